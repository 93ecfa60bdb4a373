//! What is said of each kind of import problem.

use crate::formats::events::Cause;

impl Cause {
    /// What was done about it: the end of a sentence that starts with the number of rows, or a sentence about
    /// the file as a whole; both without a full stop. `{lies|lie}` is for one row and for several, see
    /// `agreed`.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoPlace => "without a position: counted, not drawn",
            Self::UnreadablePlace => "whose position is no pair of numbers: counted, not drawn",
            Self::AtZero => "at latitude 0, longitude 0, which stands for no position: counted, not drawn",
            Self::OutOfRange => "with a latitude beyond ±90 or a longitude beyond ±180: counted, not drawn",
            Self::Projected => {
                "with coordinates in metres or another projection: counted, not drawn; export them in degrees (WGS 84)"
            }
            Self::ProjectedUtm => {
                "with coordinates that look like metres of UTM, without a zone: counted, not drawn; name the zone in a column “utm zone”, or export them in degrees (WGS 84)"
            }
            Self::OtherSystem => {
                "in a coordinate system that is not known here: counted, not drawn; export them in degrees (WGS 84)"
            }
            Self::Exchanged => {
                "that {lies|lie} in Iraq only if latitude and longitude are exchanged: counted, not drawn; exchange the two columns"
            }
            Self::WrongSign => {
                "whose position lies in Iraq only without its minus sign: not drawn; correct the sign"
            }
            Self::AssumedOrder => {
                "whose two numbers lie outside Iraq in either order: the first was taken as the latitude"
            }
            Self::NotAPoint => "with a shape other than a point: counted, not drawn",
            Self::OtherGovernorate => {
                "whose position lies in another governorate than the one {it names|they name}: drawn and counted at {its|their} position; the filter “Position and named governorate” lists {it|them}"
            }
            Self::FarFromTown => {
                "whose position lies far from the town {it names|they name}, in another governorate: drawn and counted at {its|their} position; the filter “Position and named town” lists {it|them}"
            }
            Self::UnknownGovernorate => {
                "without a position, in a governorate whose name is not known: counted under “not known”"
            }
            Self::SeveralGovernorates => {
                "without a position, that {names|name} more than one governorate or the country as a whole: counted under “not known”"
            }
            Self::NoPlaceName => "whose place columns are empty: not placed, counted under “not known”",
            Self::UnknownPlaceName => {
                "whose words name no place that is known here: not placed, counted under “not known”"
            }
            Self::AmbiguousPlaceName => {
                "whose words fit places in several governorates equally well: not placed, counted under “not known”"
            }
            Self::OutsideIraq => {
                "whose words name a place outside Iraq: not placed, counted under “not known”"
            }
            Self::CountryOnly => "that {names|name} only the country: not placed, counted under “not known”",
            Self::RegionOnly => {
                "that {names|name} only a region which is no governorate: not placed, counted under “not known”"
            }
            Self::PlacesDisagree => {
                "whose place columns name places that do not lie in one another: not placed, counted under “not known”"
            }
            Self::NoDate => "without a date: shown as undated",
            Self::UnreadableDate => "whose date could not be read: shown as undated",
            Self::OtherDateOrder => {
                "whose date exists only with day and month the other way round than in the rest: read that way"
            }
            Self::OtherCalendar => {
                "whose date is of the Persian or the Kurdish calendar, or of one that cannot be told: shown as undated; write the dates as 2017-03-17"
            }
            Self::IslamicDate => {
                "whose date is of the Islamic calendar: converted by rule, which may be a day off what was announced"
            }
            Self::PersianDate => "whose date is of the Persian (solar Hijri) calendar: converted",
            Self::OpenEnd => {
                "whose end is given as “ongoing”, “present” or the like: only the first day was taken"
            }
            Self::UnreadableEnd => "whose last day could not be read: only the first day was taken",
            Self::EarlyDate => "dated before 1900: kept; check the dates",
            Self::FutureDate => "dated after today: kept; check the dates",
            Self::MovedDay => {
                "whose time is of UTC or another zone and falls on another day in Baghdad (UTC+3): dated by the day in Baghdad"
            }
            Self::UnknownZone => {
                "with a time zone that is not known here, or has summer time: dated by the day as written; write +03:00 or UTC"
            }
            Self::UnreadableTime => "with a time of day that could not be read: dated by the day as written",
            Self::PartlyUnknown => {
                "whose day or month is given as not known (00, 99, XX): dated by the month or year"
            }
            Self::AboutDate => "whose date is given as approximate: dated to about a week at best",
            Self::CoarseDate => {
                "whose date is less exact than it is written, as the column of date precision says in words: dated by the week, month or year"
            }
            Self::UnknownDatePrecision => {
                "with a date precision that is not understood: dated as exactly as the date is written"
            }
            Self::VagueDate => {
                "dated by a part of a month or year, such as “early 2016” or “spring 2016”, or by a fiscal year: taken for the days it may mean, never as one of them"
            }
            Self::DefaultDate => {
                "with a date that stands for none, such as 1900-01-01, 1970-01-01 or 9999-12-31: shown as undated"
            }
            Self::CountRange => {
                "with a number of people killed given as a range: its lowest number is counted, both ends are kept as low and high"
            }
            Self::CountAtLeast => {
                "with a number of people killed given as “at least” or “more than”: that number is counted, and kept as the lowest"
            }
            Self::CountAtMost => {
                "with a number of people killed given as “up to” or “fewer than”: kept as the highest, and none is counted"
            }
            Self::CountAbout => "with an approximate number of people killed: counted as it stands",
            Self::FractionalCount => {
                "with a number of people killed that has a fraction, which no count has: counted as not given"
            }
            Self::UnreadableCount => {
                "with a number of people killed that could not be read: counted as not given"
            }
            Self::EndBeforeStart => {
                "that {ends before it begins|end before they begin}: only the first day was taken"
            }
            Self::AmbiguousCount => {
                "with a number of people killed such as 2.000, which may be 2 or 2,000, and nothing in the file tells: counted as not given; say which sign is decimal if you know"
            }
            Self::CodedCount => {
                "with a word or code for “not known” as number of people killed, such as n/a or -99: counted as not given"
            }
            Self::LikelyCode => {
                "with a number of people killed that is repeated and far above nearly all others, such as 99 or 999, and likely stands for “not known”: not counted; check it"
            }
            Self::LowestCounted => {
                "without a best number of people killed: {its|their} lowest number is counted"
            }
            Self::UnknownPrecision => {
                "with a precision of the place that was not understood: taken as not stated"
            }
            Self::OlderVersion => {
                "that {is an older version of another row|are older versions of other rows} (same id): left out, replaced by the latest"
            }
            Self::DuplicateId => "with an id that an earlier row has: kept, as is the earlier one",
            Self::RepeatedRow => "that {is|are} the same as an earlier row in every column: kept and counted",
            Self::FewColumns => {
                "with fewer columns than the header: loaded if place and date are there, else left out"
            }
            Self::ManyColumns => {
                "with more columns than the header: left out, since what belongs where is not known"
            }
            Self::OpenQuote => {
                "with a stray quote, which is never closed or only in a later row: it was taken as part of the text, and the rows after it were kept"
            }
            Self::TitleRow => "above the header, such as a title: not part of the table, left out",
            Self::TwoLineHeader => {
                "The header takes two lines: a column’s name was made of both where one is not enough"
            }
            Self::NoHeader => {
                "There is no line of column names: they were given by the known layout of such files, or numbered"
            }
            Self::UnitRow => "below the header with units or an explanation of the columns: left out",
            Self::RepeatedHeader => "repeating the header: left out",
            Self::TagRow => "of HXL tags: left out",
            Self::CommentRow => "with a comment: left out",
            Self::TotalRow => "with a total of other rows: left out, since it would count them twice",
            Self::MeasureRow => {
                "with a mean, a maximum or another measure of other rows: left out, since {it is|they are} no event"
            }
            Self::Footnote => {
                "with nothing but a footnote, a remark or a part of the row above (“of which”): left out"
            }
            Self::HeadingRow => {
                "with nothing but the heading of a group, such as a month or a governorate: left out, and what it says is not taken for the rows below; write it into each of them"
            }
            Self::OtherTable => {
                "of another table below a header of its own, that header included: left out; put it into a file or a sheet of its own"
            }
            Self::SideTable => {
                "of another table that stands beside the first: not read; put it into a file or a sheet of its own"
            }
            Self::BlankRow => "with nothing in any column: left out",
            Self::NotUtf8 => "not in UTF-8: read as Windows-1252",
            Self::TooLong => "longer than 32 MiB: left out",
            Self::BadRecord => {
                "that {is|are} no complete JSON and could not be read: left out, the others are loaded; correct or delete {it|them} in the file"
            }
            Self::NoJson => {
                "with what JSON does not have (NaN, infinite numbers, comments, commas too many): loaded, such numbers as empty"
            }
            Self::Truncated => {
                "The file ends within a record or a list: what is not complete was left out; fetch the file again"
            }
            Self::CutShort => {
                "The file could not be read to its end: what came before is loaded; fetch the file again"
            }
            Self::AmbiguousDates => {
                "The dates could have the day or the month first, and no row decides: day first was taken; --date-order, or “Columns…” in the window, sets another order"
            }
            Self::AmbiguousShortDates => {
                "The dates could have the day, the month or a two-digit year first, and no row decides: day first was taken; --date-order, or “Columns…” in the window, sets another order"
            }
            Self::UnreadableEvents => {
                "whose number of events is empty or no number: kept as rows, counted as no event"
            }
            Self::TooManyRows => "beyond the 4 billion that a table holds: left out",
        }
    }
}
