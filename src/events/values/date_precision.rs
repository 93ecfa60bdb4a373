/// How precisely an event's date is known, following UCDP's `date_prec`, ACLED's `time_precision` and GTD's
/// zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum DatePrecision {
    Day,
    /// Within a few days or a week.
    Week,
    Month,
    Quarter,
    Year,
    Undated,
}

impl DatePrecision {
    pub const ALL: [Self; 6] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year, Self::Undated];

    pub fn words(self) -> &'static str {
        match self {
            Self::Day => "the day",
            Self::Week => "about a week",
            Self::Month => "the month",
            Self::Quarter => "the quarter",
            Self::Year => "the year",
            Self::Undated => "no date",
        }
    }
}
