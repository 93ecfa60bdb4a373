use egui::{FontId, Id, ProgressBar, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::detail::{change_remarks, change_words};
use crate::events::{ChangeKind, Completeness};
use crate::geo::Screen;
use crate::model::{EventKey, EventLayerId, LayerId, Subject};
use crate::scene::event_sign;
use crate::session::{
    Command, Compared, LayerAction, SelectAction, Session, Update, UpdateAction, UpdateResult, ViewAction,
};
use crate::style::number::exact;
use crate::style::{ChangeLook, EventSign, Theme};
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
    within_filters(ui, update, new);
    earlier_layer(ui, context.session, update, old, out);
    ui.add_space(2.0);
    for kind in ChangeKind::ALL {
        kind_line(ui, context.theme, (layer, update), kind, [update.count(kind), changes.count(kind)], out);
    }
    if update.on_map {
        counted_line(ui, context.theme);
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

/// Says that days and filters leave something out.
fn within_filters(ui: &mut Ui, update: &Update, new: &str) {
    if update.passes_all() {
        return;
    }
    let words = format!("Listed and marked are those within the days and filters of {new}.");
    elements::small(ui, &words);
    if update.is_searched() {
        elements::small(ui, "Words and conditions are not looked for in events that were removed.");
    }
}

/// Whether the earlier layer is on the map as well, which draws each event twice.
fn earlier_layer(ui: &mut Ui, session: &Session, update: &Update, old: &str, out: &mut Outbox) {
    let id = LayerId::from(update.of);
    let shown = session.stack().is_shown(&id);
    if !shown && !session.is_hidden_for_update(update.of) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let (words, to) = if shown {
            (format!("{old} is on the map, too: events are drawn twice."), "Hide it")
        } else {
            (format!("{old} is hidden meanwhile."), "Show it, too")
        };
        elements::small(ui, &words);
        if elements::link(ui, to).clicked() {
            out.act(LayerAction::Show { layer: id, visible: !shown });
        }
    });
}

/// What the mark of several differences looks like.
fn counted_line(ui: &mut Ui, theme: &Theme) {
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().icon_width + ui.spacing().item_spacing.x);
        let (rect, _) = ui.allocate_exact_size(vec2(34.0, 22.0), Sense::hover());
        paint_sign(ui, rect, None, theme);
        elements::small(ui, "Several at one place; a click lists them");
    });
}

fn paint_sign(ui: &Ui, rect: Rect, kind: Option<ChangeKind>, theme: &Theme) {
    let middle = rect.center() - rect.min;
    let sign = event_sign(EventSign::Change(ChangeLook::of(kind, theme)), Screen::new(middle.x, middle.y));
    paint_prims(&ui.painter().with_clip_rect(rect), rect.min, &sign);
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
    [count, all]: [u64; 2],
    out: &mut Outbox,
) {
    ui.horizontal(|ui| {
        let mut on = update.kinds.has(kind);
        let number = if count == all { exact(count) } else { format!("{} of {}", exact(count), exact(all)) };
        let words = format!("{}  {number}", kind.title());
        let response = ui.add_enabled(all > 0, egui::Checkbox::without_text(&mut on));
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, all > 0, on, &words));
        if response.changed() {
            out.act(UpdateAction::Toggle { layer, kind });
        }
        let (rect, _) = ui.allocate_exact_size(vec2(34.0, 20.0), Sense::hover());
        paint_sign(ui, rect, Some(kind), theme);
        ui.label(RichText::new(kind.title()).size(13.0));
        ui.label(RichText::new(number).size(13.0).weak());
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
            let seen: Vec<u32> = lines.filter_map(|line| update.listed.get(line).copied()).collect();
            let changes_to_name: Vec<u32> =
                seen.iter().copied().filter(|at| update.wants_fields(*at)).collect();
            if !changes_to_name.is_empty() {
                out.act(UpdateAction::NameFields { layer, changes: changes_to_name });
            }
            for at in seen {
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
                let words = change_words(change, &update.old, &update.new, update.fields(at));
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
    // The line may be too narrow for it.
    response.on_hover_text(words).on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
