use std::collections::HashSet;

use serde_json::Value;

use super::fields::{Object, may, may_items, may_list, need, need_object, need_text, only};
use super::recipe;
use crate::formats::findings::{Findings, Harm};
use crate::model::{Kind, PartialDate, Precision, Recipe, SpeakerKind, Stance};

/// The properties needed to check a feature's shape.
#[derive(Debug, Default)]
pub struct Summary {
    pub precision: Option<Precision>,
    /// Why the feature is not drawn.
    pub not_drawn: Option<String>,
    pub recipe: Option<Recipe>,
}

/// Checks a feature's `properties` member by member, so that all faults are found and not only serde's first.
pub fn check(f: &mut Findings, object: &Object) -> Summary {
    need_text(f, object, "name");
    may::<Option<String>>(f, object, "name_ar");
    may::<Option<String>>(f, object, "label");
    may::<String>(f, object, "precision_note");
    for key in ["printed", "variants", "governorates", "applies_to", "notes"] {
        may_list::<String>(f, object, key);
    }
    let kind: Option<Kind> = need(f, object, "kind");
    let precision = need(f, object, "precision");
    let recipe = need_object(f, object, "basis", basis).flatten();
    need_object(f, object, "period", period);
    let not_drawn: Option<String> = may::<Option<String>>(f, object, "not_drawn").flatten();
    if not_drawn.as_ref().is_some_and(|why| why.trim().is_empty()) {
        f.within("not_drawn", |f| {
            f.add(Harm::Keep, "no reason is given", "say why the feature is not drawn");
        });
    }
    claims(f, object, kind);
    Summary { precision, not_drawn, recipe }
}

fn claims(f: &mut Findings, object: &Object, kind: Option<Kind>) {
    let mut ids = HashSet::new();
    need::<Value>(f, object, "claims");
    may_items(f, object, "claims", |f, index, item| {
        f.within(index, |f| match item.as_object() {
            Some(object) => claim(f, object, &mut ids),
            None => f.add(Harm::Skip, "a claim is an object", "write it as { \"id\": …, \"article\": …, … }"),
        });
    });
    let empty = object.get("claims").and_then(Value::as_array).is_some_and(Vec::is_empty);
    // Base maps show where things are and claim nothing.
    if empty && kind.is_some_and(|kind| kind != Kind::Governorate) {
        f.within("claims", |f| {
            f.add(Harm::Keep, "no speaker is named", "add at least one claim, or take the feature out");
        });
    }
}

/// Checks one claim; `ids` are those already seen in its feature.
fn claim(f: &mut Findings, object: &Object, ids: &mut HashSet<String>) {
    if let Some(id) = need_text(f, object, "id")
        && !ids.insert(id)
    {
        f.within("id", |f| {
            f.add(Harm::Keep, "another claim of the feature has this id", "give each its own id");
        });
    }
    need_text(f, object, "article");
    paragraphs(f, object);
    need_object(f, object, "speaker", |f, speaker| {
        need_text(f, speaker, "name");
        may::<Option<String>>(f, speaker, "role");
        need::<SpeakerKind>(f, speaker, "kind");
        only(f, speaker, &["name", "role", "kind"]);
    });
    need::<Stance>(f, object, "stance");
    need_text(f, object, "paraphrase");
    need_object(f, object, "anchor", |f, anchor| {
        need_text(f, anchor, "exact");
        may::<String>(f, anchor, "prefix");
        may::<String>(f, anchor, "suffix");
        only(f, anchor, &["exact", "prefix", "suffix"]);
    });
    need_object(f, object, "period", period);
    may_list::<String>(f, object, "same_voice_as");
    may_list::<String>(f, object, "disputes");
    may::<Option<String>>(f, object, "note");
}

fn paragraphs(f: &mut Findings, claim: &Object) {
    need::<Value>(f, claim, "paragraphs");
    let own: Vec<u32> = may_list(f, claim, "paragraphs");
    if claim.get("paragraphs").and_then(Value::as_array).is_some_and(Vec::is_empty) {
        f.within("paragraphs", |f| {
            f.add(
                Harm::Keep,
                "no paragraph is named",
                "name the paragraph that holds the claim, counted from 1",
            );
        });
    }
    let repeats: Vec<u32> = may_list(f, claim, "repeated_in");
    for (key, numbers) in [("paragraphs", own), ("repeated_in", repeats)] {
        if numbers.contains(&0) {
            f.within(key, |f| f.add(Harm::Keep, "there is no paragraph 0", "count paragraphs from 1"));
        }
    }
}

fn basis(f: &mut Findings, object: &Object) -> Option<Recipe> {
    need_text(f, object, "text");
    may::<bool>(f, object, "reconstruction");
    only(f, object, &["text", "reconstruction", "recipe"]);
    let made: Option<Recipe> = may::<Option<Recipe>>(f, object, "recipe").flatten();
    if let Some(made) = &made {
        f.within("recipe", |f| recipe::check(f, made));
    }
    made
}

fn period(f: &mut Findings, object: &Object) {
    need_text(f, object, "text");
    let from = may::<Option<PartialDate>>(f, object, "from").flatten();
    let to = may::<Option<PartialDate>>(f, object, "to").flatten();
    if let (Some(from), Some(to)) = (from, to)
        && from.first_day() > to.last_day()
    {
        f.within("to", |f| {
            f.add(
                Harm::Keep,
                format!("the period ends ({to}) before it begins ({from})"),
                "exchange the two dates",
            );
        });
    }
    only(f, object, &["text", "from", "to"]);
}
