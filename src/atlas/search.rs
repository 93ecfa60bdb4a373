use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold::{fold_open, is_arabic};
use super::key::Key;
use super::match_kind::MatchKind;
use super::{Entry, NameKind, Target, fold, plain};
use crate::geo::LonLat;

/// One search result.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub target: Target,
    /// The name to show.
    pub shown: String,
    /// The spelling that matched.
    pub matched: String,
    pub how: MatchKind,
    /// Higher is better; comparable within one search only.
    pub score: u32,
    /// Its position, if its entry has one.
    pub position: Option<LonLat>,
}

/// All names in their normal forms, computed once.
///
/// A search compares the query with every name, a few thousand: no index to keep in sync, and well under a
/// millisecond.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
    names: Vec<Name>,
}

#[derive(Clone, Debug)]
struct Name {
    entry: usize,
    /// Its origin: the index of the entry, and of the name within the entry.
    text: (usize, usize),
    kind: NameKind,
    /// A former name, or another entry's main name.
    borrowed: bool,
    plain: String,
    folded: Key,
}

struct Query {
    plain: String,
    /// Folded with an incomplete last word, without spaces.
    open: String,
    /// Whether `open` is long enough to mean something: “zz” folds to z, “the” to ta.
    folds_well: bool,
    folded: Key,
    letters: usize,
}

/// Shortest query that is compared with the middle of names.
const WORD_PREFIX_LETTERS: usize = 3;

impl SearchIndex {
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let entries: Vec<Entry> = entries.into_iter().collect();
        let mut names: Vec<Name> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let own = entry.names.iter().enumerate();
            names.extend(own.filter_map(|(name, (text, kind))| Name::of((index, name), text, *kind)));
        }
        share_between_namesakes(&mut names);
        mark_borrowed(&mut names);
        Self { entries, names }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The best matches for what the user has typed, best first, each target once.
    ///
    /// Exact names and aliases come before other transliterations, then beginnings of names, then beginnings
    /// of later words, then typos: one in 5 letters, two in 8, and only if nothing matches exactly. Queries
    /// of fewer than three letters match exact names and beginnings only. Equal matches are ordered by
    /// importance, then by name.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Match> {
        let query = Query::new(query);
        // A lone hamza folds to nothing, and nothing would begin every name.
        if query.open.is_empty() {
            return Vec::new();
        }
        let mut best: Vec<Option<(u32, MatchKind, usize)>> = vec![None; self.entries.len()];
        let mut settled = false;
        for (index, name) in self.names.iter().enumerate() {
            if let Some(how) = query.meets(name) {
                settled |= how <= MatchKind::Folded;
                self.keep(&mut best, index, how);
            }
        }
        if !settled {
            for (index, name) in self.names.iter().enumerate() {
                if let Some(slips) = query.slips(&name.folded) {
                    self.keep(&mut best, index, MatchKind::Near(slips));
                }
            }
        }
        let mut found: Vec<Match> = best.into_iter().flatten().map(|hit| self.to_match(hit)).collect();
        found.sort_by(|a, b| {
            Reverse(a.score)
                .cmp(&Reverse(b.score))
                .then_with(|| a.shown.cmp(&b.shown))
                .then_with(|| a.target.cmp(&b.target))
        });
        found.truncate(limit);
        found
    }

    fn keep(&self, best: &mut [Option<(u32, MatchKind, usize)>], index: usize, how: MatchKind) {
        // Indices are valid: `names` was made from `entries`, `best` has their length.
        let name = &self.names[index];
        let score = score(how, name, self.entries[name.entry].weight);
        let slot = &mut best[name.entry];
        if slot.is_none_or(|(old, ..)| score > old) {
            *slot = Some((score, how, index));
        }
    }

    fn to_match(&self, (score, how, index): (u32, MatchKind, usize)) -> Match {
        let name = &self.names[index];
        let entry = &self.entries[name.entry];
        Match {
            target: entry.target.clone(),
            shown: entry.shown().to_owned(),
            matched: self.entries[name.text.0].names[name.text.1].0.clone(),
            how,
            score,
            position: entry.position,
        }
    }
}

/// Shares the spellings of a thing with all that have the same main name, so that whatever finds the city of
/// Kirkuk also lists the governorate and features named Kirkuk.
fn share_between_namesakes(names: &mut Vec<Name>) {
    let mut groups: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Display) {
        groups.entry(name.folded.text.clone()).or_default().insert(name.entry);
    }
    let mut namesakes: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for group in groups.values().filter(|group| group.len() > 1) {
        for entry in group {
            namesakes.entry(*entry).or_default().extend(group.iter().filter(|other| *other != entry));
        }
    }
    let mut shared = Vec::new();
    for name in names.iter().filter(|name| !matches!(name.kind, NameKind::Former | NameKind::Display)) {
        let others = namesakes.get(&name.entry).into_iter().flatten();
        shared.extend(others.map(|&entry| Name { entry, kind: NameKind::Variant, ..name.clone() }));
    }
    names.extend(shared);
}

