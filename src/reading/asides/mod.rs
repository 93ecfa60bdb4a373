//! Which paragraphs are not part of the article itself. The rules consider position and shape before words,
//! because setting a paragraph aside by mistake loses evidence: doubtful ones stay.
//!
//! Rules apply in this order; a later one leaves what an earlier one took:
//!
//! 1. Markup of the format: menus, page headers and footers, other articles, the byline.
//! 2. Single lines that are only page furniture or a credit.
//! 3. From a heading of teasers to where the article clearly resumes, or to the end.
//! 4. Notes on the author: sign-offs and handles anywhere, the byline above the text, a
//!    biography at its end.
//! 5. Paragraphs that repeat an earlier one that is part of the article.

mod author;
mod credit;
mod furniture;
mod phrases;
mod same_words;
mod shape;
mod teaser;

use std::collections::HashMap;

use same_words::same_words;

use super::Aside;
use crate::atlas::plain;
use crate::formats::text::{Line, Mark};

pub(super) use author::{byline, of_author_note};
pub(super) use shape::{headline, prose};
pub(super) use teaser::publisher;

/// Length in bytes beyond which a line is not furniture, however it starts.
const LONG: usize = 600;

/// For each line, why it is set aside, if at all.
pub(super) fn asides(lines: &[Line]) -> Vec<Option<Aside>> {
    let plain: Vec<String> = lines.iter().map(|line| beginning(&line.text)).collect();
    let mut out: Vec<Option<Aside>> = lines.iter().map(|line| line.mark.and_then(marked)).collect();
    for ((aside, line), plain) in out.iter_mut().zip(lines).zip(&plain) {
        if aside.is_none() {
            *aside = aside_by_own_text(line, plain);
        }
    }
    teaser::set(lines, &plain, &mut out);
    author::set(lines, &plain, &mut out);
    repeats(lines, &mut out);
    out
}

fn marked(mark: Mark) -> Option<Aside> {
    match mark {
        Mark::Page => Some(Aside::Furniture),
        Mark::Beside => Some(Aside::Teaser),
        Mark::Byline => Some(Aside::AuthorNote),
        Mark::Title | Mark::Heading | Mark::Caption => None,
    }
}

/// What the line itself shows; what its neighbours show is found after that.
fn aside_by_own_text(line: &Line, plain: &str) -> Option<Aside> {
    let text = line.text.as_str();
    if credit::is_credit(text, plain) {
        return Some(Aside::Credit);
    }
    if text.len() <= LONG && furniture::is_furniture(text, plain) {
        return Some(Aside::Furniture);
    }
    if author::is_sign_off(text, plain) {
        return Some(Aside::AuthorNote);
    }
    let pointer = line.all_link && line.mark.is_none() && plain.split(' ').count() >= 4;
    (pointer || teaser::is_pointer(text, plain)).then_some(Aside::Teaser)
}

/// The first letters of a line in plain form: enough for every rule, whatever the line's length.
fn beginning(text: &str) -> String {
    let end = text.char_indices().nth(LONG).map_or(text.len(), |(at, _)| at);
    plain(&text[..end])
}

fn repeats(lines: &[Line], out: &mut [Option<Aside>]) {
    let mut first: HashMap<String, u32> = HashMap::with_capacity(lines.len());
    for ((number, line), aside) in (1_u32..).zip(lines).zip(out) {
        if aside.is_some() {
            continue;
        }
        match first.entry(same_words(&line.text)) {
            std::collections::hash_map::Entry::Occupied(of) => *aside = Some(Aside::Repeat { of: *of.get() }),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(number);
            }
        }
    }
}

#[cfg(test)]
mod tests;
