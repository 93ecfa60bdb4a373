use crate::events::{ComparedCount, Role};
use crate::model::EventLayerId;
use crate::session::{EventLayer, PeriodQuestion, Session};
use crate::ui::widgets::day_fields::days_of;
use crate::ui::widgets::period_pairs::{self, Pair};

/// What the user compares.
#[derive(Debug, Default)]
pub struct PeriodsState {
    /// First and last day of each period, as typed; `None` until the window was shown.
    pub(super) typed: Option<[[String; 2]; 2]>,
    /// The title of the dimension that the user chose.
    by: Option<String>,
    pub(super) of: ComparedCount,
    /// The file of the second period, if it is not the active one.
    pub(super) second: Option<EventLayerId>,
}

impl PeriodsState {
    /// Starts with the periods of the two maps or, without them, with those that the data suggests.
    pub fn fill(&mut self, session: &Session) {
        if self.typed.is_none() {
            let pair = period_pairs::maps(session).or_else(|| session.split_pair());
            self.typed = pair.map(period_pairs::typed);
        }
    }

    /// Starts anew.
    pub fn forget(&mut self) {
        self.typed = None;
    }

    pub(super) fn take(&mut self, pair: Pair) {
        self.typed = Some(period_pairs::typed(pair));
    }

    pub(super) fn choose(&mut self, title: String) {
        self.by = Some(title);
    }

    /// Pairs that fit the data.
    pub(super) fn suggestions(&self, session: &Session) -> Vec<(&'static str, Pair)> {
        period_pairs::suggestions(session)
    }

    /// The dimensions of the active event file, with their indices.
    pub(super) fn titles(session: &Session) -> Vec<(usize, String)> {
        let Some(layer) = session.events().active() else { return Vec::new() };
        layer.table.dimensions().iter().map(|d| d.title.clone()).enumerate().collect()
    }

    /// The chosen dimension, otherwise the types, otherwise the governorates.
    pub(super) fn by(&self, session: &Session) -> Option<usize> {
        let layer = session.events().active()?;
        let dimensions = layer.table.dimensions();
        let chosen = dimensions.iter().position(|d| Some(&d.title) == self.by.as_ref());
        let of = |role: Role| dimensions.iter().position(|d| d.role == role);
        chosen.or_else(|| of(Role::Type)).or_else(|| of(Role::Governorate))
    }

    /// What is to be counted, if both periods can be read.
    pub fn question(&self, session: &Session) -> Option<PeriodQuestion> {
        let layer = session.events().active()?;
        let second = self.second.and_then(|id| session.events().layer(id)).unwrap_or(layer);
        let days = |layer: &EventLayer, typed: &[String; 2]| {
            let span = layer.table.span();
            days_of(typed, span).and_then(|days| days.or(span))
        };
        let [first, other] = self.typed.as_ref()?;
        let by = layer.table.dimensions().get(self.by(session)?)?.title.clone();
        session.period_question([days(layer, first)?, days(second, other)?], self.second, by)
    }
}
