use super::{compass, distance};

/// Type words before “of” or before a place's name.
pub const TYPES: &[&str] = &[
    "area",
    "areas",
    "base",
    "capital",
    "cities",
    "city",
    "community",
    "crossing",
    "district",
    "districts",
    "enclave",
    "governorate",
    "governorates",
    "hub",
    "localities",
    "locality",
    "metropolis",
    "municipality",
    "neighborhood",
    "neighbourhood",
    "outpost",
    "port",
    "province",
    "provinces",
    "region",
    "settlement",
    "stronghold",
    "strongholds",
    "subdistrict",
    "sub-district",
    "suburb",
    "town",
    "towns",
    "township",
    "village",
    "villages",
    "cities'",
    "مدينه",
    "مدن",
    "بلده",
    "قريه",
    "قضاء",
    "ناحيه",
    "محافظه",
    "محافظتي",
    "مدينتي",
    "قضاءي",
    "قري",
    "منطقه",
];

/// Words before a name that say nothing about location.
const ARTICLES: &[&str] = &["the", "a", "an", "both", "its", "their", "iraq's", "iraqi"];

/// Phrase endings that mean around the place rather than in it. Longest first.
const AROUND: &[&[&str]] = &[
    &["in", "the", "vicinity", "of"],
    &["in", "the", "area", "of"],
    &["vicinity", "of"],
    &["surroundings", "of"],
    &["area", "around"],
    &["area", "of"],
    &["close", "to"],
    &["next", "to"],
    &["adjacent", "to"],
    &["proximity", "to"],
    &["centered", "on"],
    &["centred", "on"],
    &["centered", "around"],
    &["centred", "around"],
    &["centred", "in"],
    &["road", "to"],
    &["highway", "to"],
    &["way", "to"],
    &["route", "to"],
    &["approaches", "to"],
    &["gates", "of"],
    &["near", "to"],
    &["near"],
    &["nearby"],
    &["around"],
    &["round"],
    &["surrounding"],
    &["ringing"],
    &["encircling"],
    &["neighbouring"],
    &["neighboring"],
    &["beside"],
    &["towards"],
    &["toward"],
    &["بالقرب", "من"],
    &["قرب"],
    &["حول"],
    &["محيط"],
    &["بمحيط"],
    &["باتجاه"],
    &["مدخل"],
    &["نزیک"],
    &["نزديك"],
    &["نزدیک"],
];

/// What lies by a town, is named after it, and often is far from its middle.
const FACILITIES: &[&[&str]] = &[
    &["dam"],
    &["barrage"],
    &["refinery"],
    &["airport"],
    &["international", "airport"],
    &["airbase"],
    &["airfield"],
    &["air", "base"],
    &["military", "base"],
    &["oil", "field"],
    &["oil", "fields"],
    &["gas", "field"],
    &["gas", "fields"],
    &["oilfield"],
    &["oilfields"],
    &["power", "plant"],
    &["power", "station"],
    &["prison"],
    &["port"],
    &["university"],
    &["checkpoint"],
    &["سد"],
    &["سده"],
    &["مصفي"],
    &["مصفاه"],
    &["مطار"],
    &["حقل"],
    &["حقول"],
    &["قاعده"],
    &["سجن"],
    &["ميناء"],
    &["جامعه"],
    &["سيطره"],
];

/// The same for just outside the place.
const EDGE: &[&[&str]] = &[
    &["outskirts", "of"],
    &["edge", "of"],
    &["edges", "of"],
    &["suburbs", "of"],
    &["suburb", "of"],
    &["environs", "of"],
    &["countryside", "of"],
    &["periphery", "of"],
    &["fringes", "of"],
    &["outside", "of"],
    &["outside"],
    &["beyond"],
    &["ضواحي"],
    &["اطراف"],
    &["خارج"],
];

/// Words after a name with the same meaning.
const AFTER_AROUND: &[&str] = &["area", "vicinity", "surroundings", "hinterland", "region", "belt", "front"];
const AFTER_EDGE: &[&str] = &["outskirts", "environs", "suburbs", "countryside", "periphery", "fringes"];
const AFTER_PART: &[&str] =
    &["districts", "neighborhoods", "neighbourhoods", "quarters", "side", "half", "bank", "parts"];

/// “in the northern part of”.
const PARTS: &[&str] =
    &["part", "parts", "half", "side", "bank", "section", "sector", "districts", "areas", "corner", "heart"];

/// Adjectives for a part, other than directions.
const MIDDLE: &[&str] = &["central", "downtown", "inner", "rural"];

/// Whether the words for a part of a place mean its middle: “central”, “the heart of”.
pub fn is_middle(part: &str) -> bool {
    matches!(part, "central" | "downtown" | "inner" | "heart of")
}

/// Words that link a place to the name that locates it.
const CONNECTIVES: &[&str] = &[
    "just",
    "located",
    "lying",
    "situated",
    "that",
    "which",
    "is",
    "lies",
    "to",
    "the",
    "of",
    "from",
    "in",
    "on",
    "along",
    "about",
    "some",
    "roughly",
    "around",
    "away",
    "due",
    "immediately",
    "by",
    "at",
    "off",
    "at",
    "across",
    "one",
    "road",
    "north-west",
    "a",
    "half",
    "into",
    "within",
    "و",
    "علي",
    "بعد",
    "من",
    "عن",
    "في",
    "تقع",
    "الواقعه",
];

