use crate::formats::events::NumberStyle;
use crate::formats::events::folded::folded;

/// Evidence for what stands before the decimals of a file's numbers. Evidence of parts of a file adds up to
/// that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct NumberEvidence {
    point: usize,
    comma: usize,
    /// Counts that the point can only group, because a count has no fraction.
    grouped_by_point: usize,
    /// Counts that show that the point does not group.
    decimal_counts: usize,
    /// Counts like `2.000`, which may be either.
    zeros: usize,
    /// Counts of digits alone.
    plain: usize,
}

impl std::ops::AddAssign for NumberEvidence {
    fn add_assign(&mut self, other: Self) {
        self.point += other.point;
        self.comma += other.comma;
        self.grouped_by_point += other.grouped_by_point;
        self.decimal_counts += other.decimal_counts;
        self.zeros += other.zeros;
        self.plain += other.plain;
    }
}

/// So many counts like `2.000`, and no others, have decimals.
const DECIMAL: usize = 3;

impl NumberEvidence {
    /// A latitude or longitude: degrees are never in thousands.
    pub fn add_coordinate(&mut self, text: &str) {
        let text = folded(text.as_bytes());
        if text.contains(char::is_alphabetic) {
            return;
        }
        match (text.matches('.').count(), text.matches(',').count()) {
            (1, 0) => self.point += 1,
            (0, 1) => self.comma += 1,
            _ => self.add_last(&text, false),
        }
    }

    /// A count of digits alone.
    pub fn add_plain(&mut self) {
        self.plain += 1;
    }

    /// A count of people.
    pub fn add_count(&mut self, text: &str) {
        let text = folded(text.as_bytes());
        let digits = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
        match (text.matches('.').count(), text.matches(',').count()) {
            (1, 0) => {
                let (before, after) = text.split_once('.').unwrap_or_default();
                let zeros = after.bytes().all(|b| b == b'0');
                match () {
                    () if !digits(after) || before.starts_with('0') => {
                        self.point += usize::from(zeros);
                        self.decimal_counts += usize::from(zeros);
                    }
                    () if zeros => self.zeros += 1,
                    () => self.grouped_by_point += 1,
                }
            }
            // "2,0"; a comma before three digits groups them in either style.
            (0, 1) => {
                let after = text.split_once(',').map_or("", |(_, after)| after);
                self.comma +=
                    usize::from(!after.is_empty() && after.bytes().all(|b| b == b'0') && !digits(after));
                self.decimal_counts += usize::from(digits(after));
            }
            (0, 0) if text.bytes().all(|b| b.is_ascii_digit()) => self.plain += 1,
            _ => self.add_last(&text, true),
        }
    }

    /// Of two different separators the last is the decimal one; one that is repeated groups.
    fn add_last(&mut self, text: &str, count: bool) {
        match (text.rfind('.'), text.rfind(',')) {
            (Some(point), Some(comma)) if point > comma => {
                self.point += 1;
                self.decimal_counts += usize::from(count);
            }
            (Some(_), Some(_)) => self.comma += 1,
            (Some(_), None) => self.grouped_by_point += 1,
            (None, Some(_)) => self.decimal_counts += usize::from(count),
            (None, None) => {}
        }
    }

    pub fn style(&self) -> NumberStyle {
        let comma = self.comma > self.point || self.comma == self.point && self.grouped_by_point > 0;
        // Who writes decimals writes them in every row.
        let decimal = self.decimal_counts > 0 || self.plain == 0 && self.zeros >= DECIMAL;
        match (comma, self.zeros) {
            (true, _) => NumberStyle::Comma,
            (false, 1..) if !decimal => NumberStyle::Unclear,
            (false, _) => NumberStyle::Point,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_file_tell_its_decimal_sign() {
        let style = |coordinates: &[&str], counts: &[&str]| {
            let mut evidence = NumberEvidence::default();
            coordinates.iter().for_each(|text| evidence.add_coordinate(text));
            counts.iter().for_each(|text| evidence.add_count(text));
            evidence.style()
        };
        assert_eq!(style(&["36.34", "43.131"], &["1.200", "7"]), NumberStyle::Point);
        assert_eq!(style(&["36,34", "43,131"], &["1.200", "7"]), NumberStyle::Comma);
        assert_eq!(style(&[], &["1.200", "7"]), NumberStyle::Comma);
        assert_eq!(style(&[], &["1.234.567"]), NumberStyle::Comma);
        assert_eq!(style(&[], &["1.200,00"]), NumberStyle::Comma);
        assert_eq!(style(&[], &["1,200", "1,050"]), NumberStyle::Point);
        assert_eq!(style(&[], &["4.0", "1.000"]), NumberStyle::Point);
        assert_eq!(style(&[], &["4", "5"]), NumberStyle::Point);
        // One of many is in groups as likely as not; if all have three zeros, they are decimals.
        assert_eq!(style(&[], &["2.000", "5", "12"]), NumberStyle::Unclear);
        assert_eq!(style(&["36.34"], &["2.000", "5", "12"]), NumberStyle::Unclear);
        assert_eq!(style(&["36,34"], &["2.000", "5", "12"]), NumberStyle::Comma);
        assert_eq!(style(&[], &["2.000"]), NumberStyle::Unclear);
        assert_eq!(style(&[], &["2.000", "5.000", "12.000"]), NumberStyle::Point);
        assert_eq!(style(&[], &["2.000", "0.000", "12"]), NumberStyle::Point);
        assert_eq!(style(&[], &["2.000", "1,250", "12"]), NumberStyle::Point);
        assert_eq!(style(&[], &["2.000", "1.250", "12"]), NumberStyle::Comma);
    }
}
