//! PDF files as poppler's tools read them. Without the tools this is reported and nothing is checked; in CI
//! they are required.

use std::fs;
use std::path::PathBuf;

use iraq_risk_atlas::paint::{Figure, Layout, PdfInfo, Sheet, to_pdf};
use iraq_risk_atlas::session::Session;

use crate::support::files::empty_folder;
use crate::support::papers::{home, near, page};
use crate::support::tools::{has, run};

fn pdf(name: &str, figure: &Figure, session: &Session) -> PathBuf {
    let bytes = to_pdf(&[figure.svg(session)], &figure.info(session)).unwrap();
    let path = empty_folder("papers", name).join("figure.pdf");
    fs::write(&path, bytes).unwrap();
    path
}

/// Text with single blanks.
fn text_of(path: &std::path::Path) -> String {
    let text = run("pdftotext", &["-enc", "UTF-8", path.to_str().unwrap(), "-"]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let make = || {
        let figure = page(Layout::A4Landscape);
        to_pdf(&[figure.svg(&near())], &figure.info(&near())).unwrap()
    };
    assert!(make() == make());
}

#[test]
fn title_legend_sources_and_names_can_be_read_out_of_the_file() {
    if !has("pdftotext", "-v") {
        return;
    }
    let text = text_of(&pdf("text", &page(Layout::A4Landscape), &home()));
    for words in [
        "Risk areas in Kirkuk & Diyala",
        "A desk · 28 November 2026",
        "What is claimed, and where",
        "Risk areas designated (UN, 2018)",
        "somewhere round a named town",
        "Tuz Khurmatu",
        "200 km at 33° N",
        "Rhys Dubin, “Coalition Analysis Warns of Potential Islamic State Resurgence”",
        "Natural Earth (public domain), GeoNames (CC BY 4.0)",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn arabic_words_are_read_out_in_their_order() {
    if !has("pdftotext", "-v") {
        return;
    }
    let mut session = home();
    session.apply(iraq_risk_atlas::session::Action::Names(iraq_risk_atlas::scene::Names::Arabic));
    let figure =
        Figure { title: "مناطق الخطر في كركوك".to_owned(), ..page(Layout::A4Portrait) };
    let text = text_of(&pdf("arabic", &figure, &session));
    // Direction marks surround a run; letters of a word stay together.
    let text: String = text.chars().filter(|c| !('\u{202A}'..='\u{202E}').contains(c)).collect();
    for words in ["مناطق الخطر في كركوك", "بغداد", "الموصل"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn all_fonts_are_embedded_and_have_their_letters() {
    if !has("pdffonts", "-v") {
        return;
    }
    let mut session = home();
    session.apply(iraq_risk_atlas::session::Action::Names(iraq_risk_atlas::scene::Names::Both));
    let path = pdf("fonts", &page(Layout::A3Landscape), &session);
    let fonts = run("pdffonts", &[path.to_str().unwrap()]);
    let lines: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(lines.len(), 3, "regular, bold and Arabic, each once: {fonts}");
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let tail = &words[words.len() - 5..];
        assert_eq!(&tail[..3], ["yes", "yes", "yes"], "embedded, subset, with letters: {fonts}");
    }
}

#[test]
fn the_file_says_what_it_is_whose_it_is_and_how_it_is_built() {
    if !has("pdfinfo", "-v") {
        return;
    }
    let path = pdf("info", &page(Layout::A4Landscape), &home());
    let path = path.to_str().unwrap();
    let info = run("pdfinfo", &[path]);
    for words in [
        "Risk areas in Kirkuk & Diyala",
        "A desk",
        "Iraq Risk Atlas 0",
        "841.89 x 595.276 pts (A4)",
        "PDF version:     1.7",
    ] {
        assert!(info.contains(words), "{words}: {info}");
    }
    assert!(info.lines().any(|l| l.starts_with("Tagged:") && l.ends_with("yes")), "{info}");
    assert!(!info.contains("CreationDate"), "no clock is asked: {info}");
    let structure = run("pdfinfo", &["-struct", path]);
    let names: Vec<&str> = structure.lines().map(str::trim).collect();
    assert!(names.first().is_some_and(|n| n.starts_with("Document")), "{structure}");
    for tag in ["H1", "Figure", "P"] {
        assert!(names.iter().any(|n| n.starts_with(tag)), "{tag}: {structure}");
    }
}

#[test]
fn a_bare_picture_is_a_page_of_its_own_size() {
    if !has("pdfinfo", "-v") {
        return;
    }
    // 1100 × 760 pixels of a 96th of an inch.
    let info = run("pdfinfo", &[pdf("bare", &Figure::default(), &home()).to_str().unwrap()]);
    assert!(info.contains("825 x 570 pts"), "{info}");
}

#[test]
fn a_card_is_a_sheet_with_each_claim_its_speaker_and_its_paragraph() {
    let session = home();
    let key = session.atlas().find_id("FP-17").unwrap();
    let card = session.card(&key).unwrap();
    let sheet = Sheet { date: "28 November 2026".to_owned(), ..Sheet::default() };
    let pages = sheet.svg(&session, &card);
    assert!((1..=2).contains(&pages.len()), "{}", pages.len());
    let bytes = to_pdf(&pages, &sheet.info(&card)).unwrap();
    assert!(bytes == to_pdf(&sheet.svg(&session, &card), &sheet.info(&card)).unwrap());
    if !has("pdftotext", "-v") {
        return;
    }
    let path = empty_folder("papers", "card").join("card.pdf");
    fs::write(&path, bytes).unwrap();
    let text = text_of(&path);
    for claim in card.each_claim() {
        for words in [claim.speaker.as_str(), claim.paraphrase.as_str(), claim.place.as_str()] {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&words), "{words}: {text}");
        }
    }
    for source in &card.sources {
        assert!(text.contains(&source.title), "{text}");
    }
    assert!(text.contains("28 November 2026 · FP-17") && text.contains("page 1 of"), "{text}");
}

#[test]
fn every_card_of_the_atlas_can_be_printed() {
    let session = home();
    let features = session.stack().features().flat_map(|l| &l.prepared.layer.features);
    let governorates = session.atlas().base.governorates.iter().map(|g| g.code.clone());
    let ids: Vec<String> = features.map(|f| f.id.to_string()).chain(governorates).collect();
    assert!(ids.len() > 50, "{}", ids.len());
    for id in ids {
        let key = session.atlas().find_id(&id).unwrap();
        let card = session.card(&key).unwrap();
        let pages = Sheet::default().svg(&session, &card);
        assert!((1..6).contains(&pages.len()), "{id}: {}", pages.len());
        for page in &pages {
            resvg::usvg::Tree::from_str(page, &resvg::usvg::Options::default()).unwrap();
        }
    }
}

#[test]
fn what_is_no_svg_is_no_page() {
    assert!(to_pdf(&["no svg"], &PdfInfo::default()).is_err());
}
