use egui::{FontId, Id, ProgressBar, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::detail::{change_remarks, change_words};
use crate::events::{ChangeKind, Completeness};
use crate::geo::Screen;
use crate::model::{EventKey, EventLayerId, Subject};
use crate::scene::change_sign;
use crate::session::{
    Command, Compared, SelectAction, Session, Update, UpdateAction, UpdateResult, ViewAction,
};
use crate::style::Theme;
use crate::style::number::exact;
use crate::ui::map::paint_scene::paint_prims;
use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};
use crate::ui::widgets::elements;

pub const CHANGES: PanelId = "changes";

/// Height of a line in the list, in pixels.
const LINE: f32 = 41.0;

/// What differs between two open states of a source.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChangesPanel;

impl Panel for ChangesPanel {
    fn id(&self) -> PanelId {
        CHANGES
    }

    fn title(&self) -> &'static str {
        "Changes"
    }

    fn side(&self) -> Side {
        Side::Left
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::ChangesTab]
    }

    fn available(&self, session: &Session) -> bool {
        session.active_update().is_some()
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let mut out = Outbox::default();
        let Some((layer, update)) = context.session.active_update() else {
            elements::text(
                ui,
                "Say of an event layer that it is an update of another one, in the list of layers.",
            );
            return out;
        };
        let names = names(context.session, layer, update);
        elements::section(ui, &format!("From {} to {}", names.0, names.1));
        match &update.result {
            UpdateResult::Comparing(share) => {
                ui.add(ProgressBar::new(*share).text("Comparing by ids"));
                if elements::button(ui, "Stop") {
                    out.act(UpdateAction::Of { layer, of: None });
                }
            }
            UpdateResult::Failed(why) => drop(elements::text(ui, why)),
            UpdateResult::Done(compared) => done(ui, context, (layer, update), compared, &names, &mut out),
        }
        out
    }
}

fn names(session: &Session, layer: EventLayerId, update: &Update) -> (String, String) {
    let name = |id| session.events().layer(id).map(|layer| layer.name().to_owned()).unwrap_or_default();
    (name(update.of), name(layer))
}

fn done(
    ui: &mut Ui,
    context: &PanelContext,
    (layer, update): (EventLayerId, &Update),
    compared: &Compared,
    (old, new): &(String, String),
    out: &mut Outbox,
) {
    let changes = &compared.comparison.changes;
    let all = exact(changes.list.len() as u64);
    let words = format!(
        "Matched by “{}”: {all} differ, {} do not.",
        compared.comparison.id,
        exact(changes.unchanged)
    );
    elements::small(ui, &words);
    elements::small(ui, "Whole files are compared, whatever days and filters are set.");
    ui.add_space(2.0);
    for kind in ChangeKind::ALL {
        kind_line(ui, context.theme, (layer, update), kind, changes.count(kind), out);
    }
    ui.horizontal_wrapped(|ui| {
        let mut on = update.on_map;
        if ui.checkbox(&mut on, "Show on the map").changed() {
            out.act(UpdateAction::OnMap { layer, on });
        }
        completeness(ui, layer, update, changes.not_judged.partial > 0, out);
    });
    if let Some(count) = context.session.unmarked_changes(layer) {
        let words =
            format!("{} marks in view are not drawn: too many at once; zoom in.", exact(count as u64));
        elements::text(ui, &words);
    }
    let remarks: Vec<String> =
        compared.comparison.notes.iter().cloned().chain(change_remarks(changes, old, new)).collect();
    if !remarks.is_empty() {
        egui::CollapsingHeader::new(RichText::new(format!("Remarks ({})", remarks.len())).size(12.5))
            .id_salt("change remarks")
            .show(ui, |ui| remarks.iter().for_each(|remark| drop(elements::small(ui, remark))));
    }
    ui.separator();
    list(ui, context, (layer, update), compared, out);
}

