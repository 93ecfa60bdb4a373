use eframe::egui::{self, FontId, Id, Rect, RichText, Ui, WidgetInfo, pos2, vec2};

use crate::detail::grouped;
use crate::session::{Action, EventAction, EventLayer, Session};

use super::{bidi, filter_panel, fonts, icons};

/// Most letters of a chip's words.
const LONGEST: usize = 44;

/// The parts of the filter of the file at work along the map's upper edge, each of which can
/// be taken away; nothing where all rows are shown.
pub fn chips(ui: &mut Ui, rect: Rect, session: &Session) -> Vec<Action> {
    let mut actions = Vec::new();
    let Some(layer) = session.events().at_work() else { return actions };
    let parts = layer.filter_parts();
    if parts.is_empty() {
        return actions;
    }
    let area = Rect::from_min_max(rect.min + vec2(10.0, 10.0), pos2(rect.right() - 10.0, rect.top() + 120.0));
    let builder = egui::UiBuilder::new().id_salt(Id::unique("chips")).max_rect(area);
    ui.scope_builder(builder, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            count(ui, layer);
            for part in &parts {
                if chip(ui, &part.words) {
                    actions.push(Action::Event(part.without.clone()));
                }
            }
            if parts.len() > 1
                && plate(ui, |ui| ui.add(egui::Link::new(RichText::new("Clear all").size(12.5))))
            {
                actions.extend(filter_panel::clear(layer));
            }
        });
    });
    actions
}

fn count(ui: &mut Ui, layer: &EventLayer) {
    let (shown, all) = (u64::from(layer.shown.count()), layer.table.len() as u64);
    let words = format!("{} of {} shown", grouped(shown), grouped(all));
    plate(ui, |ui| ui.add(egui::Label::new(RichText::new(words).font(fonts::bold(12.5))).selectable(false)));
}

/// A part of the filter; true when it is to go.
fn chip(ui: &mut Ui, words: &str) -> bool {
    plate(ui, |ui| {
        let mut short: String = words.chars().take(LONGEST).collect();
        if short.len() < words.len() {
            short.push('…');
        }
        let job = bidi::line(&short, None, &FontId::proportional(12.5), ui.visuals().text_color());
        let label = ui.add(egui::Label::new(job).selectable(false));
        if short != words {
            label.on_hover_text(words);
        }
        let name = format!("Take away: {words}");
        let (place, response) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        let strong = response.hovered() || response.has_focus();
        if strong {
            ui.painter().rect_filled(place, 4.0, ui.visuals().widgets.hovered.weak_bg_fill);
        }
        let ink = if strong { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
        icons::small_cross(ui.painter(), place, ink);
        response
    })
}

/// A ground on which words can be read over the map; whether what is on it was pressed.
fn plate(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> egui::Response) -> bool {
    let frame = egui::Frame::new()
        .fill(ui.visuals().window_fill)
        .stroke(ui.visuals().window_stroke)
        .corner_radius(12.0)
        .inner_margin(egui::Margin::symmetric(9, 3));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 16.0;
            add(ui)
        })
        .inner
    });
    shown.inner.clicked()
}

/// What a governorate's card offers while an event file is open: only its events.
pub fn only_governorate(ui: &mut Ui, session: &Session, name: &str) -> Option<Action> {
    use crate::events::GOVERNORATE;
    let layer = session.events().at_work()?;
    let values = &layer.table.dimensions().get(GOVERNORATE)?.values;
    let code = u16::try_from(values.iter().position(|v| v == name)?).ok()?;
    let mut filter = layer.filter().clone();
    filter.only(GOVERNORATE, code);
    let is_only = !filter.kept.contains_key(&GOVERNORATE);
    let words = if is_only {
        "Events of all governorates again".to_owned()
    } else {
        format!("Only events in {name}")
    };
    ui.add_space(4.0);
    let pressed = super::widgets::button(ui, &words);
    pressed.then(|| EventAction::Filter { layer: layer.id.clone(), filter }.into())
}
