use crate::detail::days_words;
use crate::events::{Dimension, Filter, PRECISION, Rule, ValueSet};
use crate::model::Precision;
use crate::style::number::exact;

use super::{EventAction, EventLayer};

/// A part of a file's filter in words, and how to remove it.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterPart {
    pub words: String,
    pub without: EventAction,
}

/// Most values named individually.
const NAMED: usize = 3;

impl EventLayer {
    /// The parts of the filter that exclude rows, in panel order.
    pub fn filter_parts(&self) -> Vec<FilterPart> {
        self.parts_of(self.filter())
    }

    /// The parts of any filter of this file, in words.
    pub(crate) fn words_of(&self, filter: &Filter) -> Vec<String> {
        self.parts_of(filter).into_iter().map(|part| part.words).collect()
    }

    fn parts_of(&self, filter: &Filter) -> Vec<FilterPart> {
        let mut parts = Vec::new();
        let mut part = |words: String, change: &dyn Fn(&mut Filter)| {
            let mut without = filter.clone();
            change(&mut without);
            let without = EventAction::Filter { layer: self.id, filter: without };
            parts.push(FilterPart { words, without });
        };
        for (index, kept) in &filter.kept {
            if let Some(dimension) = self.table.dimensions().get(*index) {
                part(kept_words(*index, dimension, kept), &|f| {
                    f.kept.remove(index);
                });
            }
        }
        if let Some(n) = filter.at_least {
            part(format!("Killed: at least {}", exact(n.into())), &|f| f.at_least = None);
        }
        if let Some(n) = filter.at_most {
            part(format!("Killed: at most {}", exact(n.into())), &|f| f.at_most = None);
        }
        if filter.days.is_some() && !filter.undated {
            part("Undated hidden".to_owned(), &|f| f.undated = true);
        }
        if let Some(text) = &filter.text {
            let without = EventAction::FindText { layer: self.id, query: String::new() };
            parts.push(FilterPart { words: format!("Text “{}”", text.query), without });
        }
        let rule = filter.rule.as_ref().map(|hits| &*hits.rule);
        for (words, without) in rule.map(rule_parts).unwrap_or_default() {
            parts.push(FilterPart { words, without: EventAction::Rule { layer: self.id, rule: without } });
        }
        if let Some((from, to)) = filter.days {
            parts.push(FilterPart { words: days_words(from, to), without: EventAction::Days(None) });
        }
        parts
    }

    /// Whether rows known only to a governorate, or less precisely, pass.
    pub fn shows_imprecise(&self) -> bool {
        imprecise().any(|code| self.filter().keeps(PRECISION, code))
    }

    /// The filter with or without those rows.
    pub fn with_imprecise(&self, on: bool) -> Filter {
        let mut filter = self.filter().clone();
        if let Some(dimension) = self.table.dimensions().get(PRECISION) {
            imprecise().for_each(|code| filter.set(PRECISION, dimension, code, on));
        }
        filter
    }

    /// How many rows of the whole file are known only to a governorate, or less precisely,
    /// given all rows by value of the dimension [`PRECISION`].
    pub fn imprecise_of(by_precision: &[u64]) -> u64 {
        imprecise().filter_map(|code| by_precision.get(usize::from(code))).sum()
    }
}

/// Codes of the dimension [`PRECISION`] that are counted but not drawn.
fn imprecise() -> impl Iterator<Item = u16> {
    (0_u16..).zip(Precision::ALL).filter(|(_, p)| *p >= Precision::Governorate).map(|(code, _)| code)
}

/// Each of the conditions that must all hold, and the rule without it.
fn rule_parts(rule: &Rule) -> Vec<(String, Option<Rule>)> {
    let Rule::All(parts) = rule else { return vec![(rule.to_string(), None)] };
    let without = |index: usize| {
        let rest = parts.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, part)| part.clone());
        Some(Rule::All(rest.collect())).filter(|_| parts.len() > 1)
    };
    parts.iter().enumerate().map(|(index, part)| (part.to_string(), without(index))).collect()
}

fn kept_words(index: usize, dimension: &Dimension, kept: &ValueSet) -> String {
    let all = || (0..=u16::MAX).take(dimension.values.len());
    let missing: Vec<u16> = all().filter(|code| !kept.contains(*code)).collect();
    if index == PRECISION && missing.iter().copied().eq(imprecise()) {
        return "Imprecise places hidden".to_owned();
    }
    let names = |codes: &[u16]| codes.iter().map(|c| dimension.words(*c)).collect::<Vec<_>>().join(", ");
    let title = &dimension.title;
    if kept.is_empty() {
        format!("{title}: none")
    } else if missing.len() < NAMED && missing.len() < kept.len() {
        format!("{title}: not {}", names(&missing))
    } else if kept.len() <= NAMED {
        format!("{title}: {}", names(&kept.iter().collect::<Vec<_>>()))
    } else {
        format!("{title}: {} of {}", exact(kept.len() as u64), exact(dimension.values.len() as u64))
    }
}
