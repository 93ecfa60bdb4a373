use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::events::plain_id;
use crate::formats::ReadError;
use crate::formats::events::header::key;

/// Ids of events that their source has deleted, such as those that ACLED publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeletedIds {
    /// Name of the list.
    pub name: String,
    ids: FxHashSet<String>,
}

/// Names of the column of ids, the best first.
const ID: [&str; 7] = ["eventidcnty", "eventid", "deletedeventid", "deletedid", "incidentid", "id", "uid"];

/// Columns that only a table of events has: a list of deleted ones has no positions.
const OF_EVENTS: [&str; 4] = ["latitude", "longitude", "lat", "geometry"];

impl DeletedIds {
    /// Reads a list: a table or JSON records with a column of ids, JSON texts, or a text with one id per line.
    ///
    /// # Errors
    /// If no ids are found, or if it is a table of events.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let mut ids = FxHashSet::default();
        let found = match text.trim_start().chars().next() {
            Some('{' | '[') => json(&text, &mut ids),
            Some(_) | None => table(&text, &mut ids),
        };
        match found {
            Err(OfEvents) => Err(ReadError::whole(
                name,
                "it is a table of events and no list of deleted ones: it has positions",
                "name a list of ids, such as `event_id_cnty` and `deleted_timestamp`",
            )),
            Ok(()) if ids.is_empty() => Err(ReadError::whole(
                name,
                "it has no ids of deleted events",
                "name a list with a column such as `event_id_cnty` or `id`, or with one id per line",
            )),
            Ok(()) => Ok(Self { name: name.to_owned(), ids }),
        }
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether an id, as it is written in a table, is on the list.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(plain_id(id))
    }
}

/// Events are not to be deleted by mistake.
struct OfEvents;

fn add(ids: &mut FxHashSet<String>, id: &str) {
    let id = plain_id(id);
    if !id.is_empty() {
        ids.insert(id.to_owned());
    }
}

fn table(text: &str, ids: &mut FxHashSet<String>) -> Result<(), OfEvents> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let delimiter = [',', ';', '\t', '|'].into_iter().max_by_key(|sign| first.matches(*sign).count());
    let delimiter = delimiter.and_then(|sign| u8::try_from(sign).ok()).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.trim_start().as_bytes());
    let mut records = reader.records().filter_map(Result::ok);
    let Some(header) = records.next() else { return Ok(()) };
    let keys: Vec<String> = header.iter().map(key).collect();
    if keys.iter().any(|key| OF_EVENTS.contains(&key.as_str())) {
        return Err(OfEvents);
    }
    let column = match ID.iter().find_map(|name| keys.iter().position(|key| key == name)) {
        Some(column) => column,
        // Without a header, a list has only its ids.
        None if keys.len() == 1 => {
            add(ids, header.get(0).unwrap_or_default());
            0
        }
        None => return Ok(()),
    };
    records.for_each(|record| add(ids, record.get(column).unwrap_or_default()));
    Ok(())
}

fn json(text: &str, ids: &mut FxHashSet<String>) -> Result<(), OfEvents> {
    // A value, or one per line.
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    values.map_while(Result::ok).try_for_each(|value| each(&value, true, ids))
}

/// The ids in a list, in a list of records, or in an answer that holds one.
fn each(value: &Value, outermost: bool, ids: &mut FxHashSet<String>) -> Result<(), OfEvents> {
    match value {
        Value::Array(list) => list.iter().try_for_each(|entry| match entry {
            Value::String(_) | Value::Number(_) => {
                add(ids, &text_of(entry));
                Ok(())
            }
            Value::Object(_) | Value::Array(_) => each(entry, false, ids),
            Value::Null | Value::Bool(_) => Ok(()),
        }),
        Value::Object(record) => {
            let named = |names: &[&str]| {
                names.iter().find_map(|name| record.iter().find(|(own, _)| key(own) == *name))
            };
            if named(&OF_EVENTS).is_some() {
                return Err(OfEvents);
            }
            match named(&ID) {
                Some((_, id)) => add(ids, &text_of(id)),
                None if outermost => {
                    let lists = record.values().filter(|value| value.is_array());
                    return lists.into_iter().try_for_each(|list| each(list, false, ids));
                }
                None => {}
            }
            Ok(())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_tables_records_and_plain_lists() {
        for text in [
            "event_id_cnty,deleted_timestamp\nIRQ1,1643673600\nIRQ2,1643673600\n",
            "deleted_timestamp;EVENT_ID_CNTY\n1643673600;IRQ1\n1643673600; IRQ2 \n",
            "IRQ1\nIRQ2\n\n",
            "id\r\nIRQ1\r\nIRQ2",
            r#"{"status":200,"count":2,"data":[{"event_id_cnty":"IRQ1","deleted_timestamp":"1"},{"event_id_cnty":"IRQ2"}]}"#,
            r#"[{"id":"IRQ1"},{"id":"IRQ2"}]"#,
            "{\"id\":\"IRQ1\"}\n{\"id\":\"IRQ2\"}\n",
            r#"["IRQ1","IRQ2"]"#,
        ] {
            let list = DeletedIds::read("deleted", text.as_bytes()).unwrap();
            assert_eq!(list.len(), 2, "{text}");
            assert!(list.has("IRQ1") && list.has(" IRQ2") && !list.has("IRQ3"), "{text}");
        }
        let numbers = DeletedIds::read("deleted", b"[12, \"13.0\"]").unwrap();
        assert!(numbers.has("12.0") && numbers.has("13"));
    }

    #[test]
    fn a_table_of_events_and_a_list_without_ids_are_refused() {
        for (text, words) in [
            ("id,date,latitude,longitude\nIRQ1,2017-01-01,36.3,43.1\n", "table of events"),
            (r#"[{"id":"IRQ1","latitude":36.3,"longitude":43.1}]"#, "table of events"),
            ("", "no ids"),
            ("when,who\n2017,A\n", "no ids"),
            (r#"{"status":403,"error":"no access"}"#, "no ids"),
        ] {
            let why = DeletedIds::read("deleted.csv", text.as_bytes()).unwrap_err().to_string();
            assert!(why.contains(words) && why.contains("deleted.csv"), "{text}: {why}");
        }
    }
}
