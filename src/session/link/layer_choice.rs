use std::fmt;
use std::str::FromStr;

/// Which layers a link shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerChoice {
    All,
    None,
    /// By their ids; at least one.
    These(Vec<String>),
}

impl LayerChoice {
    pub fn these(ids: Vec<String>) -> Self {
        if ids.is_empty() { Self::None } else { Self::These(ids) }
    }
}

/// `a,b`, `all` or `none`. Commas and backslashes in an id are escaped with a backslash, and so is a single
/// id that equals one of the two words.
impl fmt::Display for LayerChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::None => f.write_str("none"),
            Self::These(ids) => {
                let escaped = |id: &String| {
                    let id = id.replace('\\', r"\\").replace(',', r"\,");
                    if ids.len() == 1 && (id == "all" || id == "none") { format!("\\{id}") } else { id }
                };
                f.write_str(&ids.iter().map(escaped).collect::<Vec<_>>().join(","))
            }
        }
    }
}

impl FromStr for LayerChoice {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "all" => Self::All,
            "none" => Self::None,
            _ => Self::These(ids(text)),
        })
    }
}

fn ids(text: &str) -> Vec<String> {
    let mut ids = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, ids.last_mut()) {
            (',', _) => ids.push(String::new()),
            ('\\', Some(id)) => id.extend(chars.next()),
            (c, Some(id)) => id.push(c),
            (_, None) => {}
        }
    }
    ids
}
