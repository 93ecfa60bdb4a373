use super::plain::lines;
use super::{ArticleText, Line, Mark, TextFormat};

/// Every line that is not empty, without the signs of Markdown: so the numbers are those of the
/// file's lines. A front matter gives title, author and date, and is none of the article's text.
pub(super) fn read(text: &str) -> ArticleText {
    let mut out = ArticleText { format: TextFormat::Markdown, ..ArticleText::default() };
    let mut front = text.trim_start().starts_with("---\n") || text.trim_start().starts_with("---\r");
    for (index, line) in lines(text).enumerate() {
        let line = if front {
            front = index == 0 || line != "---";
            field(&line, &mut out);
            Line { mark: Some(Mark::Page), ..Line::plain(line) }
        } else {
            body(&line)
        };
        out.lines.push(line);
    }
    out.main = out.lines.len();
    out
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

fn body(line: &str) -> Line {
    if line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' ')) {
        return Line { mark: Some(Mark::Page), ..Line::plain(line) };
    }
    let (mut text, mut mark) = (line, None);
    let hashes = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && text[hashes..].starts_with(' ') {
        mark = Some(if hashes == 1 { Mark::Title } else { Mark::Heading });
        text = text.trim_matches(['#', ' ']);
    }
    for sign in ["> ", "- ", "* ", "+ "] {
        text = text.strip_prefix(sign).unwrap_or(text);
    }
    let picture = text.starts_with("![");
    let plain = unlinked(&text.replace("**", "").replace("__", "").replace('`', ""));
    let plain = emphasis(plain.trim()).trim().to_owned();
    // A line of signs only is kept as it stands: its number counts.
    let text = if plain.is_empty() { line.to_owned() } else { plain };
    Line { mark: mark.or(picture.then_some(Mark::Caption)), ..Line::plain(text) }
}

/// `[words](address)` and `![words](address)` become their words.
fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let link = rest[open..].find("](").and_then(|middle| {
            let words = &rest[open + 1..open + middle];
            let after = &rest[open + middle + 2..];
            let close = after.find(')')?;
            (!words.contains(['[', ']'])).then_some((words, &after[close + 1..]))
        });
        match link {
            Some((words, after)) => {
                out.push_str(rest[..open].strip_suffix('!').unwrap_or(&rest[..open]));
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// `*a word*` and `_a line_` without their signs, where they open and close round words.
fn emphasis(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |at: Option<&char>| at.is_some_and(|c| c.is_alphanumeric());
    let sign = |at: usize| {
        let (before, after) = (at.checked_sub(1).and_then(|b| chars.get(b)), chars.get(at + 1));
        let opens = !is_word(before) && after.is_some_and(|c| !c.is_whitespace());
        let closes = !is_word(after) && before.is_some_and(|c| !c.is_whitespace());
        matches!(chars[at], '*' | '_') && (opens || closes)
    };
    (0..chars.len()).filter(|&at| !sign(at)).map(|at| chars[at]).collect()
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

    #[test]
    fn an_open_bracket_is_no_link() {
        assert_eq!(unlinked("against [the Islamic State] in [a"), "against [the Islamic State] in [a");
        assert_eq!(unlinked("[a [b](c) d"), "[a b d");
    }
}
