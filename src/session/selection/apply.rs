use crate::geo::{LonLat, Screen};
use crate::model::{EventKey, Subject};
use crate::scene::{ChangeHit, Hit, at, change_hit, event_hits, hits_with_annotations};

use crate::session::events::into_cell;
use crate::session::view::{NEAREST, fly};
use crate::session::{Effect, Session, review};

use super::{SelectAction, Selection};

pub fn apply(session: &mut Session, action: SelectAction) -> Vec<Effect> {
    match action {
        SelectAction::Click { at: spot } => return click(session, spot),
        SelectAction::Hover { at: spot } => {
            session.interaction.hovered = spot.map(|spot| under(session, spot)).unwrap_or_default();
            return Vec::new();
        }
        SelectAction::Highlight(features) => {
            session.interaction.highlighted = features;
            return Vec::new();
        }
        SelectAction::Pin(at) => {
            session.interaction.pin = at.filter(|at| at.is_sound());
            return Vec::new();
        }
        SelectAction::Feature(key) => {
            if !session.knows(&key) {
                return Vec::new();
            }
            session.reveal(&key);
            session.interaction.selection = Some(Selection::of(key));
        }
        SelectAction::At { lon, lat } => {
            let here = at(&session.shown(), &session.atlas.base, LonLat::new(lon, lat));
            session.interaction.selection = Selection::listed(here);
        }
        SelectAction::Take { index } => step(session, |s| s.take(index)),
        SelectAction::Next => step(session, |s| s.step(1)),
        SelectAction::Previous => step(session, |s| s.step(-1)),
        SelectAction::Clear => session.interaction.selection = None,
        SelectAction::Back => return travel(session, false),
        SelectAction::Forward => return travel(session, true),
    }
    selected(session)
}

impl Session {
    /// Everything under a point of the map, in the order in which clicks select it.
    pub fn subjects_at(&self, at: Screen) -> Vec<Subject> {
        under(self, at)
    }
}

/// Everything under a screen point, in click order: annotation symbols above differences between two states of a
/// source, those above events, and events above features.
fn under(session: &Session, at: Screen) -> Vec<Subject> {
    let changes = match change_under(session, at) {
        Some(ChangeHit::Events(subjects)) => subjects,
        Some(ChangeHit::Places(_)) | None => Vec::new(),
    };
    let events = event_hits(&session.shown_events(), &session.view.viewport, at);
    let (base, own) = (&session.atlas.base, session.shown_annotations());
    let mut features = hits_with_annotations(&session.shown(), own, base, &session.view.viewport, at);
    // The symbol of an annotation is above the events, as drawn.
    let is_sign = |hit: &Hit| session.annotation_of(&hit.key).is_some_and(|(m, _)| !m.shape.is_area());
    let signs = features.iter().take_while(|hit| hit.distance == 0.0 && is_sign(hit)).count();
    let below = features.split_off(signs);
    let key = |hit: Hit| hit.key;
    let events: Vec<Subject> = events.into_iter().map(key).filter(|key| !changes.contains(key)).collect();
    let signs = features.into_iter().map(key);
    signs.chain(changes).chain(events).chain(below.into_iter().map(key)).collect()
}

/// The mark of differences under a screen point, on the map under the pointer.
fn change_under(session: &Session, at: Screen) -> Option<ChangeHit> {
    let events = session.events();
    let other = events.split().filter(|split| split.over_other).map(|split| split.other);
    let days = other.unwrap_or_else(|| events.shared_days());
    session.shown_changes(days).find_map(|shown| change_hit(&shown, &session.view.viewport, at))
}

fn click(session: &mut Session, at: Screen) -> Vec<Effect> {
    match &mut session.interaction.selection {
        Some(selection) if selection.is_at(at) => selection.step(1),
        Some(_) | None => {
            // A counting mark zooms into what it counts, as does a counting symbol.
            if let Some(ChangeHit::Places(places)) = change_under(session, at) {
                return vec![fly(&session.view.viewport, Some(places), NEAREST)];
            }
            let under = under(session, at);
            if let Some(nearer) = under.first().and_then(|key| into_cell(session, key)) {
                return vec![Effect::FlyTo(nearer)];
            }
            session.interaction.selection = Selection::clicked(under, at);
        }
    }
    selected(session)
}

fn step(session: &mut Session, with: impl FnOnce(&mut Selection)) {
    if let Some(selection) = &mut session.interaction.selection {
        with(selection);
    }
}

fn travel(session: &mut Session, forward: bool) -> Vec<Effect> {
    let key =
        if forward { session.interaction.history.forward() } else { session.interaction.history.back() };
    let Some(key) = key else { return Vec::new() };
    session.reveal(&key);
    session.interaction.selection = Some(Selection::of(key));
    follow(session)
}

fn selected(session: &mut Session) -> Vec<Effect> {
    if let Some(selection) = &session.interaction.selection {
        session.interaction.history.visit(selection.key());
    }
    let draft = review::selected(session);
    follow(session).into_iter().chain(draft).collect()
}

/// Effects of a new selection.
fn follow(session: &Session) -> Vec<Effect> {
    scroll(session).into_iter().chain(read_selected(session)).collect()
}

/// Asks for the text of a selected row, which is in its file.
pub fn read_selected(session: &Session) -> Option<Effect> {
    let key = session.interaction.selection.as_ref()?.key();
    match session.event_of(key)? {
        (layer, EventKey::Row(row)) => Some(Effect::ReadRow { layer: layer.id, row }),
        (_, EventKey::Position(_) | EventKey::Cell { .. }) => None,
    }
}

/// The open article follows the selection to its first paragraph.
fn scroll(session: &Session) -> Vec<Effect> {
    let (Some(pane), Some(selection)) = (&session.view.article, &session.interaction.selection) else {
        return Vec::new();
    };
    let claims = session.feature(selection.key()).map_or(&[][..], |f| &f.properties.claims);
    let here = claims.iter().filter(|c| c.article == pane.article);
    let first = here.filter_map(|c| c.paragraphs.first()).min();
    let to = |paragraph: &u32| Effect::ScrollTo { article: pane.article.clone(), paragraph: *paragraph };
    first.map(to).into_iter().collect()
}
