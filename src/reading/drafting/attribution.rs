use std::ops::Range;

use super::saying_words::{ADVERBS, ENDS, FINITE, OPENERS, ROLES, TAILS, THINGS, VERBS};
use super::sentences::sentence_at;
use crate::reading::placing::{Token, tokens};

/// An attribution in a passage: “said Michael Knights, a senior fellow …”.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The verb, in bytes of the paragraph.
    pub verb: Range<usize>,
    /// The speaker, as named in the text.
    pub name: String,
    pub role: Option<String>,
    /// Whether it is explicit: “according to police”.
    pub outright: bool,
}

/// Spans between quotation marks, in bytes, without the marks. An unclosed quotation extends to the end of
/// the paragraph.
pub fn quotations(paragraph: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in paragraph.char_indices() {
        match (open, c) {
            (None, '“' | '«' | '"' | '„') => open = Some((at + c.len_utf8(), c)),
            (Some((start, with)), '”' | '»' | '"' | '“') if closes(with, c) => {
                spans.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    spans.extend(open.map(|(start, _)| start..paragraph.len()));
    spans
}

/// The quotation that contains a position.
pub fn quote_at(quotes: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    quotes.get(quotes.partition_point(|quote| quote.end <= at)).filter(|quote| quote.contains(&at))
}

fn closes(opened: char, c: char) -> bool {
    matches!((opened, c), ('“', '”') | ('«', '»') | ('"', '"') | ('„', '“' | '”'))
}

/// The attributions in a paragraph: every verb of saying outside quotations that has a speaker.
pub fn attributions(
    paragraph: &str,
    sentences: &[Range<usize>],
    quotes: &[Range<usize>],
) -> Vec<Attribution> {
    let all = tokens(paragraph);
    let quoted = |at: usize| quote_at(quotes, at).is_some();
    let mut found = Vec::new();
    for (index, token) in all.iter().enumerate() {
        if !token.is_word || quoted(token.bytes.start) {
            continue;
        }
        let sentence = sentence_at(sentences, token.bytes.start);
        let clause = Clause { text: paragraph, all: &all, sentence, quotes };
        let outright = token.text == "according" && all.get(index + 1).is_some_and(|next| next.text == "to");
        let said = if outright {
            clause.behind(index + 1)
        } else if VERBS.contains(&token.text.as_str()) {
            let to = all.get(index + 1).is_some_and(|next| next.text == "to");
            if clause.is_inverted(index) {
                clause.behind(index)
            } else if token.text != "pointed" || to || all.get(index + 2).is_some_and(|t| t.text == "to") {
                clause.before(index)
            } else {
                None
            }
        } else {
            None
        };
        found.extend(said.map(|(name, role)| Attribution {
            verb: token.bytes.clone(),
            name,
            role,
            outright,
        }));
    }
    found
}

struct Clause<'a> {
    text: &'a str,
    all: &'a [Token],
    sentence: Range<usize>,
    quotes: &'a [Range<usize>],
}

impl Clause<'_> {
    /// Whether the speaker follows the verb: “…,” said Knights.
    fn is_inverted(&self, verb: usize) -> bool {
        let token = &self.all[verb];
        let before = self.text[..token.bytes.start].trim_end();
        if before.ends_with(['”', '"', '»', '’']) {
            // “…,” said on Tuesday the official: rare; “…,” he said has the speaker between.
            return true;
        }
        let next = self.all.get(verb + 1).map(|next| &self.text[next.bytes.clone()]);
        let name = next.is_some_and(|word| word.starts_with(char::is_uppercase));
        let ended = self.all[verb + 1..].iter().take(4).any(|t| matches!(t.text.as_str(), "," | "."));
        before.ends_with(',') && name && ended && token.text != "told"
    }

    fn behind(&self, verb: usize) -> Option<(String, Option<String>)> {
        let start = self.all[verb].bytes.end;
        let mut end = self.sentence.end.max(start);
        for token in &self.all[verb + 1..] {
            let opens = matches!(token.text.as_str(), "“" | "\"" | "«" | ";" | ":" | "(" | "—");
            if opens || token.bytes.start >= end {
                end = end.min(token.bytes.start);
                break;
            }
        }
        // An initial or a title before a full stop does not end a sentence; sentence splitting handles that.
        let parts: Vec<&str> = self.text.get(start..end)?.split(',').map(str::trim).collect();
        let name = cut(parts.first()?);
        let role = parts.get(1).filter(|part| is_role(part)).map(|part| cut(part));
        speaker(name, role)
    }

    fn before(&self, verb: usize) -> Option<(String, Option<String>)> {
        let end = self.all[verb].bytes.start;
        let behind = self.quotes.partition_point(|quote| quote.end <= end);
        let quote = behind.checked_sub(1).and_then(|last| self.quotes.get(last)).map(|quote| quote.end);
        let mut start = self.sentence.start.max(quote.unwrap_or(0));
        for token in self.all[..verb].iter().rev().take_while(|token| token.bytes.start >= start) {
            if matches!(token.text.as_str(), "”" | "\"" | "»" | ";" | ":" | "(" | ")" | "—") {
                start = token.bytes.end;
                break;
            }
        }
        let text = self.text.get(start..end)?.trim();
        let mut parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let first = |part: &str| part.split_whitespace().next().unwrap_or_default().to_lowercase();
        if parts.len() > 1 && ADVERBS.contains(&first(parts[0]).as_str()) {
            parts.remove(0);
        }
        if text.ends_with(',') && parts.len() > 1 {
            let name = cut(parts.first()?);
            return speaker(name, Some(parts[1..].join(", ")));
        }
        speaker(cut(parts.last()?), None)
    }
}

/// Cuts a speaker off where something else begins, without trailing adverbs.
fn cut(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let all: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in all.iter().enumerate() {
        let plain = word.to_lowercase();
        let next = all.get(at + 1).map(|next| next.to_lowercase()).unwrap_or_default();
        let aside = plain == "in" && ["a", "an", "his", "her", "their", "an"].contains(&next.as_str());
        if at > 0 && (ENDS.contains(&plain.as_str()) || aside) {
            break;
        }
        words.push(word);
    }
    while words.len() > 1 && words.last().is_some_and(|word| TAILS.contains(&word.to_lowercase().as_str())) {
        words.pop();
    }
    words.join(" ").trim_end_matches(['.', '!', '?']).trim().to_owned()
}

fn is_role(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    ["a", "an", "the"].contains(&first.as_str()) || ROLES.contains(&first.as_str())
}

/// `None` if the words are not a speaker.
fn speaker(name: String, role: Option<String>) -> Option<(String, Option<String>)> {
    const MOST_WORDS: usize = 10;
    let first = name.split_whitespace().next()?;
    let plain = first.to_lowercase();
    let plain = plain.trim_end_matches('.');
    let starts = first.starts_with(char::is_uppercase) || OPENERS.contains(&plain);
    let no_speaker = ["it", "this", "that", "these", "there", "what", "which", "who", "i", "we", "you"];
    let alone = name.split_whitespace().count() == 1;
    let fits = starts
        && name.split_whitespace().count() <= MOST_WORDS
        && !no_speaker.contains(&plain)
        && !(alone && ["a", "an", "the", "one", "some"].contains(&plain))
        && !(alone && ADVERBS.contains(&plain))
        && !name.split_whitespace().any(|word| FINITE.contains(&word))
        && !name.split_whitespace().last().is_some_and(|word| THINGS.contains(&word));
    fits.then_some((name, role.filter(|role| !role.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::super::sentences::sentences;
    use super::*;

    fn of(paragraph: &str) -> Vec<(String, Option<String>)> {
        attributions(paragraph, &sentences(paragraph), &quotations(paragraph))
            .into_iter()
            .map(|a| (a.name, a.role))
            .collect()
    }

    #[test]
    fn speakers_are_read_in_the_orders_of_the_press() {
        for (text, name, role) in [
            (
                "“It is so,” said Michael Knights, a senior fellow at the Washington Institute.",
                "Michael Knights",
                Some("a senior fellow at the Washington Institute"),
            ),
            (
                "“It is lost,” Lise Grande, head of the UN Programme in Iraq, told Foreign Policy.",
                "Lise Grande",
                Some("head of the UN Programme in Iraq"),
            ),
            (
                "“They hide,” said a U.S. State Department official involved in consultations.",
                "a U.S. State Department official",
                None,
            ),
            ("“It’s where the needs are,” said the U.S. official.", "the U.S. official", None),
            ("“It is,” noted an August 2017 paper published by West Point.", "an August 2017 paper", None),
            ("According to the U.N., five of the areas require it.", "the U.N", None),
            ("According to some counts, there were many.", "some counts", None),
            ("Coalition officials noted that the map was so.", "Coalition officials", None),
            (
                "“Diyala is free,” the State Department official told FP.",
                "the State Department official",
                None,
            ),
            ("Knights also pointed to the Baghdad “belts” as another.", "Knights", None),
            ("The risk, explained Knights, is complacency.", "Knights", None),
            ("A bomb went off in Hawija, police said on Tuesday.", "police", None),
            ("On Tuesday, residents of Hawija said they fled.", "residents of Hawija", None),
            ("“It is,” he said, “quiet.”", "he", None),
            ("Officials who worked on it said so.", "Officials", None),
            ("The Interior Ministry denied that Hawija was attacked.", "The Interior Ministry", None),
            ("The Interior Ministry rejected the claim.", "The Interior Ministry", None),
            ("In Hawija, traders said that prices had doubled.", "traders", None),
            (
                "Displaced families in Hawija said they feared to return.",
                "Displaced families in Hawija",
                None,
            ),
            (
                "Analysts at a think-tank in Baghdad warned of it.",
                "Analysts at a think-tank in Baghdad",
                None,
            ),
            ("The most serious incident was reported in Hawija, according to police.", "police", None),
            ("IS claimed the attack in Hawija.", "IS", None),
        ] {
            assert_eq!(of(text), [(name.to_owned(), role.map(str::to_owned))], "{text}");
        }
    }

    #[test]
    fn what_is_said_inside_a_quotation_or_by_nobody_has_no_speaker() {
        for text in [
            "“He said no,” and left.",
            "It is said that they left.",
            "As noted, they left.",
            "The fall of Mosul",
            "The most serious incident was reported in Hawija.",
            "No casualties were reported.",
            "Residents were denied a return.",
        ] {
            assert!(of(text).is_empty(), "{text}: {:?}", of(text));
        }
    }

    #[test]
    fn quotations_are_found_with_any_marks() {
        let text = "“a” b \"c\" «d» “e";
        let found: Vec<&str> = quotations(text).into_iter().map(|bytes| &text[bytes]).collect();
        assert_eq!(found, ["a", "c", "d", "e"]);
    }
}
