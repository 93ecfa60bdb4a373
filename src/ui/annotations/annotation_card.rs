use egui::{RichText, ScrollArea, Ui, vec2};

use crate::detail::{AnnotationCard, NO_EVIDENCE};
use crate::model::{Annotation, Subject};
use crate::session::{Action, AnnotationAction, SelectAction, Session, ViewAction};
use crate::style::Theme;

use super::annotation_fields::{AnnotationField, AnnotationFields, FieldLook};
use super::position;
use crate::ui::panels::detail_panel;
use crate::ui::widgets::elements;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;
use crate::ui::widgets::visuals::colour;

/// State of the annotation card between frames.
#[derive(Clone, Debug, Default)]
pub struct AnnotationCardState {
    pub fields: AnnotationFields,
    /// The name gets keyboard focus in the next frame.
    pub take_name: bool,
}

/// Most corners listed at once.
const MOST: usize = 200;

/// The card of an annotation. It has no claims and looks unlike a card of evidence.
pub fn annotation_card(
    ui: &mut Ui,
    session: &Session,
    mark: &Annotation,
    card: &AnnotationCard,
    theme: &Theme,
    state: &mut AnnotationCardState,
) -> Vec<Action> {
    let mut actions: Vec<Action> = state.fields.leave_others(&mark.id).into_iter().collect();
    ui.add_space(6.0);
    actions.extend(detail_panel::around(ui, session, theme));
    ScrollArea::vertical().id_salt(("own card", &mark.id)).auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        head(ui, mark, card, theme, state, &mut actions);
        switches(ui, mark, card, &mut actions);
        measures(ui, mark, card, theme, &mut actions);
        notes_field(ui, mark, state, &mut actions);
        positions(ui, mark, state, &mut actions);
        ui.add_space(16.0);
    });
    actions
}

fn head(
    ui: &mut Ui,
    mark: &Annotation,
    card: &AnnotationCard,
    theme: &Theme,
    state: &mut AnnotationCardState,
    actions: &mut Vec<Action>,
) {
    ui.add_space(4.0);
    let look = FieldLook {
        name: "Name of the annotation",
        hint: "A name",
        lines: 1,
        take: std::mem::take(&mut state.take_name),
    };
    actions.extend(state.fields.show(ui, (&mark.id, AnnotationField::Name), &mark.name, &look));
    ui.add_space(4.0);
    let ink = colour(theme.annotation_ink());
    elements::edged(ui, ink, |ui| {
        elements::text(ui, NO_EVIDENCE);
    });
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        elements::badge(ui, &format!("your {}", card.what), Some(ink));
        if !mark.visible {
            elements::badge(ui, "hidden", None);
        }
    });
}

fn switches(ui: &mut Ui, mark: &Annotation, card: &AnnotationCard, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        if elements::button(ui, "Zoom to") {
            actions.push(ViewAction::ToFeature(Subject::annotation(&mark.id)).into());
        }
        if elements::button(ui, "Copy card") {
            actions.push(Action::Copy { what: "card", text: card.to_text(mark) });
        }
        if elements::button(ui, "Delete") {
            actions.push(AnnotationAction::Remove { id: mark.id.clone() }.into());
        }
    });
    ui.add_space(2.0);
    let mut visible = mark.visible;
    if ui.checkbox(&mut visible, "On the map").changed() {
        actions.push(AnnotationAction::Show { id: mark.id.clone(), visible }.into());
    }
    if !card.rows.is_empty() {
        let mut measured = mark.measured;
        let words =
            if mark.shape.is_area() { "Show its area on the map" } else { "Show its length on the map" };
        if ui.checkbox(&mut measured, words).changed() {
            actions.push(AnnotationAction::ShowMeasure { id: mark.id.clone(), measured }.into());
        }
    }
    ui.add_space(4.0);
}

fn measures(ui: &mut Ui, mark: &Annotation, card: &AnnotationCard, theme: &Theme, actions: &mut Vec<Action>) {
    for row in &card.rows {
        elements::labelled(ui, &row.label, |ui| elements::text(ui, &row.value));
    }
    if !card.method.is_empty() {
        elements::small(ui, &card.method);
    }
    elements::section(ui, if mark.shape.positions().len() > 1 { "Extends over" } else { "Lies in" });
    for link in &card.lies_in {
        let ink = colour(theme.ink(link.kind));
        if elements::line_button(ui, &format!("{} governorate", link.text), ink, false) {
            actions.push(SelectAction::Feature(link.key.clone()).into());
        }
    }
    if !card.lies_words.is_empty() {
        elements::small(ui, &card.lies_words);
    }
}

fn notes_field(ui: &mut Ui, mark: &Annotation, state: &mut AnnotationCardState, actions: &mut Vec<Action>) {
    elements::section(ui, "Notes");
    let look = FieldLook {
        name: "Notes on the annotation",
        hint: "What you want to remember about it",
        lines: 4,
        take: false,
    };
    actions.extend(state.fields.show(ui, (&mark.id, AnnotationField::Text), &mark.text, &look));
}

fn positions(ui: &mut Ui, mark: &Annotation, state: &mut AnnotationCardState, actions: &mut Vec<Action>) {
    let corners = mark.shape.positions();
    elements::section(ui, if corners.len() == 1 { "Position" } else { "Corners" });
    elements::small(ui, "Latitude, longitude in decimal degrees (WGS 84)");
    let removable = corners.len() > mark.shape.least();
    for (index, corner) in corners.iter().enumerate().take(MOST) {
        ui.horizontal(|ui| {
            if corners.len() > 1 {
                ui.add_sized(
                    vec2(22.0, 18.0),
                    egui::Label::new(RichText::new((index + 1).to_string()).small().weak()),
                );
            }
            let side = if removable { icons::SIDE + ui.spacing().item_spacing.x + 4.0 } else { 4.0 };
            ui.allocate_ui(vec2((ui.available_width() - side).max(120.0), 24.0), |ui| {
                let name = format!("Position {}", index + 1);
                let look = FieldLook { name: &name, hint: "33.3152, 44.3661", lines: 1, take: false };
                let field = (mark.id.as_str(), AnnotationField::Position(index));
                ui.vertical(|ui| {
                    actions.extend(state.fields.show(ui, field, &position::write(*corner), &look));
                });
            });
            let name = format!("Remove corner {}", index + 1);
            if removable && icons::button(ui, Icon::Close, &name).clicked() {
                actions.push(AnnotationAction::RemoveVertex { id: mark.id.clone(), index }.into());
            }
        });
    }
    if corners.len() > MOST {
        elements::small(ui, &format!("These are the first {MOST} of {}.", corners.len()));
    }
    if corners.len() > 1 {
        ui.label(
            RichText::new("Drag a corner on the map to move it, the middle of a side to insert one, the line to move the whole shape. Right-click a corner to remove it.")
                .small()
                .weak(),
        );
    }
}
