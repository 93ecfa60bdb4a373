use serde_json::Value;

use super::Rest;
use super::layer_entry::{opacity, put_shown};
use super::members::Members;
use super::out::Out;
use crate::formats::findings::Findings;

/// How the annotations are shown as one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedAnnotationLayer {
    pub visible: bool,
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// A name that the user gave it; `None` = its own.
    pub name: Option<String>,
    pub other: Rest,
}

impl SavedAnnotationLayer {
    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let visible = m.take("visible").unwrap_or(true);
        let opacity = opacity(&mut m);
        let name = m.take("name");
        Some(Self { visible, opacity, name, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        put_shown(&mut out, self.visible, self.opacity);
        out.put_some("name", self.name.as_ref());
        out.end(&self.other)
    }
}
