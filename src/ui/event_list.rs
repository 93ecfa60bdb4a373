use egui::{Align, Id, Layout, ProgressBar, RichText, Sense, Ui, WidgetInfo, vec2};

use crate::model::EventLayerId;
use crate::scene::EventDisplay;
use crate::session::{Action, EventAction, EventLayer, LayerAction, Loading, Session};
use crate::style::Theme;
use crate::style::number::exact;

use crate::ui::panels::event_legend::event_legend;
use crate::ui::panels::wish::Wish;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;
use crate::ui::widgets::{elements, fonts};

/// What the list of event files remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct EventListState {
    /// Files whose details are folded away.
    folded: std::collections::BTreeSet<EventLayerId>,
}

/// The open event files, top to bottom, and what opens more of them.
pub fn event_list(
    ui: &mut Ui,
    session: &Session,
    theme: &Theme,
    state: &mut EventListState,
) -> (Vec<Action>, Option<Wish>) {
    let (mut actions, mut wish) = (Vec::new(), None);
    let events = session.events();
    state.folded.retain(|id| events.layer(*id).is_some());
    for layer in events.layers() {
        file(ui, session, layer, theme, state, &mut actions, &mut wish);
    }
    ui.horizontal(|ui| {
        if elements::button(ui, "Open events…") {
            wish = Some(Wish::OpenEvents);
        }
        if !events.recent().is_empty() {
            ui.menu_button(RichText::new("Recent").size(12.5), |ui| {
                for path in events.recent() {
                    if ui.button(short_path(path)).on_hover_text(path).clicked() {
                        wish = Some(Wish::OpenRecent(path.clone()));
                    }
                }
            });
        }
    });
    ui.add_space(2.0);
    ui.separator();
    (actions, wish)
}

/// The file's own name, in whichever system the path was written.
fn short_path(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn file(
    ui: &mut Ui,
    session: &Session,
    layer: &EventLayer,
    theme: &Theme,
    state: &mut EventListState,
    actions: &mut Vec<Action>,
    wish: &mut Option<Wish>,
) {
    let id = layer.id;
    let at_work = session.events().active_id() == Some(layer.id);
    let several = session.events().layers().len() > 1;
    let fill = if at_work && several { ui.visuals().faint_bg_color } else { egui::Color32::TRANSPARENT };
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(4, 5)).corner_radius(6.0).fill(fill);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = (ui.available_width() - 2.0 * icons::SIDE - 6.0).max(60.0);
            title(ui, layer, width, at_work && several, state, actions);
            let (eye, verb) = if layer.visible() { (Icon::Eye, "Hide") } else { (Icon::EyeOff, "Show") };
            if icons::button(ui, eye, &format!("{verb} {}", layer.name())).clicked() {
                actions.push(LayerAction::Show { layer: id.into(), visible: !layer.visible() }.into());
            }
            if icons::button(ui, Icon::Close, &format!("Close {}", layer.name())).clicked() {
                actions.push(LayerAction::Close { layer: id.into() }.into());
            }
        });
        if let Some(loading) = &layer.loading
            && progress(ui, loading, layer.name())
        {
            actions.push(LayerAction::Close { layer: id.into() }.into());
        }
        if !state.folded.contains(&layer.id) {
            notes(ui, layer, wish);
            details(ui, session, layer, theme, actions);
        }
    });
}

