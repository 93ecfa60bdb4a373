/// The names in an author line.
pub(super) fn names(author: &str) -> Vec<&str> {
    author.split(" and ").map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// Given and family name, if the name has exactly two words and is unambiguous.
pub(super) fn two_words(name: &str) -> Option<(&str, &str)> {
    let mut words = name.split_whitespace();
    let (given, family) = (words.next()?, words.next()?);
    let plain = |w: &str| w.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
    (words.next().is_none() && plain(given) && plain(family)).then_some((given, family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_mistaken_is_taken_apart() {
        assert_eq!(two_words("Rhys Dubin"), Some(("Rhys", "Dubin")));
        assert_eq!(two_words("Institute for the Study of War"), None);
        assert_eq!(two_words("Dubin, Rhys"), None);
        assert_eq!(names("Rhys Dubin and C. K. Hickey"), ["Rhys Dubin", "C. K. Hickey"]);
    }
}
