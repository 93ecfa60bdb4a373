use std::rc::Rc;

use crate::events::{Day, Event, Governorates, Parallel, TableBuilder, Values};
use crate::geo::LonLat;
use crate::model::Precision;

use super::last_date::LastDate;
use crate::formats::events::agreement::{Agreement, Found};
use crate::formats::events::at::At;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::collected::{Collected, Facts};
use crate::formats::events::date_context::DateContext;
use crate::formats::events::duplicates::Duplicates;
use crate::formats::events::few_digit_rows::FewDigits;
use crate::formats::events::judged::Totals;
use crate::formats::events::naming::Naming;
use crate::formats::events::notes::{Place, shortened};
use crate::formats::events::precisions::Precisions;
use crate::formats::events::scheme::violence;
use crate::formats::events::sums::Sums;
use crate::formats::events::tallies::Tallies;
use crate::formats::events::town_agreement::{TownAgreement, TownColumns};
use crate::formats::events::{
    Cause, EventNotes, Layout, Mapping, PlaceNames, PlacedRow, RowIndex, of_several,
};

/// Turns records into table rows.
pub(in crate::formats::events) struct Assembler<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) header: &'a [String],
    governorates: &'a dyn Governorates,
    /// The geocoder, if rows are geocoded.
    naming: Option<Naming<'a>>,
    pub builder: TableBuilder,
    index: RowIndex,
    pub notes: EventNotes,
    duplicates: Duplicates,
    pub tallies: Tallies,
    pub(super) few_digits: FewDigits,
    agreement: Option<Agreement>,
    towns: Option<TownAgreement>,
    pub(super) sums: Sums,
    /// What words of precision mean, as far as they were met.
    pub(super) precisions: Precisions,
    /// The rows as they are looked through for totals, or the totals that were found.
    pub(super) collected: Collected,
    pub(super) totals: Option<&'a Totals>,
    /// Rows that only add up others count as well.
    pub(super) keep_totals: bool,
    /// A text that cannot be borrowed from the record.
    made: String,
    /// Records so far, skipped or not.
    pub records: u64,
    pub(super) dates: DateContext,
    pub(super) last_date: LastDate,
    /// Later dates are noted.
    pub(super) today: Option<Day>,
}

/// The result of an [`Assembler`].
pub(in crate::formats::events) struct Assembled {
    builder: TableBuilder,
    index: RowIndex,
    notes: EventNotes,
    duplicates: Duplicates,
    tallies: Tallies,
    few_digits: FewDigits,
    collected: Collected,
    /// Whether a row may be a sum, as earlier rows decide.
    is_open: bool,
    records: u64,
}

/// All rows of a file, with what was met.
pub(in crate::formats::events) struct Finished {
    pub builder: TableBuilder,
    pub index: RowIndex,
    pub notes: EventNotes,
    pub tallies: Tallies,
    pub collected: Collected,
    /// The rows, as they were added and ascending, of which a later state is in the file.
    pub older: Vec<u32>,
}

/// The filter columns, and how position and named governorate and town agree.
const VALUES: usize = Mapping::MOST_DIMENSIONS + 2;

impl<'a> Assembler<'a> {
    /// `towns` are the columns by which positions are compared with named towns.
    pub fn new(
        layout: &'a Layout,
        governorates: &'a dyn Governorates,
        places: Option<&'a dyn PlaceNames>,
        towns: Option<TownColumns>,
    ) -> Self {
        let mapping = &layout.mapping;
        let places = places.filter(|_| mapping.is_by_names());
        let columns = mapping.dimensions.iter().map(|d| d.named.clone());
        let agreement = Agreement::of(mapping);
        let compared = agreement.as_ref().map(|_| Agreement::dimension());
        let compared = compared.into_iter().chain(towns.map(|_| TownAgreement::dimension()));
        let columns: Vec<_> = columns.take(Mapping::MOST_DIMENSIONS).chain(compared).collect();
        Self {
            made: String::new(),
            mapping,
            header: &layout.header,
            governorates,
            naming: places.map(|places| Naming::new(places, &mapping.names, mapping)),
            builder: TableBuilder::new(columns, governorates),
            index: RowIndex::default(),
            notes: EventNotes::default(),
            duplicates: Duplicates::new(layout),
            tallies: Tallies::new(&mapping.watched),
            few_digits: FewDigits::default(),
            agreement,
            towns: towns.map(TownAgreement::new),
            sums: Sums::new(mapping),
            precisions: Precisions::default(),
            collected: Collected::none(),
            totals: None,
            keep_totals: false,
            records: 0,
            dates: DateContext::new(mapping, &layout.header),
            last_date: LastDate::default(),
            today: None,
        }
    }

    /// Adds a note about the current record.
    pub fn note(&mut self, cause: Cause, line: u64, column: Option<usize>, text: &str) {
        let column = column.and_then(|c| self.header.get(c).cloned());
        let row = self.records;
        self.notes.add(cause, || Place { line: Some(line), row, column, text: shortened(text) });
    }

