use crate::geo::{LonLat, Viewport};
use crate::session::{EventLayer, Session};
use crate::style::Theme;

use super::{Layout, PdfInfo};
use crate::paint::overlay::legend::layer_legends;
use crate::paint::page::caption;

/// An export of the map: the bare picture, or a report page around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// `None`: the picture alone, in the size of the session's view.
    pub layout: Option<Layout>,
    /// If empty, a generic title is used.
    pub title: String,
    /// The author of the figure; empty for none.
    pub author: String,
    /// When it was made, as entered by the user; empty for none. No clock is read.
    pub date: String,
    /// Use the dark theme; pages are always light.
    pub dark: bool,
    /// Without a layout: whether legend, scale bar and credits are drawn on the picture.
    pub furniture: bool,
    /// Without a layout: units of the file per pixel of the view.
    pub scale: f32,
}

impl Default for Figure {
    fn default() -> Self {
        Self {
            layout: None,
            title: String::new(),
            author: String::new(),
            date: String::new(),
            dark: false,
            furniture: true,
            scale: 1.0,
        }
    }
}

const TITLE: &str = "Iraq Risk Atlas: what articles claim about places in Iraq";

impl Figure {
    /// The PDF metadata of the figure.
    pub fn info(&self, session: &Session) -> PdfInfo {
        PdfInfo {
            title: self.title().to_owned(),
            author: self.author.trim().to_owned(),
            description: self.description(session, &session.viewport()),
        }
    }

    pub fn title(&self) -> &str {
        match self.title.trim() {
            "" => TITLE,
            title => title,
        }
    }

    /// A sentence on what the map shows in a view.
    pub(super) fn description(&self, session: &Session, view: &Viewport) -> String {
        let theme = Theme::light();
        let mut shown: Vec<String> =
            layer_legends(session, view, &theme).into_iter().map(|layer| layer.name).collect();
        if self.layout.is_some() {
            shown.extend(session.still_layers().map(|l| format!("events of {}", l.name())));
        }
        let what = match shown.as_slice() {
            [] => "A map of Iraq and its governorates.".to_owned(),
            shown => format!("A map of Iraq and its governorates with: {}.", shown.join("; ")),
        };
        let updates = session.update_sentences().into_iter().map(|sentence| format!(" {sentence}"));
        let noted = updates.chain(session.still_layers().filter_map(noted)).collect::<String>();
        if self.layout.is_none() {
            return what + &noted;
        }
        let maps = match session.days_of_maps().as_slice() {
            [left, right] => {
                let [left, right] = [left, right].map(|days| caption(session, *days));
                format!(" Two maps side by side: {left}; {right}.")
            }
            [] | [_] | [_, _, _, ..] => String::new(),
        };
        format!("{what}{maps} {}{noted}", ground(view))
    }
}

/// The corners of the ground shown by a view.
fn ground(view: &Viewport) -> String {
    let seen = view.bounds();
    let (a, b) = (LonLat::from(seen.min), LonLat::from(seen.max));
    let (south, north) = (a.lat.min(b.lat), a.lat.max(b.lat));
    format!(
        "The frame reaches from {:.2}° to {:.2}° east and from {south:.2}° to {north:.2}° north.",
        a.lon, b.lon
    )
}

/// How many import notes an event file has, so that a figure does not hide what was left out.
fn noted(layer: &EventLayer) -> Option<String> {
    let notes = &layer.about.notes;
    let rows: u64 = notes.list.iter().map(|note| note.count).sum();
    let words = match (notes.list.len() + notes.decisions.len(), rows) {
        (0, _) => return None,
        (1, rows) => format!("1 note on reading it, on {rows} rows"),
        (n, rows) => format!("{n} notes on reading it, on {rows} rows"),
    };
    Some(format!(" {}: {words}.", layer.file_name))
}
