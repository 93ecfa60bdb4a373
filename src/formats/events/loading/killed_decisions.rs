//! What is said of the columns that count people killed, or seem to.

use crate::formats::events::file_head::Head;
use crate::formats::events::header::Name;
use crate::formats::events::killed::{Counted, all_counted, counted, speaks_of_killed};
use crate::formats::events::persons::persons;
use crate::formats::events::ranked::{Candidate, Sampled};
use crate::formats::events::roles::Candidates;
use crate::formats::events::{KilledIn, Recognised};

/// A sentence each: what was added, what was not, and why nothing was taken.
pub(in crate::formats::events) fn killed_decisions(head: &Head, candidates: &Candidates) -> Vec<String> {
    let names = Sampled::new(&head.told, &head.rows).names;
    let said = People { head, counted: all_counted(&names), names, candidates: &candidates.killed };
    match head.layout.mapping.best {
        // What the columns of known exports count is published.
        _ if head.layout.recognised != Recognised::Table => Vec::new(),
        Some(best) => said.of_taken(best),
        None => said.of_nothing(),
    }
}

struct People<'a> {
    head: &'a Head,
    names: Vec<Name>,
    /// What each of them says that its column counts.
    counted: Vec<Option<Counted>>,
    candidates: &'a [Candidate],
}

