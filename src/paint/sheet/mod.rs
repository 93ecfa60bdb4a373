//! A card as sheets to print: badges, facts, claims with their citations, a small map. The content comes from
//! `detail`.

mod map;
mod text;

use crate::atlas::CREDITS;
use crate::detail::Card;
use crate::geo::Screen;
use crate::scene::{Group, Prim};
use crate::session::Session;
use crate::style::{Colour, Theme};

use super::setting::{Area, Face, Faces, Flow, Part, TextRow};
use super::{Layout, PdfInfo, SvgOptions};
use crate::paint::overlay::plate_text::words;
use crate::paint::overlay::signs;
use crate::paint::svg::label::{Hold, families_of_page};
use crate::paint::svg::to_svg::{about, opening};
use crate::paint::svg::writer::Writer;
use crate::paint::svg::xml::number;

use text::Text;

/// How a card is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub layout: Layout,
    /// The author; empty for none.
    pub author: String,
    /// When it was made, as entered by the user; empty for none.
    pub date: String,
}

/// Most pages of a card; a longer one, of which none is known, ends with the amount missing.
const MOST_PAGES: usize = 60;

impl Sheet {
    /// The card as SVG files, one per page.
    pub fn svg(&self, session: &Session, card: &Card) -> Vec<String> {
        let setter = Setter::new(self, session, card);
        setter.pages()
    }

    /// The PDF metadata of the card.
    pub fn info(&self, card: &Card) -> PdfInfo {
        PdfInfo {
            title: format!("{} ({})", card.title, card.key.id()),
            author: self.author.trim().to_owned(),
            description: format!(
                "What is claimed about {}, by whom, and in which paragraph of which article.",
                card.title
            ),
        }
    }
}

struct Setter<'a> {
    sheet: &'a Sheet,
    session: &'a Session,
    card: &'a Card,
    faces: Faces,
    /// The area within the margins, above the footer line.
    body: Area,
}

impl<'a> Setter<'a> {
    fn new(sheet: &'a Sheet, session: &'a Session, card: &'a Card) -> Self {
        let faces = Faces::reading(sheet.layout);
        let [width, height] = sheet.layout.points();
        let margin = width.min(height) * 0.085;
        let foot = faces.small.size * 3.0;
        let body = Area {
            left: margin,
            top: margin,
            width: width - 2.0 * margin,
            height: height - 2.0 * margin - foot,
        };
        Self { sheet, session, card, faces, body }
    }

    fn pages(&self) -> Vec<String> {
        let (head, top) = self.head();
        let rows = Text::of(self.card, &self.faces, self.body.width);
        let mut rest = rows.as_slice();
        let mut columns: Vec<(Area, &[TextRow])> = Vec::new();
        while (!rest.is_empty() || columns.is_empty()) && columns.len() < MOST_PAGES {
            let area = if columns.is_empty() {
                Area { top, height: self.body.bottom() - top, ..self.body }
            } else {
                self.body
            };
            let fits = Flow::fitting(rest, area.height);
            columns.push((area, &rest[..fits]));
            rest = &rest[fits..];
        }
        let count = columns.len();
        let page = |(i, (area, rows)): (usize, &(Area, &[TextRow]))| {
            let head = if i == 0 { Some(&head) } else { None };
            self.page(head, *area, rows, (i + 1, count))
        };
        columns.iter().enumerate().map(page).collect()
    }

