use super::bibtex::one_line;
use super::{Citation, ExportAbout};

/// The articles as a plain list: author, title, publisher, date, paragraphs.
pub(super) fn text(about: &ExportAbout, citations: &[Citation]) -> String {
    let mut out = String::new();
    for citation in citations {
        out.push_str(&line(citation));
        out.push('\n');
    }
    if !citations.is_empty() {
        out.push('\n');
    }
    for remark in about.lines() {
        out.push_str(&one_line(&remark));
        out.push('\n');
    }
    out
}

fn line(citation: &Citation) -> String {
    let article = &citation.article;
    let mut parts: Vec<String> = article.author.iter().map(|a| one_line(a)).collect();
    parts.push(format!("“{}”", one_line(&article.title)));
    parts.extend(article.publisher.iter().map(|p| one_line(p)));
    parts.push(one_line(&article.published.text));
    let place = citation.paragraph_words();
    parts.extend((!place.is_empty()).then_some(place));
    format!("{}.", parts.join(", "))
}
