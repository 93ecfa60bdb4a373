use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::limits::{MOST_OF_A_TEXT, REMEDY};
use super::plain::clean;
use super::{ArticleText, Line, Mark, TextFormat};
use crate::formats::{Note, ReadError};

/// Most unpacked bytes of a part: markup is far longer than text.
const MOST_UNPACKED: u64 = 160 << 20;

/// Deepest nesting tracked; documents have a few dozen levels.
const DEEPEST: usize = 256;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The paragraphs of a word processor document (Office Open XML). Page headers and footers, footnotes,
/// comments and deleted revisions are not part of the text.
///
/// # Errors
/// Another kind of archive, a damaged one, or one that unpacks to more than any article.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<ArticleText, ReadError> {
    let damaged = |why: &str| {
        let message = format!("the document is damaged or cut short ({why})");
        ReadError::whole(name, message, "fetch or save it again, or copy its text and paste it here")
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e.to_string()))?;
    let Some(part) = main_part(&archive) else {
        return Err(ReadError::whole(
            name,
            format!("the file is {}, not a text", other(&mut archive)),
            REMEDY,
        ));
    };
    let mut body = Body::default();
    let xml = archive.by_name(&part).map_err(|e| damaged(&e.to_string()))?;
    walk(xml, |event| body.event(event)).map_err(|why| match why {
        Stopped::Damaged(why) => damaged(&why),
        Stopped::TooLarge => {
            let message = format!(
                "unpacked, it holds more than {} MiB; that is too much for an article",
                MOST_UNPACKED >> 20
            );
            ReadError::whole(name, message, "cut the article out of it and open that")
        }
    })?;
    let mut out = ArticleText {
        format: TextFormat::Docx,
        main: body.lines.len(),
        lines: body.lines,
        ..ArticleText::default()
    };
    if out.lines.is_empty() {
        return Err(ReadError::whole(name, "the document holds no text", "choose another file"));
    }
    if body.footnotes > 0 {
        let notes = if body.footnotes == 1 { "footnote is" } else { "footnotes are" };
        out.notes.push(Note::whole(format!(
            "{} {notes} not read; only the document’s own text is.",
            body.footnotes
        )));
    }
    // Document properties are optional: the text is usable without them or if they are damaged.
    if let Ok(xml) = archive.by_name("docProps/core.xml") {
        let mut core = Core::default();
        let _ = walk(xml, |event| core.event(event));
        // Many files have the title of a template or of an earlier text.
        out.title = core.title.filter(|title| out.lines.iter().any(|line| line.text == *title));
        out.language = core.language;
    }
    Ok(out)
}

fn main_part(archive: &Archive) -> Option<String> {
    let names = || archive.file_names().filter_map(Result::ok);
    let is_main = |name: &str| name == "word/document.xml";
    let is_like = |name: &str| name.starts_with("word/document") && name.ends_with(".xml");
    names()
        .find(|name| is_main(name))
        .or_else(|| names().find(|name| is_like(name)))
        .map(|name| name.into_owned())
}

/// Names another kind of archive.
fn other(archive: &mut Archive) -> &'static str {
    let has = |start: &str| archive.file_names().filter_map(Result::ok).any(|name| name.starts_with(start));
    let (sheet, slides) = (has("xl/"), has("ppt/"));
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        let _ = part.take(100).read_to_string(&mut kind);
    }
    match () {
        () if kind.contains("opendocument.text") => "an OpenDocument text (ODT)",
        () if kind.contains("opendocument") => "an OpenDocument file",
        () if kind.contains("epub") => "an electronic book (EPUB)",
        () if sheet => "a spreadsheet",
        () if slides => "a presentation",
        () => "an archive (ZIP)",
    }
}

enum Stopped {
    Damaged(String),
    TooLarge,
}

/// Passes each event of a part to `take`, until it stops.
fn walk(part: impl Read, mut take: impl FnMut(&Event) -> bool) -> Result<(), Stopped> {
    let mut input = BufReader::new(part.take(MOST_UNPACKED + 1));
    // A byte order mark is not part of the XML.
    if input.fill_buf().is_ok_and(|head| head.starts_with(b"\xef\xbb\xbf")) {
        input.consume(3);
    }
    let mut reader = Reader::from_reader(input);
    reader.config_mut().check_end_names = true;
    let mut buffer = Vec::new();
    let mut depth = 0_i64;
    loop {
        let event = reader.read_event_into(&mut buffer);
        let (event, why) = match event {
            Ok(Event::Eof) if depth > 0 => (None, "its end is missing".to_owned()),
            Ok(Event::Eof) => return Ok(()),
            Ok(event) => (Some(event), String::new()),
            Err(error) => (None, error.to_string()),
        };
        match event {
            Some(Event::Start(_)) => depth += 1,
            Some(Event::End(_)) => depth -= 1,
            _ => {}
        }
        let Some(event) = event else {
            // Text cut off at the limit is not damaged.
            let is_cut = reader.get_ref().get_ref().limit() == 0;
            return Err(if is_cut { Stopped::TooLarge } else { Stopped::Damaged(why) });
        };
        if !take(&event) {
            return Err(Stopped::TooLarge);
        }
        buffer.clear();
    }
}

