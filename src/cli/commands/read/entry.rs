use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::output::PeriodEntry;
use crate::model::{Anchor, Article, Kind, Period, Precision, Speaker, Stance};
use crate::reading::{Aside, Document, Draft, MOST_OF_A_PARAGRAPH, Mention, PlaceRef, Reading, locates};

/// Everything found in an article.
pub struct Found<'a> {
    pub document: &'a Document,
    pub article: &'a Article,
    pub notes: &'a [String],
    /// In the order of the text.
    pub mentions: &'a [Mention],
    pub drafts: &'a [Draft],
}

/// `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
pub struct Entry<'a> {
    file: &'a str,
    title: &'a str,
    author: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<PeriodEntry<'a>>,
    language: &'a str,
    sha256: &'a str,
    counts: Counts,
    notes: &'a [String],
    paragraphs: Vec<ParagraphEntry<'a>>,
    drafts: Vec<DraftEntry<'a>>,
    outside: Vec<Outside>,
}

/// The counts.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Counts {
    pub paragraphs: usize,
    pub set_apart: usize,
    /// Names of places in Iraq, and of the country itself.
    pub inside: usize,
    pub outside: usize,
    pub drafts: usize,
    /// Drafts with a shape on the map.
    pub drawn: usize,
}

#[derive(Serialize)]
struct ParagraphEntry<'a> {
    paragraph: u32,
    set_apart: Option<String>,
    places: Vec<PlaceEntry<'a>>,
}

#[derive(Serialize)]
struct PlaceEntry<'a> {
    name: &'a str,
    start: usize,
    end: usize,
    draft: Option<&'a str>,
    why_no_draft: Option<String>,
    readings: &'a [Reading],
}

#[derive(Serialize)]
struct DraftEntry<'a> {
    id: &'a str,
    paragraph: u32,
    name: &'a str,
    start: usize,
    end: usize,
    anchor: &'a Anchor,
    choices: Vec<Choice<'a>>,
    kind: Kind,
    kind_because: &'a str,
    stance: Stance,
    speaker: &'a Speaker,
    speaker_because: &'a str,
    period: &'a Period,
    period_because: &'a str,
}

#[derive(Serialize)]
struct Choice<'a> {
    shown: &'a str,
    place: &'a PlaceRef,
    sure: u8,
    because: &'a [String],
    precision: Precision,
    precision_note: &'a str,
    basis: &'a str,
    governorates: &'a [String],
    not_drawn: Option<&'a str>,
}

/// A place outside Iraq, and the paragraphs that name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outside {
    pub name: String,
    pub paragraphs: Vec<u32>,
}

