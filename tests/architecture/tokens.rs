//! Just as much of Rust's grammar as the rules need: words and signs without comments,
//! strings and characters, and the paths that they make.

/// A word or a sign, and the line it stands in, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// A path as written out in full: `use a::{b, c::d}` gives `a::b` and `a::c::d`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub parts: Vec<String>,
    pub line: usize,
    /// How many inline modules it stands in.
    pub depth: usize,
    /// Whether a `use` brings it in, so that what lies below it can be named without it.
    pub imported: bool,
    /// Whether it is called with `!`.
    pub is_macro: bool,
}

/// Splits a source into words and signs; `::` is one sign.
pub fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut out, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let end = end_of_token(&chars, at);
        let text: String = chars[at..end].iter().collect();
        let comment = text.starts_with("//") || text.starts_with("/*");
        let quoted = text != "#" && text.ends_with(['"', '\'', '#']);
        if !(comment || quoted || chars[at].is_whitespace()) {
            out.push(Token { text: text.clone(), line });
        }
        line += text.matches('\n').count();
        at = end;
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where the comment, string, character, word or sign ends that begins at `at`.
fn end_of_token(chars: &[char], at: usize) -> usize {
    let rest = &chars[at..];
    if rest[0].is_whitespace() {
        return at + 1;
    }
    let starts = |text: &str| rest.len() >= text.len() && text.chars().eq(rest[..text.len()].iter().copied());
    let word = rest.iter().take_while(|c| is_word(**c)).count();
    let prefix: String = rest[..word].iter().collect();
    match rest[0] {
        '/' if starts("//") => at + rest.iter().take_while(|c| **c != '\n').count(),
        '/' if starts("/*") => at + block_comment(rest),
        _ if ["", "b", "c"].contains(&prefix.as_str()) && rest.get(word) == Some(&'"') => {
            at + word + quoted(&rest[word..], '"')
        }
        'r' | 'b' | 'c' if ["r", "br", "cr"].contains(&prefix.as_str()) => at + raw_string(rest, word),
        'b' if prefix == "b" && rest.get(1) == Some(&'\'') => at + 1 + quoted(&rest[1..], '\''),
        '\'' if rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'') => at + quoted(rest, '\''),
        _ if word > 0 => at + word,
        ':' if starts("::") => at + 2,
        _ => at + 1,
    }
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut i) = (0, 0);
    while i < rest.len() {
        match (rest[i], rest.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

/// Length of a string or character from its first mark to its last.
fn quoted(rest: &[char], mark: char) -> usize {
    let mut i = 1;
    while i < rest.len() && rest[i] != mark {
        i += if rest[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(rest.len())
}

/// Length of `r#"…"#`; of the bare word where no string follows (`r#type` is read as `r`).
fn raw_string(rest: &[char], word: usize) -> usize {
    let hashes = rest[word..].iter().take_while(|c| **c == '#').count();
    if rest.get(word + hashes) != Some(&'"') {
        return word;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = word + hashes + 1;
    let found = rest[body..].windows(close.len()).position(|w| w == close);
    found.map_or(rest.len(), |i| body + i + close.len())
}

/// All paths of a source, in order; single words are paths too.
pub fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut reader = Reader { tokens, at: 0, depth: 0, out: Vec::new() };
    reader.file();
    reader.out
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    out: Vec<Path>,
}

impl Reader<'_> {
    fn text(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |t| t.text.as_str())
    }

    fn is_word(&self, ahead: usize) -> bool {
        self.text(ahead).starts_with(is_word)
    }

    fn file(&mut self) {
        // For each open brace, whether it is a module's.
        let mut braces = Vec::new();
        while self.at < self.tokens.len() {
            let opens_module = self.text(0) == "mod" && self.is_word(1) && self.text(2) == "{";
            match self.text(0) {
                "{" => braces.push(false),
                "}" => self.depth -= usize::from(braces.pop() == Some(true)),
                // `use<'a>` is a bound and brings nothing in.
                "use" if self.text(1) != "<" => {
                    self.at += 1;
                    self.path(&[], true);
                    continue;
                }
                _ if opens_module => {
                    braces.push(true);
                    self.depth += 1;
                    self.at += 3;
                    continue;
                }
                _ if self.is_word(0) => {
                    self.path(&[], false);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Reads one path, with its branches where there are any.
    fn path(&mut self, before: &[String], imported: bool) {
        let line = self.tokens.get(self.at).map_or(0, |t| t.line);
        let mut parts = before.to_vec();
        loop {
            match self.text(0) {
                "::" => self.at += 1,
                "{" if imported => return self.branches(&parts),
                "*" if imported => {
                    parts.push("*".to_owned());
                    self.at += 1;
                    break;
                }
                _ if self.is_word(0) => {
                    parts.push(self.text(0).to_owned());
                    self.at += 1;
                    let goes_on = self.text(0) == "::" && (imported || self.is_word(1));
                    if !goes_on {
                        break;
                    }
                }
                // Not a path after all.
                _ => {
                    self.at += 1;
                    break;
                }
            }
        }
        let is_macro = self.text(0) == "!" && self.text(1) != "=";
        self.out.push(Path { parts, line, depth: self.depth, imported, is_macro });
        if imported && self.text(0) == "as" {
            self.at += 2;
        }
    }

    fn branches(&mut self, before: &[String]) {
        self.at += 1;
        while self.at < self.tokens.len() {
            match self.text(0) {
                "}" => {
                    self.at += 1;
                    return;
                }
                "," => self.at += 1,
                _ => self.path(before, true),
            }
        }
    }
}
