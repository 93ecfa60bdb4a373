use serde::Serialize;

use crate::model::Stance;

use super::ClaimView;

/// Claims of one stance under their heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimGroup {
    pub stance: Stance,
    /// "Said to be missing by".
    pub heading: String,
    pub claims: Vec<ClaimView>,
}

/// Nests responses below the claims they respond to and groups the rest in the order of [`Stance::ALL`]. Each
/// claim is shown once; a response to several claims goes to the first.
pub(super) fn groups(mut claims: Vec<ClaimView>) -> Vec<ClaimGroup> {
    // A stable sort: within a stance the file's order stays.
    claims.sort_by_key(|c| c.stance);
    let ids: Vec<String> = claims.iter().map(|c| c.id.clone()).collect();
    let answers_here = |c: &ClaimView| c.disputes.iter().any(|id| *id != c.id && ids.contains(id));
    let (mut waiting, mut roots): (Vec<ClaimView>, Vec<ClaimView>) =
        claims.into_iter().partition(answers_here);
    roots.iter_mut().for_each(|root| take_answers(root, &mut waiting));
    // The remaining claims respond to each other in a circle.
    while !waiting.is_empty() {
        let mut root = waiting.remove(0);
        take_answers(&mut root, &mut waiting);
        roots.push(root);
    }
    let group = |stance: Stance| ClaimGroup {
        stance,
        heading: stance.words().to_owned(),
        claims: roots.iter().filter(|c| c.stance == stance).cloned().collect(),
    };
    Stance::ALL.into_iter().map(group).filter(|g| !g.claims.is_empty()).collect()
}

fn take_answers(claim: &mut ClaimView, waiting: &mut Vec<ClaimView>) {
    let (mut answers, rest) = waiting.drain(..).partition(|w| w.disputes.contains(&claim.id));
    *waiting = rest;
    answers.iter_mut().for_each(|answer| take_answers(answer, waiting));
    claim.answers = answers;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(id: &str, stance: Stance, disputes: &[&str]) -> ClaimView {
        ClaimView {
            disputes: disputes.iter().map(|&d| d.to_owned()).collect(),
            ..ClaimView::sample(id, stance)
        }
    }

    /// Groups as text: `stance(claim[answers])`.
    fn drawn(claims: Vec<ClaimView>) -> String {
        fn one(c: &ClaimView) -> String {
            let answers: Vec<String> = c.answers.iter().map(one).collect();
            if answers.is_empty() { c.id.clone() } else { format!("{}[{}]", c.id, answers.join(" ")) }
        }
        let group = |g: &ClaimGroup| {
            let claims: Vec<String> = g.claims.iter().map(one).collect();
            format!("{}: {}", g.heading, claims.join(" "))
        };
        groups(claims).iter().map(group).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn an_answer_is_next_to_its_claim_and_an_answer_to_it_below() {
        let claims = vec![
            claim("c", Stance::Disputes, &["b"]),
            claim("b", Stance::Disputes, &["a"]),
            claim("a", Stance::Asserts, &[]),
            claim("d", Stance::Designates, &[]),
        ];
        assert_eq!(drawn(claims), "Designated by: d; Asserted by: a[b[c]]");
    }

    #[test]
    fn an_answer_to_what_is_not_on_the_card_has_a_group() {
        let claims = vec![claim("b", Stance::Disputes, &["elsewhere"]), claim("a", Stance::Asserts, &[])];
        assert_eq!(drawn(claims), "Asserted by: a; Disputed by: b");
    }

    #[test]
    fn claims_that_answer_each_other_are_not_lost() {
        let claims = vec![claim("a", Stance::Asserts, &["b"]), claim("b", Stance::Disputes, &["a", "b"])];
        assert_eq!(drawn(claims), "Asserted by: a[b]");
    }

    #[test]
    fn an_answer_to_two_claims_is_shown_once() {
        let claims = vec![
            claim("x", Stance::Disputes, &["a", "b"]),
            claim("b", Stance::Asserts, &[]),
            claim("a", Stance::Asserts, &[]),
        ];
        assert_eq!(drawn(claims), "Asserted by: b[x] a");
    }
}
