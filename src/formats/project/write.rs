use serde_json::Value;

use super::days::days_value;
use super::out::Out;
use super::{
    ArticleEntry, EventEntry, LayerEntry, MARKER, Project, SavedAnnotationLayer, SavedSplitView, SavedView,
    Selected, VERSION,
};
use crate::formats::json::pretty;

/// Writes a project as readable JSON; deterministic.
pub fn write_project(project: &Project) -> String {
    pretty(&value(project))
}

fn value(p: &Project) -> Value {
    let mut out = Out::default();
    out.put(MARKER, VERSION).put("title", &p.title).put("notes", &p.notes);
    out.put_some("view", p.view.as_ref().map(SavedView::value)).put_some("names", p.names.as_ref());
    let layers: Vec<Value> = p.layers.iter().map(|l| l.value(LayerEntry::value)).collect();
    let events: Vec<Value> = p.events.iter().map(|e| e.value(EventEntry::value)).collect();
    out.put("layers", layers).put_some("solo", p.solo.as_ref()).put("events", events);
    out.put_some("order", p.order.as_ref());
    out.put_some("days", p.days.map(days_value)).put_some("region", p.region.as_ref());
    out.put_some("side_by_side", p.side_by_side.as_ref().map(SavedSplitView::value));
    out.put_some("selection", p.selection.as_ref().map(Selected::value));
    out.put_some("article", p.article.as_ref().map(ArticleEntry::value));
    out.put("annotations", annotations(p));
    out.put_some("annotation_layer", p.annotation_layer.as_ref().map(SavedAnnotationLayer::value));
    out.end(&p.other)
}

fn annotations(p: &Project) -> Vec<Value> {
    let marks = p.annotations.iter().map(|annotation| {
        // Cannot fail: our types have only string keys.
        let mut value = serde_json::to_value(annotation).unwrap_or_default();
        if let (Some(rest), Some(shape)) =
            (p.shape_rests.get(&annotation.id), value.get_mut("shape").and_then(Value::as_object_mut))
        {
            rest.iter().for_each(|(key, value)| {
                shape.entry(key.clone()).or_insert_with(|| value.clone());
            });
        }
        value
    });
    marks.chain(p.unread_annotations.iter().cloned()).collect()
}
