//! One view as PNG, as PDF and as SVG in a browser: outside text, whose letters each program
//! draws with its own fonts and hints, they are the same picture.
//!
//! Compared are the same files without their text. The figure is the mean difference of a
//! channel, of 255; edges that fall between pixels are smoothed differently by each program.

use std::fs;
use std::path::Path;

use iraq_risk_atlas::paint::{Figure, Layout, PdfInfo, PngOptions, to_pdf, to_png_with};
use resvg::tiny_skia::Pixmap;

use crate::support::files::empty_folder;
use crate::support::papers::{both, page};
use crate::support::tools::{has, run};

/// Most that the mean of all channels of all pixels may differ, of 255.
const MOST: f64 = 1.5;

/// Most pixels, of a thousand, of which a channel differs by more than a quarter of 255.
const MOST_FAR: f64 = 6.0;

/// The file without its text.
fn without_text(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(start) = rest.find("<text") {
        out.push_str(&rest[..start]);
        let end = rest[start..].find("</text>").expect("a text ends") + start;
        rest = &rest[end + "</text>".len()..];
    }
    out + rest
}

fn picture(path: &Path) -> Pixmap {
    Pixmap::decode_png(&fs::read(path).unwrap()).unwrap()
}

fn compare(what: &str, a: &Pixmap, b: &Pixmap) {
    assert!(a.width().abs_diff(b.width()) <= 1 && a.height().abs_diff(b.height()) <= 1, "{what}: sizes");
    let (width, height) = (a.width().min(b.width()), a.height().min(b.height()));
    let (mut sum, mut far) = (0_u64, 0_u64);
    for y in 0..height {
        for x in 0..width {
            let [p, q] = [a, b].map(|picture| picture.pixel(x, y).unwrap());
            let ds = [p.red().abs_diff(q.red()), p.green().abs_diff(q.green()), p.blue().abs_diff(q.blue())];
            sum += ds.iter().map(|d| u64::from(*d)).sum::<u64>();
            far += u64::from(ds.iter().any(|d| *d > 63));
        }
    }
    let pixels = f64::from(width) * f64::from(height);
    let (mean, far) = (sum as f64 / pixels / 3.0, far as f64 / pixels * 1000.0);
    eprintln!("{what}: mean difference {mean:.3} of 255, {far:.2} ‰ of the pixels far off");
    assert!(mean <= MOST && far <= MOST_FAR, "{what}: {mean} {far}");
}

/// All figures to compare: bare pictures and pages.
fn figures() -> Vec<(String, Figure, iraq_risk_atlas::session::Session)> {
    let mut out = Vec::new();
    for (what, session) in both() {
        out.push((
            format!("{what}, bare"),
            Figure { furniture: false, ..Figure::default() },
            session.clone(),
        ));
        out.push((format!("{what}, A4"), page(Layout::A4Landscape), session));
    }
    out
}

fn png(svg: &str, folder: &Path) -> Pixmap {
    let mut out = Vec::new();
    to_png_with(svg, PngOptions::page(96.0), &mut out, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    let path = folder.join("ours.png");
    fs::write(&path, out).unwrap();
    picture(&path)
}

#[test]
fn a_pdf_is_the_picture_of_the_png() {
    if !has("pdftoppm", "-v") {
        return;
    }
    for (i, (what, figure, session)) in figures().into_iter().enumerate() {
        let folder = empty_folder("papers", &format!("pdf-{i}"));
        let svg = without_text(&figure.svg(&session));
        let path = folder.join("figure.pdf");
        fs::write(&path, to_pdf(&[&svg], &PdfInfo::default()).unwrap()).unwrap();
        let theirs = folder.join("theirs");
        run(
            "pdftoppm",
            &["-r", "96", "-png", "-singlefile", path.to_str().unwrap(), theirs.to_str().unwrap()],
        );
        compare(&format!("PDF, {what}"), &png(&svg, &folder), &picture(&folder.join("theirs.png")));
    }
}

#[test]
fn an_svg_in_a_browser_is_the_picture_of_the_png() {
    if !has("chromium", "--version") {
        return;
    }
    for (i, (what, figure, session)) in figures().into_iter().enumerate() {
        let folder = empty_folder("papers", &format!("svg-{i}"));
        let svg = without_text(&figure.svg(&session));
        let path = folder.join("figure.svg");
        fs::write(&path, &svg).unwrap();
        let ours = png(&svg, &folder);
        let theirs = folder.join("theirs.png");
        let size = format!("--window-size={},{}", ours.width(), ours.height());
        let screenshot = format!("--screenshot={}", theirs.display());
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let address = format!("file://{}", path.display());
        run(
            "chromium",
            &[
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                &profile,
                &size,
                &screenshot,
                &address,
            ],
        );
        compare(&format!("SVG, {what}"), &ours, &picture(&theirs));
    }
}
