use crate::model::Stance;

use super::{Card, ClaimView, EventPart, FileFields, Row, RowPart, event_words, words};

/// Characters per line.
const WIDTH: usize = 78;

/// The card as plain text for a terminal: headings and wrapped lines, no colours.
pub fn to_text(card: &Card) -> String {
    let mut page = Page::default();
    head(card, &mut page);
    rows(&card.rows, &mut page);
    if let Some(part) = &card.events {
        events(part, &mut page);
    }
    if let Some(reason) = &card.not_drawn {
        page.section("Why it is not drawn", [reason.as_str()]);
    }
    if let Some(voices) = &card.voices {
        page.section("Voices", [voices.sentence.as_str()]);
    }
    for group in &card.claims {
        page.heading(&group.heading);
        group.claims.iter().for_each(|c| claim(c, card, 0, &mut page));
    }
    for together in &card.together {
        page.heading(&format!("{} ({})", together.heading, together.group.key.id()));
        together.claims.iter().for_each(|c| claim(c, card, 0, &mut page));
    }
    for badge in card.badges.iter().filter(|b| !b.claims.is_empty()) {
        page.heading(&words::capital_first(&badge.words));
        badge.claims.iter().for_each(|c| claim(c, card, 0, &mut page));
    }
    criteria(card, &mut page);
    touching(card, &mut page);
    if card.not_drawn.is_none() {
        page.section("Why the shape looks this way", card.why_shape.iter().map(String::as_str));
    }
    page.section("Notes", card.notes.iter().map(String::as_str));
    sources(card, &mut page);
    page.out
}

fn head(card: &Card, page: &mut Page) {
    page.put("", &card.title);
    page.put("", &"=".repeat(card.title.chars().count().min(WIDTH)));
    if let Some(title) = &card.title_ar {
        page.put("", title);
    }
    let badges: Vec<&str> = card.badges.iter().map(|b| b.words.as_str()).collect();
    page.put("", &badges.join(" · "));
    page.put("", &format!("Layer: {}", card.layer_name));
}

fn rows(rows: &[Row], page: &mut Page) {
    page.blank();
    let widest = rows.iter().map(|r| r.label.chars().count()).max().unwrap_or(0).min(20);
    for row in rows {
        page.put(&format!("{:widest$}  ", row.label), &row.value);
    }
}

fn claim(claim: &ClaimView, card: &Card, depth: usize, page: &mut Page) {
    let indent = "    ".repeat(depth);
    let said = if depth == 0 { String::new() } else { answered(claim) };
    page.put(&format!("{indent}- "), &format!("{said}{}", claim.speaker_words()));
    let inner = format!("{indent}  ");
    page.put(&inner, &claim.paraphrase);
    let repeats = claim.repeats.as_ref().map(|r| format!("; {r}")).unwrap_or_default();
    page.put(&inner, &format!("[{}] {}, {}{repeats}", claim.id, claim.article_short, claim.place));
    if !claim.period.is_empty() && claim.period != card.period {
        page.put(&format!("{inner}When: "), &claim.period);
    }
    if let Some(note) = &claim.note {
        page.put(&format!("{inner}Note: "), note);
    }
    claim.answers.iter().for_each(|answer| self::claim(answer, card, depth + 1, page));
}

/// How a response begins when listed below its claim.
fn answered(claim: &ClaimView) -> String {
    match claim.stance {
        Stance::Disputes => format!("{} ", claim.stance.words()),
        Stance::Designates
        | Stance::SaysMissing
        | Stance::Asserts
        | Stance::Reports
        | Stance::Supports
        | Stance::Context => format!("Contradicted, {} ", words::small_first(claim.stance.words())),
    }
}

fn criteria(card: &Card, page: &mut Page) {
    if card.criteria.is_empty() {
        return;
    }
    page.heading("Criteria for the choice");
    for criterion in &card.criteria {
        page.put("- ", &criterion.text);
        let place = format!("{}, paragraph {}", criterion.article_short, criterion.paragraph);
        page.put("  ", &format!("said by {} ({place})", criterion.said_by));
        if let Some(note) = &criterion.note {
            page.put("  Note: ", note);
        }
    }
}

