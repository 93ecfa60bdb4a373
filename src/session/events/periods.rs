use crate::events::{Day, EventTable, Unit};
use crate::model::MONTH_NAMES;
use crate::session::{Days, Session};

/// A year or a month of an event file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePeriod {
    /// “2017”, or “March 2017”.
    pub name: String,
    /// First and last day, both inclusive.
    pub days: (Day, Day),
    /// How many events begin in it.
    pub events: u64,
}

impl Session {
    /// The years of the active event file that have events or, if that is one only, its months; earliest first.
    pub fn file_periods(&self) -> Vec<FilePeriod> {
        let Some(layer) = self.events().active() else { return Vec::new() };
        let years = periods(&layer.table, Unit::Year);
        if years.len() > 1 { years } else { periods(&layer.table, Unit::Month) }
    }

    /// Two parts of the active event file to be shown side by side: the days that are selected and the same time before
    /// them or, if there are none, its last two years or months.
    pub fn file_pair(&self) -> Option<[(Day, Day); 2]> {
        let layer = self.events().active()?;
        if let (Some((from, to)), Some((first, _))) = (self.events().days(), layer.table.span()) {
            let length = to.0 - from.0 + 1;
            let before = (Day(from.0 - length), Day(from.0 - 1));
            if before.1 >= first {
                return Some([before, (from, to)]);
            }
        }
        let periods = self.file_periods();
        let [.., left, right] = periods.as_slice() else { return None };
        Some([left.days, right.days])
    }

    /// The name of days that are a period of the active event file.
    pub fn period_name(&self, days: Days) -> Option<String> {
        self.file_periods().into_iter().find(|period| Some(period.days) == days).map(|period| period.name)
    }
}

fn periods(table: &EventTable, unit: Unit) -> Vec<FilePeriod> {
    let Some((from, to)) = table.span() else { return Vec::new() };
    let bins = table.everything().timeline().binned(unit, from, to);
    let period = |bin: &crate::events::Bin| {
        let (year, month, _) = bin.first.ymd();
        let month = MONTH_NAMES.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
        let name = if unit == Unit::Year { year.to_string() } else { format!("{month} {year}") };
        FilePeriod { name, days: (bin.first, bin.last), events: bin.total() }
    };
    bins.iter().filter(|bin| bin.total() > 0).map(period).collect()
}
