use super::*;
use crate::formats::text::{Mark, read_article};

const PROSE: &str =
    "The forces went into the town on Sunday, said an officer there, and went on to the border.";

fn read(page: &str) -> ArticleText {
    read_article("page.html", page.as_bytes()).unwrap()
}

fn main(page: &str) -> Vec<String> {
    let read = read(page);
    read.lines[..read.main].iter().map(|line| line.text.clone()).collect()
}

#[test]
fn the_article_of_a_page_comes_first_and_nothing_is_lost() {
    let page = format!(
        "<!doctype html><html lang=en-GB><head><style>a {{}}</style><title>Quiet in Rawa again | A Paper</title>
        <meta property=og:site_name content='A Paper'><meta property='article:published_time' content='2018-01-16T10:00:00Z'>
        <script>var a = '<p>no text</p>'</script><style>p {{}}</style></head>
        <body class='has-sidebar'><header><a href=/>A Paper</a></header><nav><ul><li><a href=/w>World</a></li></ul></nav>
        <main><article><h1>Quiet in&nbsp;Rawa</h1><p class=byline>By <a rel=author href=/j>Jane Doe</a></p>
        <figure><img src=x><figcaption>A street in Rawa. (A Photographer)</figcaption></figure>
        <p>{PROSE}</p><h2>Background</h2><p>It is <em>quiet</em>,<br>they <a href=/x>say</a>.<p>{PROSE} Again &amp; again.</p>
        <aside><p>Sign up.</p></aside><div class='share-tools'><button>Share</button></div>
        <div class=related-articles><h3>Related</h3><p>Something on Mosul.</p></div></article></main>
        <footer><p>© A Paper</p></footer></body></html>"
    );
    let read = read(&page);
    let marked: Vec<(&str, Option<Mark>)> =
        read.lines.iter().map(|line| (line.text.as_str(), line.mark)).collect();
    assert_eq!(
        marked[..read.main],
        [
            ("Quiet in Rawa", Some(Mark::Title)),
            ("By Jane Doe", Some(Mark::Byline)),
            ("A street in Rawa. (A Photographer)", Some(Mark::Caption)),
            (PROSE, None),
            ("Background", Some(Mark::Heading)),
            ("It is quiet, they say.", None),
            (&format!("{PROSE} Again & again."), None),
            ("Sign up.", Some(Mark::Beside)),
            ("Share", Some(Mark::Page)),
            ("Related", Some(Mark::Beside)),
            ("Something on Mosul.", Some(Mark::Beside)),
        ]
    );
    let after: Vec<&str> = marked[read.main..].iter().map(|(text, _)| *text).collect();
    assert_eq!(after, ["A Paper", "World", "© A Paper"]);
    assert_eq!(
        (read.title.as_deref(), read.publisher.as_deref()),
        (Some("Quiet in Rawa again"), Some("A Paper"))
    );
    assert_eq!(
        (read.published.as_deref(), read.language.as_deref()),
        (Some("2018-01-16T10:00:00Z"), Some("en-GB"))
    );
}

#[test]
fn data_for_search_engines_is_read() {
    let page = format!(
        r#"<html><head><script type="application/ld+json">{{"@context":"x","@graph":[{{"@type":"WebSite","name":"no"}},
        {{"@type":["NewsArticle"],"headline":"Quiet in Rawa","author":[{{"name":"Jane Doe"}},"By John Roe"],
        "datePublished":"2018-01-16","publisher":{{"@type":"Organization","name":"A Paper"}},"inLanguage":"en"}}]}}</script></head><p>{PROSE}"#
    );
    let read = read(&page);
    assert_eq!(
        (read.title.as_deref(), read.author.as_deref()),
        (Some("Quiet in Rawa"), Some("Jane Doe, John Roe"))
    );
    assert_eq!((read.publisher.as_deref(), read.published.as_deref()), (Some("A Paper"), Some("2018-01-16")));
}

