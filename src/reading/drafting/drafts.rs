use std::collections::HashSet;
use std::ops::Range;

use geo::Geometry;

use super::sentences::{sentence_at, sentences};
use super::speakers::Speakers;
use super::{anchors, asides, cues, period, stances};
use crate::atlas::{Atlas, draw_recipe};
use crate::model::{Kind, Precision, Recipe};
use crate::reading::fold::Folded;
use crate::reading::placing::{Siting, locates, phrase, siting};
use crate::reading::{Document, Draft, Location, Mention, PlaceRef, Reading};

/// Longest paragraph in bytes that drafts are made from: a hundred times the usual length.
pub const MOST_OF_A_PARAGRAPH: usize = 100_000;

/// How many names before and after one are examined for statements about several.
const NEIGHBOURS: usize = 8;

/// Least cue weight at which a sentence about the whole country gives a draft.
const STRONG: u32 = 4;

/// A draft for every name of a place inside Iraq in the paragraphs that count as evidence. There is no draft
/// for a name that only locates another place, for a place already named in the same sentence, and for the
/// whole country if the sentence has no cues or names a place in it.
///
/// A paragraph of more than [`MOST_OF_A_PARAGRAPH`] bytes gives none: no short anchor could locate a name in
/// it.
///
/// Deterministic; drafts are in the order of the text.
pub fn drafts(document: &Document, mentions: &[Mention], atlas: &Atlas) -> Vec<Draft> {
    drafts_watched(document, mentions, atlas, &mut |_| {})
}

/// [`drafts`] with a progress callback after each paragraph.
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
    let mut shapes = Shapes::default();
    let mut rest = ordered.as_slice();
    for (number, text) in document.evidence() {
        let before = rest.partition_point(|mention| mention.paragraph < number);
        let here = &rest[before..];
        let (here, later) = here.split_at(here.partition_point(|mention| mention.paragraph == number));
        rest = later;
        if text.len() > MOST_OF_A_PARAGRAPH {
            continue;
        }
        let sentences = sentences(text);
        speakers.read(number, text, &sentences);
        // A mention made for another text does not belong here.
        let fits = |m: &&&Mention| !m.bytes.is_empty() && text.get(m.bytes.clone()).is_some();
        let names: Vec<Mention> =
            here.iter().filter(fits).filter(|m| !m.readings.is_empty()).map(|m| (*m).clone()).collect();
        let paragraph =
            Paragraph { number, text, sentences, names, folded: Folded::of(text), document, atlas };
        paragraph.draft(&speakers, &mut shapes, &mut drafts);
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
    fn draft(&self, speakers: &Speakers, shapes: &mut Shapes, drafts: &mut Vec<Draft>) {
        let mut seen: HashSet<(usize, &PlaceRef)> = HashSet::new();
        let mut bands: Vec<(usize, Location)> = Vec::new();
        for (index, name) in self.names.iter().enumerate() {
            let place = &name.best().place;
            let sentence = sentence_at(&self.sentences, name.bytes.start);
            let outside = matches!(place, PlaceRef::Outside(_));
            let dateline = asides::is_dateline(self.text, &name.bytes);
            if outside || dateline || self.is_locator(index) || !seen.insert((sentence.start, place)) {
                continue;
            }
            if *place == PlaceRef::Country && !self.country_alone(&sentence, drafts) {
                continue;
            }
            let draft = self.of(index, name, &sentence, speakers, shapes);
            // “Between A and B” is one place, whichever name it is found by.
            let shape = (sentence.start, draft.choices[0].1.clone());
            let band = shape.1.basis.recipe.is_some() && bands.contains(&shape);
            if !band {
                bands.push(shape);
                drafts.push(draft);
            }
        }
    }

    /// The neighbouring names, and the index of this one among them.
    fn around(&self, index: usize) -> (&[Mention], usize) {
        let first = index.saturating_sub(NEIGHBOURS);
        let last = (index + NEIGHBOURS + 1).min(self.names.len());
        (&self.names[first..last], index - first)
    }

    fn names_in(&self, sentence: &Range<usize>) -> &[Mention] {
        let first = self.names.partition_point(|m| m.bytes.start < sentence.start);
        let rest = &self.names[first..];
        &rest[..rest.partition_point(|m| m.bytes.start < sentence.end)]
    }

    fn is_locator(&self, index: usize) -> bool {
        let (names, at) = self.around(index);
        locates(at, self.text, names).is_some()
    }

    /// Whether a sentence about the whole country deserves a draft: it names no place in it, it has cues, and
    /// it is the first such sentence of its paragraph.
    fn country_alone(&self, sentence: &Range<usize>, drafts: &[Draft]) -> bool {
        let inside = |m: &Mention| !matches!(m.best().place, PlaceRef::Outside(_) | PlaceRef::Country);
        let text = self.text.get(sentence.clone()).unwrap_or_default();
        let mut here = drafts.iter().rev().take_while(|draft| draft.paragraph == self.number);
        let names_country = here.any(|draft| draft.choices[0].0.place == PlaceRef::Country);
        !names_country
            && !self.names_in(sentence).iter().any(inside)
            && cues::weighed(text, Precision::Unplaced).1 >= STRONG
    }

    fn of(
        &self,
        index: usize,
        name: &Mention,
        sentence: &Range<usize>,
        speakers: &Speakers,
        shapes: &mut Shapes,
    ) -> Draft {
        let (neighbours, _) = self.around(index);
        let choices: Vec<(Reading, Location)> = name
            .readings
            .iter()
            .map(|reading| {
                let siting = siting(reading, self.text, name.bytes.clone(), neighbours, self.atlas);
                let location = shapes.drawn(siting, self.atlas);
                let said = phrase(reading, self.text, &name.bytes, neighbours);
                // The feature is named as its reading is displayed.
                let shown = said.unwrap_or_else(|| reading.shown.clone());
                (Reading { shown, ..reading.clone() }, location)
            })
            .collect();
        let words = self.text.get(sentence.clone()).unwrap_or_default();
        let within = |at: usize| at.saturating_sub(sentence.start).min(words.len());
        let in_sentence = within(name.bytes.start)..within(name.bytes.end);
        let (speaker, speaker_because) = speakers.at(&name.bytes, &self.sentences);
        let (period, period_because) = period::period(words, &in_sentence, self.document.published.as_ref());
        // Invariant: a mention always has a reading, so there is a first choice.
        let (kind, kind_because) = match (&choices[0].0.place, cues::kind(words, choices[0].1.precision)) {
            _ if asides::is_seat(words, &in_sentence, &speaker) => {
                (Kind::Context, "it only says where the speaker is".to_owned())
            }
            (PlaceRef::Border(_), (kind, _)) if kind != Kind::Incident => {
                (Kind::CrossBorder, "the place is a border".to_owned())
            }
            (_, suggested) => suggested,
        };
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

/// Cache of shapes: a text repeats place names, and a strip along a border takes milliseconds to build.
#[derive(Default)]
struct Shapes(Vec<(Recipe, Option<Geometry<f64>>)>);

impl Shapes {
    const MOST: usize = 200;

    fn drawn(&mut self, siting: Siting, atlas: &Atlas) -> Location {
        siting.drawn_by(|recipe| {
            if let Some((_, shape)) = self.0.iter().find(|(known, _)| known == recipe) {
                return shape.clone();
            }
            let shape = draw_recipe(recipe, &atlas.base);
            if self.0.len() < Self::MOST {
                self.0.push((recipe.clone(), shape.clone()));
            }
            shape
        })
    }
}