/// Marks former names and those that are the main name of something else: old lists call the governorate of
/// Nineveh Mosul, but a user who types Mosul means the city.
fn mark_borrowed(names: &mut [Name]) {
    let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Display) {
        owners.entry(name.folded.text.clone()).or_default().push(name.entry);
    }
    for name in names.iter_mut().filter(|name| name.kind != NameKind::Display) {
        let owned = owners.get(&name.folded.text);
        name.borrowed =
            name.kind == NameKind::Former || owned.is_some_and(|owners| !owners.contains(&name.entry));
    }
}

fn score(how: MatchKind, name: &Name, weight: u16) -> u32 {
    let tier = match how {
        // An alias ranks as a name: its meaning was decided by hand.
        MatchKind::Exact | MatchKind::Alias if !name.borrowed => 5,
        MatchKind::Exact | MatchKind::Alias | MatchKind::Folded => 4,
        MatchKind::Prefix => 3,
        MatchKind::WordPrefix => 2,
        MatchKind::Near(1) => 1,
        MatchKind::Near(_) => 0,
    };
    let quality = match name.kind {
        _ if name.borrowed => 0,
        NameKind::Variant | NameKind::Former => 1,
        NameKind::Display | NameKind::Local | NameKind::Alias => 2,
    };
    tier * 10_000 + quality * 1_000 + u32::from(weight.min(999))
}

impl Query {
    fn new(text: &str) -> Self {
        let plain = plain(text);
        let letters = plain.chars().filter(|c| *c != ' ').count();
        let open = fold_open(text).replace(' ', "");
        let folds_well = open.chars().count() >= letters.min(WORD_PREFIX_LETTERS);
        Self { open, folds_well, folded: Key::of(&fold(text)), plain, letters }
    }

    fn meets(&self, name: &Name) -> Option<MatchKind> {
        let folded = &name.folded;
        if self.plain == name.plain {
            Some(if name.kind == NameKind::Alias { MatchKind::Alias } else { MatchKind::Exact })
        } else if self.letters >= WORD_PREFIX_LETTERS && self.folded.text == folded.text {
            Some(MatchKind::Folded)
        } else if name.plain.starts_with(&self.plain)
            || self.folds_well && folded.text.starts_with(&self.open)
        {
            Some(MatchKind::Prefix)
        } else if self.letters >= WORD_PREFIX_LETTERS && self.begins_later_word(name) {
            Some(MatchKind::WordPrefix)
        } else {
            None
        }
    }

    fn begins_later_word(&self, name: &Name) -> bool {
        let in_plain =
            name.plain.match_indices(' ').any(|(i, _)| name.plain[i + 1..].starts_with(&self.plain));
        let text = &name.folded.text;
        let mut later = name.folded.later_words.iter();
        in_plain || self.folds_well && later.any(|&at| text[at..].starts_with(&self.open))
    }

    /// The number of typos between the query and a name, if few enough for its length.
    fn slips(&self, name: &Key) -> Option<u8> {
        let query = &self.folded;
        let allowed = match query.letters {
            0..5 => return None,
            5..8 => 1_u8,
            8.. => 2,
        };
        let most = usize::from(allowed);
        let possible = query.alphabetic
            && name.alphabetic
            && query.letters.abs_diff(name.letters) <= most
            && (query.occurring & !name.occurring).count_ones() <= u32::from(allowed)
            && (name.occurring & !query.occurring).count_ones() <= u32::from(allowed);
        if !possible {
            return None;
        }
        let slips = strsim::damerau_levenshtein(&query.text, &name.text);
        u8::try_from(slips).ok().filter(|slips| *slips <= allowed)
    }
}

