use crate::formats::events::DateForm;
use crate::formats::events::date::{DateOrder, date};
use crate::formats::events::number::decimal;

/// Evidence for how a column writes its dates. Cells that are neither a date nor a number that can be one tell
/// nothing, however many they are. Evidence of parts of a file adds up to that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct FormEvidence {
    /// Numbers that are dates in each form, in the order of `DateForm::NUMBERS`.
    numbers: [u64; DateForm::NUMBERS.len()],
    texts: u64,
    /// The first and the last year of numbers that are days of spreadsheets.
    years: Option<(i32, i32)>,
    /// Texts that are neither.
    others: u64,
}

impl std::ops::AddAssign for FormEvidence {
    fn add_assign(&mut self, other: Self) {
        self.numbers.iter_mut().zip(other.numbers).for_each(|(own, more)| *own += more);
        self.texts += other.texts;
        self.others += other.others;
        self.years = match (self.years, other.years) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
    }
}

impl FormEvidence {
    pub fn add(&mut self, text: &str) {
        if date(text.as_bytes(), DateOrder::DayFirst).is_some() {
            self.texts += 1;
        } else {
            self.add_unread(text);
        }
    }

    /// A text that is no date as it stands.
    pub fn add_unread(&mut self, text: &str) {
        // “050317” is no number but a date without signs.
        let number = if text.starts_with('0') { None } else { decimal(text.as_bytes()) };
        let form = number.and_then(DateForm::of);
        self.others += u64::from(form.is_none() && !text.trim().is_empty());
        if let Some(day) = number.and_then(|number| DateForm::Serial1900.day(number)) {
            let (first, last) = self.years.unwrap_or((day.year(), day.year()));
            self.years = Some((first.min(day.year()), last.max(day.year())));
        }
        if let Some(at) = form.and_then(|form| DateForm::NUMBERS.iter().position(|f| *f == form)) {
            self.numbers[at] += 1;
        }
    }

    /// Whether the cells that could not be read are days of spreadsheets among `read` dates as texts of these years.
    pub fn has_serials(&self, read: u64, years: Option<(i32, i32)>) -> bool {
        let [serials, ..] = self.numbers;
        let (Some((first, last)), Some((from, to))) = (self.years, years) else { return false };
        serials < read && self.others * 10 <= read && from <= first && last <= to
    }

    /// The form of most cells, if it is more than those of `read` other dates.
    pub fn form(&self, read: u64) -> DateForm {
        let most = DateForm::NUMBERS.into_iter().zip(self.numbers).max_by_key(|(_, count)| *count);
        match most {
            Some((form, count)) if count > self.texts + read => form,
            Some(_) | None => DateForm::Text,
        }
    }
}
