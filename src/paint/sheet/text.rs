//! A card as rows on paper, in the order of the window's panel.

use crate::detail::{Card, ClaimView, EventPart, FileFields, event_words};
use crate::model::Stance;

use super::super::setting::{Face, Faces, Lead, Part, TextRow};

/// Most rows of a list of events on a sheet.
const MOST_EVENTS: usize = 40;

/// Lays out a card's parts one below the other.
pub struct Text<'a> {
    card: &'a Card,
    faces: &'a Faces,
    width: f32,
    pub rows: Vec<TextRow>,
}

impl<'a> Text<'a> {
    /// The card except its title, badges and map.
    pub fn of(card: &'a Card, faces: &'a Faces, width: f32) -> Vec<TextRow> {
        let mut text = Self { card, faces, width, rows: Vec::new() };
        text.facts();
        text.section("Why it is not drawn", card.not_drawn.as_slice());
        if let Some(part) = &card.events {
            text.events(part);
        }
        if let Some(voices) = &card.voices {
            text.section("Voices", std::slice::from_ref(&voices.sentence));
        }
        text.claims();
        text.criteria();
        text.touching();
        if card.not_drawn.is_none() {
            text.section("Why the shape looks this way", &card.why_shape);
        }
        text.section("Notes", &card.notes);
        text.sources();
        text.rows
    }

    fn line(&self) -> f32 {
        self.faces.text.size
    }

    fn heading(&mut self, words: &str) {
        let rows = self.faces.heading.rows(words, self.width, self.line() * 1.3, Part::Heading);
        self.rows.extend(rows);
    }

    /// A text `indent` points from the left; its first row led by `lead`.
    fn put(&mut self, words: &str, face: Face, indent: f32, lead: Option<Lead>, above: f32, part: Part) {
        let mut rows = face.rows(words, self.width - indent, above, part);
        rows.iter_mut().for_each(|row| row.indent = indent);
        if let Some(first) = rows.first_mut() {
            first.lead = lead;
        }
        self.rows.extend(rows);
    }

    fn section(&mut self, heading: &str, paragraphs: &[String]) {
        let paragraphs: Vec<&String> = paragraphs.iter().filter(|p| !p.is_empty()).collect();
        if paragraphs.is_empty() {
            return;
        }
        self.heading(heading);
        for words in paragraphs {
            self.put(words, self.faces.text, 0.0, None, self.line() * 0.3, Part::Entry);
        }
    }

    /// The rows of the card: label and value.
    fn facts(&mut self) {
        let (label, value) = (self.faces.faint, self.faces.text);
        let indent = self.line() * 12.0;
        for row in &self.card.rows {
            let lead =
                Lead { text: row.label.clone(), face: Face { size: value.size, ..label }, indent: 0.0 };
            self.put(&row.value, value, indent, Some(lead), self.line() * 0.25, Part::Entry);
        }
    }

    fn claims(&mut self) {
        let card = self.card;
        for group in &card.claims {
            self.heading(&group.heading);
            group.claims.iter().for_each(|claim| self.claim(claim, 0));
        }
        for together in &card.together {
            self.heading(&format!("{} ({})", together.heading, together.group.key.id()));
            together.claims.iter().for_each(|claim| self.claim(claim, 0));
        }
        for badge in card.badges.iter().filter(|b| !b.claims.is_empty()) {
            self.heading(&capital_first(&badge.words));
            badge.claims.iter().for_each(|claim| self.claim(claim, 0));
        }
    }

    /// Speaker, claim and reference; responses indented below.
    fn claim(&mut self, claim: &ClaimView, depth: usize) {
        let Faces { name, text, small, faint, .. } = *self.faces;
        let indent = self.line() * (1.2 + 1.6 * depth as f32);
        let said = match (depth, claim.stance) {
            (0, _) => String::new(),
            (_, Stance::Disputes) => format!("{} ", claim.stance.words()),
            (_, other) => format!("Contradicted, {} ", small_first(other.words())),
        };
        let dash = Lead { text: "–".to_owned(), face: name, indent: indent - self.line() };
        let speaker = format!("{said}{}", claim.speaker_words());
        self.put(&speaker, name, indent, Some(dash), self.line() * 0.55, Part::Entry);
        self.put(&claim.paraphrase, text, indent, None, 0.0, Part::More);
        let repeats = claim.repeats.as_ref().map(|r| format!("; {r}")).unwrap_or_default();
        let period = match claim.period.as_str() {
            "" => String::new(),
            period => format!(" About: {period}."),
        };
        let place = format!("[{}] {}, {}{repeats}.{period}", claim.id, claim.article_short, claim.place);
        self.put(&place, Face { size: small.size, ..faint }, indent, None, 0.0, Part::More);
        if let Some(note) = &claim.note {
            self.put(&format!("Note: {note}"), small, indent, None, 0.0, Part::More);
        }
        claim.answers.iter().for_each(|answer| self.claim(answer, depth + 1));
    }

