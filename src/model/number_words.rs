//! Numbers in English words.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number of a word from zero to nineteen.
pub fn small_number(word: &str) -> Option<u32> {
    SMALL.iter().position(|own| *own == word).map(|at| at as u32)
}

/// The number of a word such as “twenty”.
fn tens(word: &str) -> Option<u32> {
    TENS.iter().position(|own| *own == word).map(|at| (at as u32 + 2) * 10)
}

/// A number below a hundred: “five”, “twenty” “five”; none for no words or others.
pub fn below_hundred(words: &[&str]) -> Option<u32> {
    match words {
        [word] => small_number(word).or_else(|| tens(word)),
        [first, second] => Some(tens(first)? + small_number(second).filter(|n| (1..10).contains(n))?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers_below_a_hundred() {
        for (text, want) in [
            ("zero", Some(0)),
            ("seven", Some(7)),
            ("nineteen", Some(19)),
            ("twenty", Some(20)),
            ("ninety nine", Some(99)),
            ("twenty ten", None),
            ("twenty zero", None),
            ("five twenty", None),
            ("hundred", None),
            ("", None),
        ] {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(below_hundred(&words), want, "{text}");
        }
    }
}
