use std::sync::atomic::{AtomicBool, Ordering};

use crate::atlas::{Atlas, Entry, SearchIndex, Target};
use crate::model::{Anchor, Kind, Period, Speaker, SpeakerKind, Stance};
use crate::reading::{Document, Draft, Mention, Paragraphs, Reading, decode_text};
use crate::session::NamedPlace;

/// The article in a file.
///
/// # Errors
/// A sentence for the reader.
pub fn document(name: &str, bytes: &[u8]) -> Result<Document, String> {
    let text = decode_text(name, bytes).map_err(|e| e.to_string())?;
    Ok(plain(name, &text))
}

/// The article in a text from the clipboard.
///
/// # Errors
/// A sentence for the reader.
pub fn pasted(text: &str) -> Result<Document, String> {
    Ok(plain("pasted text", text))
}

fn plain(name: &str, text: &str) -> Document {
    let paragraphs = Paragraphs::of(text);
    Document {
        name: name.to_owned(),
        title: paragraphs.get(1).unwrap_or(name).to_owned(),
        language: "en".to_owned(),
        aside: vec![None; paragraphs.len()],
        paragraphs,
        ..Document::default()
    }
}

/// What the text seems to say of places in Iraq, and the places outside it that it names.
/// `None` if nobody wants it any more.
pub fn drafts(document: &Document, atlas: &Atlas, stop: &AtomicBool) -> Option<(Vec<Draft>, Vec<Mention>)> {
    let entries = atlas.gazetteer.entries().collect::<Vec<Entry>>();
    let index = SearchIndex::new(entries);
    let mut drafts = Vec::new();
    for (number, text) in document.evidence() {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let mut count = 0;
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| w.len() > 3) {
            if !word.starts_with(char::is_uppercase) {
                continue;
            }
            let Some(found) = index.search(word, 1).into_iter().find(|m| m.matched == word) else { continue };
            let Target::Place(_) = found.target else { continue };
            let Some(named) = NamedPlace::found(&found.target, "", 0..0, atlas) else { continue };
            count += 1;
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            drafts.push(Draft {
                id: format!("{number}-{count}"),
                paragraph: number,
                bytes: start..start + word.len(),
                sentence: 0..text.len(),
                anchor: Anchor { exact: word.to_owned(), prefix: String::new(), suffix: String::new() },
                choices: vec![(
                    Reading {
                        place: named.place,
                        shown: named.shown,
                        matched: found.matched,
                        how: found.how,
                        sure: 50,
                        because: vec!["a hand-made guess".to_owned()],
                    },
                    named.spot,
                )],
                speaker: Speaker { name: "the author".to_owned(), role: None, kind: SpeakerKind::Author },
                speaker_because: String::new(),
                period: Period { text: "undated".to_owned(), ..Period::default() },
                period_because: String::new(),
                kind: Kind::Context,
                kind_because: String::new(),
                stance: Stance::Reports,
            });
        }
    }
    Some((drafts, Vec::new()))
}
