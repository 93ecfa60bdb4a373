/// How a query matched a name, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchKind {
    /// The same spelling, but for case, accents, apostrophes and hyphens.
    Exact,
    /// A spelling listed by hand; it ranks with exact names.
    Alias,
    /// The same name in another transliteration.
    Folded,
    /// The name starts with the query.
    Prefix,
    /// A later word of the name begins so.
    WordPrefix,
    /// A typo away: the number of letters inserted, deleted, replaced or swapped.
    Near(u8),
}
