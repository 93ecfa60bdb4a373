use super::list::{List, Shape, names_event};
use super::names::Names;
use super::scan::{Inner, Span, documents, inner, member};
use super::write::wrapped;

/// All lists of records in a text, in its order.
pub(super) fn lists(text: &[u8]) -> Vec<List> {
    let several = documents(text).nth(1).is_some();
    let mut find = Find { text, several, found: Vec::new(), names: Names::default() };
    let whole = Span { start: 0, end: text.len() };
    match documents(text).next() {
        Some((_, one)) if !several => find.look("", one, 0),
        _ => find.list("", whole, &documents(text), 0),
    }
    let Find { mut found, names, .. } = find;
    for list in &mut found {
        names.give(text, list);
    }
    found
}

/// Most names that lead to a list.
const DEEPEST: usize = 5;

/// Records whose names are looked at.
const SAMPLE: usize = 30;

/// Members that hold the records of a collection, of which there may be several.
const COLLECTED: [&str; 9] =
    ["features", "data", "results", "records", "rows", "items", "value", "events", "incidents"];

/// Most plain members of an answer that holds records.
const MOST_SCALARS: usize = 8;

/// Most names of a record that are looked at.
const MOST_NAMES: usize = 500;

struct Find<'t> {
    text: &'t [u8],
    /// Whether several texts stand one after another.
    several: bool,
    found: Vec<List>,
    /// Lists of column names.
    names: Names,
}

/// What is in a list.
#[derive(Default)]
struct Held {
    all: usize,
    objects: usize,
    lists: usize,
}

