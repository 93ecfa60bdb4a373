use super::published::{Known, ends_in_a_year, known};
use super::{Citation, ExportAbout, authors};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The articles as BibTeX. Unknown fields are omitted: no byline, no author; no date, no year.
pub(super) fn text(about: &ExportAbout, citations: &[Citation]) -> String {
    let mut out = String::new();
    for line in about.lines() {
        // Outside entries everything but `@` is a comment.
        out.push_str(&format!("% {}\n", one_line(&line).replace('@', "(at)")));
    }
    let mut keys: Vec<String> = Vec::new();
    for citation in citations {
        let key = key(&citation.article.id, &keys);
        out.push('\n');
        entry(&key, citation, &mut out);
        keys.push(key);
    }
    out
}

fn entry(key: &str, citation: &Citation, out: &mut String) {
    let article = &citation.article;
    out.push_str(&format!("@misc{{{key}"));
    let mut field = |name: &str, value: &str| out.push_str(&format!(",\n  {name} = {value}"));
    field("title", &format!("{{{{{}}}}}", escaped(&article.title)));
    if let Some(author) = &article.author {
        let names: Vec<String> = authors::names(author).into_iter().map(name).collect();
        field("author", &format!("{{{}}}", names.join(" and ")));
    }
    if let Some(publisher) = &article.publisher {
        field("howpublished", &format!("{{{}}}", escaped(publisher)));
    }
    let words = &article.published.text;
    let mut notes = Vec::new();
    match known(&article.published) {
        Some(Known { year, month, day }) => {
            field("year", &format!("{{{year}}}"));
            if let Some(name) = month.and_then(|m| MONTHS.get(usize::from(m).wrapping_sub(1))) {
                // The month's name is up to the style.
                field("month", &day.map_or((*name).to_owned(), |day| format!("{name} # {{~{day}}}")));
            }
        }
        // BibTeX accepts words as a year if they end in its four digits.
        None if !article.published.is_undated() && ends_in_a_year(words) => {
            field("year", &format!("{{{}}}", escaped(words)));
        }
        None => notes.push(format!("Date: {words}")),
    }
    field("language", &format!("{{{}}}", escaped(&article.language)));
    if !citation.paragraphs.is_empty() {
        notes.push(format!("Cited: {}", citation.paragraph_words()));
    }
    if !notes.is_empty() {
        field("note", &format!("{{{}}}", escaped(&notes.join(". "))));
    }
    if !citation.claims.is_empty() {
        field("annote", &format!("{{Claims {}}}", escaped(&citation.claims.join(", "))));
    }
    out.push_str("\n}\n");
}

/// A name in BibTeX form: two words are given and family name, anything else is one unit.
fn name(name: &str) -> String {
    match authors::two_words(name) {
        Some((given, family)) => format!("{}, {}", escaped(family), escaped(given)),
        None => format!("{{{}}}", escaped(name)),
    }
}

/// A unique key of characters accepted by all programs.
fn key(id: &str, taken: &[String]) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.:".contains(c) { c } else { '-' };
    let plain: String = id.chars().map(plain).collect();
    let plain = if plain.is_empty() { "article".to_owned() } else { plain };
    let more = (2..).map(|n| format!("{plain}-{n}"));
    // There are always enough numbers.
    std::iter::once(plain.clone()).chain(more).find(|key| !taken.contains(key)).unwrap_or(plain)
}

/// Escapes a text for TeX: special characters become commands with balanced braces, because BibTeX counts
/// braces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '$' | '&' | '%' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::citation::tests::cited;
    use super::*;

    fn of(published: serde_json::Value, author: Option<&str>) -> String {
        let mut out = String::new();
        entry("k", &cited(published, author), &mut out);
        out
    }

    #[test]
    fn what_is_not_known_is_not_there() {
        let undated = of(json!({"text": "undated; speaks of 2025"}), None);
        assert!(!undated.contains("author") && !undated.contains("year =") && !undated.contains("month"));
        assert!(undated.contains("note = {Date: undated; speaks of 2025. Cited: paragraphs 9,"), "{undated}");
    }

    #[test]
    fn a_date_is_as_honest_as_its_period() {
        let before =
            of(json!({"text": "on or before 16 January 2018", "to": "2018-01-16"}), Some("Rhys Dubin"));
        assert!(before.contains("  year = {on or before 16 January 2018}") && !before.contains("month"));
        assert!(before.contains("author = {Dubin, Rhys}"), "{before}");
        let day = of(json!({"text": "4 May 2017", "from": "2017-05-04", "to": "2017-05-04"}), None);
        assert!(day.contains("year = {2017},\n  month = may # {~4}"), "{day}");
        let month = of(json!({"text": "May 2017", "from": "2017-05", "to": "2017-05"}), None);
        assert!(month.contains("month = may,"), "{month}");
    }

    #[test]
    fn signs_of_tex_are_escaped_with_closed_braces() {
        let entry = of(json!({"text": "2018"}), Some("A & B Ltd"));
        let title = "title = {{50\\% of \\textbraceleft{}what\\textbraceright{} is\\_said \\& done}}";
        assert!(entry.starts_with(&format!("@misc{{k,\n  {title}")), "{entry}");
        assert!(entry.contains("author = {{A \\& B Ltd}}"), "{entry}");
        assert_eq!(entry.matches('{').count(), entry.matches('}').count());
    }

    #[test]
    fn no_two_entries_have_one_key() {
        assert_eq!(key("a b", &[]), "a-b");
        assert_eq!(key("a b", &["a-b".to_owned()]), "a-b-2");
    }
}
