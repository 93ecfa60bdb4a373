/// A text in which `{lies|lie}` is what fits one or several.
pub(in crate::formats::events) fn agreed(words: &str, count: u64) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, (choice, after))) =
        rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
    {
        let (one, several) = choice.split_once('|').unwrap_or((choice, choice));
        out.push_str(before);
        out.push_str(if count == 1 { one } else { several });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::events::Cause;

    #[test]
    fn a_note_of_one_row_speaks_of_one() {
        assert_eq!(agreed("that {lies|lie} {in|within} Iraq", 1), "that lies in Iraq");
        assert_eq!(agreed("that {lies|lie} {in|within} Iraq", 2), "that lie within Iraq");
        for cause in Cause::ALL {
            let [one, several] = [1, 2].map(|count| agreed(cause.words(), count));
            assert!(!one.contains(['{', '|', '}']) && !several.contains(['{', '|', '}']), "{one}; {several}");
            // What follows “1 row that” or “1 row whose dates”.
            for plural in ["that lie ", "that end ", "that name ", "they", "their ", "whose dates "] {
                assert!(cause.is_about_file() || !one.contains(plural), "{one}");
            }
            assert_eq!(cause.is_about_file(), one.starts_with("The"), "{one}");
        }
    }
}
