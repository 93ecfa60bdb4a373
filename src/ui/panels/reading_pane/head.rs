use egui::{CollapsingHeader, Id, ProgressBar, RichText, ScrollArea, Ui};

use crate::session::{Action, Command, Record, Review, ReviewAction, Session};
use crate::style::{LegendSign, Theme};

use super::field::Field;
use super::state::ReadingState;
use super::text::text;
use crate::ui::map::paint_scene::paint_prims;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{elements, fonts};

/// The article under review, with its text or the places outside Iraq that it names.
pub fn reading_pane(ui: &mut Ui, session: &Session, theme: &Theme, state: &mut ReadingState) -> Outbox {
    let mut out = Outbox::default();
    let Some(review) = session.review() else { return out };
    head(ui, review, &mut out);
    if !out.actions.is_empty() || !out.commands.is_empty() {
        // A clicked button does not keep focus.
        state.take_keys();
    }
    record(ui, review, &mut out.actions);
    legend(ui, theme);
    ui.horizontal(|ui| {
        let outside = format!("Outside Iraq ({})", review.outside.len());
        for (on, name) in [(false, "Text"), (true, outside.as_str())] {
            if ui.selectable_label(state.outside == on, RichText::new(name).size(12.5)).clicked() {
                state.outside = on;
            }
        }
    });
    ui.separator();
    if state.outside {
        out.actions.extend(state.leave());
        outside(ui, review, state);
    } else {
        out.append(text(ui, session, review, theme, state));
    }
    out
}

fn head(ui: &mut Ui, review: &Review, out: &mut Outbox) {
    ui.add(egui::Label::new(RichText::new(&review.document.title).font(fonts::bold(15.0))).wrap());
    let progress = review.progress();
    let share = progress.reviewed() as f32 / progress.all.max(1) as f32;
    ui.horizontal(|ui| {
        let bar = ProgressBar::new(share).desired_width(72.0).desired_height(8.0);
        ui.add(bar)
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, progress.words()));
        ui.label(RichText::new(progress.words()).font(fonts::bold(12.5)));
        let saved = match (review.saved_to(), review.is_unsaved()) {
            (None, false) => "",
            (None, true) => "not saved yet",
            (Some(_), true) => "saving…",
            (Some(_), false) => "saved",
        };
        ui.label(RichText::new(saved).small().weak());
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let words = if review.saved_to().is_some() { "Save" } else { "Save layer…" };
        if elements::button(ui, words) {
            out.run(Command::SaveReview);
        }
        for (verb, name, action) in [
            ("Undo", review.next_undo(), ReviewAction::Undo),
            ("Redo", review.next_redo(), ReviewAction::Redo),
        ] {
            let response = ui.add_enabled(name.is_some(), egui::Button::new(RichText::new(verb).size(12.5)));
            let clicked = response.clicked();
            if let Some(name) = name {
                response.on_hover_text(format!("{verb}: {name}"));
            }
            if clicked {
                out.act(action);
            }
        }
        if elements::button(ui, "Close") {
            out.run(Command::CloseReview);
        }
    });
}

/// The article's record.
fn record(ui: &mut Ui, review: &Review, actions: &mut Vec<Action>) {
    let title = RichText::new("The article’s record").size(12.5);
    CollapsingHeader::new(title).id_salt("record").show(ui, |ui| {
        let before = review.record();
        let mut record: Record = before.clone();
        let mut left = false;
        for (name, text) in [
            ("Title", &mut record.title),
            ("Publisher", &mut record.publisher),
            ("Author", &mut record.author),
            ("Published", &mut record.published.text),
        ] {
            let id = Id::unique("record").with((name, &review.sha256));
            left |= elements::labelled(ui, name, |ui| {
                Field { id, name, hint: "not known", lines: 1, take: false }.show(ui, text).left
            });
        }
        if record.published.text != before.published.text {
            // Dates parsed from other words no longer apply.
            let day = crate::model::PartialDate::try_from(record.published.text.trim()).ok();
            (record.published.from, record.published.to) = (day, day);
        }
        if record != *before {
            actions.push(ReviewAction::Record(record).into());
        }
        if left {
            actions.push(ReviewAction::Pause.into());
        }
        let copy = review.path.as_deref().unwrap_or("pasted, so not stored anywhere else");
        elements::small(ui, &format!("{}: {copy}", review.document.name));
        for note in &review.notes {
            elements::small(ui, &note.to_string());
        }
    });
}

/// How drafts differ from claims on the map.
fn legend(ui: &mut Ui, theme: &Theme) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let ink = theme.text_soft;
        for (sign, words) in [
            (LegendSign::Draft { colour: ink }, "draft"),
            (LegendSign::Disc { colour: ink }, "accepted"),
            (LegendSign::Cross { colour: ink }, "rejected"),
        ] {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 16.0), egui::Sense::hover());
            paint_prims(
                ui.painter(),
                rect.min,
                &crate::paint::sign(sign, crate::geo::Screen::new(10.0, 8.0)),
            );
            ui.label(RichText::new(words).small().weak());
        }
        ui.label(RichText::new("· other layers faded").small().weak());
    });
}

/// Places that the text names and that lie outside the map.
fn outside(ui: &mut Ui, review: &Review, state: &mut ReadingState) {
    ScrollArea::vertical().id_salt("outside").auto_shrink([false, false]).show(ui, |ui| {
        elements::small(ui, "Named in the text, but outside the map: listed, not drawn.");
        let mut names: Vec<(&str, Vec<u32>)> = Vec::new();
        for mention in &review.outside {
            let Some(best) = mention.readings.first() else { continue };
            match names.iter_mut().find(|(name, _)| *name == best.shown) {
                Some((_, paragraphs)) if paragraphs.contains(&mention.paragraph) => {}
                Some((_, paragraphs)) => paragraphs.push(mention.paragraph),
                None => names.push((&best.shown, vec![mention.paragraph])),
            }
        }
        for (name, paragraphs) in names {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                elements::text(ui, name);
                for number in paragraphs {
                    if elements::link(ui, &format!("¶ {number}")).clicked() {
                        state.show(number);
                    }
                }
            });
        }
        if review.outside.is_empty() {
            elements::text(ui, "None.");
        }
    });
}