/// Whether what the later state lacks counts as removed.
fn completeness(ui: &mut Ui, layer: EventLayerId, update: &Update, partial: bool, out: &mut Outbox) {
    let (words, to) = match update.completeness {
        Completeness::Likely if partial => ("Count the missing as removed", Completeness::Whole),
        Completeness::Likely => return,
        Completeness::Whole | Completeness::Part => ("Do not count them as removed", Completeness::Part),
    };
    if update.completeness != to && elements::link(ui, words).clicked() {
        out.act(UpdateAction::Completeness { layer, completeness: to });
    }
}

fn kind_line(
    ui: &mut Ui,
    theme: &Theme,
    (layer, update): (EventLayerId, &Update),
    kind: ChangeKind,
    count: u64,
    out: &mut Outbox,
) {
    ui.horizontal(|ui| {
        let mut on = update.kinds.has(kind);
        let words = format!("{}  {}", kind.title(), exact(count));
        let response = ui.add_enabled(count > 0, egui::Checkbox::without_text(&mut on));
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, count > 0, on, &words));
        if response.changed() {
            out.act(UpdateAction::Toggle { layer, kind });
        }
        let (rect, _) = ui.allocate_exact_size(vec2(34.0, 20.0), Sense::hover());
        let middle = Screen::new(17.0, 10.0);
        paint_prims(&ui.painter().with_clip_rect(rect), rect.min, &change_sign(kind, middle, theme));
        ui.label(RichText::new(kind.title()).size(13.0));
        ui.label(RichText::new(exact(count)).size(13.0).weak());
    });
}

fn list(
    ui: &mut Ui,
    context: &PanelContext,
    (layer, update): (EventLayerId, &Update),
    compared: &Compared,
    out: &mut Outbox,
) {
    let changes = &compared.comparison.changes;
    let selected = context.session.selection().map(|selection| selection.key().clone());
    ScrollArea::vertical().id_salt("changes").auto_shrink([false, false]).show_rows(
        ui,
        LINE,
        update.listed.len(),
        |ui, lines| {
            for at in lines.filter_map(|line| update.listed.get(line).copied()) {
                let Some(change) = changes.list.get(at as usize) else { continue };
                let key = match (change.new, change.old) {
                    (Some(row), _) => Subject::event(layer, EventKey::Row(row)),
                    (None, Some(row)) => Subject::event(update.of, EventKey::Row(row)),
                    (None, None) => continue,
                };
                let id = changes.ids.get(at as usize);
                let what = change.kinds().next().map_or("", ChangeKind::title);
                let head = if change.is_changed() {
                    id.to_owned()
                } else {
                    format!("{id} · {}", what.to_lowercase())
                };
                let words = change_words(change, &update.old, &update.new);
                if line(ui, at, &head, &words, selected.as_ref() == Some(&key)) {
                    out.act(SelectAction::Feature(key.clone()));
                    out.act(ViewAction::ToFeature(key));
                }
            }
        },
    );
}

fn line(ui: &mut Ui, at: u32, head: &str, words: &str, on: bool) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y));
    let response = ui.interact(rect, Id::unique("change").with(at), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, format!("{head}: {words}")));
    let fill = if on {
        ui.visuals().selection.bg_fill
    } else if response.hovered() || response.has_focus() {
        ui.visuals().widgets.hovered.weak_bg_fill
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 4.0, fill);
    let put = |text: &str, size: f32, y: f32, ink| {
        let mut job =
            egui::text::LayoutJob::simple_singleline(text.to_owned(), FontId::proportional(size), ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
        let galley = ui.painter().layout_job(job);
        ui.painter().with_clip_rect(Rect::from_min_max(rect.min, rect.max)).galley(
            pos2(rect.left() + 8.0, rect.top() + y),
            galley,
            ink,
        );
    };
    put(head, 13.0, 2.0, ui.visuals().text_color());
    put(words, 12.0, 19.0, ui.visuals().weak_text_color());
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
