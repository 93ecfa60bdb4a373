/// The numbers of an end of a range with the sign between them; the year may be left out, and the month as well.
pub(in crate::formats::events) struct End {
    pub numbers: [i64; 3],
    pub count: usize,
    /// Digits of its last number.
    pub last_length: usize,
    sign: char,
}

impl End {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        // German has a point behind the day: "5.-7.3.2017".
        let text = text.strip_suffix('.').unwrap_or(text);
        let sign = text.chars().find(|c| matches!(c, '/' | '.')).unwrap_or(' ');
        let mut end = Self { numbers: [0; 3], count: 0, last_length: 0, sign };
        for part in text.split(sign) {
            if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            *end.numbers.get_mut(end.count)? = part.parse().ok()?;
            (end.count, end.last_length) = (end.count + 1, part.len());
        }
        Some(end)
    }
}

/// The two ends of a range of days in numbers.
pub(in crate::formats::events) fn ends(text: &str) -> Option<(End, End)> {
    let (left, right) = text.split_once('-').or_else(|| text.split_once(" to "))?;
    let (left, right) = (End::of(left)?, End::of(right)?);
    // A year at the end of the second one; a day or a month is no longer than two digits.
    let sound = matches!(right.last_length, 2 | 4)
        && right.count >= 2
        && left.last_length <= 2
        && (left.count == 1 || left.sign == right.sign);
    sound.then_some((left, right))
}

/// Whether a text is a range of days of one month, which has the day before the month: `5-7/3/2017`.
pub(in crate::formats::events) fn is_within_month(text: &str) -> bool {
    ends(text).is_some_and(|(left, right)| left.count == 1 && right.count == 3)
}
