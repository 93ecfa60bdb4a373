use egui::{Rect, Response};

use crate::geo::{CoordinateForm, LonLat, Screen};
use crate::model::{AnnotationShape, Subject};
use crate::session::{Action, AnnotationAction, SelectAction, Session, ViewAction};

use crate::ui::annotations::{MarkState, MarkTool};
use crate::ui::widgets::context_menu::{Entries, Opening, context_menu};

/// Where the map's menu was opened.
#[derive(Clone, Debug)]
pub struct MapMenu {
    at: LonLat,
    /// What lies there, and the names, in the order of clicks.
    here: Vec<(Subject, String)>,
}

/// Most things that are listed; a card lists all.
const MOST: usize = 6;

/// How far “Zoom to here” goes: each step doubles the scale.
const STEPS: f64 = 2.0;

/// The menu of a position on the map: at a right-click or, by keyboard, at the middle. `available`: whether no tool or
/// handle takes the click. `alone`: whether this is the only map.
pub fn map_menu(
    response: &Response,
    rect: Rect,
    session: &Session,
    (menu, marks): (&mut Option<MapMenu>, &mut MarkState),
    (available, alone): (bool, bool),
) -> Vec<Action> {
    let opening = Opening::by_pointer(response).or_else(|| Opening::by_keyboard(response, rect.center()));
    let opening = opening.filter(|_| available);
    if let Some(opening) = &opening {
        let p = opening.at() - rect.min;
        *menu = Some(MapMenu::new(session, Screen::new(p.x, p.y)));
    }
    let mut actions = Vec::new();
    if let Some(menu) = menu {
        context_menu(response, opening, "Menu of this position on the map", |entries| {
            menu.entries(entries, session, marks, alone, &mut actions);
        });
    }
    actions
}

impl MapMenu {
    fn new(session: &Session, at: Screen) -> Self {
        let named = |key: Subject| {
            let name = session.name_of(&key);
            (key, name)
        };
        let here = session.subjects_at(at).into_iter().map(named).collect();
        Self { at: session.viewport().to_world(at).into(), here }
    }

    fn entries(
        &self,
        entries: &mut Entries,
        session: &Session,
        marks: &mut MarkState,
        alone: bool,
        actions: &mut Vec<Action>,
    ) {
        let LonLat { lon, lat } = self.at;
        entries.heading(match self.here.len() {
            0 => "Nothing lies here",
            _ => "What lies here",
        });
        for (key, name) in self.here.iter().take(MOST) {
            if entries.entry(name) {
                actions.push(SelectAction::Feature(key.clone()).into());
            }
        }
        if self.here.len() > MOST {
            entries.heading(&format!("and {} more", self.here.len() - MOST));
        }
        entries.separator();
        entries.heading("Copy the position");
        for form in CoordinateForm::ALL {
            let Some(text) = form.text(self.at) else { continue };
            if entries.entry(&text) {
                actions.push(Action::Copy { what: "position", text });
            }
        }
        entries.separator();
        let split = (!alone).then_some("End the split view first");
        if entries.entry_unless("Measure from here", split) {
            marks.draft.take(MarkTool::Measure);
            marks.draft.clear();
            actions.extend(marks.draft.add(self.at));
        }
        if entries.entry("Add a note here") {
            let shape = AnnotationShape::Note(self.at);
            actions.push(AnnotationAction::Add { shape, measured: false }.into());
        }
        entries.separator();
        if entries.entry("Centre the map here") {
            actions.push(ViewAction::ToPlace { lon, lat, zoom: 0.0 }.into());
        }
        if entries.entry("Zoom to here") {
            let zoom = session.viewport().zoom() + STEPS;
            actions.push(ViewAction::ToPlace { lon, lat, zoom }.into());
        }
    }
}
