//! The text of a page.

use crate::atlas::CREDITS;
use crate::detail::{Source, days_words};
use crate::geo::Viewport;
use crate::model::Article;
use crate::session::{EventLayer, Session};
use crate::style::{EventLegend, LegendSign, Theme};

use super::super::setting::{Faces, Flow, Part, Sign, TextRow};
use crate::paint::overlay::legend::{ANNOTATIONS, LayerLegend, layer_legends, seen};
use crate::paint::overlay::signs;

/// The legend of what the map shows: layers, annotations, event files.
pub fn legend(
    session: &Session,
    view: &Viewport,
    own: usize,
    theme: &Theme,
    faces: &Faces,
    width: f32,
) -> Flow {
    let layers = layer_legends(session, view, theme);
    let events: Vec<(EventLegend, Vec<String>)> =
        session.still_legends(view, theme).into_iter().zip(session.still_layers().map(left_out)).collect();
    let mut flow = Flow { rows: Vec::new(), scale: faces.scale };
    if layers.is_empty() && events.is_empty() && own == 0 {
        flow.rows = faces.faint.rows("No layer is shown here.", width, 0.0, Part::Entry);
        return flow;
    }
    let set = Setter { faces, width };
    if !layers.is_empty() {
        flow.rows.extend(faces.heading.rows("What is claimed, and where", width, 0.0, Part::Heading));
    }
    flow.rows.extend(layers.iter().flat_map(|layer| set.layer(layer)));
    if own > 0 {
        let sign = Sign::Layer(LegendSign::Double { colour: theme.annotation_ink() });
        let rows = set.signed(sign, signs::SIZE[0], &format!("{ANNOTATIONS}: {own}"), 0.9, Part::Entry);
        flow.rows.extend(rows);
    }
    for (legend, left_out) in events.iter().rev() {
        flow.rows.extend(set.events(legend, left_out));
    }
    flow
}

/// What a file's filter excludes, part by part.
fn left_out(layer: &EventLayer) -> Vec<String> {
    let mut words: Vec<String> = layer.filter_parts().into_iter().map(|part| part.words).collect();
    // An open end is the file's first or last day.
    if let (Some((from, to)), Some((first, last))) = (layer.filter().days, layer.table.span()) {
        words.pop();
        // Two maps have their days above them.
        if layer.other.is_some() && layer.own_days.is_none() {
            return words;
        }
        words.push(format!("days: {}", days_words(from.max(first), to.min(last))));
    }
    words
}

struct Setter<'a> {
    faces: &'a Faces,
    width: f32,
}

impl Setter<'_> {
    fn layer(&self, layer: &LayerLegend) -> Vec<TextRow> {
        let Faces { name, text, .. } = self.faces;
        let partly = layer.shown < layer.drawn;
        let title = match layer.signs.len() {
            2.. if partly => format!("{}: {} of {} in view", layer.name, layer.shown, layer.drawn),
            _ => layer.name.clone(),
        };
        let mut rows = name.rows(&title, self.width, text.size * 0.62, Part::Entry);
        for sign in &layer.signs {
            let count = match layer.signs.len() {
                1 if partly => format!("{} of {} features in view", sign.shown, layer.drawn),
                _ if sign.shown == 1 => "1 feature".to_owned(),
                _ => format!("{} features", sign.shown),
            };
            let words = format!("{count}, {}", sign.words);
            rows.extend(self.signed(Sign::Layer(sign.sign), signs::SIZE[0], &words, 0.15, Part::More));
        }
        rows
    }

    /// A text with its symbol, in a column of `signs` screen pixels; `above` free lines above.
    fn signed(&self, sign: Sign, signs: f32, words: &str, above: f32, part: Part) -> Vec<TextRow> {
        let face = self.faces.text;
        let indent = face.indent_behind(signs * self.faces.scale);
        let mut rows = face.rows(words, self.width - indent, face.size * above, part);
        rows.iter_mut().for_each(|row| row.indent = indent);
        if let Some(first) = rows.first_mut() {
            first.sign = Some(sign);
            first.height = first.height.max(sign.size()[1] * self.faces.scale + 2.2);
        }
        rows
    }

    fn events(&self, legend: &EventLegend, left_out: &[String]) -> Vec<TextRow> {
        let Faces { heading, small, faint, text, .. } = self.faces;
        let mut rows = heading.rows(&legend.title, self.width, text.size, Part::Heading);
        rows.first_mut().into_iter().for_each(|row| row.fresh = true);
        // The essentials come first, so that a full page does not drop them.
        for note in &legend.notes {
            rows.extend(faint.rows(note, self.width, text.size * 0.2, Part::Entry));
        }
        if !left_out.is_empty() {
            let words = format!("Filter: {}.", left_out.join("; "));
            rows.extend(faint.rows(&words, self.width, text.size * 0.2, Part::Entry));
        }
        for part in &legend.parts {
            rows.extend(small.rows(&part.heading, self.width, text.size * 0.5, Part::Heading));
            let widest = part.entries.iter().map(|e| e.sign.size()[0]).fold(0.0, f32::max);
            for entry in &part.entries {
                rows.extend(self.signed(Sign::Event(entry.sign), widest, &entry.text, 0.1, Part::Entry));
            }
        }
        rows
    }
}

