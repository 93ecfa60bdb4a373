//! A figure on a page: title, map, legend, scale, north, inset, notes, sources. The session decides what the
//! map shows; a page only adds text about it.

mod arrange;
mod inset;
mod maps;
mod marks;
mod words;

use crate::geo::{Screen, Viewport};
use crate::model::LayerId;
use crate::scene::{Group, Prim};
use crate::session::Session;
use crate::style::{Colour, Theme};

use super::setting::{Area, Faces, Flow, Part, TextRow};
use super::{Figure, Layout, SvgOptions};
use crate::paint::overlay::legend::ANNOTATIONS;
use crate::paint::overlay::signs;
use crate::paint::svg::label::{Hold, families_of_page};
use crate::paint::svg::to_svg::{about, opening};
use crate::paint::svg::writer::Writer;
use crate::paint::svg::xml::{escape, number};

use arrange::{Arrangement, Grid, Needs};
use maps::PageMap;
pub use maps::caption;

/// Most lines of a title; longer ones end with an ellipsis.
const TITLE_LINES: usize = 3;

/// A laid-out page, before it is written.
struct Page {
    view: Viewport,
    maps: Vec<PageMap>,
    at: Arrangement,
    title: Vec<TextRow>,
    legend: Flow,
    notes: Flow,
    sources: Flow,
}

/// How far the font of a legend may shrink to make it fit.
const SMALLER: [f32; 5] = [1.0, 0.95, 0.9, 0.86, 0.82];

/// The map's size on the page in screen pixels: a view of that size is shown unchanged.
pub fn map_size(figure: &Figure, layout: Layout, session: &Session) -> [f32; 2] {
    Setter::new(figure, layout, session).page().view.size()
}

/// The page as an SVG file of the paper's size.
pub fn page(figure: &Figure, layout: Layout, session: &Session) -> String {
    let setter = Setter::new(figure, layout, session);
    setter.write(&setter.page())
}

#[derive(Clone)]
struct Setter<'a> {
    figure: &'a Figure,
    layout: Layout,
    session: &'a Session,
    faces: Faces,
    grid: Grid,
    theme: Theme,
}

impl<'a> Setter<'a> {
    fn new(figure: &'a Figure, layout: Layout, session: &'a Session) -> Self {
        let (faces, grid) = (Faces::of(layout), Grid::of(layout));
        Self { figure, layout, session, faces, grid, theme: Theme::light() }
    }

    /// The map's extent depends on the height of the text, and the text on the extent: lay out twice, the
    /// second time with the height of the first.
    fn page(&self) -> Page {
        let page = self.page_in_grid();
        match self.grid.with_wider_legend() {
            Some(grid) if !page.legend.fits(&page.at.legend) => Self { grid, ..self.clone() }.page_in_grid(),
            _ => page,
        }
    }

    fn page_in_grid(&self) -> Page {
        let title = self.title();
        let byline = self.byline();
        let mut needs = Needs {
            title_lines: title.len(),
            byline: byline.is_some(),
            foot: self.grid.most_foot(),
            legend: self.grid.most_legend(),
            inset: inset::is_needed(self.session, &self.session.viewport()),
        };
        let at = self.grid.arrange(needs, &self.faces);
        let view = self.view(self.frame(&at));
        let (notes, sources) = self.foot(&view);
        let least = notes.least_height(self.grid.note_columns(), 0.0, self.grid.most_foot());
        // Credits are mandatory: sources get their space first.
        needs.foot = least.max(sources.height());
        needs.inset = inset::is_needed(self.session, &view);
        let less = if needs.inset { self.grid.inset_side() + self.grid.gap } else { 0.0 };
        let own = self.session.annotations_on_map().count();
        let legend = self.legend(&view, own, &at.legend);
        needs.legend = legend.least_height(self.grid.legend_columns, less, self.grid.most_legend()).max(less);
        let at = self.grid.arrange(needs, &self.faces);
        let view = self.view(self.frame(&at));
        let (notes, sources) = self.foot(&view);
        let maps = maps::maps(self.session, &self.theme, view, &self.frames(&at));
        let groups = maps.first().map_or(&[] as &[Group], |map| &map.scene.groups);
        let own = groups.iter().filter(|g| is_annotation(g)).count();
        let legend = self.legend(&view, own, &at.legend);
        Page { view, maps, at, title, legend, notes, sources }
    }