/// Whether a road, a line or a stretch of country is meant.
pub const ROADS: &[&str] = &[
    "road", "roads", "highway", "route", "motorway", "railway", "line", "axis", "corridor", "pipeline",
    "طريق",
];

pub fn is_type(word: &str) -> bool {
    TYPES.contains(&word)
}

pub fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// Whether a word only says where something lies: “65 km south of”, “just outside”.
pub fn is_of_place(word: &str) -> bool {
    let around = || AROUND.iter().chain(EDGE).any(|phrase| phrase.contains(&word));
    CONNECTIVES.contains(&word) || distance::is_part(word) || compass::of(&[word]).is_some() || around()
}

pub fn is_direction(word: &str) -> bool {
    compass::of(&[word]).is_some()
}

/// Whether the words are those for a facility in English, which stand behind its name.
pub fn is_facility(words: &str) -> bool {
    words.is_ascii() && FACILITIES.iter().any(|facility| facility.join(" ") == words)
}

/// The words for a facility with which these begin: “Tikrit airport”.
pub fn begins_with_a_facility(words: &[&str]) -> Option<usize> {
    let words = match words {
        ["'s" | "s", rest @ ..] => rest,
        all => all,
    };
    FACILITIES
        .iter()
        .filter(|facility| facility[0].is_ascii())
        .find(|f| words.starts_with(f))
        .map(|f| f.len())
}

/// The words for a facility with which a name ends: “Tal Afar airport”.
pub fn ends_with_a_facility(words: &[&str]) -> Option<usize> {
    end(words, FACILITIES).filter(|taken| *taken < words.len())
}

/// The same before a name: “the airport of Tikrit”, مطار تكريت.
pub fn ends_in_a_facility_of(words: &[&str]) -> Option<usize> {
    match words {
        [before @ .., "of"] => end(before, FACILITIES).map(|taken| taken + 1),
        [.., word] if !word.is_ascii() => end(words, FACILITIES),
        _ => None,
    }
}

/// Whether the words end this way, and the number of words.
fn end(words: &[&str], phrases: &[&[&str]]) -> Option<usize> {
    phrases.iter().find(|phrase| words.ends_with(phrase)).map(|phrase| phrase.len())
}

pub fn ends_around(words: &[&str]) -> Option<usize> {
    end(words, AROUND)
}

pub fn ends_at_the_edge(words: &[&str]) -> Option<usize> {
    end(words, EDGE)
}

/// What the words after a name say: `near`, `edge` or `part`.
pub fn behind(words: &[&str]) -> Option<Behind> {
    let words = match words {
        ["'s" | "s", rest @ ..] => rest,
        ["and", "its" | "the" | "surrounding" | "nearby", rest @ ..] => {
            return rest
                .first()
                .filter(|word| AFTER_EDGE.contains(word) || AFTER_AROUND.contains(word) || is_type(word))
                .map(|_| Behind::Around);
        }
        all => all,
    };
    let directions = words.iter().take_while(|word| is_direction(word)).count();
    let word = words.get(directions)?;
    match word {
        word if AFTER_EDGE.contains(word) => Some(Behind::Edge),
        word if AFTER_AROUND.contains(word) && directions == 0 => Some(Behind::Around),
        word if AFTER_PART.contains(word) && directions > 0 => Some(Behind::Part),
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    Around,
    Edge,
    Part,
}

/// Whether the words end with a part of what follows: “in the north of”, “the western half of”, “central”.
pub fn ends_in_a_part(words: &[&str]) -> Option<usize> {
    match words {
        [.., part, "of"] if PARTS.contains(part) => Some(2),
        [.., "in", "the", wind, "of"] if is_direction(wind) => Some(4),
        [.., wind] if MIDDLE.contains(wind) => Some(1),
        [.., wind] if is_direction(wind) && wind.len() > 3 && wind.is_ascii() => Some(1),
        _ => None,
    }
}

/// The words without a mere type phrase: “the disputed city of”.
pub fn without_kind<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let mut rest = words;
    let mut kind = false;
    loop {
        match rest {
            [before @ .., word, "of"] if is_type(word) && !area_of(word) => (rest, kind) = (before, true),
            [before @ .., word] if is_type(word) => (rest, kind) = (before, true),
            [before @ .., word] if is_article(word) => {
                rest = before;
                kind = false;
            }
            _ if kind => match article_before_adjectives(rest) {
                Some(before) => (rest, kind) = (before, false),
                None => return rest,
            },
            _ => return rest,
        }
    }
}

/// “the area of Tal Afar” is more than Tal Afar.
fn area_of(word: &str) -> bool {
    matches!(word, "area" | "suburb")
}

/// The words before “the strategic, mainly Kurdish”; `None` if no article is near.
fn article_before_adjectives<'a, 'b>(words: &'a [&'b str]) -> Option<&'a [&'b str]> {
    const MOST: usize = 4;
    let least = words.len().saturating_sub(MOST + 1);
    let at = (least..words.len()).rev().find(|&at| is_article(words[at]))?;
    let plain = |word: &&str| !["of", "in", "near", "and", "from", "to", "on", "at"].contains(word);
    words[at..].iter().all(plain).then(|| &words[..at])
}
