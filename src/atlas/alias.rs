use serde::Deserialize;

/// A spelling that no folding rule covers, and its target.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Alias {
    /// The spelling as people write it: "Hewler".
    pub alias: String,
    pub means: Meaning,
    /// Why it is listed: "Kurdish name in Latin letters".
    #[serde(default)]
    pub reason: String,
}

/// The place or governorate an alias refers to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Meaning {
    /// A place by its GeoNames number.
    Number(u64),
    /// A governorate by its code: ISO 3166-2, or `halabja`.
    Governorate(String),
    /// A place without a number, by its name or display name and its governorate's code.
    Named { name: String, gov: String },
}
