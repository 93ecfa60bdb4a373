use crate::detail::event_words::{day_words, events, killed_of};
use crate::events::{EventTable, GOVERNORATE, Sum};
use crate::style::number::exact;

use super::{Digest, DigestQuestion, Scope};

impl DigestQuestion {
    /// The scope, as a heading.
    pub fn heading(&self) -> String {
        match &self.scope {
            Scope::Shown if self.shown.filter().is_all() => "All events".to_owned(),
            Scope::Shown => "All events that pass the filter".to_owned(),
            Scope::Region(_) => "Events in the region".to_owned(),
            Scope::Marked(rows) => format!("{} marked rows", exact(rows.len() as u64)),
            Scope::At(_) => "Events of the selection".to_owned(),
            Scope::Governorate(name) => format!("Events in {name} governorate"),
        }
    }

    /// Notes needed to interpret the numbers.
    pub fn notes(&self) -> Vec<String> {
        let overlap = match self.scope {
            Scope::Marked(_) => self.table.overlap(),
            Scope::Shown | Scope::Region(_) | Scope::At(_) | Scope::Governorate(_) => {
                self.shown.overlap(&self.table)
            }
        };
        let overlap = overlap.map(|overlap| overlap.words(&self.table));
        self.note().map(str::to_owned).into_iter().chain(overlap).collect()
    }

    fn note(&self) -> Option<&'static str> {
        match self.scope {
            Scope::Region(_) => Some(
                "Only events with a point on the map can be in a region; those known only to a governorate or \
                 less precisely are not included.",
            ),
            Scope::Governorate(_) => Some(
                "By position within this map’s outlines, otherwise as named in the file; these are \
                 the file’s numbers, not claims of the articles.",
            ),
            Scope::Shown | Scope::Marked(_) | Scope::At(_) => None,
        }
    }
}

impl Digest {
    /// Label and value for each line of the numbers.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let s = &self.summary;
        if s.count == 0 {
            return vec![("Events", "none".to_owned())];
        }
        let mut lines = vec![("Events", exact(s.events))];
        if s.events != s.count {
            lines.push(("Rows of the file", format!("{}; one may stand for several events", exact(s.count))));
        }
        lines.push(("People killed", self.killed()));
        lines.push(("Days", s.span.map_or("not given".to_owned(), day_words)));
        if s.undated > 0 {
            lines.push(("Undated", events(s.undated)));
        }
        lines
    }

    /// "between 61 and 92, best 74; in 5 rows the source gives no number".
    pub fn killed(&self) -> String {
        let Sum { people, missing } = self.summary.best;
        let people = killed_of(people, self.summary.range, self.killed_is);
        match missing {
            0 => people,
            n if n == self.summary.count => "the source gives no numbers".to_owned(),
            1 => format!("{people}; in 1 row the source gives no number"),
            n => format!("{people}; in {} rows the source gives no number", exact(n)),
        }
    }

    /// Rows and people killed by type class, most rows first; empty classes are omitted.
    pub fn by_type<'a>(&self, table: &'a EventTable) -> Vec<(&'a str, u64, u64)> {
        let names =
            table.type_classes().names.iter().map(|n| if n.is_empty() { "events" } else { n.as_str() });
        most_first(names.zip(&self.summary.classes).map(|(name, t)| (name, t.events, t.fatalities)))
    }

    /// The same by governorate.
    pub fn by_governorate<'a>(&self, table: &'a EventTable) -> Vec<(&'a str, u64, u64)> {
        let dimension = table.dimensions().get(GOVERNORATE);
        let names = (0_u16..).map(|code| dimension.map_or("", |d| d.words(code)));
        most_first(names.zip(&self.summary.governorates).map(|(name, t)| (name, t.events, t.fatalities)))
    }

    /// All of it as plain text.
    pub fn text(&self, question: &DigestQuestion, file: &str) -> String {
        let mut out = format!("{}, {file}\n", question.heading());
        for (label, value) in self.lines() {
            out.push_str(&format!("{label}\t{value}\n"));
        }
        out.extend(question.notes().iter().map(|note| format!("{note}\n")));
        let table = &question.table;
        for (heading, list) in [("type", self.by_type(table)), ("governorate", self.by_governorate(table))] {
            out.push_str(&format!("\nBy {heading}\tevents\tkilled\n"));
            list.iter().for_each(|(name, rows, killed)| out.push_str(&format!("{name}\t{rows}\t{killed}\n")));
        }
        out.push_str("\nBy month\tevents\tkilled\n");
        for (month, t) in self.by_month() {
            let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            out.push_str(&format!("{year}-{month:02}\t{}\t{}\n", t.events, t.fatalities));
        }
        out
    }
}

fn most_first<'a>(list: impl Iterator<Item = (&'a str, u64, u64)>) -> Vec<(&'a str, u64, u64)> {
    let mut list: Vec<_> = list.filter(|(_, rows, _)| *rows > 0).collect();
    // A stable sort: ties keep the table's order.
    list.sort_by_key(|(_, rows, _)| std::cmp::Reverse(*rows));
    list
}