#[test]
fn a_page_without_marks_is_its_prose_from_first_to_last() {
    let page = format!(
        "<html><body><table><tr><td><a href=1>Home</a><br><br><a href=2>World</a><br><br><a href=3>About</a></td></tr></table>{PROSE}<br><br>{PROSE} Again.<pre>one\ntwo</pre></body>"
    );
    assert_eq!(main(&page), [PROSE, &format!("{PROSE} Again."), "one", "two"]);
}

#[test]
fn the_headline_above_the_article_is_its_first_line() {
    let page = format!(
        "<body><header><h1>A Paper</h1></header><div><h1>Quiet in Rawa</h1></div><article><p>{PROSE}</p></article>"
    );
    assert_eq!(main(&page), ["Quiet in Rawa", PROSE]);
}

#[test]
fn of_several_articles_the_one_with_the_prose_counts() {
    let card = "<article><h3><a href=x>Another one</a></h3><p>Short.</p></article>";
    let page =
        format!("<body>{card}<article><h1>Quiet</h1><p>{PROSE}</p><p>{PROSE}!</p>{card}</article>{card}");
    let read = read(&page);
    let texts: Vec<&str> = read.lines[..read.main].iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts[..2], ["Quiet", PROSE]);
    assert!(read.lines[3..read.main].iter().all(|line| line.mark == Some(Mark::Beside)), "{:?}", read.lines);
}

#[test]
fn classes_that_hold_all_the_prose_say_nothing() {
    let page = format!(
        "<body><div class='content-sidebar share'><p>{PROSE}</p><p>{PROSE} Again.</p></div><p>Home</p>"
    );
    let read = read(&page);
    assert!(
        read.lines.iter().filter(|line| line.text.starts_with("The forces")).all(|line| line.mark.is_none())
    );
}

#[test]
fn the_encoding_that_a_page_names_is_its_encoding() {
    let page = "<html><head><meta charset=\"windows-1256\"></head><body><p>راوة هادئة.</p>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(page);
    assert_eq!(read_article("a.html", &bytes).unwrap().lines[0].text, "راوة هادئة.");
    let page = "<?xml version='1.0' encoding='iso-8859-1'?><html><p>caf\u{e9} “so”";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    assert_eq!(read_article("a.html", &bytes).unwrap().lines[0].text, "café “so”");
}

#[test]
fn a_page_filled_by_a_script_is_reported_to_have_no_text() {
    for page in [
        "<!doctype html><title>Quiet in Rawa</title><div id=root></div><script src=app.js></script>",
        "<!doctype html><noscript>You need to enable JavaScript.</noscript><nav>Home</nav>",
    ] {
        let error = read_article("page.html", page.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("no article text") && error.contains("paste"), "{error}");
    }
}

#[test]
fn what_a_page_hides_is_set_apart() {
    let page = format!(
        "<article><p>{PROSE}</p><p hidden>a b</p><p style='display: none'>c d</p><span class=sr-only>e f</span></article>"
    );
    let read = read(&page);
    assert!(
        read.lines[1..].iter().all(|line| line.mark == Some(Mark::Page)) && read.lines.len() == 4,
        "{:?}",
        read.lines
    );
}

#[test]
fn pages_made_to_exhaust_the_parser_end_soon() {
    let attributes: String = (0..60_000).map(|n| format!(" a{n}")).collect();
    let error = read_article("page.html", format!("<html><p{attributes}").as_bytes()).unwrap_err();
    assert!(error.to_string().contains("does not end"), "{error}");
    for page in [
        "<div>".repeat(200_000) + PROSE,
        "<p><b>".repeat(100_000),
        "</p>".repeat(200_000) + "<p>" + PROSE,
        "<a href=x>".repeat(100_000) + PROSE,
        "<article>".repeat(50_000) + PROSE,
        format!("<html>{}", "&".repeat(300_000)),
        format!("<html><!--{}", "- ".repeat(300_000)),
    ] {
        let _ = read_article("page.html", page.as_bytes());
    }
}
