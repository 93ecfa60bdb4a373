/// A text as one word of a shell; plain words need no quotes.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./,=:@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// The words of a command as a shell takes them apart.
///
/// # Errors
/// A sentence, where a quote is not closed.
pub fn words(text: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    // `None` between words: '' is a word too.
    let mut word: Option<String> = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' => word.get_or_insert_default().push_str(&until(&mut chars, '\'', false)?),
            '"' => word.get_or_insert_default().push_str(&until(&mut chars, '"', true)?),
            '\\' => word.get_or_insert_default().extend(chars.next()),
            c if c.is_whitespace() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Ok(words)
}

/// What stands up to the closing quote.
fn until(chars: &mut std::str::Chars, end: char, escapes: bool) -> Result<String, String> {
    let mut inside = String::new();
    while let Some(c) = chars.next() {
        match c {
            c if c == end => return Ok(inside),
            '\\' if escapes => {
                let next = chars.next().unwrap_or('\\');
                if !['"', '\\', '$', '`'].contains(&next) {
                    inside.push('\\');
                }
                inside.push(next);
            }
            c => inside.push(c),
        }
    }
    Err(format!("The link has an unclosed quote {end}; an example: {}.", super::parse::EXAMPLE))
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
