use std::collections::HashSet;

use crate::detail::{OwnCard, own_card};
use crate::geo::{Bounds, LonLat};
use crate::model::{Annotation, AnnotationShape, FeatureRef};
use crate::scene::{PreparedMark, ShownMarks};

use super::{Effect, OwnAction, OwnMarks, Selection, Session};

/// Longest name of a mark, in letters; what is longer belongs into its text.
pub const LONGEST_NAME: usize = 200;

pub(super) fn apply(session: &mut Session, action: OwnAction) -> Vec<Effect> {
    if !matches!(action, OwnAction::Preview(_)) {
        session.own_preview = None;
    }
    let own = &mut session.annotations;
    match action {
        OwnAction::Add { shape, measured } => return add(session, shape, measured),
        OwnAction::Rename { id, name } => own.change(&id, |mark| mark.name = tidy(&name)),
        OwnAction::Write { id, text } => own.change(&id, |mark| mark.text = text),
        OwnAction::Show { id, visible } => own.change(&id, |mark| mark.visible = visible),
        OwnAction::ShowAll(visible) => {
            let ids: Vec<String> = own.iter().map(|mark| mark.id.clone()).collect();
            ids.iter().for_each(|id| own.change(id, |mark| mark.visible = visible));
        }
        OwnAction::ShowMeasure { id, measured } => own.change(&id, |mark| mark.measured = measured),
        OwnAction::MoveVertex { id, index, to } => reshape(own, &id, |shape| move_vertex(shape, index, to)),
        OwnAction::InsertVertex { id, index, at } => {
            reshape(own, &id, |shape| insert_vertex(shape, index, at));
        }
        OwnAction::RemoveVertex { id, index } => reshape(own, &id, |shape| remove_vertex(shape, index)),
        OwnAction::Reshape { id, shape } => reshape(own, &id, |old| *old = shape),
        OwnAction::Order { id, to } => {
            let from_bottom = own.len().saturating_sub(to + 1);
            own.lay(&id, from_bottom);
        }
        OwnAction::Remove { id } => {
            own.remove(&id);
            forget(session, |key| *key == FeatureRef::own(&id));
        }
        OwnAction::RemoveAll => {
            *own = OwnMarks::default();
            forget(session, FeatureRef::is_own);
        }
        OwnAction::Preview(preview) => {
            session.own_preview = preview.map(|mark| (PreparedMark::new(&mark), *mark)).filter(sound);
            return Vec::new();
        }
    }
    // Other things lie under the same pixels now.
    session.hovered.clear();
    session.forget_spot();
    Vec::new()
}

fn sound((prepared, _): &(PreparedMark, Annotation)) -> bool {
    prepared.shape.is_some()
}

fn add(session: &mut Session, shape: AnnotationShape, measured: bool) -> Vec<Effect> {
    if !shape.is_sound() {
        return Vec::new();
    }
    let id = session.annotations.next_id();
    let name = new_name(&session.annotations, shape.word());
    session.annotations.push(Annotation { measured, ..Annotation::new(id.clone(), name, shape) });
    let key = FeatureRef::own(&id);
    session.hovered.clear();
    session.history.visit(&key);
    session.selection = Some(Selection::of(key));
    vec![Effect::NameMark]
}

/// “Line 3”: until the reader has given it a name, it has one by which a list can tell it.
fn new_name(own: &OwnMarks, word: &str) -> String {
    let mut letters = word.chars();
    let head: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let numbers = own.iter().filter_map(|mark| mark.name.strip_prefix(&head)?.trim().parse::<u64>().ok());
    let next = numbers.max().unwrap_or(0).saturating_add(1);
    format!("{head} {next}")
}

/// A name is one line.
fn tidy(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_NAME).collect()
}

/// Changes a shape, unless the new one could not be drawn.
fn reshape(own: &mut OwnMarks, id: &str, with: impl FnOnce(&mut AnnotationShape)) {
    own.change(id, |mark| {
        let mut shape = mark.shape.clone();
        with(&mut shape);
        if shape.is_sound() {
            mark.shape = shape;
        }
    });
}

/// Gives a corner another place; one that is not there changes nothing.
pub fn move_vertex(shape: &mut AnnotationShape, index: usize, to: LonLat) {
    if let Some(corner) = shape.positions_mut().get_mut(index) {
        *corner = to;
    }
}

/// Puts a corner in, which then has the number `index`. A line grows at its ends as well.
pub fn insert_vertex(shape: &mut AnnotationShape, index: usize, at: LonLat) {
    if let Some(corners) = shape.corners_mut().filter(|corners| index <= corners.len()) {
        corners.insert(index, at);
    }
}

/// Takes a corner out, unless too few would be left.
pub fn remove_vertex(shape: &mut AnnotationShape, index: usize) {
    let least = shape.least();
    if let Some(corners) =
        shape.corners_mut().filter(|corners| corners.len() > least && index < corners.len())
    {
        corners.remove(index);
    }
}

fn forget(session: &mut Session, gone: impl Fn(&FeatureRef) -> bool) {
    session.hovered.retain(|key| !gone(key));
    session.lit.retain(|key| !gone(key));
    if session.selection.as_ref().is_some_and(|s| s.hits().iter().any(&gone)) {
        session.selection = None;
    }
    session.history.forget(gone);
}

impl Session {
    /// Puts these marks in the place of those that are there, as a project that is opened does.
    /// What is no longer there is no longer selected.
    pub fn set_annotations(&mut self, marks: impl Into<OwnMarks>) {
        self.annotations = marks.into();
        self.own_preview = None;
        let left: HashSet<String> = self.annotations.iter().map(|mark| mark.id.clone()).collect();
        forget(self, |key| key.is_own() && !left.contains(key.feature.as_str()));
        self.forget_spot();
    }

    /// A mark of the reader's own.
    pub fn own_mark(&self, id: &str) -> Option<&Annotation> {
        self.annotations.find(id).map(|(mark, _)| mark)
    }

    /// The mark that is selected, as the reader's hand may just be changing it.
    pub fn own_selected(&self) -> Option<(&Annotation, &PreparedMark)> {
        self.own_of(self.selection.as_ref()?.key())
    }

    /// The card of the mark that is selected.
    pub fn own_card(&self) -> Option<OwnCard> {
        let (mark, prepared) = self.own_selected()?;
        Some(own_card(mark, prepared, &self.atlas.base))
    }

    /// The mark that a key names, as it is shown just now.
    pub fn own_of(&self, key: &FeatureRef) -> Option<(&Annotation, &PreparedMark)> {
        let id = key.feature.as_str();
        let found = self.annotations.find(id).filter(|_| key.is_own())?;
        let preview = self.own_preview.as_ref().filter(|(_, mark)| mark.id == id);
        Some(preview.map_or(found, |(prepared, mark)| (mark, prepared)))
    }

    /// The reader's own marks as a picture needs them.
    pub fn shown_marks(&self) -> ShownMarks<'_> {
        ShownMarks {
            marks: &self.annotations,
            prepared: self.annotations.prepared(),
            preview: self.own_preview.as_ref().map(|(prepared, mark)| (mark, prepared)),
        }
    }

    /// Where a mark lies; `None` if it cannot be drawn.
    pub(super) fn own_bounds(&self, key: &FeatureRef) -> Option<Bounds> {
        Some(self.own_of(key)?.1.shape.as_ref()?.bounds())
    }
}