impl Find<'_> {
    fn look(&mut self, path: &str, span: Span, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        if span.is_list(self.text) {
            self.list(path, span, &inner(self.text, span), depth);
        } else if span.is_object(self.text) {
            self.object(path, span, depth);
        }
    }

    fn list(&mut self, path: &str, span: Span, items: &Inner, depth: usize) {
        let mut held = Held::default();
        for (_, item) in items.clone() {
            held.all += 1;
            held.objects += usize::from(item.is_object(self.text));
            held.lists += usize::from(item.is_list(self.text));
        }
        let first = |list: bool| {
            items
                .clone()
                .map(|(_, item)| item)
                .find(|i| if list { i.is_list(self.text) } else { i.is_object(self.text) })
        };
        if held.objects > held.lists {
            let collections = first(false).is_some_and(|object| holds_records(self.text, object));
            if collections {
                return self.each(path, items, depth);
            }
            self.names.objects(self.text, path, items);
            let keys = keys(self.text, items.clone().map(|(_, item)| item));
            return self.push(path, span, Shape::Objects, held.all, keys);
        }
        match first(true) {
            Some(row) if held.lists * 2 >= held.all => {
                let of_objects = inner(self.text, row).any(|(_, cell)| cell.is_object(self.text));
                let scalars = inner(self.text, row).any(|(_, cell)| cell.is_scalar(self.text));
                match () {
                    () if of_objects && !scalars => self.each(path, items, depth),
                    () if ["coordinates", "bbox", "arcs"].iter().any(|name| path.ends_with(name)) => {}
                    () => {
                        let shape = Shape::Rows { header: Vec::new(), skip: 0 };
                        self.push(path, span, shape, held.all, Vec::new());
                    }
                }
            }
            _ if held.objects + held.lists > 0 => self.each(path, items, depth),
            _ => self.names.texts(self.text, path, items),
        }
    }

    /// Looks into each of several collections, which share their path.
    fn each(&mut self, path: &str, items: &Inner, depth: usize) {
        for (at, (_, item)) in items.clone().enumerate() {
            let own = if path.is_empty() { format!("{}", at + 1) } else { format!("{path}.{}", at + 1) };
            self.look(&own, item, depth + 1);
        }
    }

    fn object(&mut self, path: &str, span: Span, depth: usize) {
        let text = self.text;
        if member(text, span, "type").is_some_and(|kind| kind.words(text) == "Feature") {
            let keys = keys(text, [span].into_iter());
            return self.push(path, span, Shape::One, 1, keys);
        }
        if let Some(features) = member(text, span, "features").filter(|f| f.is_list(text)) {
            return self.look(&joined(path, "features"), features, depth + 1);
        }
        if self.table(path, span) {
            return;
        }
        let before = self.found.len();
        for (name, value) in inner(text, span) {
            self.look(&joined(path, &name.words(text)), value, depth + 1);
        }
        if depth == 0 {
            self.one(path, span, before);
        }
    }

    /// An object that is a record itself: one with a position, or that holds nothing else.
    fn one(&mut self, path: &str, span: Span, before: usize) {
        let text = self.text;
        let has = |names: &[&str]| {
            inner(text, span).any(|(name, value)| {
                !value.is_list(text) && names.contains(&super::list::plain(&name.words(text)).as_str())
            })
        };
        let located = has(&["latitude", "lat"]) && has(&["longitude", "lon", "lng", "long"]);
        let lists = inner(text, span).any(|(_, value)| value.is_list(text));
        let keys = keys(text, [span].into_iter());
        if located || !lists && self.found.len() == before && keys.iter().any(|key| names_event(key)) {
            self.push(path, span, Shape::One, 1, keys);
        }
    }

    /// An object of records, or of columns.
    fn table(&mut self, path: &str, span: Span) -> bool {
        let text = self.text;
        let values = || inner(text, span).map(|(_, value)| value).filter(|v| v.of(text) != b"null");
        let all = values().count();
        if all > 0 && values().all(|v| v.is_object(text)) {
            return self.objects(path, span, all);
        }
        // Columns of equal length; members that are none may stand beside them.
        let is_column = |v: &Span| v.is_list(text) && inner(text, *v).all(|(_, cell)| cell.is_scalar(text));
        let columns = || inner(text, span).filter(|(_, value)| is_column(value));
        let names: Vec<String> = columns().map(|(name, _)| name.words(text).into_owned()).collect();
        let mut lengths = columns().map(|(_, value)| inner(text, value).count());
        let Some(rows) = lengths.next().filter(|rows| *rows > 0 && lengths.all(|l| l == *rows)) else {
            return false;
        };
        let other_lists = values().filter(|v| v.is_list(text)).count() > names.len();
        if names.len() < 2 || other_lists || !names.iter().any(|name| names_event(name)) {
            return false;
        }
        self.push(path, span, Shape::Columns, rows, names);
        true
    }

    fn objects(&mut self, path: &str, span: Span, all: usize) -> bool {
        let text = self.text;
        let sample = || inner(text, span).map(|(_, value)| value).filter(|v| v.is_object(text)).take(SAMPLE);
        let names = |of: Span| -> Vec<String> {
            inner(text, of).map(|(name, _)| name.words(text).into_owned()).take(1000).collect()
        };
        let first = sample().next().map(names).unwrap_or_default();
        let alike = sample().all(|value| {
            let own = names(value);
            let shared = own.iter().filter(|name| first.contains(name)).count();
            shared * 2 >= own.len().max(first.len())
        });
        let plain = sample().all(|value| {
            let (mut scalars, mut others) = (0, 0);
            for (name, value) in inner(text, value) {
                let shape = value.is_scalar(text) || name.words(text) == "geometry";
                if shape { scalars += 1 } else { others += 1 }
            }
            scalars > others
        });
        if first.is_empty() || !alike || !plain {
            return false;
        }
        let outer = names(span);
        let events = |names: &[String]| names.iter().filter(|name| names_event(name)).count();
        let numbers = |names: &[String]| names.iter().all(|name| name.parse::<u64>().is_ok());
        let by_columns = match events(&outer).cmp(&events(&first)) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => numbers(&first) && !numbers(&outer),
        };
        if by_columns {
            let rows = super::columns::row_keys(text, span).len();
            self.push(path, span, Shape::Columns, rows, outer);
            return true;
        }
        if all < 2 && events(&first) == 0 {
            return false;
        }
        let keys = keys(text, sample());
        self.push(path, span, Shape::Keyed, all, keys);
        true
    }

    fn push(&mut self, path: &str, span: Span, shape: Shape, records: usize, keys: Vec<String>) {
        if records > 0 {
            let texts = span.start == 0 && span.end == self.text.len() && self.several;
            self.found.push(List { path: path.to_owned(), span, texts, shape, records, keys });
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Whether an object of a list, or of a line, holds records itself.
pub(super) fn holds_records(text: &[u8], object: Span) -> bool {
    let scalars = inner(text, object).filter(|(_, value)| value.is_scalar(text)).count();
    let is_event = || keys(text, [object].into_iter()).iter().any(|key| names_event(key));
    inner(text, object).any(|(name, value)| {
        let first = inner(text, value).next();
        let of_objects = value.is_list(text) && first.is_some_and(|(_, item)| item.is_object(text));
        let name = name.words(text);
        name == "features" && value.is_list(text)
            || of_objects && scalars < MOST_SCALARS && COLLECTED.contains(&&*name) && !is_event()
    })
}

/// The names in the first records, also of what is wrapped in them.
fn keys(text: &[u8], records: impl Iterator<Item = Span>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for record in records.take(SAMPLE) {
        let within = wrapped(text, record).into_iter().flat_map(|w| inner(text, w));
        for (name, _) in inner(text, record).chain(within).take(MOST_NAMES) {
            let name = name.words(text);
            if !keys.iter().any(|known| *known == *name) {
                keys.push(name.into_owned());
            }
        }
    }
    keys
}
