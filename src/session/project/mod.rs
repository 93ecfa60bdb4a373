//! What a reader has in front of them as a project, and back: the session's side of
//! [`crate::formats::project`].

mod action;
mod apply;
mod filter_words;
mod make;
mod make_events;
mod select_wanted;
mod settle;
mod state;

pub use action::ProjectAction;
pub use state::{ProjectState, Stamp};

pub(super) use apply::apply;

use crate::formats::project::LayerEntry;
use crate::scene::{EventDisplay, Measure};

/// The word under which a way of drawing events stands in a project.
fn display_word(display: EventDisplay) -> &'static str {
    match display {
        EventDisplay::Circles => "circles",
        EventDisplay::Cells => "cells",
        EventDisplay::Governorates(Measure::Events) => "governorates",
        EventDisplay::Governorates(Measure::EventsByArea) => "by-area",
        EventDisplay::Governorates(Measure::Fatalities) => "killed",
    }
}

fn display_of(word: &str) -> EventDisplay {
    EventDisplay::ALL.into_iter().find(|d| display_word(*d) == word).unwrap_or_default()
}

/// An opacity in as many digits as a file has.
fn rounded(opacity: f32) -> f32 {
    (opacity * 1e4).round() / 1e4
}

/// A layer as it is shown, of which nothing else is known.
fn layer_entry(id: String, visible: bool, opacity: f32) -> LayerEntry {
    LayerEntry { id, source: None, visible, opacity: rounded(opacity), other: Default::default() }
}
