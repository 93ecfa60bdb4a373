use serde_json::Value;

use super::Rest;
use super::members::Members;
use super::out::Out;
use crate::formats::findings::Findings;
use crate::geo::LonLat;

/// The viewport: its centre in degrees, and its zoom as in web maps.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedView {
    pub center: LonLat,
    pub zoom: f64,
    /// Width and height in logical pixels, for pictures of another size.
    pub size: Option<[f32; 2]>,
    pub other: Rest,
}

impl SavedView {
    /// Rounded to visible precision: seven decimals of a degree (a centimetre) and six of the zoom.
    pub fn new(center: LonLat, zoom: f64, size: [f32; 2]) -> Self {
        let round = |v: f64, by: f64| (v * by).round() / by + 0.0;
        let center = LonLat::new(round(center.lon, 1e7), round(center.lat, 1e7));
        Self { center, zoom: round(zoom, 1e6), size: Some(size.map(f32::round)), other: Rest::default() }
    }

    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let sound = |p: &LonLat| {
            let wrong = ("this is not a position", "write [longitude, latitude] in degrees");
            if p.is_sound() { Ok(()) } else { Err(wrong) }
        };
        let center = m.take_if("center", sound);
        let zoom = m.need("zoom");
        let size = m.take_if("size", |size: &[f32; 2]| {
            let wrong = ("this is not a picture size", "write [width, height] in pixels");
            if size.iter().all(|side| (1.0..=1e5).contains(side)) { Ok(()) } else { Err(wrong) }
        });
        Some(Self { center: center?, zoom: zoom?, size, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        out.put("center", self.center).put("zoom", self.zoom).put_some("size", self.size);
        out.end(&self.other)
    }
}