fn touching(card: &Card, page: &mut Page) {
    if card.touching.is_empty() {
        return;
    }
    page.heading("What lies here or is about it");
    for layer in &card.touching {
        page.put("", &layer.name);
        for touch in &layer.features {
            let link = &touch.link;
            let words = format!("{} ({}): {}", link.text, link.key.id(), link.kind.words());
            page.put("- ", &format!("{words}; {}", touch.reach.words()));
        }
    }
}

fn sources(card: &Card, page: &mut Page) {
    if card.sources.is_empty() {
        return;
    }
    page.heading(if card.sources.len() == 1 { "Source" } else { "Sources" });
    card.sources.iter().for_each(|s| page.put("", &s.line()));
}

fn events(part: &EventPart, page: &mut Page) {
    match part {
        EventPart::Row(row) => {
            page.heading("From the file");
            page.put("", &words::capital_first(&row.place_in_file()));
            match &row.fields {
                FileFields::Waiting => page.put("", "The row is being read."),
                FileFields::Failed(why) => page.put("", why),
                FileFields::Read(fields) => {
                    fields.iter().for_each(|f| page.put(&format!("{}: ", f.name), &f.value));
                }
            }
            if !row.placed_by.is_empty() {
                page.section("How it was placed", [RowPart::PLACED_BY]);
                row.placed_by.iter().for_each(|f| page.put(&format!("{}: ", f.name), &f.value));
            }
            if let Some(change) = &row.change {
                page.section(&change.title(), [change.words.as_str()]);
                match &change.fields {
                    Ok(fields) => fields.iter().for_each(|f| page.put(&format!("{}: ", f.name), &f.words())),
                    Err(why) => page.put("", why),
                }
            }
            page.section("Articles’ areas", [row.lies_in_words()]);
            row.lies_in.iter().for_each(|l| page.put("- ", &format!("{} ({})", l.text, l.key.id())));
        }
        EventPart::List(list) => {
            page.heading(&format!("{} of {}", event_words::events(list.count), list.file));
            for row in &list.rows {
                let killed = if row.killed.is_empty() { "no number given" } else { &row.killed };
                page.put("- ", &format!("{} {}, killed: {killed}", row.date, row.what));
            }
        }
        EventPart::Here(here) => {
            page.section(&format!("Counted in {}", here.file), [here.sentence().as_str()]);
        }
    }
}

/// Lines of text, wrapped.
#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn blank(&mut self) {
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.blank();
        self.put("", text);
        self.put("", &"-".repeat(text.chars().count().min(WIDTH)));
    }

    fn section<'a>(&mut self, heading: &str, lines: impl IntoIterator<Item = &'a str>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.heading(heading);
            lines.for_each(|line| self.put("", line));
        }
    }

    /// Writes `text` after `lead`; continuation lines are indented to the text.
    fn put(&mut self, lead: &str, text: &str) {
        let hang = lead.chars().count();
        let mut line = lead.to_owned();
        let mut width = hang;
        for word in text.split_whitespace() {
            let letters = word.chars().count();
            if width > hang && width + 1 + letters > WIDTH {
                self.push(&line);
                line = " ".repeat(hang);
                width = hang;
            }
            if width > hang {
                line.push(' ');
                width += 1;
            }
            line.push_str(word);
            width += letters;
        }
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_wrapped_below_their_text() {
        let mut page = Page::default();
        page.put("- ", &"word ".repeat(30));
        let lines: Vec<&str> = page.out.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("- word") && lines[1].starts_with("  word"));
        assert!(lines.iter().all(|l| l.chars().count() <= WIDTH));
    }

    #[test]
    fn a_word_longer_than_a_line_stands_alone() {
        let mut page = Page::default();
        page.put("", &format!("a {} b", "x".repeat(100)));
        assert_eq!(page.out.lines().count(), 3);
    }
}
