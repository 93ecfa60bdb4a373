use super::link_error::LinkError;

/// A text as one word of a shell. Not that of `shlex`, which puts quotes round commas too: links stay readable.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./,=:@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Splits a command into words like a shell.
///
/// # Errors
/// If a quote is not closed.
pub fn words(text: &str) -> Result<Vec<String>, LinkError> {
    shlex::split(text).ok_or_else(|| {
        let closes = |end: &char| shlex::split(&format!("{text}{end}")).is_some();
        match ['\\', '\'', '"'].into_iter().find(closes) {
            Some('\\') | None => LinkError::EndsWithBackslash,
            Some(quote) => LinkError::UnclosedQuote(quote),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_another_tool_stays_one_word_for_the_shell() {
        assert_eq!(quoted("FP-17"), "FP-17");
        assert_eq!(quoted("two words"), "'two words'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn words_are_taken_apart_as_a_shell_does() {
        assert_eq!(
            words(r#"a  'b c' "d \" e" f\ g '' h'i'"#).unwrap(),
            ["a", "b c", "d \" e", "f g", "", "hi"]
        );
        assert!(words("a 'b").is_err());
    }
}
