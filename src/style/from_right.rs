use unicode_bidi::{BidiClass, bidi_class};

use super::fonts::is_arabic;

/// A piece of a line that one font draws in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Arabic in logical order, because a shaper reverses it; anything else from left to right.
    pub text: String,
    pub arabic: bool,
}

/// Whether a text needs reordering at all; most do not.
pub fn has_rtl(text: &str) -> bool {
    text.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

/// The pieces of a right-to-left run in visual order: non-Arabic text is reversed here, and brackets are
/// mirrored.
pub fn pieces_from_right(run: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for c in run.chars() {
        // A space between two Arabic words belongs to them.
        let arabic = is_arabic(c) || (c == ' ' && pieces.last().is_some_and(|piece| piece.arabic));
        match pieces.last_mut() {
            Some(piece) if piece.arabic == arabic => piece.text.push(c),
            _ => pieces.push(Piece { text: c.to_string(), arabic }),
        }
    }
    for piece in &mut pieces {
        piece.arabic = piece.arabic && has_rtl(&piece.text);
        if !piece.arabic {
            piece.text = piece.text.chars().rev().map(mirrored).collect();
        }
    }
    pieces.reverse();
    pieces
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        '<' => '>',
        '>' => '<',
        _ => c,
    }
}
