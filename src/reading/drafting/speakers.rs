use std::ops::Range;

use super::attribution::{Attribution, attributions, quotations, quote_at};
use super::sentences::sentence_at;
use crate::model::{Speaker, SpeakerKind};
use crate::reading::Document;

/// Tracks the speakers of a document, paragraph by paragraph: details given early – a first name, an office –
/// are remembered.
pub struct Speakers {
    author: Speaker,
    /// The named speakers so far.
    known: Vec<Speaker>,
    /// The last speaker, and the paragraph.
    last: Option<(Speaker, u32)>,
    /// The attributions of the current paragraph.
    here: Vec<(Attribution, Option<Speaker>, String)>,
    quotes: Vec<Range<usize>>,
    credit: Option<String>,
}

/// Least length in bytes for quoted words to be speech rather than a term (“belts”).
const SPEECH: usize = 25;

/// How many attributions before and after a name are examined.
const NEIGHBOURS: usize = 20;

/// How many paragraphs back “he” may refer.
const REACH: u32 = 2;

impl Speakers {
    pub fn of(document: &Document) -> Self {
        let (name, no_source) = match &document.author {
            Some(author) if !author.trim().is_empty() => (author.clone(), "no source given"),
            _ => ("the author, no byline".to_owned(), "no source named"),
        };
        let role = match &document.publisher {
            Some(publisher) => format!("{publisher}; {no_source}"),
            None => no_source.to_owned(),
        };
        Self {
            author: Speaker { name, role: Some(role), kind: SpeakerKind::Author },
            known: Vec::new(),
            last: None,
            here: Vec::new(),
            quotes: Vec::new(),
            credit: None,
        }
    }

    /// Advances to the next paragraph.
    pub fn read(&mut self, number: u32, paragraph: &str, sentences: &[Range<usize>]) {
        self.quotes = quotations(paragraph);
        self.credit = credit(paragraph);
        self.here.clear();
        for attribution in attributions(paragraph, sentences, &self.quotes) {
            let (speaker, how) = self.resolve(&attribution, number);
            if let Some(speaker) = &speaker {
                self.last = Some((speaker.clone(), number));
                if speaker.kind == SpeakerKind::Named && !self.known.iter().any(|k| k.name == speaker.name) {
                    self.known.push(speaker.clone());
                }
            }
            self.here.push((attribution, speaker, how));
        }
    }

    /// “he” or a family name alone refers to an earlier speaker.
    fn resolve(&self, said: &Attribution, number: u32) -> (Option<Speaker>, String) {
        let pronoun = ["he", "she", "they"].contains(&said.name.to_lowercase().as_str());
        if pronoun {
            let last = self.last.as_ref().filter(|(_, paragraph)| number - paragraph <= REACH);
            let how = last.map_or(String::new(), |(speaker, paragraph)| {
                format!(", taken to be {}, last named in paragraph {paragraph}", speaker.name)
            });
            return (last.map(|(speaker, _)| speaker.clone()), how);
        }
        let family = |known: &&Speaker| known.name.rsplit(' ').next() == Some(said.name.as_str());
        if let Some(known) = self.known.iter().find(family).filter(|known| known.name != said.name) {
            return (Some(known.clone()), format!(", who is {}", known.name));
        }
        let known = self.known.iter().find(|known| known.name == said.name);
        let role = said.role.clone().or_else(|| known.and_then(|known| known.role.clone()));
        (Some(Speaker { name: said.name.clone(), role, kind: kind(&said.name) }), String::new())
    }

