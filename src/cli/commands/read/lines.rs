use std::fmt::Write;

use crate::files::one_line;
use crate::reading::{Aside, Draft, Reading};

use super::entry::Found;

/// The result as text: counts, paragraphs with places and drafts, places outside Iraq. It prints names and
/// anchors of the article, but no sentences.
pub fn of(found: &Found, written: Option<&str>) -> String {
    let counts = found.counts();
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{}: {}", one_line(&found.document.name), one_line(&found.document.title));
    let _ = writeln!(
        out,
        "{}, {} set aside; {} inside Iraq, {} outside; {}, {} drawn on the map",
        counted(counts.paragraphs, "paragraph"),
        counts.set_apart,
        counted(counts.inside, "name"),
        counts.outside,
        counted(counts.drafts, "draft"),
        counts.drawn
    );
    let _ = writeln!(out, "Drafts are suggestions by the program, not claims.");
    for note in found.notes {
        let _ = writeln!(out, "{}", one_line(note));
    }
    for (number, _) in found.document.paragraphs.iter() {
        paragraph(&mut out, found, number);
    }
    let outside = found.outside();
    if !outside.is_empty() {
        let _ = writeln!(out, "\nOutside Iraq, not drawn:");
        for place in outside {
            let _ = writeln!(out, "  {} ({})", one_line(&place.name), paragraphs(&place.paragraphs));
        }
    }
    if let Some(written) = written {
        let _ = writeln!(out, "\n{written}");
    }
    out
}

fn paragraph(out: &mut String, found: &Found, number: u32) {
    let aside = found.document.aside(number);
    let names = found.names(number);
    match aside {
        Some(aside) => {
            let _ = writeln!(out, "\nparagraph {number}: set aside, {}", Aside::words(aside));
        }
        None if names.is_empty() => return,
        None => {
            let _ = writeln!(out, "\nparagraph {number}");
        }
    }
    for (at, name) in names.iter().enumerate() {
        let text = one_line(found.text(name));
        let _ = writeln!(out, "  “{text}”: {}", reading(name.best()));
        for other in name.readings.iter().skip(1) {
            let _ = writeln!(out, "      or {}", reading(other));
        }
        match found.draft_of(name) {
            Some(draft) => in_lines(out, draft),
            None => {
                let _ = writeln!(out, "      no draft: {}", one_line(&found.why_no_draft(at, names)));
            }
        }
    }
}

fn reading(reading: &Reading) -> String {
    let because = reading.because.join("; ");
    let because = if because.is_empty() { String::new() } else { format!(": {because}") };
    one_line(&format!("{}, confidence {}{because}", reading.shown, reading.sure))
}

fn in_lines(out: &mut String, draft: &Draft) {
    let mut line = |head: &str, text: String| {
        let _ = writeln!(out, "      {head:<6}{}", one_line(&text));
    };
    line("draft", format!("{}, anchor “{}”", draft.id, draft.anchor.exact));
    if let Some((_, spot)) = draft.choices.first() {
        line("where", format!("{}. {}", spot.precision.words(), spot.precision_note));
        if spot.geometry.is_some() {
            line("", spot.basis.text.clone());
        } else {
            line("", "Not drawn.".to_owned());
        }
    }
    line("what", format!("{}: {}", draft.kind.words(), draft.kind_because));
    let role = draft.speaker.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
    let said = draft.stance.words();
    line("who", format!("{said} {}{role}: {}", draft.speaker.name, draft.speaker_because));
    line("when", format!("{}: {}", draft.period.text, draft.period_because));
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn paragraphs(numbers: &[u32]) -> String {
    let noun = if numbers.len() == 1 { "paragraph" } else { "paragraphs" };
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    format!("{noun} {}", numbers.join(", "))
}
