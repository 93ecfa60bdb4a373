use super::parts::Parts;
use super::segment::{Segment, push_unusual};
use super::words::Words;
use crate::events::columns::table_columns::{NO_DAY, NO_NUMBER};
use crate::events::{
    Column, DatePrecision, Day, Dimension, Event, EventTable, Governorates, OneByOne, Parallel, Role, Values,
    block_capacity, code_of,
};
use crate::geo::World;
use crate::model::Precision;

/// Collects rows in file order; [`TableBuilder::finish`] sorts them.
#[derive(Debug)]
pub struct TableBuilder {
    governorates: Vec<String>,
    columns: Vec<Words>,
    /// The rows, those of each part of a file by themselves. Never empty; rows are added to the last one.
    segments: Vec<Segment>,
    rows: usize,
}

/// The code of a precision that is not stated, behind those of the others.
const NOT_STATED: u8 = Precision::ALL.len() as u8;

fn code_of_precision(precision: Precision) -> u8 {
    precision.ucdp() - 1
}

/// Most governorates, so that "outside Iraq" and "not known" still fit in a byte.
const MOST_GOVERNORATES: usize = 250;

impl TableBuilder {
    pub fn new(columns: Vec<Column>, governorates: &dyn Governorates) -> Self {
        Self {
            governorates: governorates.names().into_iter().take(MOST_GOVERNORATES).collect(),
            segments: vec![Segment::new(columns.len())],
            columns: columns.into_iter().map(Words::new).collect(),
            rows: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.rows
    }

    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The code of a value of a column, for [`Values::Codes`]; of no such column 0.
    pub fn code(&mut self, column: usize, text: &str) -> u16 {
        self.columns.get_mut(column).map_or(0, |words| words.code(text))
    }

    /// The code of a value that the column had before, by its bytes in UTF-8; so they need not be checked to be text.
    pub fn code_of_known(&mut self, column: usize, text: &[u8]) -> Option<u16> {
        self.columns.get_mut(column)?.code_of_known(text)
    }

    /// Adds a row. Days are clamped to [`Day::MIN`] and [`Day::MAX`], a last day before the first is set to the first, and the last day is at most
    /// 65,535 days after the first. Returns false and adds nothing once there are 2^32 − 2 rows.
    pub fn push(&mut self, event: &Event, governorates: &dyn Governorates) -> bool {
        let governorate = self.governorate(event, governorates);
        self.push_in(event, governorate)
    }

    /// Like [`TableBuilder::push`], but the governorate named by the row, if known, takes precedence over the
    /// one at its position: for rows whose position was geocoded from those names.
    pub fn push_named(&mut self, event: &Event, governorates: &dyn Governorates) -> bool {
        let named = Event { place: None, ..*event };
        let mut governorate = self.governorate(&named, governorates);
        // The code behind the last governorate and “outside Iraq” is “not known”.
        if usize::from(governorate) > self.governorates.len() {
            governorate = self.governorate(event, governorates);
        }
        self.push_in(event, governorate)
    }

    /// Like [`TableBuilder::push`] for a row whose position was looked up before and lies in that governorate, or
    /// in none.
    pub fn push_located(&mut self, event: &Event, governorate: Option<u8>) -> bool {
        let governorate = self.known(governorate).unwrap_or(self.outside());
        self.push_in(event, governorate)
    }

    fn push_in(&mut self, event: &Event, governorate: u8) -> bool {
        // There always is a segment.
        let Some(segment) = self.segments.last_mut().filter(|_| self.rows < u32::MAX as usize - 1) else {
            return false;
        };
        self.rows += 1;
        let row = segment.len();
        let drawn = event.place.is_some() && event.precision.is_none_or(|p| p < Precision::Governorate);
        segment.drawn += usize::from(drawn);
        // Rows that are not drawn get the last code and so sort last.
        let code = match event.place.filter(|_| drawn) {
            Some(place) => code_of(World::from(place)).min(u64::MAX - 1),
            None => u64::MAX,
        };
        block_capacity::push(&mut segment.codes, code);
        push_days(segment, row, event);
        block_capacity::push(&mut segment.best, event.fatalities.best.map_or(NO_NUMBER, number_of));
        push_rare(&mut segment.low, row, event.fatalities.low);
        push_rare(&mut segment.high, row, event.fatalities.high);
        push_unusual(&mut segment.events, row, event.events, 1);
        let precision = event.precision.map_or(NOT_STATED, code_of_precision);
        let dated = if event.days.is_some() { event.date_precision } else { DatePrecision::Undated };
        let derived = [governorate, precision, dated as u8];
        segment.derived.iter_mut().zip(derived).for_each(|(column, code)| block_capacity::push(column, code));
        for (i, (words, codes)) in self.columns.iter_mut().zip(&mut segment.own).enumerate() {
            let code = match event.values {
                Values::Texts(texts) => words.code(texts.get(i).copied().unwrap_or("")),
                Values::Codes(known) => known.get(i).copied().unwrap_or_else(|| words.code("")),
            };
            block_capacity::push(codes, code);
        }
        true
    }

    /// Whether two rows, in the order in which they were added, begin on the same day; in a table without dates,
    /// whether they are at the same place.
    pub fn agree(&self, a: usize, b: usize) -> bool {
        let days = [a, b].map(|row| self.of_row(row, |segment| &segment.first));
        if days == [Some(NO_DAY); 2] {
            self.of_row(a, |segment| &segment.codes) == self.of_row(b, |segment| &segment.codes)
        } else {
            days[0] == days[1]
        }
    }

    /// Changes how precisely the place of a row is known, counted as they were added; one that is drawn stays drawn.
    pub fn restate(&mut self, row: usize, precision: Option<Precision>) {
        let Some((segment, row)) = self.segment_of(row) else { return };
        let code = precision.map_or(NOT_STATED, code_of_precision);
        let stored = self.segments.get_mut(segment).and_then(|segment| segment.derived[1].get_mut(row));
        stored.into_iter().for_each(|stored| *stored = code);
    }

    fn of_row<T: Copy>(&self, row: usize, column: impl Fn(&Segment) -> &Vec<T>) -> Option<T> {
        let (segment, row) = self.segment_of(row)?;
        column(self.segments.get(segment)?).get(row).copied()
    }

    /// The segment in which a row is, and where in it.
    fn segment_of(&self, mut row: usize) -> Option<(usize, usize)> {
        for (at, segment) in self.segments.iter().enumerate() {
            if row < segment.len() {
                return Some((at, row));
            }
            row -= segment.len();
        }
        None
    }

    /// Appends the rows of another builder, which come later in the same file. Returns false and adds nothing
    /// if the result would differ from adding row by row: with too many rows, or too many distinct values in
    /// the other builder.
    pub fn append(&mut self, mut later: Self) -> bool {
        let all = self.len().saturating_add(later.len());
        if all >= u32::MAX as usize || later.columns.iter().any(Words::is_full) {
            return false;
        }
        for (i, (words, more)) in self.columns.iter_mut().zip(&later.columns).enumerate() {
            words.append(more, later.segments.iter_mut().filter_map(|segment| segment.own.get_mut(i)));
        }
        self.segments.append(&mut later.segments);
        self.rows = all;
        true
    }

    /// If some rows have a lowest or highest number of people killed, the number of the others is both.
    pub fn complete_ranges(&mut self) {
        if self.segments.iter().any(Segment::has_range) {
            self.segments.iter_mut().for_each(Segment::complete_ranges);
        }
    }

    /// The position decides, if there is one; otherwise the name given by the row.
    fn governorate(&self, event: &Event, governorates: &dyn Governorates) -> u8 {
        // A position for a whole country or region implies no governorate.
        let tells = event.precision.is_none_or(|p| p <= Precision::Governorate);
        match event.place.filter(|_| tells) {
            Some(p) => self.known(governorates.at(p)).unwrap_or(self.outside()),
            None => {
                let named = event.governorate.and_then(|name| governorates.named(name));
                self.known(named).unwrap_or(self.outside() + 1)
            }
        }
    }

    fn known(&self, governorate: Option<u8>) -> Option<u8> {
        governorate.filter(|g| *g < self.outside())
    }

    /// The code of “outside Iraq”, behind the last governorate's; behind it is “not known”.
    fn outside(&self) -> u8 {
        // At most MOST_GOVERNORATES.
        self.governorates.len() as u8
    }

    /// The table of the rows so far; the builder can continue.
    pub fn snapshot(&self) -> EventTable {
        Parts::new(self.dimensions(), self.segments.iter().map(Segment::lent)).table(&OneByOne)
    }

    /// Sorts the rows: first the drawn ones in Morton order, then those that are only counted; ties keep file
    /// order.
    pub fn finish(self) -> EventTable {
        self.finish_beside(&OneByOne)
    }

    /// Like [`TableBuilder::finish`], with two things done side by side where that is possible.
    pub fn finish_beside(self, parallel: &dyn Parallel) -> EventTable {
        Parts::new(self.dimensions(), self.segments.into_iter().map(Segment::given)).table(parallel)
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

fn push_days(segment: &mut Segment, row: usize, event: &Event) {
    let within = |day: Day| day.clamp(Day::MIN, Day::MAX).0;
    let (first, last) = event.days.map_or((NO_DAY, NO_DAY), |(a, b)| (within(a), within(b)));
    block_capacity::push(&mut segment.first, first);
    let lasting = u16::try_from(last - first).unwrap_or(if last < first { 0 } else { u16::MAX });
    push_unusual(&mut segment.lasting, row, lasting, 0);
}

fn push_rare(column: &mut Vec<u32>, row: usize, number: Option<u32>) {
    push_unusual(column, row, number.map_or(NO_NUMBER, number_of), NO_NUMBER);
}

/// A number as stored in columns: the maximum means "none".
fn number_of(people: u32) -> u32 {
    people.min(NO_NUMBER - 1)
}
