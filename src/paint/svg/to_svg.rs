use crate::scene::Scene;

use super::label;
use super::writer::Writer;
use super::xml::{escape, number, paint, positive};

/// Metadata of an SVG file.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgOptions {
    /// One line, announced as the picture's name.
    pub title: String,
    /// What the picture shows, in sentences.
    pub description: String,
    /// Sources and licences, at the end of the description.
    pub credits: Vec<String>,
    /// File units per logical pixel of the scene.
    pub scale: f32,
    /// Ids and names of layers: the groups of each are nested in one named group. Groups with other ids stay
    /// at the top level.
    pub layers: Vec<(String, String)>,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            credits: Vec::new(),
            scale: 1.0,
            layers: Vec::new(),
        }
    }
}

/// Writes a scene as SVG 1.1 with one titled `<g>` per non-empty group.
///
/// Text stays text, in Noto Sans; a program without that font uses its own sans-serif. Anything outside the
/// picture is omitted.
pub fn to_svg(scene: &Scene, options: &SvgOptions) -> String {
    let mut writer = Writer::new(scene.size);
    writer.layers(&scene.groups, &options.layers);
    let scale = if positive(options.scale) { options.scale } else { 1.0 };
    let [width, height] = scene.size.map(|side| number(side * scale));
    let mut out = opening([&width, &height], scene.size, &label::families(false));
    out.push_str(&about(options));
    let (defs, body) = writer.into_parts();
    out.push_str(&defs);
    if scene.background.a > 0 {
        let [width, height] = scene.size.map(number);
        let fill = paint("fill", scene.background);
        out.push_str(&format!("<rect width=\"{width}\" height=\"{height}\"{fill}/>\n"));
    }
    out.push_str(&body);
    out.push_str("</svg>\n");
    out
}

/// The opening tag of a file: its size as lengths, its view box and the font families.
pub(in crate::paint) fn opening(
    [full_width, full_height]: [&str; 2],
    size: [f32; 2],
    families: &str,
) -> String {
    let [width, height] = size.map(number);
    format!(
        "{BEGINNING}width=\"{full_width}\" height=\"{full_height}\" viewBox=\"0 0 {width} {height}\"\
         {MANNER}font-family=\"{families}\">\n"
    )
}

const BEGINNING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" ";

const MANNER: &str = " fill=\"none\" stroke-linejoin=\"round\" text-anchor=\"middle\" ";

/// Whether an SVG file was written by this program, judged by its opening tag.
pub fn is_svg_of_ours(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.starts_with(BEGINNING.as_bytes()) && memchr::memmem::find(line, MANNER.as_bytes()).is_some()
}

/// `<title>` and `<desc>`, if not empty.
pub(in crate::paint) fn about(options: &SvgOptions) -> String {
    let mut out = String::new();
    if !options.title.is_empty() {
        out.push_str(&format!("<title>{}</title>\n", escape(&options.title)));
    }
    let lines: Vec<_> = std::iter::once(&options.description)
        .chain(&options.credits)
        .filter(|line| !line.is_empty())
        .map(|line| escape(line))
        .collect();
    if !lines.is_empty() {
        out.push_str(&format!("<desc>{}</desc>\n", lines.join("\n")));
    }
    out
}