/// The text of an event, entities resolved; empty for all others.
fn text_of(event: &Event) -> String {
    match event {
        Event::Text(text) => text.to_string(),
        Event::CData(text) => text.to_string(),
        Event::GeneralRef(reference) => {
            let number = reference.resolve_char_ref().ok().flatten().map(String::from);
            let named = || resolve_predefined_entity(reference).map(str::to_owned);
            number.or_else(named).unwrap_or_default()
        }
        Event::Start(_)
        | Event::End(_)
        | Event::Empty(_)
        | Event::Comment(_)
        | Event::Decl(_)
        | Event::PI(_)
        | Event::DocType(_)
        | Event::Eof => String::new(),
    }
}

/// A paragraph being read; a text box can be in the middle of another.
#[derive(Default)]
struct Paragraph {
    text: String,
    mark: Option<Mark>,
}

#[derive(Default)]
struct Body {
    lines: Vec<Line>,
    open: Vec<Paragraph>,
    /// Inside `w:t`.
    in_text: bool,
    /// Depth of elements with a duplicate or moved text.
    skipped: usize,
    footnotes: usize,
    bytes: usize,
}

impl Body {
    /// Whether the limit allows more.
    fn event(&mut self, event: &Event) -> bool {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => self.empty(tag),
            Event::End(tag) => match tag.name().as_ref() {
                "mc:Fallback" | "w:moveFrom" | "w:del" => self.skipped = self.skipped.saturating_sub(1),
                "w:t" => self.in_text = false,
                "w:p" => self.finish(),
                "w:tc" => self.push(" "),
                _ => {}
            },
            Event::Eof => self.finish(),
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {
                if self.in_text {
                    self.push(&text_of(event));
                }
            }
        }
        self.bytes <= MOST_OF_A_TEXT
    }

    fn start(&mut self, tag: &BytesStart) {
        match tag.name().as_ref() {
            "mc:Fallback" | "w:moveFrom" | "w:del" => self.skipped += 1,
            "w:t" => self.in_text = true,
            "w:p" if self.open.len() < DEEPEST => self.open.push(Paragraph::default()),
            _ => self.empty(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart) {
        match tag.name().as_ref() {
            "w:tab" | "w:br" | "w:cr" => self.push(" "),
            "w:noBreakHyphen" => self.push("-"),
            "w:footnoteReference" | "w:endnoteReference" => self.footnotes += 1,
            "w:pStyle" => {
                let style = tag.try_get_attribute("w:val").ok().flatten();
                let style = style.map(|value| value.value.to_ascii_lowercase());
                if let (Some(style), Some(paragraph)) = (style, self.open.last_mut()) {
                    paragraph.mark = mark(&style);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
            self.bytes += text.len();
        }
    }

    fn finish(&mut self) {
        let Some(Paragraph { text, mark }) = self.open.pop() else { return };
        let text = clean(&text);
        if !text.is_empty() {
            self.lines.push(Line { mark, ..Line::plain(text) });
        }
    }
}

/// The role of a paragraph style; files always use the English style names.
fn mark(style: &str) -> Option<Mark> {
    match style {
        "title" => Some(Mark::Title),
        "subtitle" => Some(Mark::Heading),
        "caption" => Some(Mark::Caption),
        _ if style.starts_with("heading") => Some(Mark::Heading),
        _ => None,
    }
}

/// The document properties. The file's creator and date are not the article's author and publication date, so
/// they are not used.
#[derive(Default)]
struct Core {
    title: Option<String>,
    language: Option<String>,
    text: String,
}

impl Core {
    fn event(&mut self, event: &Event) -> bool {
        match event {
            Event::Start(_) => self.text.clear(),
            Event::End(tag) => {
                let text = clean(&std::mem::take(&mut self.text));
                let place = match tag.name().as_ref() {
                    "dc:title" => &mut self.title,
                    "dc:language" => &mut self.language,
                    _ => return true,
                };
                *place = Some(text).filter(|text| !text.is_empty() && text.len() <= 500);
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Eof => self.text.push_str(&text_of(event)),
        }
        self.text.len() <= MOST_OF_A_TEXT
    }
}

#[cfg(test)]
mod tests;
