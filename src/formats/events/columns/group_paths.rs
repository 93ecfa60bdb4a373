//! Columns of forms whose names stand behind a group of questions: “group_a/killed”.

use super::header::{Name, contains};
use super::killed_words::{CASUALTIES, KILLED, WOUNDED};

/// Words of which the names of groups are made that say nothing of their questions.
const GROUP: &str = "group grp section sec module form page part block repeat";

/// The names of columns, those behind a group by their last part.
pub(super) fn names_of(header: &[String]) -> Vec<Name> {
    let parts: Vec<Option<(&str, &str)>> = header.iter().map(|name| parted(name)).collect();
    let plain = |at: usize| -> Option<&str> {
        let (group, own) = parts[at]?;
        let shared = parts.iter().flatten().filter(|(other, _)| *other == group).count() >= 2;
        let last = |name: &str| name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(own));
        let once = header.iter().filter(|name| last(name)).count() == 1;
        let group = Name::new(group);
        // “killed/male” says of whom it is one.
        let says_more = [KILLED, WOUNDED, CASUALTIES].iter().any(|words| group.has(words));
        (once && !says_more && (shared || group.has(GROUP))).then_some(own)
    };
    (0..header.len()).map(|at| Name::new(plain(at).unwrap_or(&header[at]))).collect()
}

/// A group and the last part of a name; pairs such as “km/h”, “lat/lon” and “killed/wounded” have none.
fn parted(name: &str) -> Option<(&str, &str)> {
    let (group, own) = name.trim().rsplit_once('/')?;
    let is_plain = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
    let is_pair = |list: &'static str| Name::new(group).words.iter().all(|word| contains(list, word));
    let pair = is_pair("lat latitude lon long date day month year time k w");
    (is_plain(group) && is_plain(own) && !pair).then_some((group, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_behind_a_group_of_questions_is_the_name() {
        for (header, words) in [
            (&["group_a/killed", "group_a/gps"][..], "killed|gps"),
            (&["group_b/number_killed", "date"], "number killed|date"),
            (
                &["s1/casualties/killed", "s1/casualties/injured"],
                "s 1 casualties killed|s 1 casualties injured",
            ),
            (&["killed/male", "killed/female"], "killed male|killed female"),
            (&["lat/lon", "killed/wounded"], "lat lon|killed wounded"),
            (&["group_a/date", "group_b/date"], "group a date|group b date"),
            (&["Date / time", "Date / place"], "date time|date place"),
        ] {
            let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
            let found: Vec<String> = names_of(&header).iter().map(|name| name.words.join(" ")).collect();
            assert_eq!(found.join("|"), words, "{header:?}");
        }
    }
}
