use rustc_hash::FxHashMap;

use crate::geo::World;
use crate::model::Precision;

use super::directory::Directory;
use super::groups::Groups;
use super::offsets::Offsets;
use super::table::{Columns, NO_DAY, NO_NUMBER};
use super::{Column, DatePrecision, Dimension, Event, EventTable, Governorates, Role, code_of};

/// Collects rows in the order of their file; [`TableBuilder::finish`] puts them in order.
#[derive(Clone, Debug)]
pub struct TableBuilder {
    governorates: Vec<String>,
    columns: Vec<Words>,
    codes: Vec<u64>,
    offsets: Offsets,
    first: Vec<i32>,
    /// Days from first to last; left empty while all are 0.
    lasting: Vec<u16>,
    best: Vec<u32>,
    /// Left empty while no row gives them.
    low: Vec<u32>,
    high: Vec<u32>,
    /// Governorate, precision and date precision of each row.
    derived: [Vec<u8>; 3],
    /// How many of the rows are drawn.
    drawn: usize,
}

/// Most different values of a dimension; what goes beyond is one value, "others".
const MOST_VALUES: usize = 65_000;

/// Most governorates, so that "outside Iraq" and "not known" fit in a byte with them.
const MOST_GOVERNORATES: usize = 250;

/// How many dimensions every table has.
const DERIVED: usize = 3;

/// What the rest of a dimension's values is called.
const OTHERS: &str = "all others";

/// Codes of a column's words as they are met.
#[derive(Clone, Debug)]
struct Words {
    column: Column,
    codes: Vec<u16>,
    values: Vec<String>,
    known: FxHashMap<String, u16>,
    /// Neighbouring rows often agree.
    last: u16,
}

impl Words {
    fn new(column: Column) -> Self {
        Self { column, codes: Vec::new(), values: Vec::new(), known: FxHashMap::default(), last: 0 }
    }

    fn push(&mut self, word: &str) {
        if self.values.get(usize::from(self.last)).is_none_or(|last| last != word) {
            self.last = match self.known.get(word) {
                Some(code) => *code,
                None => self.learn(word),
            };
        }
        self.codes.push(self.last);
    }

    fn learn(&mut self, word: &str) -> u16 {
        let full = self.values.len() >= MOST_VALUES;
        let word = if full { OTHERS } else { word };
        // At most MOST_VALUES + 1 values, so a code has two bytes.
        let code = *self.known.entry(word.to_owned()).or_insert(self.values.len() as u16);
        if usize::from(code) == self.values.len() {
            self.values.push(word.to_owned());
        }
        code
    }
}