    fn frames(&self, at: &Arrangement) -> Vec<Area> {
        maps::frames(self.session, at.map, self.grid.gap, &self.faces)
    }

    /// That of the first map; those of others have the same size.
    fn frame(&self, at: &Arrangement) -> Area {
        self.frames(at).first().copied().unwrap_or(at.map)
    }

    /// The legend in the largest font in which all of it fits.
    fn legend(&self, view: &Viewport, own: usize, room: &[Area]) -> Flow {
        let width = self.grid.legend_column();
        let mut legend = Flow::default();
        for by in SMALLER {
            let faces = self.faces.scaled(by);
            legend = words::legend(self.session, view, own, &self.theme, &faces, width);
            if legend.fits(room) {
                break;
            }
        }
        legend
    }

    fn foot(&self, view: &Viewport) -> (Flow, Flow) {
        let [note, source] = self.grid.foot_columns();
        let notes = words::reconstructions(self.session, view, &self.faces, note);
        (notes, words::sources(self.session, view, &self.faces, source))
    }

    /// The window's view in the map's frame: at least the same ground, around the same centre.
    fn view(&self, frame: Area) -> Viewport {
        let size = [frame.width, frame.height].map(|side| side / self.faces.scale);
        let view = self.session.viewport();
        let same = view.size().iter().zip(size).all(|(a, b)| (a - b).abs() < 0.5);
        if same { view.resized(size) } else { Viewport::fit(view.bounds(), size, 0.0) }
    }

    fn title(&self) -> Vec<TextRow> {
        let mut rows = self.faces.title.rows(self.figure.title(), self.grid.width(), 0.0, Part::Heading);
        if rows.len() > TITLE_LINES {
            rows.truncate(TITLE_LINES);
            if let Some(last) = rows.last_mut() {
                last.text.push_str(" …");
            }
        }
        rows
    }

