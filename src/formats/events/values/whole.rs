use crate::formats::events::NumberStyle;

/// A count of people as a cell gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Count {
    NotGiven,
    /// A word or code that stands for "not known".
    NotKnown,
    Exact(u32),
    Range(u32, u32),
    AtLeast(u32),
    AtMost(u32),
    About(u32),
    /// A number with a fraction, which no count has.
    Fraction,
    /// `2.000`, where nothing tells whether the point is decimal.
    Ambiguous,
    Unreadable,
}

impl Count {
    /// The number that is counted: of a range the lowest, of what is at most so many none.
    pub fn stated(self) -> Option<u32> {
        match self {
            Self::Exact(n) | Self::Range(n, _) | Self::AtLeast(n) | Self::About(n) => Some(n),
            Self::NotGiven
            | Self::NotKnown
            | Self::AtMost(_)
            | Self::Fraction
            | Self::Ambiguous
            | Self::Unreadable => None,
        }
    }

    /// The lowest and the highest number that a range or a qualification gives.
    pub fn ends(self) -> (Option<u32>, Option<u32>) {
        match self {
            Self::Range(low, high) => (Some(low), Some(high)),
            Self::AtLeast(n) => (Some(n), None),
            Self::AtMost(n) => (None, Some(n)),
            Self::Exact(_)
            | Self::NotGiven
            | Self::NotKnown
            | Self::About(_)
            | Self::Fraction
            | Self::Ambiguous
            | Self::Unreadable => (None, None),
        }
    }

    /// The number in a column of lowest numbers.
    pub fn low(self) -> Option<u32> {
        self.stated()
    }

    /// The number in a column of highest numbers.
    pub fn high(self) -> Option<u32> {
        self.ends().1.or(self.stated())
    }
}

/// Why a number is no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum NoCount {
    Fraction,
    Ambiguous,
    Unreadable,
}

/// What exports write for "not known".
const CODES: [f64; 5] = [-1.0, -9.0, -99.0, -999.0, -9999.0];

/// A number of a file that has types.
pub(in crate::formats::events) fn count_of(value: f64) -> Count {
    match () {
        () if value.is_nan() => Count::NotGiven,
        () if CODES.contains(&value) => Count::NotKnown,
        // The largest value marks "none given".
        () if value < 0.0 || value >= f64::from(u32::MAX) => Count::Unreadable,
        () if value.fract() != 0.0 => Count::Fraction,
        () => Count::Exact(value as u32),
    }
}

/// Parses a whole number, perhaps with its digits in groups of three.
pub(in crate::formats::events) fn whole(text: &str, style: NumberStyle) -> Result<u32, NoCount> {
    let text = text.strip_prefix('+').unwrap_or(text);
    if !text.bytes().all(|b| b.is_ascii_digit() || is_separator(b)) {
        return scientific(text);
    }
    let last = text.bytes().rposition(is_separator);
    let Some(last) = last else { return number(text) };
    let separator = text.as_bytes()[last];
    let (start, end) = (&text[..last], &text[last + 1..]);
    let only = !start.bytes().any(is_separator);
    // One point before three digits: only the style of the file tells.
    let may_group = separator != b'.' || !only || style == NumberStyle::Comma;
    if may_group && let Some(digits) = ungrouped(text, separator) {
        return number(&digits);
    }
    if !matches!(separator, b'.' | b',') || start.as_bytes().contains(&separator) {
        return Err(NoCount::Unreadable);
    }
    let before = start.bytes().find(|b| is_separator(*b));
    let start = match before {
        None => start.to_owned(),
        Some(other) => ungrouped(start, other).ok_or(NoCount::Unreadable)?,
    };
    match end {
        "" => Err(NoCount::Unreadable),
        "000"
            if style == NumberStyle::Unclear
                && only
                && (1..=3).contains(&start.len())
                && !start.starts_with('0') =>
        {
            Err(NoCount::Ambiguous)
        }
        zeros if zeros.bytes().all(|b| b == b'0') && !start.is_empty() => number(&start),
        _ => Err(NoCount::Fraction),
    }
}

fn is_separator(byte: u8) -> bool {
    b",.' _".contains(&byte)
}

fn number(digits: &str) -> Result<u32, NoCount> {
    // The largest value marks "none given".
    digits.parse().ok().filter(|n| *n < u32::MAX).ok_or(NoCount::Unreadable)
}

/// `1.2E+03`, as spreadsheets show large numbers.
fn scientific(text: &str) -> Result<u32, NoCount> {
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b"eE+-.".contains(&b));
    let value = text.parse::<f64>().ok().filter(|_| digits).ok_or(NoCount::Unreadable)?;
    match count_of(value) {
        Count::Exact(n) => Ok(n),
        Count::Fraction => Err(NoCount::Fraction),
        Count::NotGiven
        | Count::NotKnown
        | Count::Range(..)
        | Count::AtLeast(_)
        | Count::AtMost(_)
        | Count::About(_)
        | Count::Ambiguous
        | Count::Unreadable => Err(NoCount::Unreadable),
    }
}

/// The digits of a number in groups, if it is grouped properly: by threes, or with commas as in India,
/// `12,34,567`.
fn ungrouped(text: &str, separator: u8) -> Option<String> {
    let groups: Vec<&str> = text.split(char::from(separator)).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let by = |size: usize| middle.iter().all(|group| group.len() == size);
    let threes = by(3) && (1..=3).contains(&first.len());
    let indian = separator == b',' && !middle.is_empty() && by(2) && (1..=2).contains(&first.len());
    // "0.200" is a fraction.
    let sound = digits && last.len() == 3 && (threes || indian) && !first.starts_with('0');
    sound.then(|| groups.concat())
}
