use crate::geo::{LonLat, Screen};
use crate::model::FeatureRef;
use crate::scene::{at, hits};

use super::{Effect, SelectAction, Selection, Session};

pub(super) fn apply(session: &mut Session, action: SelectAction) -> Vec<Effect> {
    match action {
        SelectAction::Click { at: spot } => return click(session, spot),
        SelectAction::Hover { at: spot } => {
            session.hovered = spot.map(|spot| under(session, spot)).unwrap_or_default();
            return Vec::new();
        }
        SelectAction::Light(features) => {
            session.lit = features;
            return Vec::new();
        }
        SelectAction::Feature(key) => {
            if !session.knows(&key) {
                return Vec::new();
            }
            show_layer_of(session, &key);
            session.selection = Some(Selection::of(key));
        }
        SelectAction::At { lon, lat } => {
            let here = at(&session.shown(), &session.atlas.base, LonLat::new(lon, lat));
            session.selection = Selection::listed(here);
        }
        SelectAction::Take { index } => step(session, |s| s.take(index)),
        SelectAction::Next => step(session, |s| s.step(1)),
        SelectAction::Previous => step(session, |s| s.step(-1)),
        SelectAction::Clear => session.selection = None,
        SelectAction::Back => return travel(session, false),
        SelectAction::Forward => return travel(session, true),
    }
    selected(session)
}

/// Everything under a point of the picture, in click order.
fn under(session: &Session, at: Screen) -> Vec<FeatureRef> {
    let found = hits(&session.shown(), &session.atlas.base, &session.viewport, at);
    found.into_iter().map(|h| h.key).collect()
}

fn click(session: &mut Session, at: Screen) -> Vec<Effect> {
    match &mut session.selection {
        Some(selection) if selection.is_at(at) => selection.step(1),
        _ => session.selection = Selection::clicked(under(session, at), at),
    }
    selected(session)
}

fn step(session: &mut Session, with: impl FnOnce(&mut Selection)) {
    if let Some(selection) = &mut session.selection {
        with(selection);
    }
}

fn travel(session: &mut Session, forward: bool) -> Vec<Effect> {
    let key = if forward { session.history.forward() } else { session.history.back() };
    let Some(key) = key else { return Vec::new() };
    show_layer_of(session, &key);
    session.selection = Some(Selection::of(key));
    scroll(session)
}

/// What was chosen by name has to be seen.
fn show_layer_of(session: &mut Session, key: &FeatureRef) {
    if session.solo.as_ref().is_some_and(|solo| *solo != key.layer) {
        session.solo = None;
    }
    if let Some(layer) = session.layers.iter_mut().find(|l| l.id() == key.layer) {
        layer.visible = true;
    }
}

fn selected(session: &mut Session) -> Vec<Effect> {
    if let Some(selection) = &session.selection {
        session.history.visit(selection.key());
    }
    scroll(session)
}

/// The open article follows the selection to its first paragraph.
fn scroll(session: &Session) -> Vec<Effect> {
    let (Some(pane), Some(selection)) = (&session.article, &session.selection) else { return Vec::new() };
    let claims = session.feature(selection.key()).map_or(&[][..], |f| &f.properties.claims);
    let here = claims.iter().filter(|c| c.article == pane.article);
    let first = here.filter_map(|c| c.paragraphs.first()).min();
    let to = |paragraph: &u32| Effect::ScrollTo { article: pane.article.clone(), paragraph: *paragraph };
    first.map(to).into_iter().collect()
}
