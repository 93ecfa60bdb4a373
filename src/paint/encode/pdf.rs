use std::num::NonZeroU16;
use std::ops::Range;

use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::roxmltree;

use crate::paint::encode::tree;
use crate::paint::{PaintError, PdfInfo};

/// The program with its version, as the creator tool.
const PROGRAM: &str = concat!("Iraq Risk Atlas ", env!("CARGO_PKG_VERSION"));
/// The library that writes the file.
const WRITER: &str = "krilla";

/// Points per SVG unit (1/96 inch).
const POINT: f32 = 0.75;

/// Writes SVG files as the pages of a PDF: shapes stay shapes, text stays text in embedded fonts, and each
/// page has the size stated by its SVG file.
///
/// The file is tagged: a figure's map is a figure with its description as alternate text, its title a
/// heading, and the rest paragraphs, in the order of the SVG files' groups. Equal pages give equal bytes: no
/// clock, no randomness.
///
/// # Errors
/// If a page is not valid SVG.
pub fn to_pdf<S: AsRef<str>>(pages: &[S], info: &PdfInfo) -> Result<Vec<u8>, PaintError> {
    let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut tags = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    for svg in pages {
        page(svg.as_ref(), &mut document, &mut tags)?;
    }
    document.set_tag_tree(tags);
    document.set_metadata(metadata(info));
    document.finish().map_err(|e| PaintError::Pdf(e.to_string()))
}

/// The language of the program's texts.
const LANGUAGE: &str = "en";

fn metadata(info: &PdfInfo) -> Metadata {
    let authors = if info.author.is_empty() { Vec::new() } else { vec![info.author.clone()] };
    Metadata::new()
        .title(info.title.clone())
        .authors(authors)
        .description(info.description.clone())
        .creator(PROGRAM.to_owned())
        .producer(WRITER.to_owned())
        .language(LANGUAGE.to_owned())
}

fn page(svg: &str, document: &mut Document, tags: &mut TagTree) -> Result<(), PaintError> {
    let whole = tree::parse(svg)?;
    let [width, height] = [whole.size().width() * POINT, whole.size().height() * POINT];
    let unsound = || PaintError::Pdf(format!("a page of {width} × {height} points cannot be written"));
    let size = Size::from_wh(width, height).ok_or_else(unsound)?;
    let settings = PageSettings::from_wh(width, height).ok_or_else(unsound)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    for part in parts(svg)? {
        let tag = match part.role {
            Role::Background => {
                ContentTag::Artifact(Artifact { kind: ArtifactType::Other, ..Artifact::default() })
            }
            Role::Figure(_) | Role::Heading(_) | Role::Text => ContentTag::Other,
        };
        let drawn = surface.start_tagged(tag);
        draw(&part.svg, size, &mut surface)?;
        surface.end_tagged();
        let group = match part.role {
            Role::Background => continue,
            Role::Figure(words) => TagGroup::with_children(Tag::Figure(Some(words)), vec![drawn.into()]),
            Role::Heading(title) => {
                let level = NonZeroU16::MIN;
                TagGroup::with_children(Tag::Hn(level, Some(title)), vec![drawn.into()])
            }
            Role::Text => TagGroup::with_children(Tag::P, vec![drawn.into()]),
        };
        tags.push(Node::Group(group));
    }
    surface.finish();
    page.finish();
    Ok(())
}

fn draw(svg: &str, size: Size, surface: &mut Surface) -> Result<(), PaintError> {
    let drawn = surface.draw_svg(&tree::parse(svg)?, size, SvgSettings::default());
    drawn.ok_or_else(|| PaintError::Pdf("part of it cannot be drawn".to_owned()))
}

/// A separately tagged part of a page, as an SVG file of the page's size.
struct Part {
    svg: String,
    role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Role {
    Background,
    /// A picture with its alternate text.
    Figure(String),
    Heading(String),
    Text,
}

/// Splits a file at its outermost groups. Neighbours that form one picture stay together.
fn parts(svg: &str) -> Result<Vec<Part>, PaintError> {
    let unsound = |e: roxmltree::Error| PaintError::Svg(resvg::usvg::Error::ParsingFailed(e));
    let document = roxmltree::Document::parse(svg).map_err(unsound)?;
    let root = document.root_element();
    let text_of = |tag: &str| {
        let found = root.children().find(|n| n.has_tag_name(tag));
        found.and_then(|n| n.text()).unwrap_or_default().to_owned()
    };
    let words = match text_of("desc") {
        text if text.is_empty() => text_of("title"),
        text => text,
    };
    let mut head = String::new();
    let mut found: Vec<(Role, Range<usize>)> = Vec::new();
    for node in root.children().filter(roxmltree::Node::is_element) {
        if head.is_empty() {
            head.push_str(&svg[..node.range().start]);
        }
        let role = match node.tag_name().name() {
            "title" | "desc" => continue,
            "defs" => {
                head.push_str(&svg[node.range()]);
                continue;
            }
            "rect" => Role::Background,
            _ => role(node.attribute("id").unwrap_or_default(), &node, &words),
        };
        match found.last_mut() {
            Some((last, range)) if *last == role && matches!(role, Role::Figure(_)) => {
                range.end = node.range().end;
            }
            _ => found.push((role, node.range())),
        }
    }
    let part =
        |(role, range): (Role, Range<usize>)| Part { svg: format!("{head}{}</svg>", &svg[range]), role };
    Ok(found.into_iter().map(part).collect())
}

fn role(id: &str, node: &roxmltree::Node, words: &str) -> Role {
    match id.split_once('/') {
        Some(("page", "title")) => {
            let title = node.descendants().filter(|n| n.has_tag_name("text"));
            let lines: Vec<String> = title.map(all_text).collect();
            Role::Heading(lines.join(" "))
        }
        Some(("page", "map")) => Role::Figure(words.to_owned()),
        Some(("page" | "furniture", _)) => Role::Text,
        _ => Role::Figure(words.to_owned()),
    }
}

fn all_text(node: roxmltree::Node) -> String {
    node.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text()).collect()
}