    /// Adds sentences about the file as a whole.
    pub fn decide(&mut self, sentences: impl Iterator<Item = String>) {
        self.notes.decisions.extend(sentences);
    }

    /// Counts a skipped record.
    pub fn leave_out(&mut self, cause: Cause, line: u64, text: &str) {
        self.records += 1;
        if matches!(cause, Cause::TotalRow | Cause::MeasureRow) {
            self.sums.end_group();
        }
        self.note(cause, line, None, text);
    }

    /// Adds a record to the table.
    pub fn add(&mut self, record: &impl Cells, at: At) {
        if self.is_total(record, at) {
            return;
        }
        self.records += 1;
        self.tallies.add(&self.mapping.watched, record);
        let by_name = self.by_name(record, at);
        let (mut place, by_digits) = match &by_name {
            Some(placed) => (placed.position, Some(placed.precision)),
            None => {
                let (place, by_digits) = self.place(record, at).unzip();
                (place, by_digits.flatten())
            }
        };
        let stated = self.precision(record, at);
        let precision = by_digits.max(stated);
        let (days, date_precision) = self.days(record, at);
        let fatalities = self.killed(record, at);
        // A name is needed only if the position does not determine the governorate.
        let tells = by_name.is_some()
            || !self.mapping.governorate_first
                && place.is_some()
                && precision.is_none_or(|p| p <= Precision::Governorate);
        let named = self.mapping.governorate.filter(|_| !tells).map(|c| record.cell(c));
        let has_name = named.is_some_and(|n| !n.is_empty());
        if !has_name && by_name.is_none() && !self.mapping.has_position() {
            self.note(Cause::NoPlace, at.line, self.mapping.governorate, "");
        }
        let precision = self.no_point(precision, place);
        let precision = match precision {
            None if place.is_none() && has_name => Some(Precision::Governorate),
            other => other,
        };
        if precision == Some(Precision::Unplaced) {
            place = None;
        }
        self.duplicates.add(record, at.line);
        let events = self.events(record, at);
        self.sums.add(&fatalities, events);
        let drawn = place.is_some() && by_name.is_none();
        self.collected.add(
            record,
            at,
            &Facts { killed: &fatalities, events, days, drawn, by_name: by_name.as_deref() },
        );
        let located =
            place.filter(|_| tells && by_name.is_none()).map(|place| (place, self.governorates.at(place)));
        // The middle of a governorate is near none of its towns.
        let near = located.filter(|_| precision.is_none_or(|p| p < Precision::Governorate));
        let agreed = [self.compare(record, located, at), self.compare_town(record, near, at)];
        let (codes, not_utf8) = self.codes(record, agreed);
        let name = named.filter(|_| has_name).map(|cell| self.text(cell));
        let decoded = self.mapping.governorate.filter(|_| name.is_some_and(|(_, decoded)| decoded));
        // One note for each row.
        if let Some(column) = decoded.or(not_utf8) {
            self.note(Cause::NotUtf8, at.line, Some(column), &record.cell(column).to_text());
        }
        let governorate = name.map(|(lent, _)| lent.unwrap_or(&self.made));
        let by_name = by_name.as_ref().and_then(|placed| placed.governorate.as_ref());
        let governorate = governorate.or(by_name.map(|(code, _)| code.as_str()));
        let unknown = governorate.filter(|name| self.governorates.named(name).is_none());
        let several = unknown.and_then(|name| of_several(name, self.governorates));
        let unknown = unknown.map(shortened);
        let precision = several.max(precision);
        let event = Event {
            place,
            precision,
            governorate,
            days,
            date_precision,
            fatalities,
            events,
            values: Values::Codes(&codes),
        };
        let named = governorate.is_some() && (by_name.is_some() || self.mapping.governorate_first);
        let pushed = match located {
            Some((_, there)) => self.builder.push_located(&event, there),
            None if named => self.builder.push_named(&event, self.governorates),
            None => self.builder.push(&event, self.governorates),
        };
        if pushed {
            self.index.push(at.offset);
            let is_few = by_name.is_none() && by_digits.is_some_and(|class| class < Precision::Governorate);
            if is_few && precision == by_digits {
                self.few_digits.add(self.mapping, record, self.builder.len() - 1, stated);
            }
        } else {
            self.note(Cause::TooManyRows, at.line, None, "");
        }
        if let Some(name) = unknown {
            let cause =
                if several.is_some() { Cause::SeveralGovernorates } else { Cause::UnknownGovernorate };
            self.note(cause, at.line, self.mapping.governorate, &name);
        }
    }