impl TableBuilder {
    pub fn new(columns: Vec<Column>, governorates: &dyn Governorates) -> Self {
        Self {
            governorates: governorates.names().into_iter().take(MOST_GOVERNORATES).collect(),
            columns: columns.into_iter().map(Words::new).collect(),
            codes: Vec::new(),
            offsets: Offsets::default(),
            first: Vec::new(),
            lasting: Vec::new(),
            best: Vec::new(),
            low: Vec::new(),
            high: Vec::new(),
            derived: Default::default(),
            drawn: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Adds a row; its offset must not be below the last one's. Days beyond [`super::Day::MIN`]
    /// and [`super::Day::MAX`] are taken for those, a last day before the first one for it, and
    /// 65,535 days after the first is the latest last day. False, and nothing is added, once
    /// there are 2^32 − 2 rows.
    pub fn push(&mut self, event: &Event, governorates: &dyn Governorates) -> bool {
        let governorate = self.governorate(event, governorates);
        self.push_in(event, governorate)
    }

    /// Like [`TableBuilder::push`], but the governorate that the row names, if it is known, goes
    /// before the one that its position tells: where the words of the row say more than a
    /// point that was found by them.
    pub fn push_named(&mut self, event: &Event, governorates: &dyn Governorates) -> bool {
        let named = Event { place: None, ..*event };
        let mut governorate = self.governorate(&named, governorates);
        // The code behind the last governorate and “outside Iraq” is “not known”.
        if usize::from(governorate) > self.governorates.len() {
            governorate = self.governorate(event, governorates);
        }
        self.push_in(event, governorate)
    }

    fn push_in(&mut self, event: &Event, governorate: u8) -> bool {
        if self.codes.len() >= u32::MAX as usize - 1 {
            return false;
        }
        let row = self.codes.len();
        let drawn = event.place.is_some() && event.precision.is_none_or(|p| p < Precision::Governorate);
        self.drawn += usize::from(drawn);
        let world = event.place.map_or(World::default(), World::from);
        // What is not drawn has the last code, and so comes last.
        self.codes.push(if drawn { code_of(world).min(u64::MAX - 1) } else { u64::MAX });
        self.offsets.push(event.offset);
        self.push_days(row, event);
        self.best.push(event.fatalities.best.map_or(NO_NUMBER, number_of));
        push_rare(&mut self.low, row, event.fatalities.low);
        push_rare(&mut self.high, row, event.fatalities.high);
        self.derived[0].push(governorate);
        self.derived[1].push(match event.precision {
            Some(p) => p.ucdp() - 1,
            None => Precision::ALL.len() as u8,
        });
        let dated = if event.days.is_some() { event.date_precision } else { DatePrecision::Undated };
        self.derived[2].push(dated as u8);
        for (i, words) in self.columns.iter_mut().enumerate() {
            words.push(event.values.get(i).copied().unwrap_or(""));
        }
        true
    }

    fn push_days(&mut self, row: usize, event: &Event) {
        let within = |d: super::Day| d.clamp(super::Day::MIN, super::Day::MAX).0;
        let (first, last) = event.days.map_or((NO_DAY, NO_DAY), |(a, b)| (within(a), within(b)));
        self.first.push(first);
        let lasting = u16::try_from(last - first).unwrap_or(if last < first { 0 } else { u16::MAX });
        if lasting > 0 && self.lasting.is_empty() {
            self.lasting = vec![0; row];
        }
        if lasting > 0 || !self.lasting.is_empty() {
            self.lasting.push(lasting);
        }
    }

    /// The position tells, if there is one; then the name that the row gives.
    fn governorate(&self, event: &Event, governorates: &dyn Governorates) -> u8 {
        // At most MOST_GOVERNORATES.
        let outside = self.governorates.len() as u8;
        let unknown = outside + 1;
        let known = |g: Option<u8>| g.filter(|g| *g < outside);
        // A position that stands for a whole country or a region tells no governorate.
        let tells = event.precision.is_none_or(|p| p <= Precision::Governorate);
        match event.place.filter(|_| tells) {
            Some(p) => known(governorates.at(p)).unwrap_or(outside),
            None => known(event.governorate.and_then(|name| governorates.named(name))).unwrap_or(unknown),
        }
    }

    /// The table of the rows so far; the builder goes on.
    pub fn snapshot(&self) -> EventTable {
        self.clone().finish()
    }

    /// Puts the rows in Morton order: first those that are drawn, then those that are only
    /// counted, both in the order of the file where they agree.
    pub fn finish(mut self) -> EventTable {
        self.offsets.shrink();
        let dimensions = self.dimensions();
        let (mut groups, wide) = self.grouped(&dimensions);
        let mut order: Vec<(u64, u32)> = std::mem::take(&mut self.codes).into_iter().zip(0..).collect();
        order.sort_unstable();
        let codes: Vec<u64> = order.iter().take(self.drawn).map(|(code, _)| *code).collect();
        let numbers: Vec<u32> = order.into_iter().map(|(_, row)| row).collect();
        groups.of_row = sorted(groups.of_row, &numbers);
        let wide = wide.into_iter().map(|codes| codes.map(|codes| sorted(codes, &numbers))).collect();
        EventTable::new(Columns {
            directory: Directory::new(&codes),
            codes,
            first: sorted(self.first, &numbers),
            lasting: sorted(self.lasting, &numbers),
            best: sorted(self.best, &numbers),
            low: sorted(self.low, &numbers),
            high: sorted(self.high, &numbers),
            numbers,
            offsets: self.offsets,
            groups,
            wide,
            dimensions,
        })
    }

    /// Groups the rows by as many dimensions as can be, in the order of the file. Returns the
    /// codes of the other dimensions as well.
    fn grouped(&mut self, dimensions: &[Dimension]) -> (Groups, Vec<Option<Vec<u16>>>) {
        let mut groups = Groups::new(self.codes.len(), dimensions.len());
        let mut wide = vec![None; dimensions.len()];
        for (d, column) in std::mem::take(&mut self.derived).into_iter().enumerate() {
            // At most 252 governorates, 7 and 5 precisions: always few enough to be grouped.
            groups.split(d, &column, dimensions[d].values.len());
        }
        let own = std::mem::take(&mut self.columns).into_iter().map(|words| words.codes);
        let mut own: Vec<(usize, Vec<u16>)> = (DERIVED..).zip(own).collect();
        // Types first, since the timeline asks for them; then what splits the least.
        own.sort_by_key(|(d, _)| (dimensions[*d].role != Role::Type, dimensions[*d].values.len()));
        for (d, column) in own {
            if !groups.split(d, &column, dimensions[d].values.len()) {
                wide[d] = Some(column);
            }
        }
        (groups, wide)
    }

    fn dimensions(&self) -> Vec<Dimension> {
        let own = |header: &str, title: &str, role, values: Vec<String>| Dimension {
            header: header.to_owned(),
            title: title.to_owned(),
            role,
            values,
        };
        let mut governorates = self.governorates.clone();
        governorates.extend(["outside Iraq".to_owned(), "not known".to_owned()]);
        let precisions = Precision::ALL.into_iter().map(|p| p.words().to_owned());
        let precisions = precisions.chain(["not stated".to_owned()]).collect();
        let dated = DatePrecision::ALL.into_iter().map(|d| d.words().to_owned()).collect();
        let mut dimensions = vec![
            own("governorate", "Governorate", Role::Governorate, governorates),
            own("precision", "Place known to", Role::Precision, precisions),
            own("dated", "Date known to", Role::DatePrecision, dated),
        ];
        dimensions.extend(
            self.columns
                .iter()
                .map(|w| own(&w.column.header, &w.column.title, w.column.role, w.values.clone())),
        );
        dimensions
    }
}

/// A column in the table's order; an empty one stays empty.
fn sorted<T: Copy>(column: Vec<T>, numbers: &[u32]) -> Vec<T> {
    if column.is_empty() { column } else { numbers.iter().map(|n| column[*n as usize]).collect() }
}

fn push_rare(column: &mut Vec<u32>, row: usize, number: Option<u32>) {
    if number.is_some() && column.is_empty() {
        *column = vec![NO_NUMBER; row];
    }
    if number.is_some() || !column.is_empty() {
        column.push(number.map_or(NO_NUMBER, number_of));
    }
}

/// A number as columns hold it: the greatest of all stands for none.
fn number_of(people: u32) -> u32 {
    people.min(NO_NUMBER - 1)
}