impl Name {
    /// `None` for text without letters, and for half-transliterated names (“mwsڵ”), which are debris of the
    /// source.
    fn of(text: (usize, usize), written: &str, kind: NameKind) -> Option<Self> {
        let plain = plain(written);
        let mixed = plain.chars().any(is_arabic) && plain.contains(|c: char| c.is_ascii_alphabetic());
        if plain.is_empty() || mixed {
            return None;
        }
        Some(Self { entry: text.0, text, kind, borrowed: false, plain, folded: Key::of(&fold(written)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Subject;

    fn entry(code: &str, weight: u16, names: &[(&str, NameKind)]) -> Entry {
        Entry {
            target: Target::Subject(Subject::governorate(code)),
            names: names.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect(),
            weight,
            position: None,
        }
    }

    fn displayed(names: &[&str]) -> SearchIndex {
        SearchIndex::new(names.iter().map(|name| entry(name, 1, &[(name, NameKind::Display)])))
    }

    fn shown(index: &SearchIndex, query: &str) -> Vec<(String, MatchKind)> {
        index.search(query, 10).into_iter().map(|m| (m.shown, m.how)).collect()
    }

    fn expect(index: &SearchIndex, query: &str, expected: &[(&str, MatchKind)]) {
        let expected: Vec<_> = expected.iter().map(|(name, how)| ((*name).to_owned(), *how)).collect();
        assert_eq!(shown(index, query), expected, "{query}");
    }

    #[test]
    fn better_ways_to_meet_come_first() {
        let index = displayed(&["New Karbal", "Karbalas", "Karbala", "Kerbala"]);
        expect(
            &index,
            "karbala",
            &[("Karbala", MatchKind::Exact), ("Kerbala", MatchKind::Folded), ("Karbalas", MatchKind::Prefix)],
        );
        expect(
            &index,
            "karbal",
            &[
                ("Karbala", MatchKind::Prefix),
                ("Karbalas", MatchKind::Prefix),
                ("Kerbala", MatchKind::Prefix),
                ("New Karbal", MatchKind::WordPrefix),
            ],
        );
    }

    #[test]
    fn a_slip_is_forgiven_from_five_letters_and_two_from_eight() {
        let index = displayed(&["Ramadi", "Kut", "Mahmudia", "الفلوجة"]);
        expect(&index, "Ranadi", &[("Ramadi", MatchKind::Near(1))]);
        expect(&index, "Ramdai", &[("Ramadi", MatchKind::Near(1))]);
        expect(&index, "Ranabi", &[]);
        expect(&index, "Kat", &[]);
        expect(&index, "Mahnubia", &[("Mahmudia", MatchKind::Near(2))]);
        expect(&index, "الفلوحة", &[("الفلوجة", MatchKind::Near(1))]);
    }

    #[test]
    fn what_folding_would_wear_away_finds_no_beginnings() {
        let index = displayed(&["Zakho", "Tal Afar"]);
        expect(&index, "zz", &[]);
        expect(&index, "zzz", &[]);
        expect(&index, "the", &[]);
        expect(&index, "zax", &[("Zakho", MatchKind::Prefix)]);
    }

    #[test]
    fn short_queries_find_beginnings_only() {
        let index = displayed(&["Hit", "Al Hillah", "Old Hilal"]);
        expect(&index, "hi", &[("Al Hillah", MatchKind::Prefix), ("Hit", MatchKind::Prefix)]);
        expect(&index, "hil", &[("Al Hillah", MatchKind::Prefix), ("Old Hilal", MatchKind::WordPrefix)]);
    }

    #[test]
    fn a_spelling_listed_by_hand_says_so() {
        let index = SearchIndex::new([entry(
            "IQ-AR",
            1,
            &[("Erbil", NameKind::Display), ("Hewler", NameKind::Alias)],
        )]);
        let found = index.search("hewler", 5);
        assert_eq!((found[0].shown.as_str(), found[0].matched.as_str()), ("Erbil", "Hewler"));
        assert_eq!(found[0].how, MatchKind::Alias);
    }

    #[test]
    fn another_ones_main_name_counts_less_than_it_does_there() {
        let index = SearchIndex::new([
            entry("IQ-NI", 900, &[("Nineveh", NameKind::Display), ("Mosul", NameKind::Variant)]),
            entry("city", 10, &[("Mosul", NameKind::Display)]),
        ]);
        expect(&index, "mosul", &[("Mosul", MatchKind::Exact), ("Nineveh", MatchKind::Exact)]);
        expect(&index, "mos", &[("Mosul", MatchKind::Prefix), ("Nineveh", MatchKind::Prefix)]);
    }

    #[test]
    fn namesakes_share_their_spellings() {
        let index = SearchIndex::new([
            entry("city", 10, &[("Kirkuk", NameKind::Display), ("Karkuk", NameKind::Variant)]),
            entry("IQ-KI", 900, &[("Kirkuk", NameKind::Display), ("Tamim", NameKind::Former)]),
        ]);
        let found = index.search("karkuk", 5);
        let order: Vec<&Target> = found.iter().map(|m| &m.target).collect();
        assert_eq!(
            order,
            [&Target::Subject(Subject::governorate("IQ-KI")), &Target::Subject(Subject::governorate("city"))]
        );
        assert!(found.iter().all(|m| m.matched == "Karkuk"));
        assert_eq!(index.search("tamim", 5).len(), 1);
    }

    #[test]
    fn importance_orders_equal_matches_and_the_limit_cuts_the_tail() {
        let index = SearchIndex::new([
            entry("city", 10, &[("Kirkuk", NameKind::Display)]),
            entry("IQ-KI", 900, &[("Kirkuk", NameKind::Display)]),
            entry("feature", 800, &[("Kirkuk", NameKind::Display)]),
        ]);
        let order: Vec<Target> = index.search("Kirku", 2).into_iter().map(|m| m.target).collect();
        assert_eq!(order, ["IQ-KI", "feature"].map(|code| Target::Subject(Subject::governorate(code))));
    }

    #[test]
    fn an_empty_query_and_an_empty_index_find_nothing() {
        for query in ["", " ", "-", "’", "ء"] {
            expect(&displayed(&["Kut"]), query, &[]);
        }
        expect(&SearchIndex::default(), "Kut", &[]);
    }
}
