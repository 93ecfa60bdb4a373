use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Aside;
use super::phrases::Phrases;
use super::same_words::same_words;
use super::shape::{headline, prose, sentences, words};
use crate::formats::text::{Line, Mark};

/// Headings of lists of other articles, as whole lines, from English, Arabic and Kurdish news sites.
static HEADINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "related | related content | related articles | related article | related stories | related story
        related news | related posts | related topics | related reading | related coverage | related links
        related publications | related analysis | read more | read next | read also | also read | see also
        more | more news | more stories | more articles | more coverage | more to read | more for you
        recommended | recommended stories | recommended articles | recommended reading
        recommended for you
        recommended by | you may also like | you might also like | you may like | you might like
        you may be interested in | you may also be interested in | you might be interested in | most read
        most popular | most viewed | most shared | most recent | popular | popular now | popular posts
        popular stories | popular articles | trending | trending now | trending stories
        trending articles
        latest | latest news | latest stories | latest articles | latest posts | latest headlines
        latest updates
        recent posts | recent articles | recent news | recent stories | top stories | top news
        top articles
        other news | other stories | other articles | editors’ picks | editors choice
        editors pick | what to read next | what to read
        read these next
        read this next | keep reading | up next | next up | don’t miss | in case you missed it
        in this section | around the web | from around the web | from the web | from our partners
        sponsored stories | promoted stories | promoted content | paid content | elsewhere on the web
        explore more | discover more | continue exploring | further reading | similar articles
        similar stories | similar posts | news in pictures | hot topics | featured | featured stories
        featured articles | our picks | must read | must reads | more like this | see more stories
        اقرأ أيضا | إقرأ أيضا | اقرأ أيضًا | اقرأ المزيد | إقرأ المزيد | اقرأ ايضا | للمزيد | المزيد
        المزيد من الأخبار | مواضيع ذات صلة | موضوعات ذات صلة | أخبار ذات صلة | مقالات ذات صلة
        اخبار متعلقة | أخبار متعلقة | موضوعات متعلقة | ذات صلة | الأكثر قراءة | الأكثر مشاهدة
        الأكثر شعبية | قد يعجبك أيضا | قد يهمك | قد يهمك أيضا | شاهد أيضا | آخر الأخبار | أحدث الأخبار
        أخبار أخرى | مقالات أخرى | اخترنا لكم | اخترنا لك | مختارات | تابع أيضا
        بابەتی پەیوەندیدار | بابەتە پەیوەندیدارەکان | هەواڵی پەیوەندیدار | زیاتر بخوێنەوە | هەواڵی زیاتر
        دوایین هەواڵەکان | زۆرترین خوێندراو",
    )
});

/// Beginnings of such headings that continue with a name: “More from Foreign Policy”.
static BEGINNINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "more from | more on | more about | more in | more by | related to | also in | also from
        latest from | latest in | latest on | the latest from | read more on | read more about
        read more from | most read in | most popular in | most read on | trending in | trending on
        recommended from | see also in | other articles by | other articles in | recent articles by
        المزيد من | المزيد عن | المزيد حول | اقرأ المزيد عن | الأكثر قراءة في | آخر أخبار",
    )
});

/// Labels of a single line that points elsewhere, before a colon or `|`: “Read more: …”.
static LABELS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "read more | read also | also read | read next | read | related | related article | related story
        see also | see more | watch | watch also | watch now | listen | more | don’t miss | explore
        opinion
        in pictures | must read | recommended | اقرأ أيضا | إقرأ أيضا | اقرأ المزيد
        اقرأ ايضا | شاهد أيضا | شاهد | للمزيد | طالع أيضا | زیاتر بخوێنەوە",
    )
});

/// Most words of a teaser heading.
const MOST_OF_A_HEADING: usize = 8;

/// Sets teasers aside, from each teaser heading to where the article resumes.
pub fn set(lines: &[Line], plain: &[String], out: &mut [Option<Aside>]) {
    let mut at = 0;
    let mut has_begun = false;
    while at < lines.len() {
        let (line, is_free) = (&lines[at], out[at].is_none());
        if !(is_free && is_heading(line, &plain[at])) {
            has_begun |= is_free && prose(&line.text);
            at += 1;
            continue;
        }
        let rest = at + 1..lines.len();
        // Before the article has started, teasers without an end are the article.
        let end = resumes(lines, rest, out).or(has_begun.then_some(lines.len())).unwrap_or(at + 1);
        for aside in &mut out[at..end] {
            aside.get_or_insert(Aside::Teaser);
        }
        at = end;
    }
}

/// Whether the line is a teaser heading.
fn is_heading(line: &Line, plain: &str) -> bool {
    if words(&line.text) > MOST_OF_A_HEADING || line.mark == Some(Mark::Title) || line.text.ends_with('.') {
        return false;
    }
    let count = words(plain);
    HEADINGS.is(plain) || (BEGINNINGS.begin(plain, count) && !BEGINNINGS.is(plain))
}

/// Whether a single line points to another article: “Read more: How the town was retaken”.
pub fn is_pointer(text: &str, plain: &str) -> bool {
    let Some((label, rest)) = text.split_once([':', '|', '>', '»', '–']) else { return false };
    let label = label.trim_matches(['[', '(', '*', '•', ' ']);
    let is_label = label.len() <= 40 && LABELS.is(&crate::atlas::plain(label));
    is_label && !rest.trim().is_empty() && words(plain) <= 30 && sentences(rest) <= 1
}

/// The publisher named by a heading: “More from Foreign Policy”.
pub fn publisher(text: &str) -> Option<&str> {
    let rest = ["More from ", "MORE FROM ", "Latest from ", "The latest from "]
        .iter()
        .find_map(|words| text.strip_prefix(words))?;
    let is_name = (1..=5).contains(&words(rest)) && rest.starts_with(char::is_uppercase);
    is_name.then(|| rest.trim_end_matches(':').trim())
}

/// The line at which the article resumes after teasers, if it does: one long paragraph of several sentences,
/// two longer than a sentence, or three of prose, consecutive and all different. Teasers have a headline, a
/// caption, often printed twice, and a line or truncated excerpt: never that much continuous prose.
fn resumes(lines: &[Line], rest: Range<usize>, out: &[Option<Aside>]) -> Option<usize> {
    let mut start = rest.start;
    let mut run: HashSet<String> = HashSet::new();
    let mut long = 0;
    for at in rest {
        let text = lines[at].text.as_str();
        let counts = out[at].is_none() && prose(text);
        if !counts {
            (run, long, start) = (HashSet::new(), 0, at + 1);
            continue;
        }
        if run.insert(same_words(text)) {
            long += usize::from(words(text) >= 25);
        }
        let whole = words(text) >= 60 && sentences(text) >= 2;
        if whole || long >= 2 || run.len() >= 3 {
            let under_heading = start.checked_sub(1).filter(|&before| {
                lines[before].mark == Some(Mark::Heading)
                    && headline(&lines[before].text)
                    && out[before].is_none()
            });
            return Some(under_heading.unwrap_or(start));
        }
    }
    None
}
