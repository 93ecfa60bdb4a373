use std::sync::Arc;

use egui::{FontId, Galley, Id, Rect, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::detail::period_words;
use crate::events::{ComparedCount, FilteredView, GOVERNORATE};
use crate::model::EventLayerId;
use crate::session::{Action, EventAction, EventLayer, FilterPart, Session};
use crate::style::number::exact;

use crate::ui::panels::filter_panel;
use crate::ui::widgets::{bidi, fonts, icons};

/// Most characters of a chip.
const LONGEST: usize = 44;

/// A filter in words, and the rows it was computed for.
#[derive(Clone)]
struct InWords {
    layer: EventLayerId,
    shown: Arc<FilteredView>,
    parts: Arc<Vec<FilterPart>>,
}

/// The parts of the active file's filter along the map's upper edge, each removable; nothing if all rows are
/// shown.
pub fn chips(ui: &mut Ui, rect: Rect, session: &Session) -> Vec<Action> {
    let mut actions = Vec::new();
    let Some(layer) = session.events().active() else { return actions };
    let parts = in_words(ui, layer);
    let change = change_words(layer);
    if parts.is_empty() && change.is_none() {
        return actions;
    }
    let area = Rect::from_min_max(rect.min + vec2(10.0, 10.0), pos2(rect.right() - 58.0, rect.top() + 120.0));
    let builder = egui::UiBuilder::new().id_salt(Id::unique("chips")).max_rect(area);
    ui.scope_builder(builder, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            count(ui, layer);
            if change.is_some_and(|words| chip(ui, &words)) {
                actions.push(EventAction::ShowChange { layer: layer.id, change: None }.into());
            }
            for part in parts.iter() {
                if chip(ui, &part.words) {
                    actions.push(Action::Event(part.without.clone()));
                }
            }
            if parts.len() > 1 && clear_all(ui) {
                actions.extend(filter_panel::clear(layer));
            }
        });
    });
    actions
}

/// A filter may name thousands of values, so its words are computed only when it changes.
fn in_words(ui: &Ui, layer: &EventLayer) -> Arc<Vec<FilterPart>> {
    let id = Id::unique("chips in words");
    let known = ui.data(|d| d.get_temp::<InWords>(id));
    let known = known.filter(|k| k.layer == layer.id && Arc::ptr_eq(&k.shown, &layer.shown));
    let words = known.unwrap_or_else(|| InWords {
        layer: layer.id,
        shown: layer.shown.clone(),
        parts: Arc::new(layer.filter_parts()),
    });
    let parts = words.parts.clone();
    ui.data_mut(|d| d.insert_temp(id, words));
    parts
}

/// What the shades of governorates stand for, while they show a change.
fn change_words(layer: &EventLayer) -> Option<String> {
    let (pair, of) = layer.change()?;
    let what = match of {
        ComparedCount::Events => "Change in events",
        ComparedCount::Killed => "Change in people killed",
    };
    let [first, second] = period_words(pair);
    Some(format!("{what}: {second} against {first}"))
}

fn count(ui: &mut Ui, layer: &EventLayer) {
    let (shown, all) = (u64::from(layer.shown.count()), layer.table.len() as u64);
    let words = format!("{} of {} shown", exact(shown), exact(all));
    let galley = ui.painter().layout_no_wrap(words.clone(), fonts::bold(12.5), ui.visuals().text_color());
    let rect = plate(ui, galley, 0.0);
    let response = ui.interact(rect, Id::unique("chips count"), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
}

/// A part of the filter; true if it should be removed.
fn chip(ui: &mut Ui, words: &str) -> bool {
    let mut short: String = words.chars().take(LONGEST).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    let job = bidi::line(&short, None, &FontId::proportional(12.5), ui.visuals().text_color());
    let galley = ui.painter().layout_job(job);
    let rect = plate(ui, galley, 18.0);
    let place = Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(18.0, 18.0));
    let id = Id::unique("chip").with(words);
    let response = ui.interact(place, id, egui::Sense::click());
    let name = format!("Remove filter: {words}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let strong = response.hovered() || response.has_focus();
    if strong {
        ui.painter().rect_filled(place, 9.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    let ink = if strong { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
    icons::small_cross(ui.painter(), place, ink);
    response.on_hover_text(name).clicked()
}

fn clear_all(ui: &mut Ui) -> bool {
    let ink = ui.visuals().hyperlink_color;
    let galley = ui.painter().layout_no_wrap("Clear all".to_owned(), FontId::proportional(12.5), ink);
    let rect = plate(ui, galley, 0.0);
    let response = ui.interact(rect, Id::unique("clear all chips"), egui::Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, "Clear all"));
    if response.hovered() || response.has_focus() {
        let ring = Stroke::new(1.0, ui.visuals().selection.stroke.color);
        ui.painter().rect_stroke(rect, 12.0, ring, egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// A background for text over the map, with free pixels after it.
fn plate(ui: &mut Ui, words: Arc<Galley>, free: f32) -> Rect {
    let size = vec2(words.size().x + 20.0 + free, 26.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let (fill, line) = (ui.visuals().window_fill, ui.visuals().window_stroke);
    ui.painter().rect(rect, 13.0, fill, line, egui::StrokeKind::Inside);
    let at = pos2(rect.left() + 10.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ui.visuals().text_color());
    rect
}

/// On a governorate's card while an event file is open: show only its events.
pub fn only_governorate(ui: &mut Ui, session: &Session, name: &str) -> Option<Action> {
    let layer = session.events().active()?;
    let values = &layer.table.dimensions().get(GOVERNORATE)?.values;
    let code = u16::try_from(values.iter().position(|v| v == name)?).ok()?;
    let mut filter = layer.filter().clone();
    filter.only(GOVERNORATE, code);
    let is_only = !filter.kept.contains_key(&GOVERNORATE);
    let words = if is_only {
        "Show events of all governorates".to_owned()
    } else {
        format!("Show only events in {name}")
    };
    ui.add_space(4.0);
    let pressed = crate::ui::widgets::elements::button(ui, &words);
    pressed.then(|| EventAction::Filter { layer: layer.id, filter }.into())
}