    /// How the position, which lies in that governorate or in none, agrees with the one that the row names.
    fn compare(
        &mut self,
        record: &impl Cells,
        located: Option<(LonLat, Option<u8>)>,
        at: At,
    ) -> Option<&'static str> {
        let agreement = self.agreement.as_mut()?;
        let found = agreement.compare(record, located, self.governorates);
        if let Found::Disagree(there) = found {
            // Many rows may disagree, and only the first few are described.
            self.notes.add(Cause::OtherGovernorate, || Place {
                line: Some(at.line),
                row: self.records,
                column: self.header.get(agreement.column()).cloned(),
                text: shortened(&agreement.words(record, there, self.governorates)),
            });
        }
        Some(found.word())
    }

    /// How the position agrees with the town that the row names.
    fn compare_town(
        &mut self,
        record: &impl Cells,
        located: Option<(LonLat, Option<u8>)>,
        at: At,
    ) -> Option<&'static str> {
        let towns = self.towns.as_mut()?;
        let found = towns.compare(record, located, self.governorates);
        if let (Found::Disagree(_), Some(located)) = (&found, located) {
            self.notes.add(Cause::FarFromTown, || Place {
                line: Some(at.line),
                row: self.records,
                column: self.header.get(towns.column()).cloned(),
                text: shortened(&towns.words(record, located, self.governorates)),
            });
        }
        Some(found.word())
    }

    /// The codes of the values of the filter columns, and one of these columns whose text was not UTF-8.
    fn codes(&mut self, record: &impl Cells, agreed: [Option<&str>; 2]) -> ([u16; VALUES], Option<usize>) {
        let (mapping, mut codes, mut not_utf8) = (self.mapping, [0; VALUES], None);
        for (i, (dimension, code)) in
            mapping.dimensions.iter().take(Mapping::MOST_DIMENSIONS).zip(&mut codes).enumerate()
        {
            let cell = record.cell(dimension.column);
            let words = if dimension.violence { cell.number().and_then(violence) } else { None };
            let known = match cell {
                Cell::Text(text) if words.is_none() => self.builder.code_of_known(i, text.trim_ascii()),
                Cell::Text(_) | Cell::Missing | Cell::Quoted(..) | Cell::Integer(_) | Cell::Float(_) => None,
            };
            *code = known.unwrap_or_else(|| {
                let (lent, decoded) = words.map_or_else(|| self.text(cell), |words| (Some(words), false));
                not_utf8 = if decoded { Some(dimension.column) } else { not_utf8 };
                self.builder.code(i, lent.unwrap_or(&self.made))
            });
        }
        let columns = mapping.dimensions.len().min(Mapping::MOST_DIMENSIONS);
        for (i, word) in agreed.into_iter().flatten().enumerate() {
            codes[columns + i] = self.builder.code(columns + i, word);
        }
        (codes, not_utf8)
    }

    /// The text of a cell, borrowed if possible, otherwise made; and whether it was not UTF-8.
    fn text<'r>(&mut self, cell: Cell<'r>) -> (Option<&'r str>, bool) {
        match cell.lent() {
            Some(lent) => (Some(lent), false),
            None => (None, cell.write(&mut self.made)),
        }
    }

    /// The geocoded location of the record, if it is geocoded.
    fn by_name(&mut self, record: &impl Cells, at: At) -> Option<Rc<PlacedRow>> {
        let naming = self.naming.as_mut()?;
        let (placed, not_utf8) = naming.place(record);
        let words = (placed.unplaced.is_some() || not_utf8.is_some()).then(|| naming.words());
        let words = words.unwrap_or_default();
        if not_utf8.is_some() {
            self.note(Cause::NotUtf8, at.line, not_utf8, &words);
        }
        if let Some(unplaced) = placed.unplaced {
            self.note(unplaced.cause(), at.line, None, &words);
        }
        Some(placed)
    }

    /// Appends later rows, whose line 1 is `line` here. Returns false and adds nothing if the result would
    /// differ from reading everything in one pass.
    pub fn append(&mut self, later: Assembled, line: u64) -> bool {
        let before = self.builder.len();
        if later.is_open || !self.builder.append(later.builder) {
            return false;
        }
        self.few_digits.append(later.few_digits, before);
        self.index.append(later.index);
        self.notes.append(later.notes, line, self.records);
        self.duplicates.append(later.duplicates, line);
        self.tallies.append(later.tallies, line);
        self.collected.append(later.collected, line);
        self.records += later.records;
        true
    }

    pub fn assembled(self) -> Assembled {
        let Self { builder, index, notes, duplicates, tallies, few_digits, collected, records, sums, .. } =
            self;
        let is_open = sums.is_open;
        Assembled { builder, index, notes, duplicates, tallies, few_digits, collected, is_open, records }
    }

    /// Everything read.
    pub fn finish(mut self, parallel: &dyn Parallel) -> Finished {
        if self.mapping.low.is_none() && self.mapping.high.is_none() {
            // Ranges give some rows a low and a high; then sums need both of the others.
            self.builder.complete_ranges();
        }
        let agree = |a: usize, b: usize| self.builder.agree(a, b);
        let older = self.duplicates.finish(&mut self.notes, self.header, &agree, parallel);
        let Self { builder, index, notes, tallies, collected, .. } = self;
        Finished { builder, index, notes, tallies, collected, older }
    }
}
