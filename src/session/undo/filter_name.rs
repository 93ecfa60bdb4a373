use crate::events::Filter;

use crate::session::EventLayer;

use super::StepName;

/// The name of a filter change: what passes now, or no longer.
pub fn filter_name(layer: &EventLayer, to: &Filter) -> StepName {
    let was = layer.filter();
    let to = Filter { days: was.days, ..to.clone() };
    let [before, after] = [was, &to].map(|filter| layer.words_of(filter));
    let fresh = |in_: &[String], not: &[String]| in_.iter().find(|w| !not.contains(w)).cloned();
    let words = match (fresh(&after, &before), fresh(&before, &after)) {
        (Some(new), _) => format!("Filter: {new}"),
        (None, Some(_)) if before.len() > after.len() + 1 => "Filter: all events".to_owned(),
        (None, Some(old)) => format!("Filter without “{old}”"),
        (None, None) => "Filter".to_owned(),
    };
    let name = StepName::of(words);
    // Numbers are dragged; everything else is toggled.
    let numbers = Filter { at_least: to.at_least, at_most: to.at_most, ..was.clone() };
    if numbers != to {
        name
    } else if was.at_most == to.at_most {
        name.during("at least", &layer.id.to_string())
    } else if was.at_least == to.at_least {
        name.during("at most", &layer.id.to_string())
    } else {
        name
    }
}
