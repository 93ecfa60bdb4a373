use crate::events::Dimension;

/// Types of HDX HAPI that contain others: events that target civilians are political violence as well.
const CONTAINED: [(&str, &str); 1] = [("civiliantargeting", "politicalviolence")];

/// A value of a type dimension whose events another value counts as well, and that other value.
pub fn overlapping(types: &Dimension) -> Option<(&str, &str)> {
    let find = |key: &str| types.values.iter().find(|v| plain(v) == key).map(String::as_str);
    CONTAINED.iter().find_map(|(part, whole)| Some((find(part)?, find(whole)?)))
}

fn plain(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
