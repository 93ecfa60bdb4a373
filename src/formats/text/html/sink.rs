use std::cell::RefCell;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::block::{Block, Page};
use super::element::{INLINE, SILENT, VOID, meaning};
use super::metadata::attribute;
use crate::formats::text::{Line, Mark, plain};

/// Deepest stack of open elements; pages have a few dozen. Deeper text counts as that of the deepest tracked
/// element.
const DEEPEST: usize = 512;

/// Budget for the tokenizer's quadratic duplicate-attribute check. Real pages stay below a thousandth of
/// this.
const MOST_PAIRS: usize = 1 << 29;

/// Most attribute starts in an unfinished tag. An inline picture has one per 64 bytes, so up to two megabytes
/// pass.
const MOST_UNENDED: usize = 30_000;

/// Bytes per tokenizer step.
const STEP: usize = 16 << 10;

/// The page's blocks and metadata; `None` for a page that exhausts the budget.
pub fn tokenize(text: &str) -> Option<Page> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
        queue.push_back(StrTendril::from(step));
        // Scripts are never executed, so nothing pauses before the end of the step.
        let _ = tokenizer.feed(&queue);
        let mut state = tokenizer.sink.0.borrow_mut();
        if std::mem::take(&mut state.has_progressed) {
            state.unended = 0;
        }
        state.unended += step.bytes().filter(|b| b.is_ascii_whitespace() || b"/\"'".contains(b)).count();
        if state.pairs > MOST_PAIRS || state.unended > MOST_UNENDED {
            return None;
        }
        rest = after;
    }
    tokenizer.end();
    let mut state = tokenizer.sink.0.into_inner();
    state.flush();
    Some(state.page)
}

#[derive(Default)]
struct Sink(RefCell<State>);

#[derive(Clone, Debug)]
struct Open {
    name: LocalName,
    context: Context,
}

/// The context of text at some point of the page.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    mark: Option<Mark>,
    by_class: bool,
    article: Option<usize>,
    main: bool,
    link: bool,
    pre: bool,
    silent: bool,
}

#[derive(Default)]
struct State {
    page: Page,
    open: Vec<Open>,
    text: String,
    /// Characters of the block within links, and in total, not counting space.
    linked: usize,
    letters: usize,
    /// The context of the block's first letter.
    block: Option<Context>,
    /// A single line break is a space; a second consecutive one splits blocks.
    breaks: usize,
    /// Whether a tag, a comment or a run of text has ended since the last check.
    has_progressed: bool,
    /// Possible attribute starts since then.
    unended: usize,
    pairs: usize,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let state = &mut *self.0.borrow_mut();
        state.has_progressed |=
            matches!(token, Token::TagToken(_) | Token::CommentToken(_) | Token::CharacterTokens(_));
        match token {
            Token::TagToken(tag) => {
                state.pairs += tag.attrs.len() * tag.attrs.len();
                state.tag(&tag)
            }
            Token::CharacterTokens(text) => {
                state.characters(&text);
                TokenSinkResult::Continue
            }
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => TokenSinkResult::Continue,
        }
    }
}

impl State {
    fn context(&self) -> Context {
        self.open.last().map(|open| open.context).unwrap_or_default()
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let is_block = !INLINE.contains(&name);
        match name {
            "br" => self.line_break(),
            "meta" => self.page.metadata.meta(tag),
            _ if is_block => self.flush(),
            _ => {}
        }
        match tag.kind {
            TagKind::StartTag => self.start(tag),
            TagKind::EndTag => {
                self.end(&tag.name);
                TokenSinkResult::Continue
            }
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        match name {
            "html" => self.page.metadata.html(tag),
            "time" => self.page.metadata.time(tag),
            "script" => self.page.metadata.script(tag),
            "title" => self.page.metadata.begin_title(),
            // A nested link ends the outer one, as in a browser.
            "a" => self.end(&tag.name),
            _ => {}
        }
        if VOID.contains(&name) || (tag.self_closing && SILENT.contains(&name)) {
            return TokenSinkResult::Continue;
        }
        let mut context = self.context();
        let meaning = meaning(name, &tag.attrs, context.article.is_some() || context.main);
        // Complementary parts and page furniture stay so, whatever is nested in them.
        let is_kept = matches!(context.mark, Some(Mark::Page | Mark::Beside));
        if let (Some(mark), false) = (meaning.mark, is_kept) {
            (context.mark, context.by_class) = (Some(mark), meaning.by_class);
        }
        if meaning.is_article {
            self.page.articles.push(context.article);
            context.article = Some(self.page.articles.len() - 1);
        }
        context.main |= meaning.is_main;
        context.link |= name == "a" && attribute(tag, "href").is_some();
        context.pre |= name == "pre";
        context.silent |= SILENT.contains(&name) || name == "title";
        if self.open.len() < DEEPEST {
            self.open.push(Open { name: tag.name.clone(), context });
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&mut self, name: &LocalName) {
        if matches!(&**name, "script" | "title") {
            self.page.metadata.end(name);
        }
        if let Some(at) = self.open.iter().rposition(|open| open.name == *name) {
            self.open.truncate(at);
        }
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 || self.context().pre {
            self.flush();
        } else {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn characters(&mut self, text: &str) {
        let context = self.context();
        if context.silent {
            self.page.metadata.characters(text);
            return;
        }
        for c in text.chars() {
            match c {
                '\n' | '\r' if context.pre => self.flush(),
                // Soft break characters and byte order marks.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                c if c.is_whitespace() || c.is_control() => self.space(),
                c => {
                    self.text.push(c);
                    self.letters += 1;
                    self.linked += usize::from(context.link);
                    self.breaks = 0;
                    self.block.get_or_insert(context);
                }
            }
        }
    }

    /// Ends the current block.
    fn flush(&mut self) {
        self.breaks = 0;
        let text = plain::clean(&std::mem::take(&mut self.text));
        let (linked, letters) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.letters));
        let Some(context) = self.block.take().filter(|_| !text.is_empty()) else { return };
        let words = text.split_whitespace().count();
        let is_prose = words >= 10 && text.contains(['.', '!', '?', '؟', '،']) && linked * 2 < letters;
        self.page.blocks.push(Block {
            line: Line { text, mark: context.mark, all_link: linked * 10 >= letters * 9 },
            by_class: context.by_class,
            article: context.article,
            main: context.main,
            prose: if is_prose { words } else { 0 },
        });
    }
}
