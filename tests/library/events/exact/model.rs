//! Rows as plain records, and every question of an event table answered by looking at each of
//! them. Nothing here knows of codes, bits or groups.

use std::collections::{BTreeMap, HashMap};

use iraq_risk_atlas::events::{
    Bits, Column, DatePrecision, Day, Event, EventTable, Fatalities, Filter, FilteredView, Governorates,
    Role, TableBuilder, Tally, Values,
};
use iraq_risk_atlas::geo::{LonLat, World};
use iraq_risk_atlas::model::Precision;

/// Index of the first dimension that comes from the file.
pub const OWN: usize = 3;

#[derive(Clone, Debug)]
pub struct Plain {
    pub place: Option<(f64, f64)>,
    pub precision: Option<Precision>,
    pub named: Option<&'static str>,
    pub days: Option<(i32, i32)>,
    pub dated: DatePrecision,
    pub killed: [Option<u32>; 3],
    /// How many events the row stands for.
    pub events: u32,
    /// Type, actor, source.
    pub values: [String; 3],
}

/// Five upright strips of two degrees between 40 and 50 east, 30 to 37 north.
pub struct Squares;

const NAMES: [&str; 5] = ["A", "B", "C", "D", "E"];

impl Governorates for Squares {
    fn names(&self) -> Vec<String> {
        NAMES.map(str::to_owned).to_vec()
    }

    fn at(&self, p: LonLat) -> Option<u8> {
        let inside = (40.0..50.0).contains(&p.lon) && (30.0..37.0).contains(&p.lat);
        inside.then_some(((p.lon - 40.0) / 2.0) as u8)
    }

    fn named(&self, name: &str) -> Option<u8> {
        NAMES.iter().position(|n| *n == name).map(|n| n as u8)
    }
}

impl Plain {
    pub fn is_drawn(&self) -> bool {
        self.place.is_some() && self.precision.is_none_or(|p| p.ucdp() <= 3)
    }

    /// Steps of 2^-32 of the World's side, from the west and from the north.
    pub fn steps(&self) -> (u32, u32) {
        let (lon, lat) = self.place.unwrap_or_default();
        let w = World::from(LonLat::new(lon, lat));
        let step = |side: f64| (side * 2_f64.powi(32)).floor().clamp(0.0, f64::from(u32::MAX)) as u32;
        (step(w.x), step(w.y))
    }

    /// The middle of its step: where a table draws it.
    pub fn world(&self) -> World {
        let middle = |step: u32| (f64::from(step) + 0.5) * 2_f64.powi(-32);
        let (x, y) = self.steps();
        World::new(middle(x), middle(y))
    }

    pub fn governorate(&self) -> &'static str {
        match self.place {
            Some((lon, lat)) if self.precision.is_none_or(|p| p.ucdp() <= 4) => {
                Squares.at(LonLat::new(lon, lat)).map_or("outside Iraq", |g| NAMES[usize::from(g)])
            }
            _ => self.named.filter(|n| NAMES.contains(n)).unwrap_or("not known"),
        }
    }

    pub fn word(&self, dimension: usize) -> &str {
        match dimension {
            0 => self.governorate(),
            1 => self.precision.map_or("not stated", Precision::words),
            2 => self.days.map_or("no date", |_| self.dated.words()),
            own => &self.values[own - OWN],
        }
    }
}

/// A table with the rows it was made from.
pub struct Both {
    pub rows: Vec<Plain>,
    pub table: EventTable,
    /// The index in the table's values of each row's word, by dimension and row number.
    codes: Vec<Vec<u16>>,
}

impl Both {
    pub fn new(rows: Vec<Plain>) -> Self {
        let table = builder(&rows).finish();
        let codes = table.dimensions().iter().enumerate().map(|(d, dimension)| {
            let words: HashMap<&str, u16> = dimension.values.iter().map(String::as_str).zip(0..).collect();
            assert_eq!(words.len(), dimension.values.len(), "a value of {} stands twice", dimension.title);
            let code = |row: &Plain| words.get(row.word(d)).or_else(|| words.get("all others"));
            rows.iter().map(|row| *code(row).expect("the table knows the word")).collect()
        });
        let codes = codes.collect();
        Self { rows, table, codes }
    }

    pub fn plain(&self, row: u32) -> &Plain {
        &self.rows[self.table.numbers()[row as usize] as usize]
    }

    pub fn code(&self, dimension: usize, number: usize) -> u16 {
        self.codes[dimension][number]
    }

    /// Whether a row meets a filter, without looking at one dimension or at the days.
    fn meets(&self, filter: &Filter, number: usize, row: u32, but: But) -> bool {
        let plain = &self.rows[number];
        let kept = filter.kept.iter().all(|(d, kept)| {
            but == But::Dimension(*d) || *d >= self.codes.len() || kept.contains(self.codes[*d][number])
        });
        let best = plain.killed[0];
        let days = || match (filter.days, plain.days) {
            (Some((from, to)), Some((first, last))) => first <= to.0 && last >= from.0,
            (Some(_), None) => filter.undated,
            (None, _) => true,
        };
        kept && filter.at_least.is_none_or(|least| best.is_some_and(|n| n >= least))
            && filter.at_most.is_none_or(|most| best.is_some_and(|n| n <= most))
            && (but == But::Days || days())
            && filter.text.as_ref().is_none_or(|text| text.rows.get(row))
    }