/// The name, which takes the file to work or folds its details, and how much is shown.
fn title(
    ui: &mut Ui,
    layer: &EventLayer,
    width: f32,
    marked: bool,
    state: &mut EventListState,
    actions: &mut Vec<Action>,
) {
    let folded = state.folded.contains(&layer.id);
    let inner = ui.allocate_ui_with_layout(vec2(width, 36.0), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(width);
        let mut name = RichText::new(layer.name()).font(fonts::bold(13.5));
        if !layer.visible() {
            name = name.weak();
        }
        ui.add(egui::Label::new(name).truncate().selectable(false));
        let (shown, all) = (u64::from(layer.shown.count()), layer.table.len() as u64);
        let mut words = format!("{} of {} shown", exact(shown), exact(all));
        if marked {
            words.push_str(" · active");
        }
        ui.add(egui::Label::new(RichText::new(words).small().weak()).selectable(false));
    });
    let id = Id::unique("event file").with(layer.id);
    let response = ui.interact(inner.response.rect, id, Sense::click());
    let name = format!("About {}", layer.name());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, !folded, &name));
    if response.has_focus() {
        let ring = egui::Stroke::new(1.5, ui.visuals().selection.stroke.color);
        ui.painter().rect_stroke(inner.response.rect, 4.0, ring, egui::StrokeKind::Inside);
    }
    if response.clicked() {
        actions.push(EventAction::Work { layer: layer.id }.into());
        if folded {
            state.folded.remove(&layer.id);
        } else {
            state.folded.insert(layer.id);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}

/// How far the file is read; true when the reader wants no more of it.
fn progress(ui: &mut Ui, loading: &Loading, name: &str) -> bool {
    let rows = format!("{} rows so far", exact(loading.rows));
    ui.horizontal(|ui| {
        // Room for the button behind it: a line that is too long would push the panel wider.
        let width = (ui.available_width() - 84.0).max(60.0);
        let known = loading.of_bytes > 0;
        // The bytes of a file are far below what an f64 counts exactly.
        let share = if known { loading.bytes as f64 / loading.of_bytes as f64 } else { 0.0 };
        let bar = ProgressBar::new(share as f32).desired_width(width).desired_height(16.0).animate(!known);
        ui.add(bar.text(RichText::new(rows).size(11.5)));
        let cancel = ui.small_button("Cancel");
        cancel
            .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Cancel loading {name}")));
        cancel.clicked()
    })
    .inner
}

/// How many rows had something amiss, and the way to read what.
fn notes(ui: &mut Ui, layer: &EventLayer, wish: &mut Option<Wish>) {
    let notes = &layer.about.notes;
    if layer.loading.is_some() || layer.about.recognised.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        let plain = layer.about.recognised == "table";
        elements::small(ui, if plain { "Table of unknown origin" } else { &layer.about.recognised });
        let words = match notes.list.len() {
            0 => "no import problems".to_owned(),
            1 => format!("1 problem in {} rows", exact(notes.list[0].count)),
            n => format!("{n} notes"),
        };
        if elements::link(ui, &words).clicked() {
            *wish = Some(Wish::Notes(layer.id));
        }
    });
}

fn details(ui: &mut Ui, session: &Session, layer: &EventLayer, theme: &Theme, actions: &mut Vec<Action>) {
    let id = layer.id;
    ui.add_space(2.0);
    let width = (ui.available_width() - 24.0).max(80.0);
    let chosen = RichText::new(layer.display.words()).size(12.5);
    let response = egui::ComboBox::from_id_salt(("display", layer.id))
        .selected_text(chosen)
        .width(width)
        .show_ui(ui, |ui| {
            for display in EventDisplay::ALL {
                if ui.selectable_label(layer.display == display, display.words()).clicked() {
                    actions.push(EventAction::Display { layer: id, display }.into());
                }
            }
        })
        .response;
    response.widget_info(|| {
        let name = format!("How {} is drawn: {}", layer.name(), layer.display.words());
        WidgetInfo::labeled(egui::Role::ComboBox, true, name)
    });
    let mut percent = layer.opacity() * 100.0;
    let slider = egui::Slider::new(&mut percent, 10.0..=100.0).suffix(" %").integer().text("opacity");
    if ui.add(slider).changed() {
        actions.push(LayerAction::Opacity { layer: id.into(), opacity: percent / 100.0 }.into());
    }
    event_legend(ui, session, layer, theme);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recent_file_goes_by_its_own_name() {
        assert_eq!(short_path("/home/reader/data/acled.csv"), "acled.csv");
        assert_eq!(short_path(r"C:\data\ged.csv"), "ged.csv");
        assert_eq!(short_path("gtd.csv"), "gtd.csv");
    }
}
