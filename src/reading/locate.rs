use std::ops::Range;

use super::fold::Folded;
use crate::model::Anchor;

/// Why an anchor has no unique position in its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnchorFault {
    #[error("the anchor has no words")]
    Empty,
    #[error("the words are not in the paragraph")]
    Missing,
    #[error("the words occur {0} times in the paragraph")]
    Ambiguous(usize),
}

/// The byte range of an anchor's `exact` words in a paragraph, if they occur exactly once, right after
/// `prefix` and right before `suffix` if these are given.
///
/// Quotation marks, dashes, kinds and lengths of space, and composed or decomposed letters may differ; the
/// range refers to the original paragraph, on whole letters.
///
/// # Errors
/// The words are missing or occur more than once: then nothing may be highlighted.
pub fn locate(anchor: &Anchor, paragraph: &str) -> Result<Range<usize>, AnchorFault> {
    locate_in(anchor, &Folded::of(paragraph))
}

/// [`locate`] in an already folded paragraph, for looking up many anchors.
pub(super) fn locate_in(anchor: &Anchor, text: &Folded) -> Result<Range<usize>, AnchorFault> {
    let [exact, prefix, suffix] =
        [&anchor.exact, &anchor.prefix, &anchor.suffix].map(|words| Folded::of(words).trimmed());
    if exact.is_empty() {
        return Err(AnchorFault::Empty);
    }
    let mut places = text.places_of(&exact);
    places.retain(|place| text.precedes(place.start, &prefix) && text.follows(place.end, &suffix));
    match places.as_slice() {
        [] => Err(AnchorFault::Missing),
        [place] => Ok(text.bytes(place.clone())),
        more => Err(AnchorFault::Ambiguous(more.len())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn anchor(prefix: &str, exact: &str, suffix: &str) -> Anchor {
        Anchor { exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: suffix.to_owned() }
    }

    fn words<'a>(anchor: &Anchor, paragraph: &'a str) -> Result<&'a str, AnchorFault> {
        locate(anchor, paragraph).map(|range| &paragraph[range])
    }

    #[test]
    fn words_are_found_whatever_their_typography() {
        let paragraph = "He spoke of the “mixed\u{a0}belt” – south\u{2011}west of\u{2009} al‑Qaim’s centre.";
        for (exact, found) in [
            ("\"mixed belt\" - south-west", "“mixed\u{a0}belt” – south\u{2011}west"),
            ("of al-Qaim's", "of\u{2009} al‑Qaim’s"),
        ] {
            assert_eq!(words(&anchor("", exact, ""), paragraph), Ok(found));
        }
    }

    #[test]
    fn words_that_stand_twice_need_their_surroundings() {
        let paragraph = "Rawa and Qaim, then Rawa again.";
        assert_eq!(words(&anchor("", "Rawa", ""), paragraph), Err(AnchorFault::Ambiguous(2)));
        assert_eq!(locate(&anchor("then", "Rawa", ""), paragraph), Ok(20..24));
        assert_eq!(locate(&anchor("", "Rawa", " and"), paragraph), Ok(0..4));
    }

    #[test]
    fn words_in_other_surroundings_are_not_found() {
        let paragraph = "Only Rawa is left here.";
        assert_eq!(words(&anchor("then ", "Rawa", ""), paragraph), Err(AnchorFault::Missing));
        assert_eq!(words(&anchor("", "Rawa", " and"), paragraph), Err(AnchorFault::Missing));
        assert_eq!(words(&anchor("", " \u{ad}", ""), paragraph), Err(AnchorFault::Empty));
    }

    #[test]
    fn a_letter_is_never_cut_from_its_mark() {
        assert_eq!(words(&anchor("", "cafe", ""), "a cafe\u{301} there"), Err(AnchorFault::Missing));
        assert_eq!(words(&anchor("", "cafe", ""), "a café there"), Err(AnchorFault::Missing));
        assert_eq!(words(&anchor("", "café", ""), "a cafe\u{301} there"), Ok("cafe\u{301}"));
    }

    #[test]
    fn arabic_marks_may_come_in_either_order() {
        // shadda (class 33) and fatha (class 30) on the same letter.
        let paragraph = "في مدينة رَوَّة قرب الحدود";
        let other = paragraph.replace("\u{64e}\u{651}", "\u{651}\u{64e}");
        let exact = "رَوَّة";
        assert_eq!(words(&anchor("", exact, ""), paragraph), Ok(exact));
        assert_eq!(
            words(&anchor("", exact, ""), &other).map(|w| w.nfc().collect::<String>()),
            Ok(exact.nfc().collect())
        );
    }

    /// Letters with their marks, as whole units that can be selected.
    fn letters() -> impl Strategy<Value = Vec<String>> {
        let letter = prop_oneof![
            "[a-c]",
            "[a-c]\u{301}",
            "é",
            "[ابتثمو]",
            "[ابتثمو][\u{64e}\u{64f}\u{651}]{1,2}",
            "[“”‘’\"'–—-]",
            "[\u{a0} ]",
            "[ﷺ가😀…]",
        ];
        prop::collection::vec(letter, 1..24)
    }

    proptest! {
        #[test]
        fn a_found_range_holds_just_the_words_asked_for(letters in letters(), from in 0usize..24, count in 1usize..8) {
            let from = from.min(letters.len() - 1);
            let to = (from + count).min(letters.len());
            let paragraph = letters.concat();
            let exact = letters[from..to].concat();
            match locate(&anchor("", &exact, ""), &paragraph) {
                Ok(range) => {
                    // An independent notion of equality: both sides folded by plain replacement and NFD.
                    prop_assert_eq!(plain(&paragraph[range]), plain(&exact));
                }
                Err(AnchorFault::Missing) => prop_assert!(false, "{:?} is in {:?}", exact, paragraph),
                Err(AnchorFault::Empty) => prop_assert!(plain(&exact).is_empty()),
                Err(AnchorFault::Ambiguous(n)) => prop_assert!(n > 1),
            }
        }

        #[test]
        fn any_words_and_any_text_never_panic(exact in any::<String>(), paragraph in any::<String>()) {
            if let Ok(range) = locate(&anchor("", &exact, ""), &paragraph) {
                prop_assert!(paragraph.get(range).is_some());
            }
        }
    }

    fn plain(text: &str) -> String {
        let text = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace(['–', '—'], "-");
        let text: String = text.replace('…', "...").nfd().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
