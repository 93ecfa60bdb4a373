use crate::model::{Kind, Precision};
use crate::reading::placing::{Token, tokens};

/// Which kind of feature words suggest, and how strongly. A cue matches by prefix (`attack` matches
/// “attacked”) unless it ends in `$`; several words must be consecutive.
const CUES: &[(Kind, u32, &[&str])] = &[
    (
        Kind::Incident,
        4,
        &[
            "attack",
            "bomb",
            "blast",
            "explosi",
            "exploded",
            "ambush",
            "clash",
            "airstrike",
            "air strike",
            "shelling",
            "shelled",
            "gunmen",
            "gunned",
            "assassinat",
            "kidnap",
            "abduct",
            "captur",
            "recaptur",
            "retak",
            "retook",
            "liberation of",
            "liberated from",
            "seized",
            "overran",
            "killed",
            "killing",
            "wounded",
            "massacre",
            "raid",
            "rocket",
            "mortar",
            "drone strike",
            "offensive",
            "battle",
            "siege",
            "executed",
            "beheaded",
            "هجوم",
            "هجمات",
            "تفجير",
            "انفجار",
            "مقتل",
            "قتل$",
            "اشتباك",
            "غاره",
            "غارات",
            "تحرير",
            "قصف",
            "اغتيال",
            "كمين",
        ],
    ),
    (
        Kind::Incident,
        2,
        &[
            "liberat",
            "operation",
            "fought",
            "fighting",
            "arrest",
            "detain",
            "troops enter",
            "fell to",
            "strike$",
            "strikes$",
            "destroyed",
            "insurgents kill",
            "عمليه",
        ],
    ),
    (
        Kind::StabilisedCity,
        5,
        &[
            "have stabilized",
            "have stabilised",
            "has stabilized",
            "has stabilised",
            "is stable",
            "are stable",
            "calm has returned",
        ],
    ),
    (Kind::StabilisedCity, 3, &["stabilized", "stabilised", "stable$", "rebuilt", "returned to normal"]),
    (
        Kind::Programme,
        4,
        &[
            "program",
            "reconstruct",
            "rehabilitat",
            "vocational",
            "community watch",
            "tribal network",
            "funding",
            "humanitarian aid",
            "aid project",
            "training",
            "demining",
            "stabilization fund",
            "stabilisation fund",
            "برنامج",
            "اعمار",
            "تدريب",
        ],
    ),
    (
        Kind::Programme,
        2,
        &[
            "stabilization",
            "stabilisation",
            "returnee",
            "aid$",
            "project",
            "donor",
            "assistance",
            "compensat",
        ],
    ),
    (
        Kind::RiskAsserted,
        4,
        &[
            "sleeper",
            "cells$",
            "cell$",
            "hotspot",
            "hot spot",
            "flashpoint",
            "volatile",
            "resurgen",
            "hideout",
            "remnant",
            "insurgency",
            "pockets of",
            "red dot",
            "stronghold",
            "vacuum",
            "خلايا",
            "معقل",
        ],
    ),
    (
        Kind::RiskAsserted,
        2,
        &[
            "militant",
            "insurgent",
            "threat",
            "risk",
            "unstable",
            "instability",
            "danger",
            "active in",
            "extremis",
            "vulnerab",
            "insecur",
            "presence of",
            "infiltrat",
            "مسلح",
            "تهديد",
            "خطر",
        ],
    ),
    (
        Kind::RiskDesignated,
        5,
        &[
            "designated",
            "flagged",
            "highlighted on the map",
            "were selected",
            "was selected",
            "included for their",
            "areas at risk",
            "urgently require",
            "listed as",
            "identified as",
            "marked as",
        ],
    ),
    (Kind::RiskDesignated, 3, &["highlighted", "centered on", "centred on", "clusters near"]),
    (
        Kind::RiskSaidMissing,
        6,
        &[
            "left out",
            "leaves out",
            "omitted",
            "omission",
            "isn't there",
            "aren't on the map",
            "not on the map",
            "missing from",
            "overlooked",
            "should have been included",
            "another potential flashpoint",
        ],
    ),
    (
        Kind::CrossBorder,
        5,
        &[
            "cross-border",
            "across the border",
            "over the border",
            "smuggl",
            "turkish airstrike",
            "turkish air strike",
            "turkish strike",
            "turkish drone",
            "turkish forces",
            "iranian missile",
            "iranian strike",
            "iranian drone",
            "iranian shelling",
            "from syria",
            "into syria",
        ],
    ),
    (Kind::Statistic, 5, &["nationwide", "per cent of iraq", "across the country"]),
];

/// A kind, the total weight of its words, and each word with its weight.
type Sum = (Kind, u32, Vec<(u32, String)>);

/// The kind a sentence suggests, and the words that suggest it, weightiest first; context if there are none.
pub fn kind(sentence: &str, precision: Precision) -> (Kind, String) {
    let (kind, _, because) = weighed(sentence, precision);
    (kind, because)
}

