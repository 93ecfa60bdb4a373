use crate::scene::{EventDisplay, Measure};

/// The name of an event display in a project.
pub fn display_word(display: EventDisplay) -> &'static str {
    match display {
        EventDisplay::Circles => "circles",
        EventDisplay::Cells => "cells",
        EventDisplay::Governorates(Measure::Events) => "governorates",
        EventDisplay::Governorates(Measure::EventsByArea) => "by-area",
        EventDisplay::Governorates(Measure::Fatalities) => "killed",
        // A comparison lasts as long as its window; a layer's own display is never one.
        EventDisplay::Governorates(Measure::Change(_)) => "governorates",
    }
}

pub fn display_of(word: &str) -> EventDisplay {
    EventDisplay::ALL.into_iter().find(|d| display_word(*d) == word).unwrap_or_default()
}

/// An opacity rounded as in a file.
pub fn rounded(opacity: f32) -> f32 {
    (opacity * 1e4).round() / 1e4
}
