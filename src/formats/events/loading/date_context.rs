use crate::events::DatePrecision;
use crate::formats::events::cell::Cells;
use crate::formats::events::date::{DateOrder, date};
use crate::formats::events::date_words::{asks_if_exact, in_words, yes_or_no};
use crate::formats::events::header::Name;
use crate::formats::events::zone_names::{StatedZone, zone_in_name};
use crate::formats::events::{Mapping, Scheme};

/// What the columns of a table tell of its dates besides the dates themselves.
#[derive(Clone, Debug, Default)]
pub(in crate::formats::events) struct DateContext {
    /// Zones by the names of columns of dates and times, in minutes ahead of UTC.
    zones: Vec<(usize, i32)>,
    zone_column: Option<usize>,
    /// What “yes” means in the column of date precision.
    asks_if_exact: Option<bool>,
    /// Texts of zones and precisions that were met, as columns have few of them.
    met_zones: Vec<(String, StatedZone)>,
    met_words: Vec<(String, Option<DatePrecision>)>,
}

/// Most different texts that are kept.
const MOST: usize = 32;

impl DateContext {
    pub fn new(mapping: &Mapping, header: &[String]) -> Self {
        let zone = |column: usize| Some((column, zone_in_name(header.get(column)?)?));
        let named = mapping.date_precision.and_then(|(column, _)| header.get(column));
        Self {
            zones: mapping.date_columns().chain(mapping.clock).filter_map(zone).collect(),
            zone_column: mapping.zone,
            asks_if_exact: named.and_then(|name| asks_if_exact(&Name::new(name))),
            ..Self::default()
        }
    }

    /// The zone that a column’s name gives.
    pub fn named(&self, column: usize) -> Option<i32> {
        self.zones.iter().find(|(c, _)| *c == column).map(|(_, minutes)| *minutes)
    }

    /// The zone that the row states, in a column of its own.
    pub fn stated(&mut self, record: &impl Cells) -> StatedZone {
        let Some(column) = self.zone_column else { return StatedZone::NotGiven };
        let text = record.cell(column).to_text();
        remembered(&mut self.met_zones, text, StatedZone::of)
    }

    /// The precision of a date in a word or, as in GTD, by another date; `None` if it is not understood.
    pub fn precision(&mut self, text: String, order: DateOrder) -> Option<DatePrecision> {
        let asks = self.asks_if_exact;
        remembered(&mut self.met_words, text, |text| {
            if let Some((exact, answer)) = asks.zip(yes_or_no(text)) {
                return Some(if exact == answer { DatePrecision::Day } else { DatePrecision::Week });
            }
            let code = || text.trim().parse().ok().and_then(|code| Scheme::Words.date(code));
            let dated = || Some(date(text.as_bytes(), order)?.precision.max(DatePrecision::Week));
            let words =
                in_words(text).filter(|_| !text.bytes().any(|b| b.is_ascii_digit()) || dated().is_none());
            words.or_else(dated).or_else(code)
        })
    }

    /// The precision that a number among words stands for, where the column asks for yes or no.
    pub fn asks(&self) -> bool {
        self.asks_if_exact.is_some()
    }
}

fn remembered<T: Copy>(met: &mut Vec<(String, T)>, text: String, read: impl Fn(&str) -> T) -> T {
    if let Some((_, known)) = met.iter().find(|(known, _)| *known == text) {
        return *known;
    }
    let found = read(&text);
    if met.len() < MOST {
        met.push((text, found));
    }
    found
}
