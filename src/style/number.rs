//! Formatting of counts.

/// All digits, with commas between thousands: `12,345`.
pub fn exact(n: u64) -> String {
    let digits = n.to_string();
    if digits.len() <= 3 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Abbreviated to two or three digits and a unit from 1,000 on: `1.2k`, `35k`, `1.4M`.
pub fn short(n: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000, "k"), (1_000_000, "M"), (1_000_000_000, "bn")];
    if n < 1_000 {
        return n.to_string();
    }
    let mut words = String::new();
    for (unit, sign) in UNITS.into_iter().filter(|(unit, _)| n >= *unit) {
        let tenths = (n * 10 + unit / 2) / unit;
        let whole = (n + unit / 2) / unit;
        words = match tenths {
            0..100 if !tenths.is_multiple_of(10) => format!("{}.{}{sign}", tenths / 10, tenths % 10),
            _ => format!("{whole}{sign}"),
        };
        // 999,600 is a million, not a thousand thousands.
        if whole >= 1_000
            && let Some((_, next)) = UNITS.into_iter().find(|(u, _)| *u == unit * 1_000)
        {
            words = format!("1{next}");
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_commas() {
        for (n, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(exact(n), words);
        }
    }

    #[test]
    fn a_short_number_is_rounded_to_its_unit() {
        for (n, words) in [
            (7, "7"),
            (999, "999"),
            (1_000, "1k"),
            (1_249, "1.2k"),
            (1_250, "1.3k"),
            (9_949, "9.9k"),
            (9_960, "10k"),
            (12_499, "12k"),
            (999_499, "999k"),
            (999_600, "1M"),
            (1_000_000, "1M"),
            (10_400_000, "10M"),
            (4_294_967_295, "4.3bn"),
        ] {
            assert_eq!(short(n), words, "{n}");
        }
    }
}