    /// The table's rows, with their numbers, that meet a filter.
    fn met(&self, filter: &Filter, but: But) -> Vec<(u32, usize)> {
        let all = (0..).zip(self.table.numbers().iter().map(|n| *n as usize));
        all.filter(|(row, number)| self.meets(filter, *number, *row, but)).collect()
    }

    fn tallied(&self, rows: &[(u32, usize)], dimension: usize) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.table.dimensions()[dimension].values.len()];
        for (_, number) in rows {
            let tally = &mut tallies[usize::from(self.codes[dimension][*number])];
            tally.rows += 1;
            tally.events += u64::from(self.rows[*number].events);
            tally.fatalities += u64::from(self.rows[*number].killed[0].unwrap_or(0));
        }
        tallies
    }

    /// Holds everything that is counted over what is shown against a look at each row.
    pub fn check(&self, shown: &FilteredView) {
        let (table, filter) = (&self.table, shown.filter());
        let met = self.met(filter, But::Nothing);
        let rows: Vec<u32> = met.iter().map(|(row, _)| *row).collect();
        assert_eq!(shown.bits().rows(0..u32::MAX).collect::<Vec<_>>(), rows, "rows of {filter:?}");
        assert_eq!(shown.bits().len(), self.rows.len());
        assert_eq!(shown.count() as usize, rows.len());
        let killed = |(_, number): &(u32, usize)| u64::from(self.rows[*number].killed[0].unwrap_or(0));
        assert_eq!(shown.fatalities(), met.iter().map(killed).sum::<u64>(), "killed of {filter:?}");
        let events = |(_, number): &(u32, usize)| u64::from(self.rows[*number].events);
        assert_eq!(shown.events(), met.iter().map(events).sum::<u64>(), "events of {filter:?}");
        for d in 0..self.codes.len() {
            let want = self.tallied(&met, d);
            assert_eq!(shown.tally(table, d), want, "tally of {d} under {filter:?}");
            assert!(shown.tallies(d).is_empty() || shown.tallies(d) == want);
            let others = if filter.kept.contains_key(&d) {
                self.tallied(&self.met(filter, But::Dimension(d)), d)
            } else {
                want
            };
            let others: Vec<u64> = others.iter().map(|t| t.rows).collect();
            assert_eq!(shown.offered(table, d), others, "offered of {d} under {filter:?}");
        }
        self.check_timeline(shown);
    }

    fn check_timeline(&self, shown: &FilteredView) {
        let stack = self.table.type_classes();
        let class = |number: usize| {
            let own = stack.names.iter().position(|name| name == self.type_words(number));
            own.or_else(|| stack.names.iter().position(|n| n == "other types")).unwrap_or(0)
        };
        let (mut days, mut undated) = (BTreeMap::<i32, Vec<u64>>::new(), vec![0_u32; stack.len()]);
        for (_, number) in self.met(shown.filter(), But::Days) {
            match self.rows[number].days {
                Some((first, _)) => {
                    days.entry(first).or_insert_with(|| vec![0; stack.len()])[class(number)] +=
                        u64::from(self.rows[number].events);
                }
                None => undated[class(number)] += 1,
            }
        }
        let timeline = shown.timeline();
        assert_eq!(timeline.undated, undated, "undated under {:?}", shown.filter());
        let (from, to) = timeline.span().unwrap_or((Day(0), Day(-1)));
        for day in from.0..=to.0 {
            let want = days.remove(&day).unwrap_or_else(|| vec![0; stack.len()]);
            assert_eq!(timeline.between(Day(day), Day(day)), want, "{}", Day(day));
        }
        assert!(days.is_empty(), "days that are not on the timeline: {days:?}");
    }

    fn type_words(&self, number: usize) -> &str {
        let t = self.table.type_dimension().expect("a type");
        self.table.dimensions()[t].words(self.codes[t][number])
    }

    /// Drawn rows shown at each step of 2^-32, all and shown.
    pub fn drawn(&self, bits: &Bits) -> Vec<(u32, &Plain, bool)> {
        (0..self.table.drawn()).map(|row| (row, self.plain(row), bits.get(row))).collect()
    }
}

/// What of a filter is not looked at.
#[derive(Clone, Copy, PartialEq)]
enum But {
    Nothing,
    Days,
    Dimension(usize),
}

pub fn builder(rows: &[Plain]) -> TableBuilder {
    let column = |header: &str, role| Column { header: header.into(), title: header.into(), role };
    let columns =
        vec![column("type", Role::Type), column("actor", Role::Actor), column("source", Role::Source)];
    let mut builder = TableBuilder::new(columns, &Squares);
    push(&mut builder, rows);
    builder
}

pub fn push(builder: &mut TableBuilder, rows: &[Plain]) {
    for row in rows {
        let values = row.values.each_ref().map(String::as_str);
        let event = Event {
            place: row.place.map(|(lon, lat)| LonLat::new(lon, lat)),
            precision: row.precision,
            governorate: row.named,
            days: row.days.map(|(a, b)| (Day(a), Day(b))),
            date_precision: row.dated,
            fatalities: Fatalities { best: row.killed[0], low: row.killed[1], high: row.killed[2] },
            events: row.events,
            values: Values::Texts(&values),
        };
        assert!(builder.push(&event, &Squares));
    }
}
