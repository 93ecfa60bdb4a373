use super::Aside;
use super::phrases::begins;
use super::shape::{ends_as_sentence, name, prose, words};
use crate::formats::text::Line;

/// Number of lines above the text searched for a byline.
const HEAD: usize = 8;

/// Professions of people who write articles.
const ROLES: [&str; 38] = [
    "fellow",
    "reporter",
    "journalist",
    "correspondent",
    "editor",
    "analyst",
    "researcher",
    "professor",
    "lecturer",
    "writer",
    "columnist",
    "director",
    "author",
    "contributor",
    "freelance",
    "freelancer",
    "candidate",
    "adviser",
    "advisor",
    "intern",
    "historian",
    "photographer",
    "producer",
    "student",
    "scholar",
    "expert",
    "consultant",
    "specialist",
    "blogger",
    "economist",
    "scientist",
    "ambassador",
    "founder",
    "staff",
    "phd",
    "deputy",
    "chief",
    "associate",
];

/// Beginnings of notes on who made an article, in plain form.
const SIGN_OFFS: [&str; 18] = [
    "reporting by",
    "additional reporting by",
    "with reporting by",
    "writing by",
    "written by",
    "editing by",
    "edited by",
    "compiled by",
    "translated by",
    "report by",
    "with additional reporting",
    "the author is",
    "the writer is",
    "the authors are",
    "about the author",
    "about the authors",
    "about the writer",
    "associated press writers",
];

/// Beginnings of notes on whose opinion an article is.
const OPINIONS: [&str; 7] = [
    "the views expressed",
    "the opinions expressed",
    "views expressed in",
    "opinions expressed in",
    "this article was originally",
    "this article first appeared",
    "this article was first published",
];

/// A sign-off, a handle or a disclaimer, recognised by its words anywhere.
pub fn is_sign_off(text: &str, plain: &str) -> bool {
    let count = words(text);
    let begun = |list: &[&str]| list.iter().any(|words| begins(plain, words));
    let quoted = text.contains(['“', '"']);
    (count <= 50 && begun(&SIGN_OFFS) && !quoted)
        || (count <= 60 && begun(&OPINIONS))
        || (count <= 25 && follows(text, plain))
        || (count <= 40 && plain.contains("contributed to this") && !quoted)
}

/// “Follow him on Twitter”, “@Rhys_Dubin”, “Twitter: @Rhys_Dubin”.
fn follows(text: &str, plain: &str) -> bool {
    const PLACES: [&str; 8] =
        ["twitter", "x", "facebook", "instagram", "linkedin", "bluesky", "mastodon", "telegram"];
    let on =
        plain.split(' ').skip_while(|word| *word != "on").nth(1).is_some_and(|word| PLACES.contains(&word));
    let handle = |word: &str| word.len() > 1 && word.starts_with('@');
    let labelled = PLACES.iter().chain(&["email", "contact"]).any(|place| begins(plain, place));
    (begins(plain, "follow") && on)
        || (words(text) <= 4 && text.split_whitespace().any(handle) && (labelled || handle(text)))
}

/// Sets aside the byline above the text and the biographies at its end.
pub fn set(lines: &[Line], plain: &[String], out: &mut [Option<Aside>]) {
    let head = lines.iter().take(HEAD).take_while(|line| !prose(&line.text)).count();
    for at in 0..head {
        if out[at].is_none() && byline(&lines[at].text).is_some() {
            out[at] = Some(Aside::AuthorNote);
        }
    }
    let own: Vec<usize> = (0..lines.len()).filter(|&at| out[at].is_none()).collect();
    let begun = own.iter().position(|&at| prose(&lines[at].text)).unwrap_or(own.len());
    // Upwards from the end, as long as there are only biographies, and never the whole text.
    for &at in own.iter().skip(begun + 1).rev().take(4) {
        if !is_biography(&lines[at].text, &plain[at]) {
            break;
        }
        out[at] = Some(Aside::AuthorNote);
    }
}

/// The author named by a line above the text: “By Rhys Dubin”.
pub fn byline(text: &str) -> Option<&str> {
    const ARABIC: [&str; 6] = ["بقلم", "كتب", "كتبت", "إعداد", "اعداد", "تقرير"];
    if words(text) > 20 || ends_as_sentence(text) && words(text) > 12 {
        return None;
    }
    if let Some(who) = ["By ", "BY ", "by ", "Written by ", "Story by ", "Text by "]
        .iter()
        .find_map(|by| text.strip_prefix(by))
    {
        return name(who).map(|end| &who[..end]);
    }
    let (label, who) = text.split_once([':', '|', ' ', '/'])?;
    let who = who.trim_matches([':', '|', '/', ' ']);
    // “كتب” alone is a verb too: it needs the colon.
    let is_label = ARABIC.contains(&label.trim())
        && (label.trim() == "بقلم" || text[label.len()..].starts_with([':', '|', '/']));
    (is_label && (1..=5).contains(&words(who))).then_some(who)
}

/// What a person does, in one paragraph: “NAME was an editorial fellow at …”. Tested only at the very end,
/// because people quoted in an article are introduced in the same way.
fn is_biography(text: &str, plain: &str) -> bool {
    if words(text) > 90 || text.contains(['“', '"', '«']) {
        return false;
    }
    let says = |word: &str| {
        matches!(
            word,
            "said"
                | "told"
                | "says"
                | "added"
                | "killed"
                | "warned"
                | "قال"
                | "قالت"
                | "اكد"
                | "اضاف"
                | "ذكر"
                | "اوضح"
        )
    };
    if plain.split(' ').any(says) {
        return false;
    }
    english(text, plain) || arabic(plain)
}

fn english(text: &str, plain: &str) -> bool {
    const VERBS: [&str; 14] = [
        "is", "was", "are", "covers", "reports", "writes", "has", "works", "leads", "teaches", "directs",
        "edits", "serves", "holds",
    ];
    let Some(end) = name(text) else { return false };
    let mut after = text[end..].trim_start_matches([',', ' ']).split_whitespace();
    let verb = after.next().is_some_and(|word| VERBS.contains(&word) || word == "and");
    // The role closely follows the verb; a sentence that reaches one later is about more.
    let role = plain
        .split(' ')
        .take(28)
        .any(|word| ROLES.contains(&word.strip_suffix('s').unwrap_or(word)) || ROLES.contains(&word));
    verb && role
}

fn arabic(plain: &str) -> bool {
    const ROLES: [&str; 10] =
        ["كاتب", "كاتبه", "كاتبة", "صحفي", "صحافي", "صحفيه", "باحث", "باحثه", "مراسل", "اكاديمي"];
    plain.split(' ').count() <= 30 && plain.split(' ').take(5).any(|word| ROLES.contains(&word))
}

/// The person described by an author note.
pub fn of_author_note(text: &str) -> Option<&str> {
    byline(text).or_else(|| {
        let end = name(text)?;
        let verb = text[end..].trim_start_matches([',', ' ']).split(' ').next()?;
        matches!(verb, "is" | "was" | "covers" | "reports" | "writes").then(|| &text[..end])
    })
}
