use crate::formats::events::cell::Cells;
use crate::formats::events::count_tally::CountTally;
use crate::formats::events::date::OrderEvidence;
use crate::formats::events::form_evidence::FormEvidence;
use crate::formats::events::mixed_dates::MixedDates;
use crate::formats::events::position::PointEvidence;

/// What is counted over all rows while they are read, to check what was decided by some of them.
#[derive(Clone, Debug, Default)]
pub(in crate::formats::events) struct Tallies {
    /// By watched column, in how many rows it is filled.
    pub filled: Vec<u64>,
    pub order: OrderProof,
    /// How the first or only dates are written.
    pub mixed_dates: MixedDates,
    /// Which number of a position in one cell comes first.
    pub points: PointEvidence,
    pub counts: CountTally,
    /// Numbers in the column of dates that were no dates as it was read.
    pub forms: FormEvidence,
    /// Positions that lie in or around Iraq, and those that do so only with latitude and longitude exchanged.
    pub straight: u64,
    pub exchanged: u64,
    /// Positions with so few digits that they may be kilometres off.
    pub coarse: u64,
    /// Plus codes without their first digits.
    pub local_codes: u64,
    /// Dates within two years of 1900-01-01 or 1970-01-01.
    pub near_default: u64,
}

/// The evidence of all rows for the order of day and month.
#[derive(Clone, Debug, Default)]
pub(in crate::formats::events) struct OrderProof {
    pub evidence: OrderEvidence,
    /// The first rows that prove the one and the other.
    pub day_first: Option<Proof>,
    pub month_first: Option<Proof>,
    pub year_first: Option<Proof>,
    /// The first row that may have the day or the year first.
    pub day_or_year: Option<Proof>,
}

/// A row that proves an order, as 17/3/2017 does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Proof {
    /// 0 if it is not known.
    pub line: u64,
    pub text: String,
}

impl Tallies {
    pub fn new(watched: &[usize]) -> Self {
        Self { filled: vec![0; watched.len()], ..Self::default() }
    }

    pub fn add(&mut self, watched: &[usize], record: &impl Cells) {
        for (filled, column) in self.filled.iter_mut().zip(watched) {
            *filled += u64::from(!record.cell(*column).is_empty());
        }
    }

    /// Appends the counts of later rows, whose line 1 is `line` here.
    pub fn append(&mut self, later: Self, line: u64) {
        self.filled.iter_mut().zip(later.filled).for_each(|(own, more)| *own += more);
        self.order.append(later.order, line);
        self.mixed_dates += later.mixed_dates;
        self.points += later.points;
        self.counts.append(later.counts, line);
        self.forms += later.forms;
        self.near_default += later.near_default;
        self.straight += later.straight;
        self.exchanged += later.exchanged;
        self.coarse += later.coarse;
        self.local_codes += later.local_codes;
    }
}

impl OrderProof {
    /// Adds the text of a date. One whose order is beyond doubt costs next to nothing.
    pub fn add(&mut self, text: &[u8], line: u64) {
        if !is_open(text) {
            return;
        }
        let before = self.evidence;
        self.evidence.add(text);
        let proof = || Some(Proof { line, text: String::from_utf8_lossy(text).into_owned() });
        if before.day_first == 0 && self.evidence.day_first > 0 {
            self.day_first = proof();
        }
        if before.month_first == 0 && self.evidence.month_first > 0 {
            self.month_first = proof();
        }
        if before.year_first == 0 && self.evidence.year_first > 0 {
            self.year_first = proof();
        }
        if before.day_or_year == 0 && self.evidence.day_or_year > 0 {
            self.day_or_year = proof();
        }
    }

    fn append(&mut self, later: Self, line: u64) {
        let moved = |proof: Proof| Proof { line: proof.line + line - 1, ..proof };
        self.evidence += later.evidence;
        self.day_first = self.day_first.take().or(later.day_first.map(moved));
        self.month_first = self.month_first.take().or(later.month_first.map(moved));
        self.year_first = self.year_first.take().or(later.year_first.map(moved));
        self.day_or_year = self.day_or_year.take().or(later.day_or_year.map(moved));
    }
}

/// Whether a date may have an order that is to be found out: not `2007-02-23` or `23 February 2007`.
fn is_open(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    match digits {
        // A weekday, or digits of another script.
        0 => text.first().is_some_and(|b| !b.is_ascii()) || text.contains(&b'/'),
        // “17-Mar-05” has a year of two digits.
        1 | 2 => text.len() <= 9 || text.get(digits + 1).is_some_and(|b| !b.is_ascii_alphabetic()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_that_proves_an_order_is_kept_also_of_a_part_read_apart() {
        let (mut first, mut later) = (OrderProof::default(), OrderProof::default());
        for (line, text) in [(2, "1/2/2007"), (3, "2007-02-23"), (4, "23 Feb 2007")] {
            first.add(text.as_bytes(), line);
        }
        for (line, text) in [(1, "3/4/2007"), (2, "1/13/2007"), (3, "13/1/2007"), (4, "1/14/2007")] {
            later.add(text.as_bytes(), line);
        }
        assert_eq!(first.month_first, None);
        first.append(later, 100);
        assert_eq!(first.month_first, Some(Proof { line: 101, text: "1/13/2007".to_owned() }));
        assert_eq!(first.day_first, Some(Proof { line: 102, text: "13/1/2007".to_owned() }));
        assert_eq!((first.evidence.month_first, first.evidence.either), (2, 2));
    }
}