    fn criteria(&mut self) {
        let card = self.card;
        if card.criteria.is_empty() {
            return;
        }
        self.heading("Criteria for the choice");
        for criterion in &card.criteria {
            let place = format!("{}, paragraph {}", criterion.article_short, criterion.paragraph);
            self.put(&criterion.text, self.faces.text, 0.0, None, self.line() * 0.4, Part::Entry);
            self.put(
                &format!("Said by {} ({place}).", criterion.said_by),
                self.faces.faint,
                0.0,
                None,
                0.0,
                Part::More,
            );
            if let Some(note) = &criterion.note {
                self.put(&format!("Note: {note}"), self.faces.small, 0.0, None, 0.0, Part::More);
            }
        }
    }

    fn touching(&mut self) {
        let card = self.card;
        if card.touching.is_empty() {
            return;
        }
        self.heading("What lies here or is about it");
        for layer in &card.touching {
            self.put(&layer.name, self.faces.name, 0.0, None, self.line() * 0.4, Part::Heading);
            for touch in &layer.features {
                let link = &touch.link;
                let words = format!(
                    "{} ({}): {}; {}",
                    link.text,
                    link.key.id(),
                    link.kind.words(),
                    touch.reach.words()
                );
                self.put(&words, self.faces.text, self.line(), None, 0.0, Part::Entry);
            }
        }
    }

    fn sources(&mut self) {
        let card = self.card;
        if card.sources.is_empty() {
            return;
        }
        self.heading("References");
        for source in &card.sources {
            let words = format!("{}: {}.", source.short, source.line());
            self.put(&words, self.faces.text, 0.0, None, self.line() * 0.3, Part::Entry);
        }
        let rule = "A paragraph’s number counts the text’s lines that are not empty, from 1. What is claimed is \
                    given in our words.";
        self.put(rule, self.faces.faint, 0.0, None, self.line() * 0.5, Part::Entry);
    }

    fn events(&mut self, part: &EventPart) {
        let text = self.faces.text;
        match part {
            EventPart::Row(row) => {
                self.heading("From the file");
                self.put(&capital_first(&row.place_in_file()), text, 0.0, None, 0.0, Part::Entry);
                let fields = match &row.fields {
                    FileFields::Read(fields) => fields.as_slice(),
                    FileFields::Waiting | FileFields::Failed(_) => &[],
                };
                for field in fields.iter().chain(&row.placed_by) {
                    let words = format!("{}: {}", field.name, field.value);
                    self.put(&words, text, self.line(), None, 0.0, Part::Entry);
                }
                if let Some(change) = &row.change {
                    self.heading(&change.title());
                    self.put(&change.words, text, 0.0, None, 0.0, Part::Entry);
                    for field in change.fields.iter().flatten() {
                        let words = format!("{}: {}", field.name, field.words());
                        self.put(&words, text, self.line(), None, 0.0, Part::Entry);
                    }
                }
                self.put(row.lies_in_words(), text, 0.0, None, self.line() * 0.5, Part::Entry);
            }
            EventPart::List(list) => {
                self.heading(&format!("{} of {}", event_words::events(list.count), list.file));
                for line in list.rows.iter().take(MOST_EVENTS) {
                    let killed = if line.killed.is_empty() { "no number given" } else { &line.killed };
                    let words = format!("{} {}, killed: {killed}", line.date, line.what);
                    self.put(&words, text, 0.0, None, 0.0, Part::Entry);
                }
                if list.rows.len() > MOST_EVENTS {
                    let more = format!("… and {} more", list.count - MOST_EVENTS as u64);
                    self.put(&more, self.faces.faint, 0.0, None, 0.0, Part::Entry);
                }
            }
            EventPart::Here(here) => {
                self.heading(&format!("Counted in {}", here.file));
                self.put(&here.sentence(), text, 0.0, None, 0.0, Part::Entry);
            }
        }
    }
}

fn capital_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn small_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