    fn byline(&self) -> Option<String> {
        let parts = [&self.figure.author, &self.figure.date].map(|part| part.trim());
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    fn write(&self, page: &Page) -> String {
        let paper = self.layout.points();
        let mut writer = Writer::new(paper);
        self.head(page, &mut writer);
        page.maps.iter().for_each(|map| self.map(map, &mut writer));
        for group in self.furniture(page) {
            writer.group_held(&group, Hold::Start);
        }
        let (defs, body) = writer.into_parts();
        let clip = format!(
            "<clipPath id=\"map-frame\"><rect width=\"{}\" height=\"{}\"/></clipPath>\n",
            number(page.view.size()[0]),
            number(page.view.size()[1])
        );
        let [width, height] = paper.map(number);
        format!(
            "{}{}<defs>\n{clip}</defs>\n{defs}<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n",
            opening(self.layout.lengths(), paper, &families_of_page()),
            about(&self.about(page)),
        )
    }

    /// Title and byline. A line that starts in Arabic is right-aligned.
    fn head(&self, page: &Page, writer: &mut Writer) {
        let rtl = unicode_bidi::get_base_direction(self.figure.title()) == unicode_bidi::Direction::Rtl;
        let mut top = page.at.title.top;
        let mut prims = Vec::new();
        for row in &page.title {
            let left =
                if rtl { page.at.title.right() - row.face.width(&row.text) } else { page.at.title.left };
            prims.extend(row.prims(left, top, 1.0));
            top += row.height;
        }
        let hold = if rtl { Hold::End } else { Hold::Start };
        writer.group_held(&group("title", "Title", prims), hold);
        if let Some(text) = self.byline() {
            let rows = self.faces.byline.rows(&text, f32::INFINITY, 0.0, Part::Entry);
            let prims = rows.iter().flat_map(|r| r.prims(page.at.byline.left, page.at.byline.top, 1.0));
            writer.group_held(&group("byline", "Author and date", prims.collect()), Hold::Start);
        }
    }

    /// The scene in its frame, one group per layer.
    fn map(&self, map: &PageMap, writer: &mut Writer) {
        let Area { left, top, .. } = map.frame;
        if let Some(text) = &map.caption {
            let rows = self.faces.text.rows(text, map.frame.width, 0.0, Part::Heading);
            let above = top - maps::height(&self.faces);
            let prims = rows.iter().take(1).flat_map(|row| row.prims(left, above, 1.0)).collect();
            writer.group_held(&group("days", "Days of the map", prims), Hold::Start);
        }
        let id = writer.unique("page/map");
        let title =
            map.caption.as_deref().map_or_else(|| "Map".to_owned(), |days| format!("Map, {}", escape(days)));
        writer.raw(&format!(
            "<g id=\"{id}\" transform=\"translate({} {}) scale({:.5})\" clip-path=\"url(#map-frame)\">\n<title>{title}</title>\n",
            number(left),
            number(top),
            self.faces.scale
        ));
        let scene = &map.scene;
        writer.look_at(scene.size);
        let [width, height] = scene.size;
        let ground = signs::rectangle(Screen::default(), Screen::new(width, height), scene.background);
        let abroad =
            Group { id: "base/abroad".into(), title: "Land outside Iraq".into(), prims: vec![ground] };
        writer.group(&abroad);
        writer.layers(&scene.groups, &layer_names(self.session));
        writer.raw("</g>\n");
        writer.look_at(self.layout.points());
    }

    fn furniture(&self, page: &Page) -> Vec<Group> {
        let (at, faces) = (&page.at, &self.faces);
        let line = Colour::hex(0x8a_86_7e);
        let corner = |x, y| Screen::new(x, y);
        let edge = |area: &Area| {
            signs::outline(corner(area.left, area.top), corner(area.right(), area.bottom()), 0.6, line, false)
        };
        let mut groups =
            vec![group("frame", "Map frame", page.maps.iter().map(|map| edge(&map.frame)).collect())];
        groups.extend(marks::strip(&page.view, faces.scale, at.strip, faces));
        let more = |n: usize| format!("… and {n} more entries");
        groups.push(group("legend", "Legend", page.legend.place(&at.legend, faces.faint, more)));
        if let Some(area) = at.inset {
            let mut inset = inset::inset(self.session, &page.view, area, &self.theme);
            inset.prims.push(edge(&area));
            groups.push(inset);
        }
        let rule = signs::rectangle(
            corner(at.title.left, at.rule - 0.3),
            corner(at.title.right(), at.rule + 0.3),
            line,
        );
        groups.push(group("rule", "Line", vec![rule]));
        let more = |n: usize| format!("… and {n} more; each shape’s card says how it was made.");
        groups.push(group("notes", "Reconstructions", page.notes.place(&at.notes, faces.faint, more)));
        let more = |n: usize| format!("… and {n} more");
        groups.push(group(
            "sources",
            "Sources and credits",
            page.sources.place(&[at.sources], faces.faint, more),
        ));
        groups
    }

    /// The file's description of itself.
    fn about(&self, page: &Page) -> SvgOptions {
        SvgOptions {
            title: self.figure.title().to_owned(),
            description: self.figure.description(self.session, &page.view),
            credits: vec![crate::atlas::CREDITS.to_owned()],
            ..SvgOptions::default()
        }
    }
}

fn group(id: &str, title: &str, prims: Vec<Prim>) -> Group {
    Group { id: format!("page/{id}"), title: title.to_owned(), prims }
}

fn is_annotation(group: &Group) -> bool {
    group.id.split_once('/').is_some_and(|(layer, _)| layer == LayerId::Annotations.path_part())
}

/// Ids and names of everything with separate groups in a scene.
pub(super) fn layer_names(session: &Session) -> Vec<(String, String)> {
    let layers = session.stack().features().map(|l| (LayerId::from(l.id().clone()), l.name().to_owned()));
    let events = session.still_layers().map(|l| (l.id.into(), l.name().to_owned()));
    let all = layers.chain(events).chain([(LayerId::Annotations, ANNOTATIONS.to_owned())]);
    all.map(|(layer, name)| (layer.path_part(), name)).collect()
}
