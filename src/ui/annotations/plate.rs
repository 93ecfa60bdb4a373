use egui::{Align2, Area, Id, Order, Rect, RichText, Ui, pos2};

use crate::session::Action;

use super::{MarkDraft, MarkTool, draw_tool};
use crate::ui::widgets::elements;
use crate::ui::widgets::fonts;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// What the tool in hand does, and what has been measured, over the map's lower edge.
pub fn plate(ui: &Ui, rect: Rect, draft: &mut MarkDraft) -> Option<Action> {
    let tool = draft.tool?;
    let mut action = None;
    Area::new(Id::unique("mark plate"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(pos2(rect.center().x, rect.bottom() - 40.0))
        .constrain_to(rect)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
                // Beside the buttons in the corner.
                ui.set_max_width((rect.width() - 150.0).clamp(180.0, 540.0));
                ui.spacing_mut().item_spacing.y = 3.0;
                let measured = draw_tool::words(draft).filter(|_| tool == MarkTool::Measure);
                if let Some(words) = &measured {
                    ui.add(egui::Label::new(RichText::new(words).font(fonts::bold(13.5))).wrap());
                }
                ui.horizontal_wrapped(|ui| {
                    if let Some(words) = measured {
                        if elements::button(ui, "Keep as a mark") {
                            action = draft.keep();
                        }
                        if elements::button(ui, "Copy") {
                            action = Some(Action::Copy { what: "measurement", text: words });
                        }
                    }
                    ui.label(
                        RichText::new(hint(draft, tool)).size(12.5).color(ui.visuals().weak_text_color()),
                    );
                    if icons::button(ui, Icon::Close, "Put the tool away (Esc)").clicked() {
                        draft.end();
                    }
                });
            });
        });
    action
}

fn hint(draft: &MarkDraft, tool: MarkTool) -> &'static str {
    match (tool, draft.corners().len()) {
        (MarkTool::Note, _) => "Click where your words are to stand",
        (MarkTool::Point, _) => "Click where the point is to lie",
        (MarkTool::Measure, _) if draft.is_complete() => "Click to measure anew · Esc clears",
        (MarkTool::Measure, 0) => "Click where the way begins",
        (MarkTool::Measure, 1 | 2) => "Click on · double-click or Enter ends · Backspace takes back",
        (MarkTool::Measure, _) => {
            "Click on · the first corner closes an area · Enter ends · Backspace takes back"
        }
        (_, 0) => "Click where the first corner is to lie",
        (MarkTool::Line, 1) | (MarkTool::Area, 1 | 2) => {
            "Click the next corner · Backspace takes back · Esc ends"
        }
        (MarkTool::Line, _) => "Click on · double-click or Enter ends the line · Backspace takes back",
        (MarkTool::Area, _) => {
            "Click on · double-click, Enter or the first corner ends · Backspace takes back"
        }
    }
}
