use egui::{Id, Rect, RichText, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::detail::{days_words, span_words};
use crate::events::Day;
use crate::session::{Action, EventAction, SelectAction, Session};
use crate::style::Theme;
use crate::style::number::exact;

use crate::ui::annotations::plate;
use crate::ui::map::feature_nodes::feature_nodes;
use crate::ui::map::furniture::furniture;
use crate::ui::map::hover_tip::hover_tip;
use crate::ui::map::map_buttons::map_buttons;
use crate::ui::map::map_canvas::{CanvasState, PLATE, map_canvas};
use crate::ui::map::pin_node::pin_node;
use crate::ui::widgets::fonts;
use crate::ui::widgets::visuals::colour;

/// Pixels between the two maps.
const GAP: f32 = 2.0;

/// The size of each of the two maps, in pixels.
pub fn half(size: egui::Vec2) -> egui::Vec2 {
    vec2(((size.x - GAP) / 2.0).max(1.0), size.y)
}

/// Two maps with one viewport, each with its own days below its name. A click activates a map. Returns the
/// area below the names.
pub fn split_view(
    ui: &mut Ui,
    session: &Session,
    theme: &Theme,
    states: &mut [CanvasState; 2],
) -> (Rect, Vec<Action>) {
    let whole = ui.available_rect_before_wrap();
    let Some(beside) = session.events().split() else { return (whole, Vec::new()) };
    let size = half(whole.size());
    let mut sides: Vec<(bool, Vec<Action>)> = Vec::new();
    for (i, state) in states.iter_mut().enumerate() {
        let left = whole.left() + i as f32 * (size.x + GAP);
        let rect = Rect::from_min_size(pos2(left, whole.top()), size);
        let side = Side { at_work: beside.right == (i == 1), right: i == 1, rect };
        let days = if side.at_work { session.events().shared_days() } else { beside.other };
        let builder = egui::UiBuilder::new().max_rect(rect).id_salt(Id::unique("side").with(i));
        let actions = ui.scope_builder(builder, |ui| side.show(ui, session, theme, days, state)).inner;
        sides.push((state.pointer.is_some(), actions));
    }
    let middle = Rect::from_center_size(whole.center(), vec2(GAP, whole.height()));
    ui.painter().rect_filled(middle, 0.0, colour(theme.country_border));
    // One pointer, two maps: handle the one it left first.
    sides.sort_by_key(|(pointed, _)| *pointed);
    let pointed = states.iter().find(|s| s.pointer.is_some()).unwrap_or(&states[0]);
    furniture(ui, whole, session, theme, pointed);
    let below = Rect::from_min_max(whole.min + vec2(0.0, PLATE), whole.max);
    (below, sides.into_iter().flat_map(|(_, actions)| actions).collect())
}

struct Side {
    at_work: bool,
    right: bool,
    rect: Rect,
}

impl Side {
    fn show(
        &self,
        ui: &mut Ui,
        session: &Session,
        theme: &Theme,
        days: Option<(Day, Day)>,
        state: &mut CanvasState,
    ) -> Vec<Action> {
        let (name, words) = names(session, days);
        state.name = Some(name.clone());
        state.asleep = !self.at_work;
        let scene = session.scene_at(theme, days);
        let (_, on_map) = map_canvas(ui, session, &scene, state);
        let mut actions = Vec::new();
        for action in on_map {
            actions.extend(self.before(&action));
            actions.push(action);
        }
        if self.at_work {
            actions.extend(feature_nodes(ui, self.rect, session));
            actions.extend(pin_node(ui, self.rect, session));
            let accent = ui.visuals().selection.stroke.color;
            let line = [self.rect.left_top() + vec2(0.0, 1.0), self.rect.right_top() + vec2(0.0, 1.0)];
            ui.painter().line_segment(line, Stroke::new(3.0, accent));
        }
        if self.right {
            actions.extend(map_buttons(ui, self.rect, session, state));
            actions.extend(plate(ui, self.rect, &mut state.marks.draft));
        }
        actions.extend(self.plate(ui, session, &name, &words, days));
        hover_tip(ui, self.rect, session, state.pointer, theme);
        actions
    }

    /// The actions needed first so that an action applies to this map.
    fn before(&self, action: &Action) -> Option<Action> {
        if let Action::Select(SelectAction::Hover { at: Some(_) }) = action {
            Some(EventAction::Over { other: !self.at_work }.into())
        } else if let Action::Select(SelectAction::Click { .. }) = action
            && !self.at_work
        {
            Some(EventAction::Turn.into())
        } else {
            None
        }
    }

    /// The map's name, its days and how many events it shows.
    fn plate(
        &self,
        ui: &mut Ui,
        session: &Session,
        name: &str,
        words: &str,
        days: Option<(Day, Day)>,
    ) -> Option<Action> {
        let count = session.events().active().map(|layer| {
            let shown = layer.shown_at(days);
            format!("{} of {} events", exact(shown.count().into()), exact(layer.table.len() as u64))
        });
        let words: Vec<&str> =
            [words, count.as_deref().unwrap_or_default()].into_iter().filter(|w| !w.is_empty()).collect();
        let words = words.join(" · ");
        let corner = self.rect.min + vec2(10.0, 10.0);
        let place = Rect::from_min_size(corner, vec2(self.rect.width() - 20.0, PLATE - 10.0));
        let builder = egui::UiBuilder::new().id_salt(Id::unique("plate").with(self.right)).max_rect(place);
        let response = ui
            .scope_builder(builder, |ui| {
                let frame = egui::Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(9, 5));
                frame.show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let name = RichText::new(name).font(fonts::bold(15.0));
                    ui.add(egui::Label::new(name).selectable(false));
                    let words = RichText::new(&words).size(11.5);
                    ui.add(egui::Label::new(words).selectable(false).truncate());
                })
            })
            .inner
            .response;
        let id = Id::unique("plate of").with(self.right);
        let response = ui.interact(response.rect, id, egui::Sense::click());
        let label = format!("{name}, {words}: make this the active map");
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, self.at_work, &label));
        if response.has_focus() {
            let ring = Stroke::new(1.5, ui.visuals().selection.stroke.color);
            ui.painter().rect_stroke(response.rect, 7.0, ring, egui::StrokeKind::Inside);
        }
        let pressed = response.on_hover_text("Timeline, filters and cards apply to the active map").clicked();
        (pressed && !self.at_work).then(|| EventAction::Turn.into())
    }
}

/// The name of the moment or period if the days are one, and the days in words; otherwise the days and their length.
fn names(session: &Session, days: Option<(Day, Day)>) -> (String, String) {
    let Some((from, to)) = days else { return ("All days".to_owned(), String::new()) };
    let words = days_words(from, to);
    let moment = session.moments().into_iter().find(|m| Some(m.days) == days);
    match moment.map(|moment| moment.name).or_else(|| session.period_name(days)) {
        Some(name) => (name, words),
        None => {
            let name = span_words(from, to);
            let length = words.strip_prefix(&name).unwrap_or(&words).trim_start_matches(", ").to_owned();
            (name, length)
        }
    }
}
