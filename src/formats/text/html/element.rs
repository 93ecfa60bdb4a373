use html5ever::interface::Attribute;

use crate::formats::text::Mark;

/// What an element implies for its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    pub mark: Option<Mark>,
    pub by_class: bool,
    pub is_article: bool,
    pub is_main: bool,
}

/// Void elements.
pub const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Inline elements; all others start a new block.
pub const INLINE: [&str; 44] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "output", "slot",
    "applet", "tspan", "label",
];

/// Elements whose text is never shown as text.
pub const SILENT: [&str; 12] = [
    "script", "style", "template", "svg", "math", "iframe", "object", "noembed", "noframes", "textarea",
    "canvas", "datalist",
];

/// Names, separated by `|`, that classes and ids of such parts start or end with.
const PAGE: &str = "share | sharing | social | cookie | cookies | consent | gdpr | breadcrumb | breadcrumbs | newsletter | \
    subscribe | subscription | signup | sign-up | advert | advertisement | ad | ads | nav | navbar | navigation | menu | \
    footer | masthead | site-header | page-header | popup | modal | paywall | toolbar | comments | comment-list | disqus | \
    skip-link | screen-reader-text | sr-only | visually-hidden | visuallyhidden | tags | tag-list | print-only | pagination | pager";
const BESIDE: &str = "related | recommended | recommendations | recirc | recirculation | read-more | readmore | more-from | \
    more-stories | most-read | most-popular | popular-posts | trending | taboola | outbrain | sidebar | promo | teaser | \
    teasers | also-like | up-next | latest-news | see-also";
const BYLINE: &str = "byline | by-line | author | authors | author-name | author-bio | author-info | author-box | about-author";
const CAPTION: &str = "caption | caption-text | figcaption";

/// Prefixes of classes that describe the page around the element.
const STATES: [&str; 7] = ["has-", "no-", "with-", "is-", "js-", "not-", "without-"];

/// The meaning of an element by its name, its role and the names of its classes.
pub fn meaning(name: &str, attributes: &[Attribute], in_article: bool) -> Meaning {
    let get = |key: &str| attributes.iter().find(|a| &*a.name.local == key).map(|a| &*a.value);
    let of_mark = |mark| Meaning { mark: Some(mark), ..Meaning::default() };
    let style = get("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    if get("hidden").is_some() || get("aria-hidden") == Some("true") || style.contains("display:none") {
        return of_mark(Mark::Page);
    }
    let role = get("role").unwrap_or_default();
    match (name, role) {
        ("html" | "body", _) => return Meaning::default(),
        ("article", _) | (_, "article") => return Meaning { is_article: true, ..Meaning::default() },
        ("main", _) | (_, "main") => return Meaning { is_main: true, ..Meaning::default() },
        (
            "nav" | "button" | "select" | "option" | "dialog" | "menu" | "noscript" | "footer" | "audio"
            | "video",
            _,
        )
        | (
            _,
            "navigation" | "banner" | "contentinfo" | "search" | "menu" | "dialog" | "alertdialog" | "button",
        ) => {
            return of_mark(Mark::Page);
        }
        ("header", _) if !in_article => return of_mark(Mark::Page),
        ("aside", _) | (_, "complementary") => return of_mark(Mark::Beside),
        ("h1", _) => return of_mark(Mark::Title),
        ("h2" | "h3" | "h4" | "h5" | "h6", _) => return of_mark(Mark::Heading),
        ("figcaption" | "caption", _) => return of_mark(Mark::Caption),
        _ => {}
    }
    if get("rel") == Some("author") || get("itemprop") == Some("author") {
        return of_mark(Mark::Byline);
    }
    let names = [get("class"), get("id")];
    let mut classes = names.into_iter().flatten().flat_map(str::split_ascii_whitespace);
    match classes.find_map(by_class) {
        Some(mark) => Meaning { mark: Some(mark), by_class: true, ..Meaning::default() },
        None => Meaning::default(),
    }
}

/// The mark implied by a class name; order does not matter, because a name implies only one.
fn by_class(class: &str) -> Option<Mark> {
    let class = class.to_ascii_lowercase().replace("__", "-").replace('_', "-");
    if class.len() > 60 || STATES.iter().any(|state| class.starts_with(state)) {
        return None;
    }
    let says = |names: &str| {
        names.split('|').map(str::trim).any(|name| {
            let at_start =
                class.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
            at_start || class.strip_suffix(name).is_some_and(|rest| rest.ends_with('-'))
        })
    };
    match () {
        () if says(CAPTION) => Some(Mark::Caption),
        () if says(BESIDE) => Some(Mark::Beside),
        () if says(BYLINE) => Some(Mark::Byline),
        () if says(PAGE) => Some(Mark::Page),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_by_their_first_or_last_part() {
        for (class, mark) in [
            ("related-articles", Some(Mark::Beside)),
            ("article__related", Some(Mark::Beside)),
            ("share", Some(Mark::Page)),
            ("post-author", Some(Mark::Byline)),
            ("wp-caption-text", Some(Mark::Caption)),
            ("has-sidebar", None),
            ("shareholder", None),
            ("unrelated", None),
            ("article-body", None),
            ("download", None),
        ] {
            assert_eq!(by_class(class), mark, "{class}");
        }
    }
}