/// Each reconstructed shape on the map, and how it was made.
pub fn reconstructions(session: &Session, view: &Viewport, faces: &Faces, width: f32) -> Flow {
    let mut notes = Vec::new();
    for layer in session.stack().features().filter(|layer| session.is_shown(layer)) {
        for feature in seen(layer, view) {
            let properties = &layer.prepared.feature(feature).properties;
            if properties.basis.reconstruction {
                notes.push(format!("{}: {}", properties.name, first_sentence(&properties.basis.text)));
            }
        }
    }
    let mut rows = Vec::new();
    if !notes.is_empty() {
        let heading = "Reconstructions: our outlines, given by no source";
        rows.extend(faces.name.rows(heading, width, 0.0, Part::Heading));
        rows.extend(
            notes.iter().flat_map(|n| faces.small.rows(n, width, faces.small.size * 0.18, Part::Entry)),
        );
    }
    Flow { rows, scale: faces.scale }
}

fn capital_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..=end])
}

/// The sources of the figure: the cited articles, the map's data, the event files; and a caution about old
/// claims.
pub fn sources(session: &Session, view: &Viewport, faces: &Faces, width: f32) -> Flow {
    let mut rows = faces.name.rows("Sources and credits", width, 0.0, Part::Heading);
    let above = faces.small.size * 0.18;
    let articles = cited(session, view);
    let mut line = |words: &str| rows.extend(faces.small.rows(words, width, above, Part::Entry));
    articles.iter().for_each(|article| line(&format!("{}.", capital_first(&Source::of(article).line()))));
    let files: Vec<&str> = session.still_layers().map(|l| l.name()).collect();
    if !files.is_empty() {
        let many = if files.len() == 1 { "Event file" } else { "Event files" };
        line(&format!("{many}: {}.", files.join(", ")));
    }
    line(&format!("{CREDITS}."));
    if let Some(words) = caution(session, view) {
        rows.extend(faces.faint.rows(&words, width, above, Part::Entry));
    }
    Flow { rows, scale: faces.scale }
}

/// The articles whose claims the map shows, earliest first.
fn cited<'a>(session: &'a Session, view: &Viewport) -> Vec<&'a Article> {
    let shown: Vec<_> = session.stack().features().filter(|l| session.is_shown(l)).collect();
    let mut ids: Vec<&str> = Vec::new();
    for layer in &shown {
        for feature in seen(layer, view) {
            let claims = &layer.prepared.feature(feature).properties.claims;
            ids.extend(claims.iter().map(|c| c.article.as_str()));
        }
    }
    let own = shown.iter().filter_map(|l| l.prepared.article.as_ref());
    let mut cited: Vec<&Article> = Vec::new();
    for article in session.atlas().articles.iter().chain(own) {
        if ids.contains(&article.id.as_str()) && !cited.iter().any(|a| a.id == article.id) {
            cited.push(article);
        }
    }
    // Undated articles come last.
    cited.sort_by_key(|a| a.published.from.or(a.published.to).map_or((i32::MAX, 0, 0), |d| d.first_day()));
    cited
}

/// Claims age, and a page is read later than it is made.
fn caution(session: &Session, view: &Viewport) -> Option<String> {
    let shown = session.stack().features().filter(|l| session.is_shown(l));
    let shown = shown.filter(|l| seen(l, view).next().is_some());
    let mut years: Vec<&str> = shown.flat_map(|l| l.meta().years.split(", ")).map(str::trim).collect();
    years.retain(|years| !years.is_empty());
    years.sort_unstable();
    years.dedup();
    let (last, before) = years.split_last()?;
    let years =
        if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) };
    Some(format!("The claims speak of {years}; they say nothing about today."))
}
