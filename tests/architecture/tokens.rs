//! Just as much of Rust's grammar as the rules need: words and signs without comments,
//! strings and characters, and the paths that they make.

/// A word or punctuation mark, and its line, from 1.
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
    /// Number of enclosing inline modules.
    pub depth: usize,
    /// Whether a `use` brings it in, so that what lies below it can be named without it.
    pub imported: bool,
    /// Whether that `use` also re-exports it (`pub use`, `pub(super) use`).
    pub public: bool,
    /// The name that a `use` gives it with `as`.
    pub alias: Option<String>,
    /// Whether it is called with `!`.
    pub is_macro: bool,
    /// Whether it is a field, a method, a binding or a definition (`.name`, `name:`, `fn name`), and so no
    /// path at all.
    pub is_member: bool,
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

    fn before(&self, back: usize) -> &str {
        self.at.checked_sub(back).map_or("", |at| self.tokens[at].text.as_str())
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
                    let public = matches!(self.before(1), "pub" | ")");
                    self.at += 1;
                    self.path(&[], Some(public));
                    continue;
                }
                _ if opens_module => {
                    braces.push(true);
                    self.depth += 1;
                    self.at += 3;
                    continue;
                }
                _ if self.is_word(0) => {
                    self.path(&[], None);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Reads one path, with its branches where there are any. `using` is for one in a `use`:
    /// whether that is public.
    fn path(&mut self, before: &[String], using: Option<bool>) {
        let line = self.tokens.get(self.at).map_or(0, |t| t.line);
        let imported = using.is_some();
        let after_dot = self.before(1) == "." && self.before(2) != ".";
        let defined = ["fn", "mod", "struct", "enum", "union", "trait", "type", "const", "static"];
        let defined = defined.contains(&self.before(1));
        let mut parts = before.to_vec();
        loop {
            match self.text(0) {
                "::" => self.at += 1,
                "{" if imported => return self.branches(&parts, using),
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
        let is_member = !imported && parts.len() == 1 && (after_dot || defined || self.text(0) == ":");
        let renamed = imported && self.text(0) == "as";
        let alias = renamed.then(|| self.text(1).to_owned());
        let public = using == Some(true);
        self.out.push(Path { parts, line, depth: self.depth, imported, public, alias, is_macro, is_member });
        self.at += if renamed { 2 } else { 0 };
    }

    fn branches(&mut self, before: &[String], using: Option<bool>) {
        self.at += 1;
        while self.at < self.tokens.len() {
            match self.text(0) {
                "}" => {
                    self.at += 1;
                    return;
                }
                "," => self.at += 1,
                _ => self.path(before, using),
            }
        }
    }
}

/// The tokens without what is compiled for tests alone: items under `#[cfg(test)]`,
/// `#[cfg(all(test, …))]` and `#[test]`.
pub fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if is_test_attribute(&tokens[at..]) {
            at += item_length(&tokens[at..]);
        } else {
            out.push(tokens[at].clone());
            at += 1;
        }
    }
    out
}

fn is_test_attribute(rest: &[Token]) -> bool {
    let begins =
        |words: &[&str]| rest.iter().map(|t| t.text.as_str()).take(words.len()).eq(words.iter().copied());
    [
        &["#", "[", "test", "]"][..],
        &["#", "[", "cfg", "(", "test"],
        &["#", "[", "cfg", "(", "all", "(", "test"],
    ]
    .iter()
    .any(|words| begins(words))
}

/// How many tokens an item takes, its attributes included: up to its `;` or its closing brace.
fn item_length(rest: &[Token]) -> usize {
    let (mut depth, mut attribute, mut import) = (0_usize, false, false);
    for (at, token) in rest.iter().enumerate() {
        match token.text.as_str() {
            "#" if depth == 0 => attribute = true,
            "use" if depth == 0 => import = true,
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                let closes_body = token.text == "}" && !import;
                if depth == 0 && !attribute && closes_body {
                    return at + 1;
                }
                attribute &= depth > 0;
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    rest.len()
}
