use std::ops::Range;

use crate::atlas::Atlas;
use crate::model::{Basis, Precision, Properties, Recipe};

use super::context::{words_before, words_behind};
use super::siting::Siting;
use crate::reading::PlaceRef;

/// The farm and housing land around Baghdad.
pub const BELTS: &str = "baghdad-belts";

/// Whether a name for Baghdad is part of one for its belts: “the Baghdad ‘belts’”, “the belts
/// round Baghdad”.
pub fn is_belts(place: &PlaceRef, text: &str, at: &Range<usize>) -> bool {
    const JOINED: [&str; 6] = ["of", "round", "around", "surrounding", "ringing", "encircling"];
    let baghdad = match place {
        PlaceRef::Town(key) => key == "IQ-BG/Baghdad",
        PlaceRef::Governorate(code) => code == "IQ-BG",
        PlaceRef::District(_)
        | PlaceRef::PartOf { .. }
        | PlaceRef::Within { .. }
        | PlaceRef::Region(_)
        | PlaceRef::Border(_)
        | PlaceRef::Country
        | PlaceRef::Outside(_) => false,
    };
    let belt = |word: &str| matches!(word, "belt" | "belts" | "حزام" | "احزمه");
    baghdad
        && (words_behind(text, at.end).first().is_some_and(|word| belt(word))
            || match words_before(text, at.start).as_slice() {
                [.., word, joined] if JOINED.contains(&joined.as_str()) => belt(word),
                [.., word] => belt(word) && !word.is_ascii(),
                [] => false,
            })
}

/// How a named region without limits is shown: like the corresponding built-in feature, if there is one;
/// otherwise it is not drawn.
pub fn siting(key: &str, shown: &str, atlas: &Atlas) -> Siting {
    let known = |layer: &str, feature: &str| {
        let found = atlas.layer(layer)?.feature(&feature.into())?;
        Some(&found.properties)
    };
    let drawn = match key {
        BELTS => known("said-missing-2018", "FP-21").map(as_it_is),
        "kurdistan-region" | "kurdish-region" | "iraqi-kurdistan" => {
            known("comparison", "FP-13").map(|p| kurdistan(p, atlas))
        }
        _ => None,
    };
    drawn.unwrap_or_else(|| {
        Siting::not_drawn(
            Precision::Region,
            format!("“{shown}” has no limits here; no place in it is named."),
        )
    })
}

fn as_it_is(p: &Properties) -> Siting {
    Siting {
        precision: p.precision,
        precision_note: p.precision_note.replace("the article", "the text"),
        point: None,
        basis: Basis { text: p.basis.text.replace("the article", "the text"), ..p.basis.clone() },
        governorates: p.governorates.clone(),
        not_drawn: None,
    }
}

fn kurdistan(p: &Properties, atlas: &Atlas) -> Siting {
    let codes = match &p.basis.recipe {
        Some(Recipe::Governorates { codes }) => codes.as_slice(),
        _ => &[],
    };
    let names: Vec<&str> =
        codes.iter().filter_map(|code| atlas.base.governorate(code)).map(|g| g.name.as_str()).collect();
    let (last, others) = names.split_last().unwrap_or((&"", &[]));
    let text = format!(
        "The outline of the governorates {} and {last} taken together, which is our choice; the text gives no \
         limits.",
        others.join(", ")
    );
    Siting {
        precision: p.precision,
        precision_note: "A named region; the text gives no limits.".to_owned(),
        point: None,
        basis: Basis { text, ..p.basis.clone() },
        governorates: p.governorates.clone(),
        not_drawn: None,
    }
}
