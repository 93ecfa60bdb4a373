use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use serde_json::Value;

use super::days::days;
use super::members::Members;
use super::{
    ArticleEntry, Entry, EventEntry, LayerEntry, MARKER, Project, Rest, SavedAnnotationLayer, SavedSplitView,
    SavedView, Selected, VERSION,
};
use crate::formats::findings::{Findings, Harm, Locator};
use crate::formats::json::parse;
use crate::formats::layer::fields::in_words;
use crate::formats::{Fault, Note, ReadError, decode_utf8};
use crate::geo::LonLat;
use crate::model::{Annotation, AnnotationShape};

/// Reads a project file, with notes on what could not be read. `name` is the file's name.
///
/// # Errors
/// If nothing can be read: not UTF-8, JSON or a project, or a newer version.
pub fn read_project(name: &str, bytes: &[u8]) -> Result<(Project, Vec<Note>), ReadError> {
    let text = decode_utf8(name, bytes)?;
    let root: Value = parse(text).map_err(|fault| ReadError::new(name, fault))?;
    let mut f = Findings::default();
    let Some(object) = versioned(&mut f, &root) else {
        return Err(ReadError::new(name, first_fault(text, &root, &f)));
    };
    let project = project(&mut f, object);
    if f.list.is_empty() {
        return Ok((project, Vec::new()));
    }
    let locator = Locator::new(text, &root);
    Ok((project, f.list.iter().map(|finding| locator.note(finding)).collect()))
}

fn first_fault(text: &str, root: &Value, f: &Findings) -> Fault {
    let whole = |message: &str| Fault {
        line: 1,
        column: None,
        feature: None,
        field: None,
        message: message.to_owned(),
        remedy: "choose a project file".to_owned(),
    };
    let locator = Locator::new(text, root);
    f.list.last().map_or_else(|| whole("this is not a project"), |finding| locator.fault(finding))
}

/// The object, if it is a project of a supported version; otherwise the last finding says why.
fn versioned<'a>(f: &mut Findings, root: &'a Value) -> Option<&'a Rest> {
    let object = root.as_object().filter(|object| object.contains_key(MARKER));
    let Some(object) = object else {
        let message = format!("this is not a project: it has no member “{MARKER}”");
        f.add(Harm::Skip, message, "choose a file that was saved with “Save project”");
        return None;
    };
    let version = object.get(MARKER).and_then(Value::as_u64).filter(|version| *version > 0);
    match version {
        Some(version) if version <= VERSION => return Some(object),
        Some(version) => f.within(MARKER, |f| {
            let message = format!(
                "this project was saved by a newer version of the program: its format is {version}, and this \
                 program reads up to {VERSION}"
            );
            f.add(Harm::Skip, message, "install the newer version; the file has not been changed");
        }),
        None => f.within(MARKER, |f| {
            f.add(Harm::Skip, "this is not a project version", format!("write the number {VERSION}"));
        }),
    }
    None
}

fn project(f: &mut Findings, object: &Rest) -> Project {
    let mut m = Members::of(f, object);
    m.take::<u64>(MARKER);
    let mut project = Project {
        title: m.take("title").unwrap_or_default(),
        notes: m.take("notes").unwrap_or_default(),
        view: m.object("view", SavedView::read),
        names: m.take("names"),
        solo: m.take("solo"),
        order: m.take("order"),
        annotation_layer: m.object("annotation_layer", SavedAnnotationLayer::read),
        days: days(&mut m, "days"),
        region: m.take_if("region", |corners: &Vec<LonLat>| positions(corners, 3)),
        side_by_side: m.object("side_by_side", SavedSplitView::read),
        selection: m.object("selection", Selected::read),
        article: m.object("article", ArticleEntry::read),
        ..Project::default()
    };
    let mut ids = HashSet::new();
    project.layers = m.list("layers", |f, object| {
        LayerEntry::read(f, object).and_then(|l| unique(f, l, |l| &l.id, &mut ids))
    });
    project.events = m.list("events", |f, object| {
        EventEntry::read(f, object).and_then(|e| unique(f, e, |e| &e.id, &mut ids))
    });
    for entry in annotations(&mut m, &mut project.shape_rests) {
        match entry {
            Entry::Read(annotation) => project.annotations.push(annotation),
            Entry::Unread(value) => project.unread_annotations.push(value),
        }
    }
    project.other = m.rest();
    project
}

/// Ids must be unique.
fn unique<T>(f: &mut Findings, it: T, id: impl Fn(&T) -> &String, known: &mut HashSet<String>) -> Option<T> {
    if known.insert(id(&it).clone()) {
        return Some(it);
    }
    f.within("id", |f| f.add(Harm::Keep, "something before it has this id", "give each its own id"));
    None
}

fn annotations(m: &mut Members, rests: &mut BTreeMap<String, Rest>) -> Vec<Entry<Annotation>> {
    let mut ids = HashSet::new();
    m.list("annotations", |f, object| {
        let read = match Annotation::deserialize(&Value::Object(object.clone())) {
            Ok(annotation) => {
                sound(&annotation).map(|()| annotation).map_err(|(m, r)| (m.to_owned(), r.to_owned()))
            }
            Err(error) => Err(in_words(&error.to_string())),
        };
        let annotation = read.map_err(|(message, remedy)| f.add(Harm::Keep, message, remedy)).ok()?;
        let annotation = unique(f, annotation, |a| &a.id, &mut ids)?;
        let mut rest = object.get("shape").and_then(Value::as_object).cloned().unwrap_or_default();
        rest.retain(|key, _| key != "kind" && key != "at");
        if !rest.is_empty() {
            rests.insert(annotation.id.clone(), rest);
        }
        Some(annotation)
    })
}

fn sound(annotation: &Annotation) -> Result<(), (&'static str, &'static str)> {
    match &annotation.shape {
        AnnotationShape::Note(at) | AnnotationShape::Point(at) => positions(&[*at], 1),
        AnnotationShape::Line(line) => positions(line, 2),
        AnnotationShape::Area(corners) => positions(corners, 3),
    }
}

fn positions(positions: &[LonLat], least: usize) -> Result<(), (&'static str, &'static str)> {
    if positions.len() < least {
        return Err(("there are too few positions", "a line has two at least, an area three"));
    }
    if positions.iter().all(|p| p.is_sound()) {
        return Ok(());
    }
    Err(("a position is off the globe", "write [longitude, latitude] in degrees"))
}
