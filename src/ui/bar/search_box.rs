use egui::{EventFilter, Id, Key, Modifiers, Sense, TextEdit, Ui, WidgetInfo, vec2};

use crate::atlas::{Match, Target};
use crate::geo::LonLat;
use crate::model::Subject;
use crate::session::{Action, SelectAction, Session, ViewAction, how_words};

use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;
use crate::ui::widgets::{bidi, fonts};

/// State of the search box between frames.
#[derive(Clone, Debug, Default)]
pub struct SearchState {
    pub query: String,
    found: Vec<Match>,
    /// The query of `found`.
    searched: String,
    chosen: usize,
    open: bool,
    /// Set by Ctrl+F: the field takes focus in the next frame.
    pub take_focus: bool,
}

const MOST: usize = 9;

/// Zoom of a flight to a town.
const TOWN_ZOOM: f64 = 9.0;

pub fn search_box(ui: &mut Ui, session: &Session, state: &mut SearchState, width: f32) -> Vec<Action> {
    let id = Id::unique("search");
    let focused = ui.memory(|m| m.has_focus(id));
    let (mut moved, mut taken, mut left) = (0isize, false, false);
    if focused && state.open {
        ui.input_mut(|i| {
            moved += isize::from(i.consume_key(Modifiers::NONE, Key::ArrowDown));
            moved -= isize::from(i.consume_key(Modifiers::NONE, Key::ArrowUp));
            taken = i.consume_key(Modifiers::NONE, Key::Enter);
        });
    }
    if focused {
        left = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    }
    let edit = TextEdit::singleline(&mut state.query)
        .id(id)
        .hint_text("Find place or feature  (Ctrl+F)")
        .margin(egui::Margin { left: 26, right: 8, top: 5, bottom: 5 })
        .desired_width(width);
    let response = ui.add(edit);
    if response.has_focus() {
        // Otherwise egui consumes Escape, and the map handles it as well.
        let filter = EventFilter { escape: true, horizontal_arrows: true, vertical_arrows: true, tab: false };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    }
    let lens = egui::Rect::from_min_size(response.rect.min, vec2(26.0, response.rect.height()));
    let stroke = egui::Stroke::new(1.4, ui.visuals().weak_text_color());
    icons::paint(ui.painter(), Icon::Search, lens, stroke);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "Find place or feature"));
    if std::mem::take(&mut state.take_focus) {
        response.request_focus();
        state.open = true;
    }
    if response.changed() || response.gained_focus() {
        state.open = true;
    }
    if state.searched != state.query {
        state.searched.clone_from(&state.query);
        state.found = session.search(&state.query, MOST);
        state.chosen = 0;
    }
    if left {
        state.query.clear();
        state.open = false;
        response.surrender_focus();
    }
    let count = state.found.len();
    if count > 0 {
        state.chosen = (state.chosen as isize + moved).rem_euclid(count as isize) as usize;
    }
    let mut actions = Vec::new();
    let mut take = taken.then_some(state.chosen);
    if state.open && !state.query.trim().is_empty() {
        take = results(ui, session, state, &response).or(take);
    }
    if let Some(found) = take.and_then(|i| state.found.get(i)) {
        actions = go_to(session, found);
        state.open = false;
        response.surrender_focus();
    }
    if state.open && response.lost_focus() && take.is_none() && !ui.input(|i| i.pointer.any_down()) {
        state.open = false;
    }
    actions
}

/// The list below the field; returns the clicked row.
fn results(ui: &mut Ui, session: &Session, state: &mut SearchState, field: &egui::Response) -> Option<usize> {
    let mut clicked = None;
    let below = field.rect.left_bottom() + vec2(0.0, 4.0);
    egui::Area::new(Id::unique("search results")).order(egui::Order::Foreground).fixed_pos(below).show(
        ui.ctx(),
        |ui| {
            egui::Frame::popup(ui.style()).inner_margin(4.0).show(ui, |ui| {
                ui.set_width(field.rect.width().max(300.0));
                ui.spacing_mut().item_spacing.y = 1.0;
                if state.found.is_empty() {
                    ui.add_space(4.0);
                    ui.weak("Nothing found with this name.");
                    ui.add_space(4.0);
                }
                for (i, found) in state.found.iter().enumerate() {
                    if row(ui, session, found, i == state.chosen) {
                        clicked = Some(i);
                    }
                }
            });
        },
    );
    clicked
}

/// A line of a list of names; whether it was clicked.
pub(in crate::ui) fn row(ui: &mut Ui, session: &Session, found: &Match, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let kind = kind_words(session, found);
    let name = format!("{}, {kind}", found.shown);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    let visuals = ui.visuals();
    if chosen {
        ui.painter().rect_filled(rect, 5.0, visuals.selection.bg_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, visuals.widgets.hovered.weak_bg_fill);
    }
    let (text, weak) = (visuals.text_color(), visuals.weak_text_color());
    let size = 13.5;
    let title = ui.painter().layout_job(bidi::line(&found.shown, None, &fonts::bold(size), text));
    ui.painter().galley(rect.min + vec2(8.0, 1.0), title, text);
    let how = how_words(found);
    let line = if how.is_empty() { kind } else { format!("{kind} · {how}") };
    let mut below = bidi::line(&line, None, &egui::FontId::proportional(11.5), weak);
    below.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
    let below = ui.painter().layout_job(below);
    ui.painter().galley(rect.min + vec2(8.0, 18.0), below, weak);
    response.clicked()
}

fn kind_words(session: &Session, found: &Match) -> String {
    match &found.target {
        Target::Subject(subject) => match subject {
            Subject::Governorate(_) => "governorate".to_owned(),
            Subject::Feature { layer, .. } => {
                let kind = session.feature(subject).map(|f| f.properties.kind.words());
                let layer = session.layer(layer).map_or("", |l| l.name());
                format!("{} · {layer}", kind.unwrap_or("feature"))
            }
            Subject::Event { .. } => "event".to_owned(),
            Subject::Annotation(_) => "annotation".to_owned(),
        },
        Target::Place(index) => {
            let place = session.atlas().gazetteer.place(*index);
            let code = place.map_or("", |p| p.gov.as_str());
            let governorate = session.atlas().base.governorate(code);
            governorate.map_or_else(|| "town".to_owned(), |g| format!("town in {}", g.name))
        }
    }
}

fn go_to(session: &Session, found: &Match) -> Vec<Action> {
    match session.subject_of(&found.target) {
        Some(key) => {
            vec![SelectAction::Feature(key.clone()).into(), ViewAction::ToFeature(key).into()]
        }
        None => {
            let Some(LonLat { lon, lat }) = found.position else { return Vec::new() };
            vec![
                SelectAction::At { lon, lat }.into(),
                ViewAction::ToPlace { lon, lat, zoom: TOWN_ZOOM }.into(),
            ]
        }
    }
}
