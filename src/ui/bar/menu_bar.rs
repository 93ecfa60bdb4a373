use egui::{FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::session::{Menu, Row, TABLE};

use crate::ui::outbox::AppCommand;
use crate::ui::widgets::bidi;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// The current state of a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub row: &'static Row,
    /// “Undo: Hide Context (2018)”.
    pub title: String,
    /// Why it is unavailable, in a few words.
    pub possible: Result<(), &'static str>,
    /// Whether it is on, for a toggle.
    pub on: Option<bool>,
}

const HEIGHT: f32 = 24.0;

/// Left of the titles, for check marks.
const GUTTER: f32 = 24.0;

/// Between titles and keys.
const GAP: f32 = 28.0;

/// Longest file name in a menu, in pixels.
const WIDEST: f32 = 420.0;

/// The menus, from File to Help. `offer` gives the state of a command; `recent` are paths of opened files,
/// latest first.
pub fn menu_bar(ui: &mut Ui, offer: &dyn Fn(&'static Row) -> Offer, recent: &[String]) -> Option<AppCommand> {
    let mut chosen = None;
    let words: f32 = Menu::ALL.iter().map(|menu| bar_width(ui, menu.title())).sum();
    let size = vec2(words, ui.spacing().interact_size.y);
    // A bar takes all available width, but the search field follows it.
    ui.allocate_ui(size, |ui| {
        egui::MenuBar::new().style(egui::style::StyleModifier::default()).ui(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().button_padding.x = PADDING;
            ui.visuals_mut().widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
            for menu in Menu::ALL {
                ui.menu_button(menu.title(), |ui| {
                    let recent = if menu == Menu::File { recent } else { &[] };
                    chosen = items(ui, menu, offer, recent).or(chosen.take());
                });
            }
        });
    });
    chosen
}

/// Pixels left and right of a menu's title in the bar.
const PADDING: f32 = 8.0;

fn bar_width(ui: &Ui, title: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(title.to_owned(), font, egui::Color32::WHITE);
    galley.size().x + 2.0 * PADDING
}

fn items(
    ui: &mut Ui,
    menu: Menu,
    offer: &dyn Fn(&'static Row) -> Offer,
    recent: &[String],
) -> Option<AppCommand> {
    let offers: Vec<Offer> = TABLE.iter().filter(|row| row.menu == menu).map(offer).collect();
    let lines = || offers.iter().map(|o| (o.title.as_str(), o.row.keys.first().map(|k| k.words())));
    let needed = lines().map(|(title, keys)| width(ui, title) + keys.map_or(0.0, |k| GAP + width(ui, &k)));
    let names: Vec<&str> = recent.iter().map(|path| name_of(path)).collect();
    let names_need = names.iter().map(|name| width(ui, name).min(WIDEST));
    ui.set_width(needed.chain(names_need).fold(160.0, f32::max) + GUTTER + 12.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = None;
    let mut group = None;
    for offer in &offers {
        if group.is_some_and(|g| g != offer.row.group) {
            if offer.row.group == LAST_OF_FILE && !recent.is_empty() {
                chosen = recent_files(ui, recent).or(chosen);
            }
            line(ui);
        }
        group = Some(offer.row.group);
        if item(ui, offer) {
            chosen = Some(AppCommand::Run(offer.row.command));
        }
    }
    if chosen.is_some() {
        ui.close();
    }
    chosen
}

/// Recent files go before this group.
const LAST_OF_FILE: u8 = 9;

fn recent_files(ui: &mut Ui, recent: &[String]) -> Option<AppCommand> {
    line(ui);
    ui.horizontal(|ui| {
        ui.add_space(GUTTER);
        ui.label(egui::RichText::new("Recent files").size(12.0).weak());
    });
    let mut chosen = None;
    for path in recent {
        let name = name_of(path);
        let said = format!("Open {name} again");
        let response = painted(ui, name, None, None, true, &said);
        if response.on_hover_text(path).clicked() {
            chosen = Some(AppCommand::Open(path.clone()));
        }
    }
    chosen
}

fn name_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    let stroke = ui.visuals().widgets.noninteractive.bg_stroke;
    ui.painter().hline(rect.x_range().shrink(4.0), rect.center().y, stroke);
}

fn item(ui: &mut Ui, offer: &Offer) -> bool {
    let keys = offer.row.keys.first().map(|k| k.words());
    let can = offer.possible.is_ok();
    let response = painted(ui, &offer.title, keys, offer.on, can, &offer.title);
    let help = match offer.possible {
        Ok(()) => offer.row.help.to_owned(),
        Err(why) => format!("{} Unavailable: {why}.", offer.row.help),
    };
    let pressed = can && response.clicked();
    response.on_hover_text(help);
    pressed
}

/// One line of a menu: check mark, title, keys.
fn painted(
    ui: &mut Ui,
    title: &str,
    keys: Option<String>,
    on: Option<bool>,
    can: bool,
    name: &str,
) -> egui::Response {
    let sense = if can { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), sense);
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(Role::MenuItemCheckBox, can, on, name),
        None => WidgetInfo::labeled(Role::MenuItem, can, name),
    });
    let visuals = ui.visuals();
    let ink = if can { visuals.text_color() } else { visuals.weak_text_color().gamma_multiply(0.75) };
    if can && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 4.0, visuals.widgets.hovered.weak_bg_fill);
    }
    if on == Some(true) {
        let mark = Rect::from_min_size(rect.min, vec2(GUTTER, HEIGHT));
        icons::paint(ui.painter(), Icon::Check, mark, Stroke::new(1.6, ink));
    }
    let mut job = bidi::line(title, None, &font(), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - GUTTER - 8.0);
    let galley = ui.painter().layout_job(job);
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + GUTTER, y), galley, ink);
    if let Some(keys) = keys {
        let at = pos2(rect.right() - 8.0, rect.center().y);
        let weak = visuals.weak_text_color().gamma_multiply(if can { 1.0 } else { 0.75 });
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, keys, font(), weak);
    }
    response
}

fn font() -> FontId {
    FontId::proportional(13.0)
}

fn width(ui: &Ui, words: &str) -> f32 {
    ui.painter().layout_job(bidi::line(words, None, &font(), egui::Color32::WHITE)).size().x
}
