use crate::detail::days_words;
use crate::model::EventLayerId;
use crate::session::Session;
use crate::session::undo::{Gesture, StepName, filter_name};

use super::EventAction;

/// What an action leaves behind.
pub enum Leaves {
    /// A change of the document that undo reverts, if it is one.
    Step(StepName),
    /// Something that a project stores, and that undo does not revert.
    Stored,
    /// Nothing that a project stores.
    Nothing,
}

impl EventAction {
    /// What the action will leave behind; the session is still unchanged.
    pub(in crate::session) fn leaves(&self, session: &Session) -> Leaves {
        let events = session.events();
        let named =
            |id: &EventLayerId| events.layer(*id).map_or_else(|| id.to_string(), |l| l.name().to_owned());
        let step = |words: String| Leaves::Step(StepName::of(words));
        match self {
            Self::Display { layer, .. } => step(format!("How {} is drawn", named(layer))),
            Self::Filter { layer, filter } => match events.layer(*layer) {
                Some(layer) => Leaves::Step(filter_name(layer, filter)),
                None => Leaves::Nothing,
            },
            Self::Replace { layer, .. } => step(format!("Columns of {}", named(layer))),
            Self::FindText { query, .. } => match query.trim() {
                "" => step("Filter without text".to_owned()),
                query => step(format!("Filter: Text “{query}”")),
            },
            Self::Rule { rule: None, .. } => step("Filter without conditions on columns".to_owned()),
            Self::Rule { rule: Some(rule), .. } => {
                let words = format!("Filter: {}", shortened(&rule.to_string()));
                Leaves::Step(StepName::of(words).during("rule", ""))
            }
            Self::SizeBy { column: Some(column), .. } => step(format!("Size by {column}")),
            Self::SizeBy { column: None, .. } => step("Size by count".to_owned()),
            Self::KeepFilter { name, .. } => step(format!("Save filter “{name}”")),
            Self::UseFilter { name, .. } => step(format!("Filter “{name}”")),
            Self::ForgetFilter { name, .. } => step(format!("Delete filter “{name}”")),
            Self::Days(None) => Leaves::Step(StepName::of("All days").during("days", "")),
            Self::Days(Some((from, to))) => {
                let words = format!("Days {}", days_words(*from, *to));
                Leaves::Step(StepName::of(words).during("days", ""))
            }
            Self::OwnDays { layer, own: true } => step(format!("Own days of {}", named(layer))),
            Self::OwnDays { layer, own: false } => step(format!("Shared days of {}", named(layer))),
            Self::Step { .. } if session.interaction.playback.playing => {
                Leaves::Step(StepName { words: "Play".to_owned(), gesture: Some(Gesture::Playing) })
            }
            Self::Step { forward: true, .. } => step("Step forward".to_owned()),
            Self::Step { forward: false, .. } => step("Step back".to_owned()),
            Self::SplitAt(_) | Self::SplitView(true) => step("Split view".to_owned()),
            Self::SplitView(false) => step("Single map".to_owned()),
            Self::Region(Some(_)) => step("Select region of events".to_owned()),
            Self::Region(None) => step("Clear region".to_owned()),
            Self::Begin { .. }
            | Self::Rows { .. }
            | Self::About { .. }
            | Self::Done { .. }
            | Self::Activate { .. }
            | Self::TextFound { .. }
            | Self::Turn => Leaves::Stored,
            Self::Progress { .. }
            | Self::Rereading { .. }
            | Self::Play(_)
            | Self::Over { .. }
            | Self::Opened { .. }
            | Self::Zooming(_)
            | Self::Mark(_)
            | Self::ShowChange { .. }
            | Self::RowRead { .. }
            | Self::RowPlaced { .. }
            | Self::RowChanged { .. }
            | Self::Columns { .. }
            | Self::Load { .. }
            | Self::LoadProgress { .. }
            | Self::Loaded { .. }
            | Self::NotLoaded { .. }
            | Self::StopLoading { .. }
            | Self::WantCells { .. }
            | Self::Cells { .. } => Leaves::Nothing,
        }
    }
}

/// A rule may be long.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("{} …", &words[..at]),
        None => words.to_owned(),
    }
}