impl<'a> Found<'a> {
    pub fn entry(&self) -> Entry<'a> {
        Entry {
            file: &self.document.name,
            title: &self.document.title,
            author: self.document.author.as_deref(),
            publisher: self.document.publisher.as_deref(),
            published: self.document.published.as_ref().map(PeriodEntry::from),
            language: &self.document.language,
            sha256: &self.article.sha256,
            counts: self.counts(),
            notes: self.notes,
            paragraphs: self.paragraphs(),
            drafts: self.drafts.iter().map(|draft| self.draft(draft)).collect(),
            outside: self.outside(),
        }
    }

    pub fn counts(&self) -> Counts {
        let outside = self.mentions.iter().filter(|m| is_outside(m)).count();
        let drawn = |draft: &&Draft| draft.choices.first().is_some_and(|(_, spot)| spot.geometry.is_some());
        Counts {
            paragraphs: self.document.paragraphs.len(),
            set_apart: self.document.aside.iter().flatten().count(),
            inside: self.mentions.len() - outside,
            outside,
            drafts: self.drafts.len(),
            drawn: self.drafts.iter().filter(drawn).count(),
        }
    }

    /// The names of one paragraph.
    pub fn names(&self, paragraph: u32) -> &'a [Mention] {
        let first = self.mentions.partition_point(|m| m.paragraph < paragraph);
        let rest = &self.mentions[first..];
        &rest[..rest.partition_point(|m| m.paragraph == paragraph)]
    }

    pub fn draft_of(&self, name: &Mention) -> Option<&'a Draft> {
        let wanted = (name.paragraph, name.bytes.start);
        let at = self.drafts.partition_point(|d| (d.paragraph, d.bytes.start) < wanted);
        self.drafts.get(at).filter(|d| d.paragraph == name.paragraph && d.bytes == name.bytes)
    }

    pub fn text(&self, name: &Mention) -> &'a str {
        let paragraph = self.document.paragraphs.get(name.paragraph).unwrap_or_default();
        paragraph.get(name.bytes.clone()).unwrap_or_default()
    }

    /// Why there is no draft for a name.
    pub fn why_no_draft(&self, at: usize, names: &[Mention]) -> String {
        let Some(name) = names.get(at) else { return String::new() };
        let text = self.document.paragraphs.get(name.paragraph).unwrap_or_default();
        let too_long = text.len() > MOST_OF_A_PARAGRAPH;
        match &name.best().place {
            PlaceRef::Outside(_) => "outside Iraq".to_owned(),
            PlaceRef::Country if !too_long => "the country as a whole".to_owned(),
            PlaceRef::Country
            | PlaceRef::Town(_)
            | PlaceRef::District(_)
            | PlaceRef::PartOf { .. }
            | PlaceRef::Within { .. }
            | PlaceRef::Governorate(_)
            | PlaceRef::Region(_)
            | PlaceRef::Border(_)
                if too_long =>
            {
                "its paragraph is too long for an anchor".to_owned()
            }
            PlaceRef::Country
            | PlaceRef::Town(_)
            | PlaceRef::District(_)
            | PlaceRef::PartOf { .. }
            | PlaceRef::Within { .. }
            | PlaceRef::Governorate(_)
            | PlaceRef::Region(_)
            | PlaceRef::Border(_) => match locates(at, text, names).and_then(|other| names.get(other)) {
                Some(other) => format!("only locates {}", self.text(other)),
                None => "named before in the sentence, or with another name".to_owned(),
            },
        }
    }

    /// Places outside Iraq, sorted by name.
    pub fn outside(&self) -> Vec<Outside> {
        let mut all: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for mention in self.mentions {
            if let PlaceRef::Outside(name) = &mention.best().place {
                let paragraphs = all.entry(name).or_default();
                if paragraphs.last() != Some(&mention.paragraph) {
                    paragraphs.push(mention.paragraph);
                }
            }
        }
        all.into_iter().map(|(name, paragraphs)| Outside { name: name.to_owned(), paragraphs }).collect()
    }

    fn paragraphs(&self) -> Vec<ParagraphEntry<'a>> {
        let entry = |(number, _)| {
            let names = self.names(number);
            let places = (0..names.len()).map(|at| self.place(at, names)).collect();
            ParagraphEntry {
                paragraph: number,
                set_apart: self.document.aside(number).map(Aside::words),
                places,
            }
        };
        self.document.paragraphs.iter().map(entry).collect()
    }

    fn place(&self, at: usize, names: &'a [Mention]) -> PlaceEntry<'a> {
        let name = &names[at];
        let draft = self.draft_of(name);
        PlaceEntry {
            name: self.text(name),
            start: name.bytes.start,
            end: name.bytes.end,
            draft: draft.map(|draft| draft.id.as_str()),
            why_no_draft: draft.is_none().then(|| self.why_no_draft(at, names)),
            readings: &name.readings,
        }
    }

    fn draft(&self, draft: &'a Draft) -> DraftEntry<'a> {
        let paragraph = self.document.paragraphs.get(draft.paragraph).unwrap_or_default();
        DraftEntry {
            id: &draft.id,
            paragraph: draft.paragraph,
            name: paragraph.get(draft.bytes.clone()).unwrap_or_default(),
            start: draft.bytes.start,
            end: draft.bytes.end,
            anchor: &draft.anchor,
            choices: draft
                .choices
                .iter()
                .map(|(reading, spot)| Choice {
                    shown: &reading.shown,
                    place: &reading.place,
                    sure: reading.sure,
                    because: &reading.because,
                    precision: spot.precision,
                    precision_note: &spot.precision_note,
                    basis: &spot.basis.text,
                    governorates: &spot.governorates,
                    not_drawn: spot.not_drawn.as_deref(),
                })
                .collect(),
            kind: draft.kind,
            kind_because: &draft.kind_because,
            stance: draft.stance,
            speaker: &draft.speaker,
            speaker_because: &draft.speaker_because,
            period: &draft.period,
            period_because: &draft.period_because,
        }
    }
}

fn is_outside(mention: &Mention) -> bool {
    matches!(mention.best().place, PlaceRef::Outside(_))
}
