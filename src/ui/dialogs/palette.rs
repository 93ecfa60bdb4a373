use egui::{Align2, Context, FontId, Id, Key, Modifiers, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::session::{Command, Row, found};

use crate::ui::bar::menu_bar::Offer;
use crate::ui::outbox::{AppCommand, Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};
use crate::ui::widgets::{bidi, elements, fonts};

pub const PALETTE: PanelId = "palette";

/// Finds any command by its words.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    query: String,
    chosen: usize,
    /// The chosen line must be scrolled into view.
    follow: bool,
}

const WIDTH: f32 = 560.0;
const ROW: f32 = 40.0;

/// The accessible name of its field.
const NAME: &str = "Find a command";

impl Panel for Palette {
    fn id(&self) -> PanelId {
        PALETTE
    }

    fn title(&self) -> &'static str {
        NAME
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::Palette]
    }

    fn opened(&mut self) {
        *self = Self { follow: true, ..Self::default() };
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let (command, closed) = palette(ui.ctx(), self, context.offers);
        let mut out = Outbox::closing(PALETTE, closed);
        out.commands.extend(command.map(AppCommand::Run));
        out
    }
}

/// The command that was chosen, and whether the palette is left.
fn palette(ctx: &Context, state: &mut Palette, offers: &[Offer]) -> (Option<Command>, bool) {
    let of_row = |row: &'static Row| offers.iter().find(|offer| offer.row.command == row.command);
    let rows: Vec<Offer> = found(&state.query).into_iter().filter_map(of_row).cloned().collect();
    let (moved, taken, left) = keys(ctx);
    if moved != 0 && !rows.is_empty() {
        state.chosen = (state.chosen as isize + moved).rem_euclid(rows.len() as isize) as usize;
        state.follow = true;
    }
    let mut command = taken.then(|| rows.get(state.chosen)).flatten().and_then(possible);
    let screen = ctx.content_rect();
    let size = vec2(WIDTH.min(screen.width() - 40.0), (screen.height() - 140.0).clamp(160.0, 440.0));
    let shown = egui::Area::new(Id::unique("palette"))
        .order(egui::Order::Foreground)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(pos2(screen.center().x, screen.top() + 56.0))
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style()).inner_margin(8.0).show(ui, |ui| {
                ui.set_width(size.x);
                let id = Id::unique("palette field");
                let field = elements::floating_field(
                    ui,
                    id,
                    &mut state.query,
                    "Type a few letters of a command",
                    NAME,
                );
                if field.changed() {
                    (state.chosen, state.follow) = (0, true);
                }
                ui.add_space(6.0);
                command = list(ui, state, &rows, size.y).or(command);
            });
        });
    let outside = ctx.input(|i| i.pointer.any_pressed())
        && ctx.input(|i| i.pointer.interact_pos()).is_some_and(|p| !shown.response.rect.contains(p));
    let closed = left || outside || command.is_some();
    (command, closed)
}

/// How far the choice moves, whether it is accepted, and whether the palette closes.
fn keys(ctx: &Context) -> (isize, bool, bool) {
    ctx.input_mut(|i| {
        let mut moved = 0;
        for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)] {
            moved += by * i.count_and_consume_key(Modifiers::NONE, key) as isize;
        }
        (moved, i.consume_key(Modifiers::NONE, Key::Enter), i.consume_key(Modifiers::NONE, Key::Escape))
    })
}

fn possible(offer: &Offer) -> Option<Command> {
    offer.possible.is_ok().then_some(offer.row.command)
}

fn list(ui: &mut Ui, state: &mut Palette, rows: &[Offer], height: f32) -> Option<Command> {
    if rows.is_empty() {
        ui.add_space(2.0);
        ui.weak("No matching command. “Go to…” (Ctrl+G) finds places, ids and coordinates.");
        ui.add_space(4.0);
        return None;
    }
    let mut command = None;
    // The box is as high as its content was; without this the list never grows beyond its shortest state.
    let area = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (place, offer) in rows.iter().enumerate() {
            let response = row(ui, offer, place == state.chosen);
            if place == state.chosen && state.follow {
                response.scroll_to_me(None);
            }
            // A resting pointer must not override the arrow keys.
            if response.hovered() && ui.input(|i| i.pointer.is_moving()) {
                state.chosen = place;
            }
            if response.clicked() {
                command = possible(offer).or(command);
            }
        }
        state.follow = false;
    });
    command
}

fn row(ui: &mut Ui, offer: &Offer, chosen: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let can = offer.possible.is_ok();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, can, chosen, &offer.title));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let visuals = ui.visuals();
    if chosen {
        ui.painter().rect_filled(rect, 5.0, visuals.selection.bg_fill);
    }
    let weak = visuals.weak_text_color();
    let ink = if can { visuals.text_color() } else { weak };
    let small = FontId::proportional(12.0);
    let keys = offer.row.keys.first().map(|k| k.words()).unwrap_or_default();
    let keys = ui.painter().layout_no_wrap(keys, small.clone(), weak);
    let room = rect.width() - 28.0 - keys.size().x;
    ui.painter().galley(pos2(rect.right() - 10.0 - keys.size().x, rect.top() + 5.0), keys, weak);
    let on = if offer.on == Some(true) { "  (on)" } else { "" };
    let line = |words: String, font: FontId, ink, y: f32, room: f32| {
        let mut job = bidi::line(&words, None, &font, ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left() + 10.0, rect.top() + y), galley, ink);
    };
    line(format!("{}{on}", offer.title), fonts::bold(13.5), ink, 3.0, room);
    let about = match offer.possible {
        Ok(()) => format!("{} · {}", offer.row.menu.title(), offer.row.help),
        Err(why) => format!("{} · unavailable: {why}", offer.row.menu.title()),
    };
    line(about, small, weak, 21.0, rect.width() - 20.0);
    response
}
