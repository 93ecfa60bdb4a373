//! Phrases in names of columns that mean one word: “lives lost” is killed, “en az” minimum.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::letters::folded;

/// What is meant, and its phrases with commas between them.
const PHRASES: [(&str, &str); 4] = [
    (
        "killed",
        "lives lost, lost lives, lost their lives, loss of life, loss of lives, passed away, \
         hayatını kaybeden, hayatını kaybedenler, hayatını yitiren, hayatını yitirenler, yaşamını yitiren, \
         yaşamını yitirenler, can veren, can verenler, vefat eden, vefat edenler, ums leben gekommen, \
         ums leben gekommene, ums leben gekommenen, vies perdues, pertes en vies humaines, pertes de vies humaines, \
         pertes de vies, vidas perdidas, pérdida de vidas, pérdidas de vidas, vite perse, perdite di vite umane, \
         الخسائر في الأرواح, خسائر في الأرواح, الخسائر بالأرواح, فارقوا الحياة, فاقدي الحياة, گیان لەدەستداو, \
         گیان لەدەستداوان, گیان لە دەستداو, گیان لە دەستداوان, گیان لەدەستدان, جان باختگان, جان باخته, \
         جان سپردگان, تلفات جانی",
    ),
    (
        "casualties",
        "human losses, pertes humaines, pérdidas humanas, perdite umane, menschliche verluste, الخسائر البشرية, \
         خسائر بشرية, تلفات انسانی, زیانی گیانی, زیانە گیانییەکان, людские потери",
    ),
    (
        "minimum",
        "at least, au moins, al menos, por lo menos, en az, على الأقل, لانی کەم, بە لایەنی کەم, herî kêm, не менее, \
         минимальное число",
    ),
    (
        "maximum",
        "at most, au plus, como máximo, a lo sumo, al massimo, en çok, en fazla, على الأكثر, لانی زۆر, بە لایەنی زۆر, \
         herî zêde, не более, максимальное число",
    ),
];

/// What is meant, by the first word of a phrase and those behind it.
type Phrases = FxHashMap<String, Vec<(Vec<String>, &'static str)>>;

static BY_FIRST: LazyLock<Phrases> = LazyLock::new(|| {
    let mut all = Phrases::default();
    for (meant, phrases) in PHRASES {
        for phrase in phrases.split(',') {
            let mut words = phrase.split_whitespace().map(|w| w.chars().flat_map(folded).collect::<String>());
            if let Some(first) = words.next() {
                all.entry(without_article(first))
                    .or_default()
                    .push((words.map(without_article).collect(), meant));
            }
        }
    }
    all.values_mut().for_each(|of| of.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
    all
});

/// The same words, with the one that is meant instead of each phrase.
pub(super) fn with_phrases(words: Vec<String>) -> Vec<String> {
    if words.len() < 2 {
        return words;
    }
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let behind = &words[at + 1..];
        let found = BY_FIRST.get(word).and_then(|of| of.iter().find(|(rest, _)| behind.starts_with(rest)));
        match found {
            Some((rest, meant)) => {
                out.push((*meant).to_owned());
                at += 1 + rest.len();
            }
            None => {
                out.push(word.clone());
                at += 1;
            }
        }
    }
    out
}

/// A word without the Arabic article, also as it is written behind “for” and “of”: “للقتلى”.
pub(super) fn without_article(word: String) -> String {
    match word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")) {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        Some(_) | None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::super::header::Name;

    #[test]
    fn a_phrase_is_the_word_that_it_means() {
        for (name, words) in [
            ("Number of lives lost", "number of killed"),
            ("Hayatını kaybeden siviller", "killed siviller"),
            ("الخسائر البشرية", "casualties"),
            ("الحد الأدنى للقتلى", "الحد ادني قتلي"),
            ("En az ölü", "minimum olu"),
            ("pertes en vies humaines", "killed"),
            ("houses lost", "houses lost"),
            ("at scene", "at scene"),
        ] {
            assert_eq!(Name::new(name).words.join(" "), words, "{name}");
        }
    }
}
