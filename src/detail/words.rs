//! Helpers for building sentences.

use crate::style::number::exact;

/// "a", "a and b", "a, b and c".
pub(super) fn list<T: ToString>(parts: &[T]) -> String {
    let parts: Vec<String> = parts.iter().map(T::to_string).collect();
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// "paragraph 4", "paragraphs 4 and 5".
pub(super) fn paragraphs(numbers: &[u32]) -> String {
    format!("{} {}", if numbers.len() == 1 { "paragraph" } else { "paragraphs" }, list(numbers))
}

/// The first paragraph contains the claim; the others add to it.
pub(super) fn place_in_text(numbers: &[u32]) -> String {
    match numbers.split_first() {
        None => "no paragraph given".to_owned(),
        Some((first, [])) => format!("paragraph {first}"),
        Some((first, rest)) => {
            let mut rest = rest.to_vec();
            rest.sort_unstable();
            format!("paragraph {first}, see also {}", list(&rest))
        }
    }
}

/// "1 claim", "2 claims".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "17,685 km²".
pub(super) fn km2(area: f64) -> String {
    // Saturating: no area comes near the limit.
    format!("{} km²", exact(area.max(0.0).round() as u64))
}

/// The text with a small first letter, for the middle of a sentence.
pub(super) fn small_first(text: &str) -> String {
    change_first(text, |c| c.to_lowercase().collect())
}

/// The text with a capital first letter.
pub(super) fn capital_first(text: &str) -> String {
    change_first(text, |c| c.to_uppercase().collect())
}

/// The name for use mid-sentence: "the United Nations".
pub(super) fn in_sentence(name: &str) -> String {
    if name.starts_with("United ") { format!("the {name}") } else { name.to_owned() }
}

fn change_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| change(first) + chars.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn lists_are_read_aloud_as_people_do() {
        assert_eq!(list::<u32>(&[]), "");
        assert_eq!(list(&[4]), "4");
        assert_eq!(list(&[4, 5]), "4 and 5");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(paragraphs(&[4]), "paragraph 4");
        assert_eq!(paragraphs(&[4, 5]), "paragraphs 4 and 5");
    }

    #[test]
    fn the_first_paragraph_is_named_apart() {
        assert_eq!(place_in_text(&[9, 18, 8]), "paragraph 9, see also 8 and 18");
        assert_eq!(place_in_text(&[20]), "paragraph 20");
    }

    #[test]
    fn areas_have_commas_between_thousands() {
        assert_eq!(km2(983.4), "983 km²");
        assert_eq!(km2(17_685.0), "17,685 km²");
        assert_eq!(km2(1_234_567.0), "1,234,567 km²");
    }
}
