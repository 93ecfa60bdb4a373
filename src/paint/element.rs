/// One SVG element whose look is kept apart from its place, so that neighbours of the
/// same look share it.
pub struct Element {
    pub tag: Tag,
    /// Attributes of the look, each with a space in front.
    pub look: String,
    /// For a path its `d`; else the attributes of the place, each with a space in front.
    pub place: String,
    /// Escaped text between the tags.
    pub content: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    Path,
    /// A path that may be joined with its neighbours of the same look: an opaque line, where
    /// it does not matter that parts lie over each other.
    JoinedPath,
    Circle,
    Text,
}

/// Elements one behind the other that look the same.
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

    /// Writes what is waiting.
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
