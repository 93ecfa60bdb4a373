use crate::events::Unit;
use crate::session::Session;

use super::Playback;
use super::playback::{from_the_start, stepped};

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
        Some(days) => session.document.set_days(session.view.right, Some(days)),
        None => session.interaction.playback.playing = false,
    }
}
