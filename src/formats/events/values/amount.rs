use crate::formats::events::NumberStyle;
use crate::formats::events::folded::folded;
use crate::formats::events::number::decimal;

/// Parses a number that may have decimals and its digits in groups: `1,200.5`, `1 200`, `33,25`. A comma before
/// three digits groups them, unless the column writes decimals with a comma; likewise a point.
pub(in crate::formats::events) fn amount(text: &[u8], style: NumberStyle) -> Option<f64> {
    // Most numbers are digits alone, which mean the same in any style.
    if text.iter().all(u8::is_ascii_digit) {
        return decimal(text);
    }
    let text = folded(text);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let (group, point) = match style {
        NumberStyle::Point | NumberStyle::Unclear => (',', '.'),
        NumberStyle::Comma => ('.', ','),
    };
    let (whole, rest) = digits.split_once(point).map_or((digits, ""), |(whole, rest)| (whole, rest));
    let separator = whole.chars().find(|c| [group, ' ', '\''].contains(c));
    match separator {
        Some(separator) if is_grouped(whole, separator) && rest.bytes().all(|b| b.is_ascii_digit()) => {
            let whole: String = whole.chars().filter(|c| *c != separator).collect();
            format!("{sign}{whole}.{rest}0").parse().ok()
        }
        None if style == NumberStyle::Comma && digits.contains(',') => {
            decimal(format!("{sign}{whole}.{rest}").as_bytes())
        }
        // Decimals in the other style can be told by their number.
        Some(_) | None => decimal(text.as_bytes()),
    }
}

/// One to three digits, and then three in each group.
fn is_grouped(whole: &str, separator: char) -> bool {
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// Evidence of a whole column for what stands before its decimals.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::formats::events) struct AmountEvidence {
    point: usize,
    comma: usize,
}

impl AmountEvidence {
    pub fn add(&mut self, text: &str) {
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let decimals = |mark: char, other: char| {
            // Of two marks the last one is before the decimals; alone, it is if it cannot group.
            let Some(at) = text.rfind(mark).filter(|_| text.matches(mark).count() == 1) else { return false };
            let (before, after) = (text[..at].trim_start_matches('-'), &text[at + 1..]);
            match text.rfind(other) {
                Some(first) => first < at,
                None => after.len() != 3 || before.starts_with('0') || before.is_empty() || before.len() > 3,
            }
        };
        // A mark that is repeated groups.
        let repeated = |mark: char| text.matches(mark).count() > 1;
        self.point += usize::from(decimals('.', ',') || repeated(','));
        self.comma += usize::from(decimals(',', '.') || repeated('.'));
    }

    /// `None` if the cells tell nothing.
    pub fn style(&self) -> Option<NumberStyle> {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Less => Some(NumberStyle::Comma),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(NumberStyle::Point),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_decimals_are_told_apart_by_the_style_of_the_column() {
        // Groupings of CLDR's locales (en, de, fr, de-CH) and of ISO 80000-1.
        for (text, point, comma) in [
            ("1,200", Some(1200.0), Some(1.2)),
            ("1.200", Some(1.2), Some(1200.0)),
            ("1,234,567", Some(1_234_567.0), None),
            ("1.234.567", None, Some(1_234_567.0)),
            ("1,200.5", Some(1200.5), None),
            ("1.200,5", None, Some(1200.5)),
            ("1 200", Some(1200.0), Some(1200.0)),
            ("1\u{202f}200,25", None, Some(1200.25)),
            ("1'200.25", Some(1200.25), None),
            ("33,25", Some(33.25), Some(33.25)),
            ("33.25", Some(33.25), Some(33.25)),
            ("-1,200", Some(-1200.0), Some(-1.2)),
            ("0,200", Some(0.2), Some(0.2)),
            ("1e3", Some(1000.0), Some(1000.0)),
            ("٣٦", Some(36.0), Some(36.0)),
            ("n/a", None, None),
            ("1,20,3", None, None),
            ("12-15", None, None),
        ] {
            assert_eq!(amount(text.as_bytes(), NumberStyle::Point), point, "{text} with a point");
            assert_eq!(amount(text.as_bytes(), NumberStyle::Comma), comma, "{text} with a comma");
        }
    }

    #[test]
    fn the_style_is_proved_by_cells_that_can_be_read_in_one_way_only() {
        for (cells, want) in [
            (vec!["1,200", "12,5"], Some(NumberStyle::Comma)),
            (vec!["1,200", "12.5"], Some(NumberStyle::Point)),
            (vec!["1.200,5"], Some(NumberStyle::Comma)),
            (vec!["1,200.5"], Some(NumberStyle::Point)),
            (vec!["1,200", "7"], None),
            (vec!["0,125"], Some(NumberStyle::Comma)),
            (vec!["1.234.567"], Some(NumberStyle::Comma)),
        ] {
            let mut evidence = AmountEvidence::default();
            cells.iter().for_each(|cell| evidence.add(cell));
            assert_eq!(evidence.style(), want, "{cells:?}");
        }
    }
}