impl People<'_> {
    fn counted(&self, column: usize) -> Option<Counted> {
        self.counted.get(column).copied().flatten()
    }

    /// The names of columns: “a”, “b” and “c”.
    fn listed(&self, columns: &[usize]) -> String {
        let name =
            |column: &usize| format!("“{}”", self.head.layout.header.get(*column).map_or("", String::as_str));
        match columns {
            [] => String::new(),
            [one] => name(one),
            [first @ .., last] => {
                format!("{} and {}", first.iter().map(name).collect::<Vec<_>>().join(", "), name(last))
            }
        }
    }

    /// The candidates that are filled and not taken, as far as they are wanted.
    fn others(&self, wanted: impl Fn(Counted) -> bool) -> Vec<usize> {
        let mapping = &self.head.layout.mapping;
        let taken = |column: &usize| mapping.best == Some(*column) || mapping.added.contains(column);
        let columns = self.candidates.iter().filter(|c| c.filled > 0).map(|c| c.columns[0]);
        let mut all: Vec<usize> =
            columns.filter(|c| !taken(c) && self.counted(*c).is_some_and(&wanted)).collect();
        all.sort_unstable();
        all
    }

    fn of_taken(&self, best: usize) -> Vec<String> {
        let mapping = &self.head.layout.mapping;
        let own = self.listed(&[best]);
        let mut all = Vec::new();
        let added: Vec<usize> = std::iter::once(best).chain(mapping.added.iter().copied()).collect();
        if added.len() > 1 {
            let sum = self.listed(&added);
            all.push(format!("People killed are the sum of {sum}: groups or causes that do not overlap."));
        }
        let as_well = match self.counted(best) {
            Some(Counted::Group(_)) => {
                if added.len() == 1 {
                    all.push(format!("No column counts all people killed: {own} counts a part of them."));
                }
                let others = |c| matches!(c, Counted::BySource | Counted::Unknown | Counted::Bodies);
                all.extend(self.not_added(others, ["counts", "count"], "people killed as well"));
                self.not_added(
                    |c| matches!(c, Counted::Group(_)),
                    ["counts", "count"],
                    "some of the same people",
                )
            }
            Some(Counted::New) => self.not_added(
                |c| matches!(c, Counted::All | Counted::RunningTotal),
                ["seems to count", "seem to count"],
                "all people killed so far",
            ),
            Some(
                Counted::All
                | Counted::BySource
                | Counted::Period
                | Counted::RunningTotal
                | Counted::Casualties
                | Counted::Bodies
                | Counted::Rate
                | Counted::Units
                | Counted::Unknown,
            )
            | None => self.not_added(
                |c| {
                    matches!(
                        c,
                        Counted::BySource
                            | Counted::Unknown
                            | Counted::Period
                            | Counted::All
                            | Counted::Bodies
                    )
                },
                ["counts", "count"],
                "people killed as well",
            ),
        };
        all.extend(as_well);
        if self.counted(best) == Some(Counted::Casualties) {
            all.push(format!(
                "{own} was taken for people killed, as no other column counts them; it may include the wounded."
            ));
        }
        all.extend(self.doubt(best).map(|why| format!("{own} {why}.")));
        let part = match mapping.killed_in {
            KilledIn::Whole => None,
            KilledIn::Before(sign) => Some(("before", sign)),
            KilledIn::After(sign) => Some(("after", sign)),
        };
        all.extend(
            part.map(|(side, sign)| {
                format!("In {own} the number {side} “{sign}” was taken for people killed.")
            }),
        );
        all
    }

    /// What is uncertain of a column that was taken, if it is the only one.
    fn doubt(&self, best: usize) -> Option<&'static str> {
        let alone = self.others(|_| true).is_empty();
        match self.counted(best)? {
            Counted::Bodies => Some(
                "was taken for people killed, as no other column counts them; bodies that were found may be of people counted before",
            ),
            Counted::BySource if alone => Some(
                "was taken for people killed, as no other column counts them; it is the number of one source",
            ),
            Counted::Unknown => {
                Some("was taken for people killed, though its name says more than that: check what it counts")
            }
            Counted::BySource
            | Counted::All
            | Counted::Group(_)
            | Counted::Period
            | Counted::New
            | Counted::RunningTotal
            | Counted::Casualties
            | Counted::Rate
            | Counted::Units => None,
        }
    }

    /// Columns that are filled and named for shares or rates, or for thousands.
    fn no_people(&self, what: Counted) -> Vec<usize> {
        let is_filled = |column: &usize| {
            self.head.rows.iter().any(|row| row.get(*column).is_some_and(|text| !text.trim().is_empty()))
        };
        (0..self.names.len()).filter(|column| self.counted(*column) == Some(what)).filter(is_filled).collect()
    }

    /// Columns that count what the taken ones do; `counts` is what they do, of one and of several.
    fn not_added(
        &self,
        wanted: impl Fn(Counted) -> bool,
        [counts, count]: [&str; 2],
        what: &str,
    ) -> Option<String> {
        let columns = self.others(wanted);
        let taken = self.listed(&self.head.layout.mapping.best.into_iter().collect::<Vec<_>>());
        match columns.as_slice() {
            [] => None,
            [one] => Some(format!("{} {counts} {what} and is not added to {taken}.", self.listed(&[*one]))),
            several => Some(format!("{} {count} {what} and are not added to {taken}.", self.listed(several))),
        }
    }

    /// Why no column was taken, if any seems to count people killed.
    fn of_nothing(&self) -> Vec<String> {
        const NONE: &str = "No column was understood as a number of people killed";
        let periods = self.others(|c| c == Counted::Period);
        let totals = self.others(|c| c == Counted::RunningTotal);
        let mut all = Vec::new();
        if !periods.is_empty() {
            all.push(format!(
                "{NONE}: {} give numbers of one period each, so that a row is no event.",
                self.listed(&periods)
            ));
        }
        if !totals.is_empty() {
            let (are, totals) =
                (if totals.len() == 1 { "is a running total" } else { "are running totals" }, totals);
            all.push(format!("{NONE}: {} {are}, whose rows cannot be added up.", self.listed(&totals)));
        }
        for (what, words) in
            [(Counted::Rate, "shares or rates, and not people"), (Counted::Units, "thousands")]
        {
            let columns = self.no_people(what);
            if !columns.is_empty() {
                let give = if columns.len() == 1 { "gives" } else { "give" };
                all.push(format!("{NONE}: {} {give} {words}.", self.listed(&columns)));
            }
        }
        if all.is_empty() {
            all.extend(self.persons().map(|why| format!("{NONE}: {why}.")));
        }
        if all.is_empty() {
            all.extend(self.seeming().map(|why| format!("{NONE}: {why}.")));
        }
        all
    }

    /// What it says if each row is a person.
    fn persons(&self) -> Option<String> {
        let told = persons(&Sampled::new(&self.head.told, &self.head.rows));
        (!told.is_empty() && self.head.layout.mapping.events.is_none()).then(|| {
            format!(
                "each row seems to be a person, by {}, and counts as one event. To count the dead, add a column \
                 “killed” with 1 in the row of each person who was killed and 0 in the others",
                self.listed(&told)
            )
        })
    }

    /// What seems to be such a column and cannot be read as one.
    fn seeming(&self) -> Option<String> {
        let speaking = (0..self.names.len()).filter(|c| speaks_of_killed(&self.names[*c]));
        let named = speaking.filter_map(|column| {
            let examples = self.examples(column);
            (!examples.is_empty()).then(|| {
                format!("{} looks like it, but holds {}", self.listed(&[column]), examples.join(", "))
            })
        });
        let all: Vec<String> = named.collect();
        if !all.is_empty() {
            return Some(all.join("; "));
        }
        let long = (0..self.names.len()).find_map(|column| Some((column, self.figure_in(column)?)));
        long.map(|(column, figure)| {
            format!(
                "{} holds names of figures such as “{figure}”, whose numbers stand in another column; put each figure \
                 in a column of its own",
                self.listed(&[column])
            )
        })
    }

    /// The first different texts of a column.
    fn examples(&self, column: usize) -> Vec<String> {
        const MOST: usize = 3;
        let mut found: Vec<String> = Vec::new();
        for text in self.head.rows.iter().filter_map(|row| row.get(column)).map(|text| text.trim()) {
            let quoted = format!("“{text}”");
            if found.len() < MOST && !text.is_empty() && !found.contains(&quoted) {
                found.push(quoted);
            }
        }
        found
    }

    /// The name of a number of people killed among the values of a column with few values, as in tables with a row for
    /// each figure.
    fn figure_in(&self, column: usize) -> Option<String> {
        const MOST: usize = 30;
        let mut different: Vec<&str> = Vec::new();
        for text in self.head.rows.iter().filter_map(|row| row.get(column)).map(|text| text.trim()) {
            if !different.contains(&text) {
                different.push(text);
            }
            if different.len() > MOST {
                return None;
            }
        }
        let name = self.names.get(column)?;
        let is_figure = |text: &&&str| counted(&Name::new(text)).is_some_and(|c| c != Counted::Unknown);
        let of_figures =
            name.has("indicator indicators measure metric variable figure figures key item outcome");
        different.iter().find(is_figure).filter(|_| of_figures).map(|text| (*text).to_owned())
    }
}
