use crate::atlas::CREDITS;
use crate::session::Session;
use crate::style::Theme;

use super::{Figure, Furniture, SvgOptions, furnish, page, to_svg};

impl Figure {
    /// The figure as an SVG file; PNG and PDF are made from its text alone.
    pub fn svg(&self, session: &Session) -> String {
        match self.layout {
            Some(layout) => page::page(self, layout, session),
            None => self.picture(session),
        }
    }

    /// The size of the map in screen pixels. A view of this size is shown unchanged; any other view is fitted
    /// so that at least its ground is shown.
    pub fn map_size(&self, session: &Session) -> [f32; 2] {
        match self.layout {
            Some(layout) => page::map_size(self, layout, session),
            None => session.viewport().size(),
        }
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
