use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::plain::{clean, lines};
use super::{ArticleText, Line, Mark, TextFormat};

/// Every line that is not empty, without Markdown's markup: line numbers are those of the file.
/// A front matter gives title, author and date, and is not part of the article's text.
pub(super) fn read(text: &str) -> ArticleText {
    let mut out = ArticleText { format: TextFormat::Markdown, ..ArticleText::default() };
    let (front, text) = text.split_at(front_matter(text));
    for line in lines(front) {
        field(&line, &mut out);
        out.lines.push(Line { mark: Some(Mark::Page), ..Line::plain(line) });
    }
    out.lines.extend(body(text));
    out.main = out.lines.len();
    out
}

/// Length in bytes of the front matter: from a first line `---` to the next one.
fn front_matter(text: &str) -> usize {
    let mut rules = spans(text).filter(|span| text[span.clone()].trim() == "---");
    let opens = spans(text).next().filter(|first| text[first.clone()].trim() == "---");
    match (opens, rules.next(), rules.next()) {
        (Some(_), Some(_), Some(end)) => end.end,
        _ => 0,
    }
}

/// One line of a front matter: `title: "…"`.
fn field(line: &str, out: &mut ArticleText) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = value.trim().trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return;
    }
    let place = match key.trim().to_lowercase().as_str() {
        "title" => &mut out.title,
        "author" | "byline" => &mut out.author,
        "date" | "published" => &mut out.published,
        "publisher" | "source" => &mut out.publisher,
        "lang" | "language" => &mut out.language,
        _ => return,
    };
    place.get_or_insert_with(|| value.to_owned());
}

/// Where the lines stand that are not empty.
fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let spans = text.split(['\n', '\r']).map(move |line| {
        let span = start..start + line.len();
        start = span.end + 1;
        (span, line)
    });
    spans.filter(|(_, line)| !clean(line).is_empty()).map(|(span, _)| span)
}

fn body(text: &str) -> impl Iterator<Item = Line> {
    let mut body =
        Body { text, lines: spans(text).map(BodyLine::new).collect(), heading: None, lists: Vec::new() };
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        body.event(event, range);
    }
    body.lines.into_iter().map(move |line| line.finish(text))
}

/// A line of the source and what it says.
struct BodyLine {
    span: Range<usize>,
    words: String,
    mark: Option<Mark>,
}

struct Body<'a> {
    text: &'a str,
    lines: Vec<BodyLine>,
    /// The mark of the heading that is being read.
    heading: Option<Mark>,
    /// For each open list, whether it is numbered.
    lists: Vec<bool>,
}

impl Body<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(TagEnd::Heading(_)) => self.heading = None,
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::Text(words) | Event::Code(words) => self.push(&words, range),
            // A tag in the text is kept as it stands.
            Event::Html(_) | Event::InlineHtml(_) => self.push_source(range),
            Event::End(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => {}
            // Of extensions that are not switched on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        if let Tag::Heading { level, .. } = tag {
            self.heading = Some(if *level == HeadingLevel::H1 { Mark::Title } else { Mark::Heading });
        } else if let Tag::List(first) = tag {
            self.lists.push(first.is_some());
        } else if matches!(tag, Tag::Item) && self.lists.last() == Some(&true) {
            // A number is a part of the text: “1986. A great year.” is no list.
            let number = self.text[range.clone()].find(['.', ')']).map_or(0, |at| at + 1);
            self.push(
                &format!("{} ", &self.text[range.clone()][..number]),
                range.start..range.start + number,
            );
        } else if matches!(tag, Tag::Image { .. })
            && let Some(line) = self.line_at(range.start)
            && line.words.is_empty()
        {
            line.mark = Some(Mark::Caption);
        }
    }

    fn line_at(&mut self, offset: usize) -> Option<&mut BodyLine> {
        let at = self.lines.partition_point(|line| line.span.end < offset);
        self.lines.get_mut(at).filter(|line| line.span.start <= offset)
    }

    /// Adds what a part of the source says to its line.
    fn push(&mut self, words: &str, range: Range<usize>) {
        let heading = self.heading;
        match self.line_at(range.start) {
            Some(line) if range.end <= line.span.end + 1 => {
                line.words.push_str(words);
                line.mark = heading.or(line.mark);
            }
            _ => self.push_source(range),
        }
    }

    /// Adds a part of the source, which may be of several lines, as it is; only the signs of code
    /// are left out.
    fn push_source(&mut self, range: Range<usize>) {
        for line in &mut self.lines {
            let (start, end) = (range.start.max(line.span.start), range.end.min(line.span.end));
            if start < end {
                line.words.push_str(self.text[start..end].trim_matches('`'));
            }
        }
    }
}

