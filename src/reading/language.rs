/// The most common words of languages in Latin script; any longer text has many of them.
const LATIN: [(&str, [&str; 8]); 7] = [
    ("en", ["the", "of", "and", "to", "in", "that", "was", "for"]),
    ("fr", ["le", "la", "les", "des", "et", "dans", "que", "une"]),
    ("de", ["der", "die", "und", "das", "nicht", "mit", "den", "von"]),
    ("es", ["el", "los", "que", "del", "las", "por", "una", "para"]),
    ("it", ["il", "che", "della", "di", "per", "sono", "nel", "gli"]),
    ("tr", ["ve", "bir", "bu", "için", "ile", "olarak", "daha", "olan"]),
    ("ku", ["û", "li", "di", "ji", "bi", "ku", "de", "hat"]),
];

/// Letters used in Sorani but not in Arabic or Persian.
const SORANI: [char; 6] = ['ێ', 'ۆ', 'ڵ', 'ڕ', 'ە', 'ڤ'];

/// Letters used in Persian and Sorani but not in Arabic.
const PERSIAN: [char; 4] = ['پ', 'چ', 'ژ', 'گ'];

/// Number of characters examined.
const ENOUGH: usize = 20_000;

/// The language of a text by its letters and commonest words: `en`, `ar`, `ckb` (Sorani), `ku` (Kurmanji),
/// `fa`, `fr`, `de`, `es`, `it`, `tr`, else `und`, undetermined. `declared` decides if the text is
/// inconclusive.
pub fn language<'a>(text: impl Iterator<Item = &'a str> + Clone, declared: Option<&str>) -> String {
    let letters = || text.clone().flat_map(str::chars).filter(|c| c.is_alphabetic()).take(ENOUGH);
    let all = letters().count();
    let arabic = letters().filter(|c| matches!(c, '\u{0600}'..='\u{06ff}' | '\u{fb50}'..='\u{feff}')).count();
    let of = |set: &[char]| letters().filter(|c| set.contains(c)).count();
    let guess = if arabic * 2 > all {
        Some(match () {
            () if of(&SORANI) * 25 > arabic => "ckb",
            () if of(&PERSIAN) * 60 > arabic => "fa",
            () => "ar",
        })
    } else {
        latin(text)
    };
    let declared = declared.map(str::trim).filter(|tag| is_tag(tag)).map(str::to_lowercase);
    match (guess, declared) {
        // A declared dialect or country is more specific than the guess, if they agree.
        (Some(guess), Some(tag)) if primary(&tag) == guess => tag,
        (Some(guess), _) => guess.to_owned(),
        (None, Some(tag)) => tag,
        (None, None) => "und".to_owned(),
    }
}

fn latin<'a>(text: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut counts = [0_usize; LATIN.len()];
    let mut words = 0;
    for word in text.flat_map(str::split_whitespace).take(ENOUGH / 5) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        words += 1;
        for (count, (_, known)) in counts.iter_mut().zip(&LATIN) {
            *count += usize::from(known.contains(&word.as_str()));
        }
    }
    let (best, count) =
        counts.iter().enumerate().max_by_key(|(index, count)| (**count, usize::MAX - index))?;
    (count * 20 > words).then(|| LATIN[best].0)
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

fn is_tag(tag: &str) -> bool {
    (2..=3).contains(&primary(tag).len())
        && tag.len() <= 35
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_show_in_letters_and_common_words() {
        for (text, expected) in [
            ("The forces took the town of Rawa and went to the border in the west.", "en"),
            ("قال مسؤول إن القوات عادت من الحدود إلى القائم", "ar"),
            ("هێزەکان گەڕانەوە بۆ شارۆچکەکە لە ڕۆژئاوای وڵات", "ckb"),
            ("نیروها به شهر بازگشتند و گفتند که پایگاه در چند کیلومتری مرز است", "fa"),
            ("Hêzên ewlehiyê li bajarê Mûsilê û li gundên derdorê di şevê de ji nû ve hatin", "ku"),
            ("Les forces sont entrées dans la ville et les habitants des villages sont partis", "fr"),
            ("12 345", "und"),
        ] {
            assert_eq!(language([text].into_iter(), None), expected, "{text}");
        }
    }

    #[test]
    fn what_a_page_declares_counts_where_the_text_does_not_contradict() {
        let english = "The forces took the town of Rawa and went to the border.";
        assert_eq!(language([english].into_iter(), Some("en-GB")), "en-gb");
        assert_eq!(language(["قال مسؤول في القائم"].into_iter(), Some("en-US")), "ar");
        assert_eq!(language(["Rawa 2017"].into_iter(), Some("nl")), "nl");
        assert_eq!(language(["Rawa 2017"].into_iter(), Some("<script>")), "und");
    }
}
