use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Alias, Entry, Meaning, Place};

/// The built-in places, with their hand-listed aliases.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    source: String,
    places: Vec<Place>,
    place_aliases: BTreeMap<usize, Vec<String>>,
    governorate_aliases: BTreeMap<String, Vec<String>>,
    /// Indices of the places, most important first.
    by_rank: Vec<usize>,
}

/// Errors in a gazetteer or its table of aliases.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    #[error("the gazetteer cannot be read: {0}")]
    Places(serde_json::Error),
    #[error("the table of place aliases cannot be read: {0}")]
    Aliases(serde_json::Error),
    #[error("the alias “{0}” stands for a place that the gazetteer does not hold")]
    UnknownMeaning(String),
}

#[derive(Deserialize)]
struct GazetteerFile {
    #[serde(default)]
    source: String,
    places: Vec<Place>,
}

impl Gazetteer {
    /// Reads `gazetteer.json` and `aliases.json`.
    ///
    /// # Errors
    /// If either is not JSON of the expected shape, or an alias stands for no place
    /// or governorate of the gazetteer.
    pub fn from_json(gazetteer: &[u8], aliases: &[u8]) -> Result<Self, GazetteerError> {
        let file: GazetteerFile = serde_json::from_slice(gazetteer).map_err(GazetteerError::Places)?;
        let aliases: Vec<Alias> = serde_json::from_slice(aliases).map_err(GazetteerError::Aliases)?;
        let mut by_rank: Vec<usize> = (0..file.places.len()).collect();
        // A stable sort, so that equals keep the file's order.
        by_rank.sort_by(|&a, &b| {
            let (a, b) = (&file.places[a], &file.places[b]);
            a.min_zoom.total_cmp(&b.min_zoom).then(b.pop.cmp(&a.pop))
        });
        let mut read = Self {
            by_rank,
            source: file.source,
            places: file.places,
            place_aliases: BTreeMap::new(),
            governorate_aliases: BTreeMap::new(),
        };
        aliases.into_iter().try_for_each(|alias| read.take_alias(alias))?;
        Ok(read)
    }

    fn take_alias(&mut self, Alias { alias, means, .. }: Alias) -> Result<(), GazetteerError> {
        let place = match means {
            Meaning::Number(id) => self.places.iter().position(|p| p.id == Some(id)),
            Meaning::Named { name, gov } => {
                self.places.iter().position(|p| p.gov == gov && (p.display == name || p.name == name))
            }
            Meaning::Governorate(code) => {
                if !self.places.iter().any(|p| p.gov == code) {
                    return Err(GazetteerError::UnknownMeaning(alias));
                }
                self.governorate_aliases.entry(code).or_default().push(alias);
                return Ok(());
            }
        };
        match place {
            Some(index) => self.place_aliases.entry(index).or_default().push(alias),
            None => return Err(GazetteerError::UnknownMeaning(alias)),
        }
        Ok(())
    }

    /// The source of the places, with the credit required by its licence.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// All places; a place's index here is the one in [`super::Target::Place`].
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// All places, those labelled first on the map at the front.
    pub fn by_rank(&self) -> impl Iterator<Item = &Place> {
        // Invariant: the indices were made from `places`, which never changes.
        self.by_rank.iter().map(|&i| &self.places[i])
    }

    pub fn place(&self, index: usize) -> Option<&Place> {
        self.places.get(index)
    }

    /// The place with this [`Place::key`].
    pub fn by_key(&self, key: &str) -> Option<&Place> {
        let (gov, display) = key.split_once('/')?;
        self.places.iter().find(|p| p.gov == gov && p.display == display)
    }

    /// Hand-listed spellings of a governorate.
    pub fn governorate_aliases(&self, code: &str) -> &[String] {
        self.governorate_aliases.get(code).map_or(&[], Vec::as_slice)
    }

    /// One search entry for every place, with its aliases.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.places.iter().enumerate().map(|(index, place)| {
            let aliases = self.place_aliases.get(&index).map_or(&[][..], Vec::as_slice);
            Entry::place(index, place).with_aliases(aliases)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: &[u8] = br#"{"source":"test","later":1,"places":[
        {"id":99072,"name":"Al Maw\u015fil","display":"Mosul","lat":36.335,"lon":43.11889,"gov":"IQ-NI","unknown":[1]},
        {"id":null,"name":"Taji","display":"Taji","lat":33.508,"lon":44.234,"gov":"IQ-BG"}]}"#;

    #[test]
    fn members_that_are_missing_or_unknown_do_no_harm() {
        let gazetteer = Gazetteer::from_json(PLACES, b"[]").unwrap();
        assert_eq!(gazetteer.places().len(), 2);
        assert_eq!(gazetteer.place(1).unwrap().id, None);
        assert_eq!(gazetteer.place(0).unwrap().pop, None);
    }

    #[test]
    fn an_alias_goes_to_a_number_a_name_or_a_governorate() {
        let aliases = br#"[{"alias":"Mossoul-ville","means":99072,"reason":"French"},
            {"alias":"Camp Cooke","means":{"name":"Taji","gov":"IQ-BG"},"reason":"camp"},
            {"alias":"Ninive","means":"IQ-NI","reason":"French"}]"#;
        let gazetteer = Gazetteer::from_json(PLACES, aliases).unwrap();
        assert_eq!(gazetteer.governorate_aliases("IQ-NI"), ["Ninive"]);
        assert!(gazetteer.governorate_aliases("IQ-BG").is_empty());
        let names: Vec<_> = gazetteer.entries().flat_map(|e| e.names).map(|(name, _)| name).collect();
        assert!(names.contains(&"Mossoul-ville".to_owned()) && names.contains(&"Camp Cooke".to_owned()));
    }

    #[test]
    fn an_alias_for_nothing_is_refused_by_name() {
        for means in ["7", "\"IQ-XX\"", r#"{"name":"Taji","gov":"IQ-NI"}"#] {
            let aliases = format!(r#"[{{"alias":"Nowhere","means":{means},"reason":""}}]"#);
            let error = Gazetteer::from_json(PLACES, aliases.as_bytes()).unwrap_err();
            assert!(error.to_string().contains("Nowhere"), "{means}: {error}");
        }
    }

    #[test]
    fn what_is_not_json_is_an_error() {
        assert!(matches!(Gazetteer::from_json(b"{", b"[]"), Err(GazetteerError::Places(_))));
        assert!(matches!(Gazetteer::from_json(PLACES, b"{}"), Err(GazetteerError::Aliases(_))));
    }
}
