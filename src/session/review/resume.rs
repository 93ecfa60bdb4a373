use std::collections::HashSet;
use std::sync::Arc;

use geo::Geometry;

use crate::atlas::{Atlas, MatchKind, draw_recipe};
use crate::model::FeatureId;
use crate::reading::{Accepted, Draft, Location, PlaceRef, Reading, locate};

use super::coarser::coarser;
use super::saved_review::{SavedItem, SavedReview, SavedSpot, SavedWork};
use super::{Decision, Item, Review};

impl SavedReview {
    pub fn of(review: &Review) -> Self {
        let touched = review.drafts.iter().zip(&review.decisions.items).filter_map(|(draft, item)| {
            let changed = item.is_touched(draft);
            (changed || !item.is_open()).then(|| SavedItem {
                draft: draft.id.clone(),
                paragraph: draft.paragraph,
                anchor: draft.anchor.clone(),
                decision: item.decision,
                work: (changed || item.decision == Decision::Accepted).then(|| SavedWork::of(item)),
            })
        });
        Self {
            name: review.document.name.clone(),
            text: review.path.clone(),
            sha256: review.sha256.clone(),
            record: review.decisions.record.clone(),
            taken_in: review.taken_in.clone(),
            at: review.focused().map(|(draft, _)| draft.id.clone()),
            drafts: touched.collect(),
        }
    }

    /// Restores decisions. An accepted draft that the text no longer yields is kept: accepted work is never
    /// lost.
    pub(super) fn put_into(&self, review: &mut Review, atlas: &Atlas) {
        for saved in &self.drafts {
            let index = match position(&review.drafts, saved) {
                Some(index) => index,
                None if saved.decision == Decision::Rejected => continue,
                None => match saved.lost(review, atlas) {
                    Some(index) => index,
                    None => continue,
                },
            };
            let (Some(draft), Some(item)) =
                (review.drafts.get(index), review.decisions.items.get_mut(index).map(Arc::make_mut))
            else {
                continue;
            };
            if let Some(work) = &saved.work {
                work.put_into(draft, item, atlas);
            }
            item.decision = saved.decision;
        }
        own_ids(&mut review.decisions.items);
        review.decisions.record = self.record.clone();
        review.document = review.decisions.record.put_into(&review.document);
        let at = review.drafts.iter().position(|d| Some(&d.id) == self.at.as_ref());
        review.decisions.focus =
            at.or(review.decisions.items.iter().position(|item| item.is_open())).unwrap_or(0);
        review.keep_whole();
    }
}

fn position(drafts: &[Draft], saved: &SavedItem) -> Option<usize> {
    let same = |d: &Draft| d.paragraph == saved.paragraph && d.anchor == saved.anchor;
    drafts.iter().position(|d| d.id == saved.draft && same(d)).or_else(|| drafts.iter().position(same))
}

/// Features keep their saved ids; a new draft with such an id gets another.
fn own_ids(items: &mut [Arc<Item>]) {
    let mut taken: HashSet<FeatureId> =
        items.iter().filter(|i| !i.is_open()).map(|i| i.work.feature.clone()).collect();
    for item in items.iter_mut().filter(|i| i.is_open()) {
        let first = item.work.feature.clone();
        let mut n = 2;
        while taken.contains(&item.work.feature) {
            Arc::make_mut(item).work.feature = FeatureId(format!("{first}-{n}"));
            n += 1;
        }
        taken.insert(item.work.feature.clone());
    }
}

