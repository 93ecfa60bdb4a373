//! What holds for any text.

use iraq_risk_atlas::reading::RowPart;
use proptest::prelude::*;

use super::finder;

/// Pieces of which texts are made that come near to real ones.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "Mosul",
            "al-",
            "Kirkuk",
            "province",
            " of ",
            "the ",
            "Abu ",
            "Ghraib",
            "’s",
            "'",
            "Tuz Khurmatu",
            "12 km ",
            "south of ",
            "between ",
            "and ",
            "الموصل",
            "و",
            "ب",
            "ال",
            "محافظة ",
            "كَرْبَلَاء",
            "\u{64e}",
            "\u{301}",
            "\u{200f}",
            "هەولێر",
            "ـ",
            "“belts”",
            "Baghdad ",
            "(",
            ")",
            ", ",
            ". ",
            "\n",
            "ﷺ",
            "😀",
            "ß",
            "İ",
            "ﬁ",
            "e\u{301}",
            "Near ",
            "Hay ",
            "\u{ad}",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_lie_on_whole_letters_in_order_and_apart(text in pieces()) {
        let mentions = finder().mentions_in(&text);
        let mut end = 0;
        for mention in &mentions {
            prop_assert!(mention.bytes.start >= end && mention.bytes.start < mention.bytes.end);
            prop_assert!(text.get(mention.bytes.clone()).is_some());
            prop_assert!(!mention.readings.is_empty());
            let next = text[mention.bytes.end..].chars().next();
            let cut = next.is_some_and(unicode_normalization::char::is_combining_mark);
            prop_assert!(!cut, "a mark is cut off: {:?}", &text[mention.bytes.clone()]);
            end = mention.bytes.end;
        }
        prop_assert_eq!(finder().mentions_in(&text), mentions);
    }

    #[test]
    fn the_same_name_is_found_wherever_it_stands(before in "[a-z ,.]{0,20}", after in "[a-z ,.]{0,20}") {
        let text = format!("{before} in Fallujah {after}");
        let at = before.len() + 4;
        let mentions = finder().mentions_in(&text);
        prop_assert!(mentions.iter().any(|m| m.bytes == (at..at + 8)), "{}", text);
    }

    #[test]
    fn any_cell_gives_an_answer_or_a_reason(text in pieces(), other in any::<String>()) {
        let parts = [(text.as_str(), RowPart::Words), (other.as_str(), RowPart::Town), (other.as_str(), RowPart::Date)];
        let place = finder().place_row(&parts);
        prop_assert!(place.placed().is_none_or(|p| !p.governorates.is_empty()));
        prop_assert_eq!(finder().place_row(&parts), place);
    }
}
