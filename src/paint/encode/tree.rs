//! An SVG file as the tree of shapes from which both PNG and PDF are rendered.

use std::sync::{Arc, OnceLock};

use resvg::usvg::{self, fontdb};

use crate::style::fonts;

use crate::paint::PaintError;

/// Parses an SVG file with the embedded fonts and nothing outside the file.
pub fn parse(svg: &str) -> Result<usvg::Tree, PaintError> {
    Ok(usvg::Tree::from_str(svg, &options())?)
}

fn options() -> usvg::Options<'static> {
    usvg::Options {
        font_family: fonts::REGULAR.family.to_owned(),
        fontdb: fonts_of_ours(),
        // By default a picture's address would be opened as a file, and this module must not touch the file
        // system.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

/// The embedded fonts only, so that a picture is the same on every computer.
fn fonts_of_ours() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let make = || {
        let mut db = fontdb::Database::new();
        for font in fonts::ALL {
            db.load_font_source(fontdb::Source::Binary(Arc::new(font.data)));
        }
        db.set_sans_serif_family(fonts::REGULAR.family);
        db.set_serif_family(fonts::REGULAR.family);
        Arc::new(db)
    };
    FONTS.get_or_init(make).clone()
}
