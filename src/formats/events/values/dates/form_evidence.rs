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
}

impl std::ops::AddAssign for FormEvidence {
    fn add_assign(&mut self, other: Self) {
        self.numbers.iter_mut().zip(other.numbers).for_each(|(own, more)| *own += more);
        self.texts += other.texts;
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
        if let Some(at) = form.and_then(|form| DateForm::NUMBERS.iter().position(|f| *f == form)) {
            self.numbers[at] += 1;
        }
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