/// The same with the total weight of its words, 0 if there are none.
pub fn weighed(sentence: &str, precision: Precision) -> (Kind, u32, String) {
    let words: Vec<Token> = tokens(sentence).into_iter().filter(|token| token.is_word).collect();
    let mut sums: Vec<Sum> = Vec::new();
    for (kind, weight, cues) in CUES {
        for cue in *cues {
            let Some(said) = met(cue, &words, sentence) else { continue };
            let at = sums.iter().position(|(k, ..)| k == kind).unwrap_or_else(|| {
                sums.push((*kind, 0, Vec::new()));
                sums.len() - 1
            });
            sums[at].1 += weight;
            sums[at].2.push((*weight, said));
        }
    }
    // A governorate is not a city.
    if precision != Precision::Town {
        sums.retain(|(kind, ..)| *kind != Kind::StabilisedCity);
    }
    // On ties, the kind listed first in the table.
    let best = sums.iter().rev().max_by_key(|(_, sum, _)| *sum);
    let Some((kind, sum, said)) = best else {
        return (Kind::Context, 0, "no word in the sentence suggests more than context".to_owned());
    };
    let mut said = said.clone();
    said.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let said: Vec<String> = said.into_iter().take(3).map(|(_, word)| format!("“{word}”")).collect();
    let verb = if said.len() == 1 { "stands" } else { "stand" };
    (*kind, *sum, format!("{} {verb} in the sentence", said.join(", ")))
}

/// The words of the sentence that match a cue.
pub fn met(cue: &str, words: &[Token], sentence: &str) -> Option<String> {
    let parts: Vec<&str> = cue.split(' ').collect();
    let (last, head) = parts.split_last()?;
    let meets = |window: &[Token]| {
        let (end, before) = window.split_last()?;
        let whole = last.strip_suffix('$');
        let ends = whole.map_or_else(|| end.text.starts_with(last), |whole| end.text == whole);
        (ends && before.iter().zip(head).all(|(word, part)| word.text == *part)).then_some(())
    };
    // In “the Development Programme” the word is part of a name; in a headline all words are so.
    let capital = |at: usize| {
        let text = sentence.get(words[at].bytes.clone()).unwrap_or_default();
        text.starts_with(char::is_uppercase)
    };
    let headline = || words.len() < 2 * (0..words.len()).filter(|&at| capital(at)).count();
    let plain = |at: usize| at == 0 || !capital(at + parts.len() - 1) || headline();
    let mut windows = words.windows(parts.len()).enumerate();
    let at =
        windows.position(|(at, window)| meets(window).is_some() && plain(at) && !is_taken_back(words, at))?;
    sentence.get(words[at].bytes.start..words[at + parts.len() - 1].bytes.end).map(str::to_owned)
}

/// Whether the words before negate the one at `at`: “no attack”, “reduced attacks”.
fn is_taken_back(words: &[Token], at: usize) -> bool {
    const BETWEEN: [&str; 7] = ["major", "new", "further", "such", "other", "recent", "more"];
    const BACK: [&str; 9] =
        ["no", "without", "fewer", "reduced", "reduce", "reduces", "reducing", "prevented", "prevent"];
    let mut before = words.get(..at).unwrap_or_default();
    while let [rest @ .., last] = before
        && BETWEEN.contains(&last.text.as_str())
    {
        before = rest;
    }
    before.last().is_some_and(|word| BACK.contains(&word.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sentence: &str) -> Kind {
        kind(sentence, Precision::Town).0
    }

    #[test]
    fn cue_words_suggest_a_kind_and_are_named() {
        for (sentence, expected) in [
            ("Iraqi forces after capturing the town of al Qaim", Kind::Incident),
            ("Gunmen attacked a checkpoint and killed two", Kind::Incident),
            ("militants act as independent sleeper cells in Diyala", Kind::RiskAsserted),
            ("the urban centers of Baghdad, Mosul and Basra have stabilized", Kind::StabilisedCity),
            ("relies on community watch programs and tribal networks in Anbar", Kind::Programme),
            ("including clusters near the towns of Hawija, were selected because of", Kind::RiskDesignated),
            ("the most serious red dot, but it isn’t there, would be Diyala", Kind::RiskSaidMissing),
            ("Turkish airstrikes against Kurdish militants", Kind::CrossBorder),
            ("Sinjar is a town in the north-west", Kind::Context),
            ("هجوم على الحويجة", Kind::Incident),
        ] {
            let (kind, because) = kind(sentence, Precision::Town);
            assert_eq!(kind, expected, "{sentence}: {because}");
        }
        let (_, because) = kind("sleeper cells attack", Precision::Town);
        assert_eq!(because, "“sleeper”, “cells” stand in the sentence");
    }

    #[test]
    fn a_governorate_is_no_stabilised_city() {
        assert_eq!(kind("Anbar is stable", Precision::Governorate).0, Kind::Context);
        assert_eq!(of("Ramadi is stable"), Kind::StabilisedCity);
    }

    #[test]
    fn a_cue_meets_whole_words_only() {
        assert_eq!(of("A cellphone mast in Hawija"), Kind::Context);
        assert_eq!(of("He was paid in Hawija"), Kind::Context);
    }

    #[test]
    fn a_word_that_is_part_of_a_name_is_no_cue() {
        assert_eq!(
            of("Lise Grande, who heads the United Nations Development Programme, spoke of it"),
            Kind::Context
        );
        assert_eq!(of("Bomb Attack Kills Two in Kirkuk"), Kind::Incident);
    }
}
