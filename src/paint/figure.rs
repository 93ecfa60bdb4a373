use crate::atlas::CREDITS;
use crate::geo::{LonLat, Viewport};
use crate::session::Session;
use crate::style::Theme;

use super::legend::layer_legends;
use super::{Furniture, Layout, PdfInfo, SvgOptions, furnish, page, to_svg};

/// What a reader takes away of the map: the bare picture, or a page of a report round it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// `None`: the picture alone, as large as the session's view.
    pub layout: Option<Layout>,
    /// Empty: a title that fits any map of the program.
    pub title: String,
    /// Who answers for the figure; empty: nobody is named.
    pub author: String,
    /// When it was made, in the reader's words; empty: nothing is said. No clock is asked.
    pub date: String,
    /// Light colours on a dark ground; pages are always light.
    pub dark: bool,
    /// A picture without a layout: whether legend, scale bar and credits lie over it.
    pub furniture: bool,
    /// A picture without a layout: units of the file for each pixel of the view.
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
    /// The figure as an SVG file; PNG and PDF are made of its text alone.
    pub fn svg(&self, session: &Session) -> String {
        match self.layout {
            Some(layout) => page::page(self, layout, session),
            None => self.picture(session),
        }
    }

    /// The size of the map in pixels of the screen. A session whose view has this size is shown
    /// just as it is; any other view is fitted, so that at least its ground is shown.
    pub fn map_size(&self, session: &Session) -> [f32; 2] {
        match self.layout {
            Some(layout) => page::map_size(self, layout, session),
            None => session.viewport().size(),
        }
    }

    /// What a PDF file of the figure says of itself.
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

    /// What the map shows at a view, in a sentence.
    pub(super) fn description(&self, session: &Session, view: &Viewport) -> String {
        let theme = Theme::light();
        let mut shown: Vec<String> =
            layer_legends(session, view, &theme).into_iter().map(|layer| layer.name).collect();
        if self.layout.is_some() {
            shown.extend(session.still_layers().map(|l| format!("events of {}", l.name)));
        }
        let what = match shown.as_slice() {
            [] => "A map of Iraq and its governorates.".to_owned(),
            shown => format!("A map of Iraq and its governorates with: {}.", shown.join("; ")),
        };
        if self.layout.is_none() { what } else { format!("{what} {}", ground(view)) }
    }

    fn picture(&self, session: &Session) -> String {
        let theme = if self.dark { Theme::dark() } else { Theme::light() };
        let view = session.viewport();
        let mut scene = session.still(&theme, view);
        if self.furniture {
            furnish(&mut scene, &Furniture::of(session, &view, &theme));
        }
        let options = SvgOptions {
            title: self.title().to_owned(),
            description: self.description(session, &view),
            credits: vec![CREDITS.to_owned()],
            scale: self.scale,
            layers: page::layer_names(session),
        };
        to_svg(&scene, &options)
    }
}

/// The corners of what a view shows.
fn ground(view: &Viewport) -> String {
    let seen = view.bounds();
    let (a, b) = (LonLat::from(seen.min), LonLat::from(seen.max));
    let (south, north) = (a.lat.min(b.lat), a.lat.max(b.lat));
    format!(
        "The frame reaches from {:.2}° to {:.2}° east and from {south:.2}° to {north:.2}° north.",
        a.lon, b.lon
    )
}
