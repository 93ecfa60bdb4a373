use super::bibtex::one_line;
use super::published::known;
use super::{Citation, ExportAbout, authors};

/// The articles as RIS. The format has no comments, so each record's notes state its origin.
pub(super) fn text(about: &ExportAbout, citations: &[Citation]) -> String {
    let mut out = String::new();
    let lines = about.short_lines();
    for citation in citations {
        record(citation, &lines, &mut out);
    }
    out
}

fn record(citation: &Citation, about: &[String], out: &mut String) {
    let article = &citation.article;
    let mut field = |tag: &str, value: &str| out.push_str(&format!("{tag}  - {}\r\n", one_line(value)));
    // A generic type: whether it is from a magazine, a newspaper or a web page is unknown.
    field("TY", "GEN");
    field("ID", &article.id);
    field("TI", &article.title);
    for name in article.author.as_deref().map(authors::names).unwrap_or_default() {
        match authors::two_words(name) {
            Some((given, family)) => field("AU", &format!("{family}, {given}")),
            None => field("AU", name),
        }
    }
    if let Some(publisher) = &article.publisher {
        field("PB", publisher);
    }
    if let Some(date) = known(&article.published) {
        let part = |part: Option<u8>| part.map(|p| format!("{p:02}")).unwrap_or_default();
        field("PY", &format!("{:04}", date.year));
        // Year, month and day with slashes; unknown parts are empty.
        field("DA", &format!("{:04}/{}/{}/", date.year, part(date.month), part(date.day)));
    } else if article.published.is_undated() {
        field("N1", &format!("Date: {}", article.published.text));
    } else {
        // The fourth part of a date is free text.
        field("DA", &format!("///{}", article.published.text.replace('/', "-")));
        field("N1", &format!("Published {}", article.published.text));
    }
    field("LA", &article.language);
    if !citation.paragraphs.is_empty() {
        field("N1", &format!("Cited: {}", citation.paragraph_words()));
    }
    if !citation.claims.is_empty() {
        field("N1", &format!("Claims {}", citation.claims.join(", ")));
    }
    about.iter().for_each(|line| field("N1", line));
    out.push_str("ER  - \r\n\r\n");
}
