use std::sync::LazyLock;

use super::phrases::{Phrases, begins};
use super::shape::words;

/// Words before the colon of a credit, in plain form.
static LABELS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "credit | credits | photo | photos | photo credit | photo credits | image | image credit
        image credits | image source | picture | picture credit | photograph | photographer | photo source
        courtesy | الصورة | صورة | تصوير | مصدر الصورة",
    )
});

/// Beginnings without a colon.
const BEGINNINGS: [&str; 8] = [
    "photo by",
    "photos by",
    "image by",
    "picture by",
    "photograph by",
    "photography by",
    "photo courtesy of",
    "image courtesy of",
];

/// Agencies whose name alone, or with a photographer's, is a credit.
const AGENCIES: [&str; 11] = [
    "getty images",
    "afp",
    "reuters",
    "ap photo",
    "associated press",
    "epa",
    "anadolu",
    "shutterstock",
    "istock",
    "alamy",
    "wikimedia commons",
];

/// Most words of a credit that names only an agency.
const MOST: usize = 9;

/// Whether a line is a picture credit and nothing else: anything more makes it a caption, which is evidence.
pub fn is_credit(text: &str, plain: &str) -> bool {
    let count = words(text);
    if count > 14 {
        return false;
    }
    let inner = text.trim_matches(['(', ')', '[', ']', ' ', '.']);
    let labelled = inner
        .split_once([':', '|'])
        .is_some_and(|(label, who)| LABELS.is(&crate::atlas::plain(label)) && is_maker(who));
    let begun = BEGINNINGS.iter().any(|words| begins(plain, words)) && is_maker(inner);
    labelled || begun || (count <= MOST && is_agency(inner, plain))
}

/// A creator's name, address or agency: not a sentence, and with hardly any lower-case words.
fn is_maker(who: &str) -> bool {
    let small = who.split_whitespace().filter(|word| word.len() > 3 && word.starts_with(char::is_lowercase));
    !who.trim().is_empty()
        && !who.contains(". ")
        && small.filter(|word| !word.contains(['.', '/', '@'])).count() <= 2
}

/// `Ahmad al-Rubaye/AFP/Getty Images`, `[Reuters]`, `AP Photo/Hadi Mizban, File`.
fn is_agency(inner: &str, plain: &str) -> bool {
    let named = AGENCIES.iter().any(|agency| {
        begins(plain, agency) || plain.ends_with(agency) || plain.contains(&format!(" {agency} "))
    });
    if !named {
        return false;
    }
    let alone = AGENCIES.contains(&plain);
    let parted = inner.contains('/') || inner.contains('|') || inner.contains(" via ");
    alone || (parted && is_maker(inner))
}
