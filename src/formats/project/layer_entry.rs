use serde_json::Value;

use super::members::Members;
use super::out::Out;
use super::{Rest, Source};
use crate::formats::findings::Findings;

/// A layer and its display settings.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerEntry {
    pub id: String,
    /// Its file; `None` for a built-in layer.
    pub source: Option<Source>,
    pub visible: bool,
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// A name that the user gave it; `None` = its own.
    pub name: Option<String>,
    pub other: Rest,
}

impl LayerEntry {
    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let id = m.need("id");
        let has_source = object.get("source").is_some_and(|s| !s.is_null());
        let source = m.object("source", Source::read);
        let visible = m.take("visible").unwrap_or(true);
        let opacity = opacity(&mut m);
        let name = m.take("name");
        if has_source && source.is_none() {
            return None;
        }
        Some(Self { id: id?, source, visible, opacity, name, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        out.put("id", &self.id).put_some("source", self.source.as_ref().map(Source::value));
        put_shown(&mut out, self.visible, self.opacity);
        out.put_some("name", self.name.as_ref());
        out.end(&self.other)
    }
}

pub(super) fn opacity(m: &mut Members) -> f32 {
    let within = |opacity: &f32| {
        let wrong = ("this is not an opacity", "write a number from 0 (clear) to 1");
        if (0.0..=1.0).contains(opacity) { Ok(()) } else { Err(wrong) }
    };
    m.take_if("opacity", within).unwrap_or(1.0)
}

/// Rounded: `0.8` and not `0.800000011920929`.
pub(super) fn put_shown(out: &mut Out, visible: bool, opacity: f32) {
    out.put("visible", visible).put("opacity", (f64::from(opacity) * 1e4).round() / 1e4);
}
