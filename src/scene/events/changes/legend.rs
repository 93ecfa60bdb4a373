use crate::events::ChangeKind;
use crate::geo::Viewport;
use crate::style::{ChangeLook, EventEntry, EventSign, LegendPart, Theme, number};

use super::ShownChanges;
use super::spots::spots;

/// What the marks in a view stand for; `earlier` is the name of the earlier state.
pub fn change_legend(shown: &ShownChanges, earlier: &str, view: &Viewport, theme: &Theme) -> LegendPart {
    let spots = spots(shown, view);
    let kinds = |at: &u32| shown.kind(*at);
    let alone: Vec<ChangeKind> = spots.iter().filter_map(|spot| spot.alone()).map(|at| kinds(&at)).collect();
    let entry = |kind: Option<ChangeKind>, text: String| {
        let look = ChangeLook::of(kind, theme);
        EventEntry { sign: EventSign::Change(look), text }
    };
    let mut entries: Vec<EventEntry> = ChangeKind::ALL
        .into_iter()
        .filter(|kind| alone.contains(kind))
        .map(|kind| entry(Some(kind), words(kind).to_owned()))
        .collect();
    if spots.iter().any(|spot| spot.alone().is_none()) {
        entries.push(entry(None, "several changes at one place, counted".to_owned()));
    }
    if let Some(count) = shown.unmarked(view) {
        let words = format!("{} changes in view: too many to be marked", number::exact(count as u64));
        entries.push(entry(None, words));
    }
    LegendPart { heading: format!("Changes since {earlier}"), entries }
}

fn words(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Moved => "moved, from the ring to the disc",
        ChangeKind::Redated => "another date",
        ChangeKind::Killed => "another number of people killed",
        ChangeKind::Fields => "changed in other fields",
    }
}
