//! Columns in which a spreadsheet program took the day of a date for its month where that was possible, and left
//! the other dates as texts.

use crate::formats::events::date_order::quick;

/// What a column’s dates, written as 2017-03-05 and as 13/03/2017, show together. Evidence of parts of a file adds up
/// to that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct MixedDates {
    /// Dates with the year first whose day may be a month, and of those the ones with another day than month.
    pub low: u64,
    pub doubtful: u64,
    /// Such dates with a later day.
    high: u64,
    /// Numeric texts with the year last in which one number can be no month, and other ones.
    pub texts: u64,
    low_texts: u64,
}

/// Fewest dates of each kind that show something.
const FEW: u64 = 3;

impl std::ops::AddAssign for MixedDates {
    fn add_assign(&mut self, other: Self) {
        self.low += other.low;
        self.doubtful += other.doubtful;
        self.high += other.high;
        self.texts += other.texts;
        self.low_texts += other.low_texts;
    }
}

impl MixedDates {
    pub fn add(&mut self, text: &[u8]) {
        let number = |digits: &[u8]| match digits {
            [ten, one] if ten.is_ascii_digit() && one.is_ascii_digit() => {
                Some(u32::from(ten - b'0') * 10 + u32::from(one - b'0'))
            }
            _ => None,
        };
        if text.len() >= 10 && text[4] == b'-' && text[7] == b'-' {
            let Some((month, day)) = number(&text[5..7]).zip(number(&text[8..10])) else { return };
            let may_be_month = day <= 12;
            self.low += u64::from(may_be_month);
            self.high += u64::from(!may_be_month);
            self.doubtful += u64::from(may_be_month && day != month);
        } else if let Some((first, second, _, 4, _)) = quick(text) {
            match (first > 12, second > 12) {
                (false, false) => self.low_texts += 1,
                (true, false) | (false, true) => self.texts += 1,
                (true, true) => {}
            }
        }
    }

    /// Whether day and month were exchanged where that was possible.
    pub fn are_exchanged(&self) -> bool {
        self.low >= FEW && self.texts >= FEW && self.doubtful > 0 && self.high + self.low_texts == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_are_exchanged_only_where_no_date_speaks_against_it() {
        for (texts, exchanged) in [
            ("2017-01-03 2017-02-03 2017-11-03 13/03/2017 14/03/2017 31/03/2017", true),
            ("2017-01-03 2017-02-03T10:00 2017-11-03 3/13/2017 3/14/2017 3/31/2017", true),
            ("2017-01-03 2017-02-03 2017-11-03 13.03.2017 14.03.2017 31.03.2017", true),
            ("2017-01-03 2017-02-03 2017-11-13 13/03/2017 14/03/2017 31/03/2017", false),
            ("2017-01-03 2017-02-03 2017-11-03 13/03/2017 14/03/2017 31/03/2017 1/3/2017", false),
            ("2017-01-03 2017-02-03 2017-11-03 13/03/2017 14/03/2017", false),
            ("2017-01-03 2017-02-03 13/03/2017 14/03/2017 31/03/2017", false),
            ("2017-01-01 2017-02-02 2017-03-03 13/03/2017 14/03/2017 31/03/2017", false),
            ("2017-01-03 2017-02-03 2017-11-03", false),
            ("13/03/2017 14/03/2017 31/03/2017", false),
        ] {
            let mut mixed = MixedDates::default();
            texts.split(' ').for_each(|text| mixed.add(text.as_bytes()));
            assert_eq!(mixed.are_exchanged(), exchanged, "{texts}");
        }
    }
}