    fn page(&self, head: Option<&Head>, area: Area, rows: &[TextRow], number_of: (usize, usize)) -> String {
        let paper = self.sheet.layout.points();
        let mut writer = Writer::new(paper);
        let mut defs = String::new();
        if let Some(head) = head {
            for group in &head.groups {
                writer.group_held(group, Hold::Start);
            }
            if let Some(arabic) = &head.arabic {
                writer.group_held(arabic, Hold::Start);
            }
            defs = self.map(&mut writer, head);
        }
        let mut top = area.top;
        let mut prims = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            top += if i == 0 { 0.0 } else { row.above };
            prims.extend(row.prims(area.left, top, 1.0));
            top += row.height;
        }
        writer.group_held(&group("text", "Card text", prims), Hold::Start);
        writer.group_held(&self.foot(number_of), Hold::Start);
        let (shared, body) = writer.into_parts();
        let info = self.sheet.info(self.card);
        let options =
            SvgOptions { title: info.title, description: info.description, ..SvgOptions::default() };
        let [width, height] = paper.map(number);
        format!(
            "{}{}{defs}{shared}<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n",
            opening(self.sheet.layout.lengths(), paper, &families_of_page()),
            about(&options),
        )
    }

    /// Title, badges and small map, and the height at which the text continues.
    fn head(&self) -> (Head, f32) {
        let (card, faces) = (self.card, &self.faces);
        let [_, height] = self.sheet.layout.points();
        let small = height.min(842.0) * 0.2;
        let map = Area {
            left: self.body.right() - small * 1.2,
            top: self.body.top,
            width: small * 1.2,
            height: small,
        };
        let drawn = map::map(
            self.session,
            &card.key,
            [map.width, map.height].map(|side| side / MAP_SCALE),
            &Theme::light(),
        );
        let width = if drawn.is_some() {
            map.left - self.body.left - self.faces.text.size * 2.0
        } else {
            self.body.width
        };
        let mut rows = faces.title.rows(&card.title, width, 0.0, Part::Heading);
        let title = rows.len();
        let badges: Vec<&str> = card.badges.iter().map(|b| b.words.as_str()).collect();
        rows.extend(faces.name.rows(&badges.join(" · "), width, faces.text.size, Part::Entry));
        let period = if card.period.is_empty() { String::new() } else { format!(" · {}", card.period) };
        let layer = format!("{}{period}", card.layer_name);
        rows.extend(faces.text.rows(&layer, width, faces.text.size * 0.3, Part::Entry));
        let id = format!("Card {}", card.key.id());
        rows.extend(faces.faint.rows(&id, width, faces.text.size * 0.3, Part::Entry));
        let mut top = self.body.top;
        let (mut heading, mut below, mut arabic) = (Vec::new(), Vec::new(), None);
        for (i, row) in rows.iter().enumerate() {
            top += if i == 0 { 0.0 } else { row.above };
            let prims = row.prims(self.body.left, top, 1.0);
            if i < title {
                heading.extend(prims);
            } else {
                below.extend(prims);
            }
            top += row.height;
            if i + 1 == title
                && let Some(words) = &card.title_ar
            {
                let face = Face { size: faces.title.size * 0.8, ..faces.byline };
                arabic =
                    Some(group("title-ar", "Title in Arabic", vec![left(words, face, self.body.left, top)]));
                top += face.size * 1.6;
            }
        }
        let groups = vec![group("title", "Title", heading), group("badges", "Badges", below)];
        let bottom = if drawn.is_some() { top.max(map.bottom()) } else { top };
        (Head { groups, arabic, map, drawn }, bottom + faces.text.size * 1.6)
    }

    /// Writes the small map and returns its clip path definition.
    fn map(&self, writer: &mut Writer, head: &Head) -> String {
        let Some((view, scene)) = &head.drawn else { return String::new() };
        let [width, height] = view.size();
        writer.raw(&format!(
            "<g id=\"page/map\" transform=\"translate({} {}) scale({MAP_SCALE})\" clip-path=\"url(#map-frame)\">\n\
             <title>Location</title>\n",
            number(head.map.left),
            number(head.map.top)
        ));
        writer.look_at(scene.size);
        let ground = signs::rectangle(Screen::default(), Screen::new(width, height), scene.background);
        writer.group(&Group {
            id: "base/abroad".into(),
            title: "Land outside Iraq".into(),
            prims: vec![ground],
        });
        writer.layers(&scene.groups, &super::page::layer_names(self.session));
        writer.raw("</g>\n");
        writer.look_at(self.sheet.layout.points());
        let area = head.map;
        let (min, max) = (Screen::new(area.left, area.top), Screen::new(area.right(), area.bottom()));
        let edge = signs::outline(min, max, 0.6, Colour::hex(0x8a_86_7e), false);
        writer.group(&group("frame", "Map frame", vec![edge]));
        format!(
            "<defs>\n<clipPath id=\"map-frame\"><rect width=\"{}\" height=\"{}\"/></clipPath>\n</defs>\n",
            number(width),
            number(height)
        )
    }

    /// The footer: what the sheet is about, the credits, the page number.
    fn foot(&self, (page, count): (usize, usize)) -> Group {
        let made = [&self.sheet.author, &self.sheet.date].map(|part| part.trim());
        let made: Vec<&str> = made.into_iter().filter(|part| !part.is_empty()).collect();
        let made = if made.is_empty() { String::new() } else { format!("{} · ", made.join(" · ")) };
        let id = self.card.key.id();
        let first =
            format!("{made}{id} in Iraq Risk Atlas {} · page {page} of {count}", env!("CARGO_PKG_VERSION"));
        let second = format!("{CREDITS}. The claims say nothing about today.");
        let top = self.body.bottom() + self.faces.small.size * 0.6;
        let face = self.faces.faint;
        let mut prims = Vec::new();
        let mut at = top;
        for text in [first, second] {
            for row in face.rows(&text, self.body.width, 0.0, Part::Entry) {
                prims.extend(row.prims(self.body.left, at, 1.0));
                at += row.height;
            }
        }
        group("foot", "Footer", prims)
    }
}

/// Points per pixel of the small map.
const MAP_SCALE: f32 = 0.62;

/// The heading of the first page.
struct Head {
    groups: Vec<Group>,
    arabic: Option<Group>,
    map: Area,
    drawn: Option<(crate::geo::Viewport, crate::scene::Scene)>,
}

/// A line at a given left end and top.
fn left(text: &str, face: Face, left: f32, top: f32) -> Prim {
    words(text, left, top + face.size * 0.8, face.size, face.weight, face.colour)
}

fn group(id: &str, title: &str, prims: Vec<Prim>) -> Group {
    Group { id: format!("page/{id}"), title: title.to_owned(), prims }
}
