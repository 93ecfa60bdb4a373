use std::collections::HashSet;
use std::ops::Range;

use super::sentences::{sentence_at, sentences};
use super::speakers::Speakers;
use super::{anchors, cues, period, stances};
use crate::atlas::Atlas;
use crate::model::Precision;
use crate::reading::fold::Folded;
use crate::reading::placing::{locates, spot};
use crate::reading::{Document, Draft, Mention, PlaceRef, Reading, Spot};

/// How many names before and behind one are looked at for what is said of several.
const NEIGHBOURS: usize = 8;

/// Weight from which the words of a sentence about the whole country make a suggestion.
const STRONG: u32 = 4;

/// A suggestion for every name of a place inside Iraq in the paragraphs that evidence may be
/// taken from. No suggestion comes of a name that only says where another place lies, of a
/// place named before in the same sentence, and of the country as a whole where the sentence
/// suggests nothing or names a place in it.
///
/// The same document and mentions always give the same drafts, in the order of the text.
pub fn drafts(document: &Document, mentions: &[Mention], atlas: &Atlas) -> Vec<Draft> {
    drafts_watched(document, mentions, atlas, &mut |_| {})
}

/// [`drafts`], told after each paragraph which it was.
pub fn drafts_watched(
    document: &Document,
    mentions: &[Mention],
    atlas: &Atlas,
    watch: &mut dyn FnMut(u32),
) -> Vec<Draft> {
    let mut ordered: Vec<&Mention> = mentions.iter().collect();
    ordered.sort_by_key(|mention| (mention.paragraph, mention.bytes.start, mention.bytes.end));
    let mut speakers = Speakers::of(document);
    let mut drafts = Vec::new();
    let mut rest = ordered.as_slice();
    for (number, text) in document.evidence() {
        let before = rest.partition_point(|mention| mention.paragraph < number);
        let here = &rest[before..];
        let (here, later) = here.split_at(here.partition_point(|mention| mention.paragraph == number));
        rest = later;
        let sentences = sentences(text);
        speakers.read(number, text, &sentences);
        // A mention that was made for another text is none of this one.
        let fits = |m: &&&Mention| !m.bytes.is_empty() && text.get(m.bytes.clone()).is_some();
        let names: Vec<Mention> =
            here.iter().filter(fits).filter(|m| !m.readings.is_empty()).map(|m| (*m).clone()).collect();
        let paragraph =
            Paragraph { number, text, sentences, names, folded: Folded::of(text), document, atlas };
        paragraph.draft(&speakers, &mut drafts);
        watch(number);
    }
    drafts
}

struct Paragraph<'a> {
    number: u32,
    text: &'a str,
    sentences: Vec<Range<usize>>,
    /// In the order of the text.
    names: Vec<Mention>,
    folded: Folded,
    document: &'a Document,
    atlas: &'a Atlas,
}

impl Paragraph<'_> {
    fn draft(&self, speakers: &Speakers, drafts: &mut Vec<Draft>) {
        let mut seen: HashSet<(usize, &PlaceRef)> = HashSet::new();
        let mut shapes: Vec<(usize, Spot)> = Vec::new();
        for (index, name) in self.names.iter().enumerate() {
            let place = &name.best().place;
            let sentence = sentence_at(&self.sentences, name.bytes.start);
            let outside = matches!(place, PlaceRef::Outside(_));
            if outside || self.is_locator(index) || !seen.insert((sentence.start, place)) {
                continue;
            }
            if *place == PlaceRef::Country && !self.country_alone(&sentence, drafts) {
                continue;
            }
            let draft = self.of(index, name, &sentence, speakers);
            // “Between A and B” is one place, whatever name it is found by.
            let shape = (sentence.start, draft.choices[0].1.clone());
            let band = shape.1.basis.recipe.is_some() && shapes.contains(&shape);
            if !band {
                shapes.push(shape);
                drafts.push(draft);
            }
        }
    }

    /// The names round one, and its number among them.
    fn around(&self, index: usize) -> (&[Mention], usize) {
        let first = index.saturating_sub(NEIGHBOURS);
        let last = (index + NEIGHBOURS + 1).min(self.names.len());
        (&self.names[first..last], index - first)
    }

    fn is_locator(&self, index: usize) -> bool {
        let (names, at) = self.around(index);
        locates(at, self.text, names).is_some()
    }

    /// Whether a sentence that speaks of the country as a whole is worth a suggestion: it names
    /// no place in it, its words suggest something, and it is the first of its paragraph.
    fn country_alone(&self, sentence: &Range<usize>, drafts: &[Draft]) -> bool {
        let inside = |m: &Mention| {
            sentence.contains(&m.bytes.start)
                && !matches!(m.best().place, PlaceRef::Outside(_) | PlaceRef::Country)
        };
        let text = self.text.get(sentence.clone()).unwrap_or_default();
        let told = drafts
            .iter()
            .any(|draft| draft.paragraph == self.number && draft.choices[0].0.place == PlaceRef::Country);
        !told && !self.names.iter().any(inside) && cues::weighed(text, Precision::Unplaced).1 >= STRONG
    }

    fn of(&self, index: usize, name: &Mention, sentence: &Range<usize>, speakers: &Speakers) -> Draft {
        let (neighbours, _) = self.around(index);
        let choices: Vec<(Reading, Spot)> = name
            .readings
            .iter()
            .map(|reading| {
                let spot = spot(reading, self.text, name.bytes.clone(), neighbours, self.atlas);
                (reading.clone(), spot)
            })
            .collect();
        let words = self.text.get(sentence.clone()).unwrap_or_default();
        let within = |at: usize| at.saturating_sub(sentence.start).min(words.len());
        let in_sentence = within(name.bytes.start)..within(name.bytes.end);
        let (speaker, speaker_because) = speakers.at(&name.bytes, &self.sentences);
        let (period, period_because) = period::period(words, &in_sentence, self.document.published.as_ref());
        // Invariant: a mention is only made with a reading, so there is a first choice.
        let (kind, kind_because) = cues::kind(words, choices[0].1.precision);
        Draft {
            id: format!("{}-{}", self.number, index + 1),
            paragraph: self.number,
            bytes: name.bytes.clone(),
            sentence: sentence.clone(),
            anchor: anchors::anchor(self.text, &self.folded, sentence, &name.bytes),
            stance: stances::stance(words, kind, &speaker),
            choices,
            speaker,
            speaker_because,
            period,
            period_because,
            kind,
            kind_because,
        }
    }
}
