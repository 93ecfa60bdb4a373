use crate::model::{Annotation, AnnotationShape, LayerId, Subject};
use crate::scene::PreparedAnnotation;
use crate::session::{Document, Effect, Interaction};

use super::{AnnotationAction, Annotations, insert_vertex, move_vertex, remove_vertex};

/// Longest name of an annotation, in characters; longer text belongs in its notes.
pub const LONGEST_NAME: usize = 200;

pub fn apply(
    document: &mut Document,
    interaction: &mut Interaction,
    action: AnnotationAction,
) -> Vec<Effect> {
    if !matches!(action, AnnotationAction::Preview(_)) {
        interaction.preview = None;
    }
    if matches!(action, AnnotationAction::Add { .. }) {
        document.layers.reveal(Some(&LayerId::Annotations));
    }
    let Some(own) = document.layers.annotation_layer_mut().map(|layer| &mut layer.marks) else {
        return Vec::new();
    };
    match action {
        AnnotationAction::Add { shape, measured } => return add(own, interaction, shape, measured),
        AnnotationAction::Rename { id, name } => own.change(&id, |mark| mark.name = tidy(&name)),
        AnnotationAction::Write { id, text } => own.change(&id, |mark| mark.text = text),
        AnnotationAction::Show { id, visible } => own.change(&id, |mark| mark.visible = visible),
        AnnotationAction::ShowAll(visible) => {
            let ids: Vec<String> = own.iter().map(|mark| mark.id.clone()).collect();
            ids.iter().for_each(|id| own.change(id, |mark| mark.visible = visible));
        }
        AnnotationAction::ShowMeasure { id, measured } => own.change(&id, |mark| mark.measured = measured),
        AnnotationAction::MoveVertex { id, index, to } => {
            reshape(own, &id, |shape| move_vertex(shape, index, to));
        }
        AnnotationAction::InsertVertex { id, index, at } => {
            reshape(own, &id, |shape| insert_vertex(shape, index, at));
        }
        AnnotationAction::RemoveVertex { id, index } => {
            reshape(own, &id, |shape| remove_vertex(shape, index));
        }
        AnnotationAction::Reshape { id, shape } => reshape(own, &id, |old| *old = shape),
        AnnotationAction::Order { id, to } => {
            let from_bottom = own.len().saturating_sub(to + 1);
            own.lay(&id, from_bottom);
        }
        AnnotationAction::Remove { id } => {
            own.remove(&id);
            interaction.forget(|key| *key == Subject::annotation(&id));
        }
        AnnotationAction::RemoveAll => {
            *own = Annotations::default();
            interaction.forget(|key| matches!(key, Subject::Annotation(_)));
        }
        AnnotationAction::Preview(preview) => {
            interaction.preview = preview.map(|mark| (PreparedAnnotation::new(&mark), *mark)).filter(sound);
            return Vec::new();
        }
    }
    // Other things are under the same pixels now.
    interaction.moved();
    Vec::new()
}

fn sound((prepared, _): &(PreparedAnnotation, Annotation)) -> bool {
    prepared.shape.is_some()
}

fn add(
    own: &mut Annotations,
    interaction: &mut Interaction,
    shape: AnnotationShape,
    measured: bool,
) -> Vec<Effect> {
    if !shape.is_sound() {
        return Vec::new();
    }
    let id = own.next_id();
    let name = new_name(own, shape.word());
    own.push(Annotation { measured, ..Annotation::new(id.clone(), name, shape) });
    let key = Subject::annotation(&id);
    interaction.hovered.clear();
    interaction.history.visit(&key);
    interaction.select(key);
    vec![Effect::NameMark]
}

/// “Line 3”: a default name, so that lists can identify it.
fn new_name(own: &Annotations, word: &str) -> String {
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

/// Changes a shape, unless the new one is invalid.
fn reshape(own: &mut Annotations, id: &str, with: impl FnOnce(&mut AnnotationShape)) {
    own.change(id, |mark| {
        let mut shape = mark.shape.clone();
        with(&mut shape);
        if shape.is_sound() {
            mark.shape = shape;
        }
    });
}
