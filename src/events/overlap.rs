use super::Dimension;

/// Two types of a file that counts events, one of which counts again what the other contains: the two are never
/// summed. Where both would be shown, the contained one is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The dimension of types.
    pub dimension: usize,
    /// The type that is contained, and the one that contains it.
    pub part: u16,
    pub whole: u16,
}

/// Types of HDX HAPI that contain others: events that target civilians are political violence as well.
const CONTAINED: [(&str, &str); 1] = [("civiliantargeting", "politicalviolence")];

impl Overlap {
    pub(super) fn of(dimension: usize, types: &Dimension) -> Option<Self> {
        let code = |key: &str| (0..=u16::MAX).zip(&types.values).find(|(_, v)| plain(v) == key);
        CONTAINED
            .iter()
            .find_map(|(part, whole)| Some(Self { dimension, part: code(part)?.0, whole: code(whole)?.0 }))
    }
}

fn plain(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
