use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// An entry of the list of layers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LayerId {
    Features(FeatureLayerId),
    Events(EventLayerId),
    /// All annotations together.
    Annotations,
}

/// A layer of features, such as those of the articles or a file of the user's.
///
/// Identity never depends on how an id prints: a user's file may have any name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeatureLayerId {
    /// Comes with the program.
    BuiltIn(LayerName),
    /// Read from a file of the user's, or made of an article under review.
    User(LayerName),
    /// The drafts of the article under review.
    Drafts,
}

/// The name under which a layer is printed and looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LayerName(Arc<str>);

/// An open event file, by a number that is unique in the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventLayerId(pub u32);

/// Names with another meaning where layers are named: in links, projects and pictures.
const RESERVED: [&str; 9] =
    ["all", "annotations", "base", "furniture", "governorates", "names", "none", "own", "page"];
const DRAFTS: &str = "drafts";

/// Appended to the name of a user's layer that would otherwise look like a built-in one.
const OF_A_FILE: &str = " (file)";

impl LayerName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl LayerId {
    /// How annotations print as a layer.
    pub(super) const ANNOTATIONS: &'static str = "own";

    /// The layer's part of [`super::Subject`]'s printed form: without a slash.
    pub fn path_part(&self) -> String {
        self.to_string().replace('%', "%25").replace('/', "%2F")
    }
}

impl FeatureLayerId {
    pub fn built_in(name: &str) -> Self {
        Self::BuiltIn(LayerName(name.into()))
    }

    /// The layer that a file of the user's calls `id`. What reads like a layer of the program, or like
    /// a word with a meaning of its own, prints longer, so that no two layers print alike.
    pub fn user(id: &str, is_built_in: impl Fn(&str) -> bool) -> Self {
        let mut stem = id;
        while let Some(shorter) = stem.strip_suffix(OF_A_FILE) {
            stem = shorter;
        }
        // Ids in pictures have no white space.
        let dashed = |c: char| if c.is_whitespace() || c.is_control() { '-' } else { c };
        let stem: String = stem.chars().map(dashed).collect();
        let is_reserved = is_built_in(&stem)
            || stem.eq_ignore_ascii_case(DRAFTS)
            || RESERVED.iter().any(|word| stem.eq_ignore_ascii_case(word))
            || stem.to_ascii_lowercase().parse::<EventLayerId>().is_ok();
        let name = if is_reserved { format!("{id}{OF_A_FILE}").into() } else { id.into() };
        Self::User(LayerName(name))
    }

    /// The id of a further open file that gives its layer the same id, `number` from 2 on.
    pub fn numbered(&self, number: u32) -> Self {
        Self::User(LayerName(format!("{} ({number})", self.name()).into()))
    }

    pub fn name(&self) -> &str {
        match self {
            Self::BuiltIn(name) | Self::User(name) => &name.0,
            Self::Drafts => DRAFTS,
        }
    }

    pub fn is_built_in(&self) -> bool {
        match self {
            Self::BuiltIn(_) => true,
            Self::User(_) | Self::Drafts => false,
        }
    }
}

impl fmt::Display for LayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Features(id) => id.fmt(f),
            Self::Events(id) => id.fmt(f),
            Self::Annotations => f.write_str(Self::ANNOTATIONS),
        }
    }
}

impl fmt::Display for FeatureLayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for EventLayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "events-{}", self.0)
    }
}

impl FromStr for EventLayerId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.strip_prefix("events-").and_then(|number| number.parse().ok()).map(Self).ok_or(())
    }
}

impl Serialize for FeatureLayerId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl From<FeatureLayerId> for LayerId {
    fn from(id: FeatureLayerId) -> Self {
        Self::Features(id)
    }
}

impl From<EventLayerId> for LayerId {
    fn from(id: EventLayerId) -> Self {
        Self::Events(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(id: &str) -> FeatureLayerId {
        FeatureLayerId::user(id, |id| id.eq_ignore_ascii_case("designated-2018"))
    }

    #[test]
    fn a_layer_of_the_users_prints_as_its_file_calls_it() {
        for id in ["irq-admin-3", "", "my (file)", "events", "events-of-2018", "read-12345678"] {
            assert_eq!(user(id).name(), id);
        }
    }

    #[test]
    fn no_layer_of_the_users_prints_like_one_of_ours() {
        for (id, printed) in [
            ("governorates", "governorates (file)"),
            ("Own", "Own (file)"),
            ("events-1", "events-1 (file)"),
            ("designated-2018", "designated-2018 (file)"),
            ("designated 2018", "designated 2018 (file)"),
            ("designated-2018 (file)", "designated-2018 (file) (file)"),
            ("drafts", "drafts (file)"),
            ("all", "all (file)"),
        ] {
            assert_eq!(user(id).name(), printed);
        }
    }

    #[test]
    fn the_layers_part_of_a_path_holds_no_slash() {
        assert_eq!(LayerId::from(user("a/b")).path_part(), "a%2Fb");
        assert_eq!(LayerId::from(user("a%2Fb")).path_part(), "a%252Fb");
    }
}