impl SavedItem {
    /// A draft rebuilt from its stored state, at the end of the list.
    fn lost(&self, review: &mut Review, atlas: &Atlas) -> Option<usize> {
        let work = self.work.as_ref()?;
        let text = review.document.paragraphs.get(self.paragraph).unwrap_or_default();
        let bytes = locate(&self.anchor, text).unwrap_or(0..0);
        let reading = Reading {
            place: work.place.clone().unwrap_or(PlaceRef::Country),
            shown: work.shown.clone(),
            matched: work.printed.clone(),
            how: MatchKind::Exact,
            sure: 0,
            because: vec!["kept from an earlier session".to_owned()],
        };
        let draft = Draft {
            id: format!("{}-kept", self.draft),
            paragraph: self.paragraph,
            sentence: bytes.clone(),
            bytes,
            anchor: self.anchor.clone(),
            choices: vec![(reading, work.evidence.location(atlas))],
            speaker: work.speaker.clone(),
            speaker_because: String::new(),
            period: work.period.clone(),
            period_because: String::new(),
            kind: work.kind,
            kind_because: String::new(),
            stance: work.stance,
        };
        let item = Item::of(&draft, text);
        Arc::make_mut(&mut review.drafts).push(draft);
        review.decisions.items.push(item.into());
        Some(review.decisions.items.len() - 1)
    }
}

impl SavedWork {
    fn of(item: &Item) -> Self {
        let Accepted { feature, name, printed, kind, stance, speaker, period, paraphrase, note, .. } =
            item.work.clone();
        let (evidence, precision) = (SavedSpot::of(&item.evidence), item.precision());
        let (place, merge_into) = (item.work.place.clone(), item.work.merge_into.clone());
        let shown = item.shown.clone();
        Self {
            place,
            feature,
            shown,
            precision,
            evidence,
            name,
            printed,
            kind,
            stance,
            speaker,
            period,
            paraphrase,
            note,
            merge_into,
        }
    }

    fn put_into(&self, draft: &Draft, item: &mut Item, atlas: &Atlas) {
        let same = |(reading, _): &(Reading, Location)| Some(&reading.place) == self.place.as_ref();
        let choice = draft.choices.iter().position(same);
        let proposed = choice.and_then(|i| draft.choices.get(i)).map(|(_, spot)| spot.clone());
        let evidence = proposed.unwrap_or_else(|| self.evidence.location(atlas));
        item.choice = choice;
        item.shown.clone_from(&self.shown);
        let work = &mut item.work;
        work.place.clone_from(&self.place);
        work.location = coarser(&evidence, self.precision, atlas).unwrap_or_else(|_| evidence.clone());
        item.evidence = evidence;
        work.feature.clone_from(&self.feature);
        work.name.clone_from(&self.name);
        work.printed.clone_from(&self.printed);
        (work.kind, work.stance) = (self.kind, self.stance);
        work.speaker.clone_from(&self.speaker);
        work.period.clone_from(&self.period);
        work.paraphrase.clone_from(&self.paraphrase);
        work.note.clone_from(&self.note);
        work.merge_into.clone_from(&self.merge_into);
    }
}

impl SavedSpot {
    fn of(spot: &Location) -> Self {
        Self {
            precision: spot.precision,
            note: spot.precision_note.clone(),
            basis: spot.basis.clone(),
            point: match spot.geometry {
                Some(Geometry::Point(p)) => Some([p.x(), p.y()]),
                _ => None,
            },
            governorates: spot.governorates.clone(),
            not_drawn: spot.not_drawn.clone(),
        }
    }

    fn location(&self, atlas: &Atlas) -> Location {
        let point = self.point.map(|[x, y]| Geometry::from(geo::Point::new(x, y)));
        let drawn = || self.basis.recipe.as_ref().and_then(|recipe| draw_recipe(recipe, &atlas.base));
        let geometry = point.or_else(drawn);
        let lost = "Its shape could not be rebuilt.".to_owned();
        let not_drawn = if geometry.is_some() { None } else { Some(self.not_drawn.clone().unwrap_or(lost)) };
        Location {
            precision: self.precision,
            precision_note: self.note.clone(),
            geometry,
            basis: self.basis.clone(),
            governorates: self.governorates.clone(),
            not_drawn,
        }
    }
}