impl BodyLine {
    fn new(span: Range<usize>) -> Self {
        Self { span, words: String::new(), mark: None }
    }

    fn finish(self, text: &str) -> Line {
        match clean(&self.words) {
            // A line of markup only is kept as it stands: its number counts.
            words if words.is_empty() => {
                Line { mark: Some(Mark::Page), ..Line::plain(clean(&text[self.span])) }
            }
            words => Line { mark: self.mark, ..Line::plain(words) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers_and_lose_their_signs() {
        let text = "---\ntitle: \"Rawa\"\nauthor: A. Writer\ndate: 2018-01-16\n---\n# A *town*\n\n> **Quiet** in [Rawa](https://a.b/c_d), said __they__\n***\n- 3 * 4 file_name_x\n![A street](x.jpg)\n";
        let read = read(text);
        let lines: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            lines[5..],
            ["A town", "Quiet in Rawa, said they", "***", "3 * 4 file_name_x", "A street"]
        );
        assert_eq!(read.lines.len(), text.lines().filter(|line| !line.trim().is_empty()).count());
        assert_eq!(
            (read.title.as_deref(), read.author.as_deref(), read.published.as_deref()),
            (Some("Rawa"), Some("A. Writer"), Some("2018-01-16"))
        );
        assert_eq!(read.lines[5].mark, Some(Mark::Title));
    }

    fn texts(text: &str) -> Vec<(String, Option<Mark>)> {
        read(text).lines.into_iter().map(|line| (line.text, line.mark)).collect()
    }

    #[test]
    fn an_open_bracket_is_no_link() {
        let unlinked = |text: &str| texts(text)[0].0.clone();
        assert_eq!(unlinked("against [the Islamic State] in [a"), "against [the Islamic State] in [a");
        assert_eq!(unlinked("[a [b](c) d"), "[a b d");
    }

    #[test]
    fn headings_may_be_underlined_and_links_defined_elsewhere() {
        let text = "Rawa\n====\n\nA street\n--------\nThey [went][1] into [the town].\n\n[1]: https://a.b/c\n[the town]: <d e>\n";
        let page = Some(Mark::Page);
        let want = [
            ("Rawa", Some(Mark::Title)),
            ("====", page),
            ("A street", Some(Mark::Heading)),
            ("--------", page),
            ("They went into the town.", None),
            ("[1]: https://a.b/c", page),
            ("[the town]: <d e>", page),
        ];
        assert_eq!(texts(text), want.map(|(text, mark)| (text.to_owned(), mark)));
    }

    #[test]
    fn code_in_fences_is_text_and_the_fences_are_none() {
        let text = "```text\nA *sign* of\n\n  two\n```\nand `one\nmore` here\r\n";
        let page = Some(Mark::Page);
        let want =
            [("```text", page), ("A *sign* of", None), ("two", None), ("```", page), ("and one", None)];
        assert_eq!(texts(text)[..5], want.map(|(text, mark)| (text.to_owned(), mark)));
        assert_eq!(texts(text)[5].0, "more here");
    }

    #[test]
    fn numbers_at_the_beginning_of_a_line_are_kept() {
        let text = "1986. A year.\n\n1) One\n2) Two\n   - inner\n\n- a\n  2. b\n\n&amp; \\*so\\* on\n";
        let words: Vec<String> = texts(text).into_iter().map(|(text, _)| text).collect();
        assert_eq!(words, ["1986. A year.", "1) One", "2) Two", "inner", "a", "2. b", "& *so* on"]);
    }

    #[test]
    fn a_front_matter_that_does_not_end_is_none() {
        assert_eq!(texts("---\nRawa is quiet.\n")[1], ("Rawa is quiet.".to_owned(), None));
    }
}
