use crate::events::Unit;
use crate::session::Session;

use super::Playback;
use super::playback::{PlayedSteps, all_steps, from_the_start, stepped};

/// Moves the session's days by a step. At the end, repeats or stops.
pub fn step(session: &mut Session, forward: bool, unit: Unit) {
    let Some(span) = session.time_span() else {
        session.interaction.playback.playing = false;
        return;
    };
    let Playback { step, repeat, playing, .. } = session.interaction.playback;
    let days = session.events().days();
    let next = stepped(days, span, step, unit, forward).or_else(|| {
        let again = repeat && playing && forward;
        again.then(|| from_the_start(days, span, unit))
    });
    match next {
        Some(days) => {
            session.choose_days(Some(days));
            begin(session);
        }
        None => session.interaction.playback.playing = false,
    }
}

/// The days selected now, if any, are a step of a playback.
pub fn begin(session: &mut Session) {
    let by = session.interaction.playback.step;
    let known = session.interaction.played.as_ref().filter(|played| played.by == by);
    let (Some(days), Some(span)) = (session.events().days(), session.time_span()) else { return };
    if !known.is_some_and(|played| played.days.contains(&days)) {
        let days = all_steps(days, span, by).into();
        session.interaction.played = Some(PlayedSteps { by, days });
    }
}

/// Keeps the scale of a playback while its days are shown; other days have their own.
pub fn keep_scale(session: &mut Session) {
    let days = session.events().days();
    let is_step = |played: &PlayedSteps| days.is_some_and(|days| played.days.binary_search(&days).is_ok());
    session.interaction.played = session.interaction.played.take().filter(is_step);
    if let Some(played) = &session.interaction.played
        && !session.document.layers.events().all(|layer| layer.has_scale(&played.days))
    {
        session.document.layers.events_mut().for_each(|layer| layer.keep_scale(&played.days));
    }
}
