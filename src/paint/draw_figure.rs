use crate::atlas::CREDITS;
use crate::session::Session;
use crate::style::Theme;

use super::{Figure, Furniture, SvgOptions, furnish, page, to_svg};
use crate::paint::overlay::heading::head;

impl Figure {
    /// The figure as an SVG file; PNG and PDF are made from its text alone.
    pub fn svg(&self, session: &Session) -> String {
        match self.layout {
            Some(layout) => page::page(self, layout, session),
            None => self.picture(session, false),
        }
    }

    /// A picture of an animation as an SVG file: the bare picture with its title, days and count.
    pub fn frame(&self, session: &Session) -> String {
        self.picture(session, true)
    }

    /// The size of the map in screen pixels. A view of this size is shown unchanged; any other view is fitted
    /// so that at least its ground is shown.
    pub fn map_size(&self, session: &Session) -> [f32; 2] {
        match self.layout {
            Some(layout) => page::map_size(self, layout, session),
            None => session.viewport().size(),
        }
    }

    fn picture(&self, session: &Session, headed: bool) -> String {
        let theme = if self.dark { Theme::dark() } else { Theme::light() };
        let view = session.viewport();
        let mut scene = session.still(&theme, view);
        let furniture = Furniture::of(session, &view, &theme);
        if headed {
            let caption = page::caption(session, session.events().days());
            // Before the furniture, which removes the names that are covered.
            head(&mut scene, self.title.trim(), &caption, &furniture.ink);
        }
        if self.furniture {
            furnish(&mut scene, &furniture);
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
