//! The maps of a page: one or, where the session has two, both side by side with their days above them.

use crate::detail::{days_words, event_words};
use crate::geo::Viewport;
use crate::paint::overlay::furniture::clear_names;
use crate::paint::setting::{Area, Faces, LEADING};
use crate::scene::Scene;
use crate::session::{Days, Session};
use crate::style::Theme;

pub struct PageMap {
    pub scene: Scene,
    pub frame: Area,
    /// Above the frame.
    pub caption: Option<String>,
}

/// The frames of the maps, all of one size. `room` is what the page has for them, with `gap` between two.
pub fn frames(session: &Session, room: Area, gap: f32, faces: &Faces) -> Vec<Area> {
    if session.events().split().is_none() {
        return vec![room];
    }
    let caption = height(faces);
    let below = |area: Area| Area { top: area.top + caption, height: area.height - caption, ..area };
    room.columns(2, gap).into_iter().map(below).collect()
}

/// Of a caption, with what keeps it off its frame.
pub fn height(faces: &Faces) -> f32 {
    faces.text.size * (LEADING + 0.3)
}

pub fn maps(session: &Session, theme: &Theme, view: Viewport, frames: &[Area]) -> Vec<PageMap> {
    let days = session.days_of_maps();
    let two = days.len() > 1;
    let map = |(days, frame): (Days, &Area)| {
        let mut scene = session.still_at(theme, view, days);
        clear_names(&mut scene);
        PageMap { scene, frame: *frame, caption: two.then(|| caption(session, days)) }
    };
    days.into_iter().zip(frames).map(map).collect()
}

/// The days of a map, and the events of the active file on it.
pub fn caption(session: &Session, days: Days) -> String {
    let words = days.map_or_else(|| "All days".to_owned(), |(from, to)| days_words(from, to));
    let active = session.events().active().filter(|layer| session.stack().is_shown(&layer.id.into()));
    match active.map(|layer| layer.shown_at(days).events()) {
        Some(count) => format!("{words}: {}", event_words::events(count)),
        None => words,
    }
}
