use crate::events::ComparedCount;

/// How an event table is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventDisplay {
    /// Circles with area proportional to a count and the number on them; single events close up.
    #[default]
    Circles,
    /// Square cells shaded by count; single events close up.
    Cells,
    /// Governorates shaded in classes.
    Governorates(Measure),
}

/// What a governorate's shade represents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Events.
    #[default]
    Events,
    /// Events per 1,000 km² of the governorate as drawn.
    EventsByArea,
    /// People killed, by the sources' best estimates.
    Fatalities,
    /// What changed from one period to another; only while two periods are compared on the map.
    Change(ComparedCount),
}

impl EventDisplay {
    pub const ALL: [Self; 5] = [
        Self::Circles,
        Self::Cells,
        Self::Governorates(Measure::Events),
        Self::Governorates(Measure::EventsByArea),
        Self::Governorates(Measure::Fatalities),
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Circles => "Circles and single events",
            Self::Cells => "Shaded cells and single events",
            Self::Governorates(Measure::Events) => "Governorates by events",
            Self::Governorates(Measure::EventsByArea) => "Governorates by events per 1,000 km²",
            Self::Governorates(Measure::Fatalities) => "Governorates by people killed",
            Self::Governorates(Measure::Change(ComparedCount::Events)) => "Change in events",
            Self::Governorates(Measure::Change(ComparedCount::Killed)) => "Change in people killed",
        }
    }
}
