/// One SVG element with its style separate from its geometry, so that neighbours with the same style share
/// it.
pub struct Element {
    pub tag: Tag,
    /// Style attributes, each with a leading space.
    pub look: String,
    /// The `d` of a path; otherwise the geometry attributes, each with a leading space.
    pub place: String,
    /// Escaped text between the tags.
    pub content: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    Path,
    /// A path that may be merged with neighbours of the same style: an opaque line, for which overlaps do not
    /// matter.
    JoinedPath,
    Circle,
    Text,
}

/// Consecutive elements with the same style.
#[derive(Default)]
pub struct Run {
    elements: Vec<Element>,
}

impl Run {
    pub fn push(&mut self, element: Element, out: &mut String) {
        if self.elements.last().is_some_and(|e| e.look != element.look || e.tag != element.tag) {
            self.flush(out);
        }
        self.elements.push(element);
    }

    /// Writes the pending elements.
    pub fn flush(&mut self, out: &mut String) {
        let elements = std::mem::take(&mut self.elements);
        let Some(first) = elements.first() else { return };
        if first.tag == Tag::JoinedPath {
            out.extend(["<path", &first.look, " d=\""]);
            out.extend(elements.iter().map(|e| e.place.as_str()));
            out.push_str("\"/>\n");
        } else if elements.len() == 1 {
            write(first, &first.look, out);
        } else {
            out.extend(["<g", &first.look, ">\n"]);
            for element in &elements {
                write(element, "", out);
            }
            out.push_str("</g>\n");
        }
    }
}

fn write(element: &Element, look: &str, out: &mut String) {
    let Element { tag, place, content, .. } = element;
    match tag {
        Tag::Path | Tag::JoinedPath => out.extend(["<path", look, " d=\"", place, "\"/>\n"]),
        Tag::Circle => out.extend(["<circle", look, place, "/>\n"]),
        Tag::Text => out.extend(["<text", look, place, ">", content, "</text>\n"]),
    }
}
