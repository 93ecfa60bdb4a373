use super::list::{List, Shape};
use super::scan::{Inner, Span, inner};

/// Lists of column names that stand beside rows without names.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(Vec<(String, Vec<String>)>);

/// Members of an object that give a column's name, best first.
const NAME: [&str; 7] = ["name", "id", "field", "fieldName", "label", "title", "column"];

/// Most columns.
const MOST: usize = 4096;

/// Rows whose length is looked at.
const SAMPLE: usize = 50;

impl Names {
    /// A list of texts.
    pub fn texts(&mut self, text: &[u8], path: &str, items: &Inner) {
        let names = items.clone().take(MOST).map(|(_, item)| item.words(text).into_owned()).collect();
        self.0.push((path.to_owned(), names));
    }

    /// A list of objects that each have a name.
    pub fn objects(&mut self, text: &[u8], path: &str, items: &Inner) {
        let name = |object: Span| {
            let members = |name: &&str| {
                inner(text, object)
                    .find(|(key, value)| key.words(text) == **name && value.first(text) == b'"')
            };
            NAME.iter().find_map(members).map(|(_, value)| value.words(text).into_owned())
        };
        let names: Option<Vec<String>> = items.clone().take(MOST).map(|(_, item)| name(item)).collect();
        self.0.extend(names.map(|names| (path.to_owned(), names)));
    }

    /// Names the columns of a list of rows: by a list of names of the same length, the nearest before others,
    /// else by its first row.
    pub fn give(&self, text: &[u8], list: &mut List) {
        let rows = list.items(text);
        let Shape::Rows { header, skip } = &mut list.shape else { return };
        let columns = width(text, &rows);
        let near = |path: &str| path.bytes().zip(list.path.bytes()).take_while(|(a, b)| a == b).count();
        let fitting = self.0.iter().filter(|(_, names)| names.len() == columns);
        let fitting = fitting.filter(|(_, names)| different(names));
        if let Some((_, names)) = fitting.max_by_key(|(path, _)| near(path)) {
            header.clone_from(names);
        } else if let Some(names) = first_row(text, &rows) {
            *header = names;
            *skip = 1;
            list.records = list.records.saturating_sub(1);
        }
        let missing = header.len() + 1..=columns;
        header.extend(missing.map(|number| format!("column {number}")));
        list.keys.clone_from(header);
    }
}

/// The most cells of the first rows.
fn width(text: &[u8], rows: &Inner) -> usize {
    rows.clone().take(SAMPLE).map(|(_, row)| inner(text, row).take(MOST).count()).max().unwrap_or(0)
}

/// The first row, if it has only different texts, none of them a number.
fn first_row(text: &[u8], rows: &Inner) -> Option<Vec<String>> {
    let (_, first) = rows.clone().next()?;
    let cells: Vec<Span> = inner(text, first).take(MOST).map(|(_, cell)| cell).collect();
    let is_name = |cell: &Span| {
        let words = cell.words(text);
        cell.first(text) == b'"'
            && !words.trim().is_empty()
            && words.chars().any(char::is_alphabetic)
            && !words.trim_start().starts_with(|c: char| c.is_numeric())
    };
    let names: Vec<String> = cells.iter().map(|cell| cell.words(text).into_owned()).collect();
    (!names.is_empty() && cells.iter().all(is_name) && different(&names)).then_some(names)
}

fn different(names: &[String]) -> bool {
    let set: std::collections::HashSet<&String> = names.iter().collect();
    set.len() == names.len()
}