    /// The speaker for `name` (bytes of the current paragraph), with the reason.
    pub fn at(&self, name: &Range<usize>, sentences: &[Range<usize>]) -> (Speaker, String) {
        let sentence = sentence_at(sentences, name.start);
        let quote = quote_at(&self.quotes, name.start).filter(|quote| quote.len() >= SPEECH);
        let is_speech = quote.is_some();
        let near = |attribution: &Attribution| match quote {
            Some(quote) => gap(&attribution.verb, quote),
            None => gap(&attribution.verb, name),
        };
        let same_sentence = |a: &Attribution| sentence.contains(&a.verb.start);
        // Attributions are in text order, so the nearest is among the neighbours.
        let at = self.here.partition_point(|(a, ..)| a.verb.start < name.start);
        let near_by = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(self.here.len());
        let said = self.here[near_by]
            .iter()
            .filter(|(a, speaker, _)| speaker.is_some() && (is_speech || same_sentence(a)))
            // Outside quotations, “according to” names the source explicitly.
            .min_by_key(|(a, ..)| (!is_speech && !a.outright, near(a), a.verb.start));
        match said {
            Some((attribution, Some(speaker), how)) => {
                let place = if is_speech { "of the quotation" } else { "in the sentence" };
                (speaker.clone(), format!("“{}” is the speaker {place}{how}", attribution.name))
            }
            _ => self.nobody_named(is_speech),
        }
    }

    fn nobody_named(&self, is_speech: bool) -> (Speaker, String) {
        if let Some(credit) = &self.credit {
            let role = Some("caption of a picture".to_owned());
            let speaker = Speaker { name: credit.clone(), role, kind: SpeakerKind::Named };
            return (speaker, "the paragraph ends with a picture credit".to_owned());
        }
        let why =
            if is_speech { "it is quoted, but no speaker is named" } else { "the passage names no one else" };
        (self.author.clone(), why.to_owned())
    }
}

fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

/// `(Ahmad al-Rubaye/AFP/Getty Images)` at the end of a paragraph.
fn credit(paragraph: &str) -> Option<String> {
    const AGENCIES: [&str; 8] =
        ["AFP", "Getty", "Reuters", "REUTERS", "AP Photo", "/AP", "Anadolu", "Xinhua"];
    let inside = paragraph.trim_end().strip_suffix(')')?.rsplit_once('(')?.1.trim();
    let short = inside.len() <= 100;
    (short && AGENCIES.iter().any(|agency| inside.contains(agency))).then(|| inside.to_owned())
}

/// Whether the description of a speaker names somebody.
fn kind(name: &str) -> SpeakerKind {
    const UNNAMED: [&str; 40] = [
        "official",
        "officials",
        "source",
        "sources",
        "resident",
        "residents",
        "witness",
        "witnesses",
        "eyewitnesses",
        "analyst",
        "analysts",
        "expert",
        "experts",
        "commander",
        "commanders",
        "officer",
        "officers",
        "diplomat",
        "diplomats",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "observers",
        "people",
        "locals",
        "activists",
        "police",
        "counts",
        "army",
        "military",
        "authorities",
        "medics",
        "doctors",
        "villagers",
        "fighters",
        "soldiers",
        "estimates",
        "others",
        "leaders",
        "elders",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = |word: &str| word.to_lowercase().trim_matches('.').to_owned();
    let unnamed = words.iter().any(|word| UNNAMED.contains(&lower(word).as_str()));
    let article = words.first().is_some_and(|word| ["a", "an", "the", "one"].contains(&lower(word).as_str()));
    let capitals = words.iter().skip(usize::from(article)).any(|word| word.starts_with(char::is_uppercase));
    // “spokesman Ahmed Ali” names somebody, “Coalition officials” and “a U.S. official” nobody.
    let ends_in_a_name = words
        .last()
        .is_some_and(|word| word.starts_with(char::is_uppercase) && !UNNAMED.contains(&lower(word).as_str()));
    let titled = unnamed && ends_in_a_name && !name.contains(" of ") && !name.contains(" in ");
    if capitals && (!unnamed || titled) { SpeakerKind::Named } else { SpeakerKind::Anonymous }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_named_are_told_from_those_who_are_not() {
        for (name, named) in [
            ("Michael Knights", true),
            ("the U.N", true),
            ("an August 2017 paper", true),
            ("spokesman Ahmed Ali", true),
            ("Coalition officials", false),
            ("a U.S. State Department official", false),
            ("police", false),
            ("some counts", false),
            ("residents of Hawija", false),
            ("a police source in Kirkuk", false),
        ] {
            assert_eq!(kind(name) == SpeakerKind::Named, named, "{name}");
        }
    }
}
