use std::collections::{BTreeMap, HashMap};

use crate::events::{EventTable, Filter};

impl Filter {
    /// The same filter for a table with more rows of the same file. Values are matched by text, because codes
    /// differ between tables; if most values pass, so do those unknown to the old table. A text search and
    /// conditions on any column have to be repeated.
    #[must_use]
    pub fn moved(&self, from: &EventTable, to: &EventTable) -> Self {
        let mut moved = Self { kept: BTreeMap::new(), text: None, rule: None, ..self.clone() };
        for (index, kept) in &self.kept {
            let (Some(old), Some(new)) = (from.dimensions().get(*index), to.dimensions().get(*index)) else {
                continue;
            };
            let most = kept.len() * 2 > old.values.len();
            let known: HashMap<&str, bool> =
                old.values.iter().zip(0..).map(|(v, code)| (v.as_str(), kept.contains(code))).collect();
            let lets = |value: &String| known.get(value.as_str()).copied().unwrap_or(most);
            let codes = new.values.iter().zip(0..).filter(|(value, _)| lets(value));
            moved.kept.insert(*index, codes.map(|(_, code)| code).collect());
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::{Column, Event, Fatalities, GOVERNORATE, Governorates, Role, TableBuilder, Values};
    use crate::geo::LonLat;

    struct Nowhere;

    impl Governorates for Nowhere {
        fn names(&self) -> Vec<String> {
            vec![]
        }

        fn at(&self, _: LonLat) -> Option<u8> {
            None
        }

        fn named(&self, _: &str) -> Option<u8> {
            None
        }
    }

    fn table(types: &[&str]) -> EventTable {
        let column = Column { header: "type".to_owned(), title: "Type".to_owned(), role: Role::Type };
        let mut builder = TableBuilder::new(vec![column], &Nowhere);
        for word in types {
            let event = Event {
                place: None,
                precision: None,
                governorate: None,
                days: None,
                date_precision: crate::events::DatePrecision::Day,
                fatalities: Fatalities::default(),
                events: 1,
                values: Values::Texts(&[word]),
            };
            assert!(builder.push(&event, &Nowhere));
        }
        builder.finish()
    }

    fn kept<'a>(table: &'a EventTable, filter: &Filter) -> Vec<&'a str> {
        let index = table.type_dimension().unwrap();
        let dimension = &table.dimensions()[index];
        (0..)
            .zip(&dimension.values)
            .filter(|(c, _)| filter.keeps(index, *c))
            .map(|(_, v)| v.as_str())
            .collect()
    }

    #[test]
    fn a_filter_moves_by_words_to_a_table_with_more_rows() {
        let (old, new) = (table(&["a", "b", "c"]), table(&["d", "c", "b", "a"]));
        let index = old.type_dimension().unwrap();
        let mut filter = Filter { at_least: Some(2), ..Filter::default() };
        assert_eq!(filter.moved(&old, &new), filter);
        filter.set(index, &old.dimensions()[index], 1, false);
        assert_eq!(kept(&old, &filter), ["a", "c"]);
        let moved = filter.moved(&old, &new);
        assert_eq!((kept(&new, &moved), moved.at_least), (vec!["d", "c", "a"], Some(2)));
        filter.kept.clear();
        filter.only(index, 1);
        assert_eq!(kept(&new, &filter.moved(&old, &new)), ["b"]);
        assert_ne!(index, GOVERNORATE);
    }
}
