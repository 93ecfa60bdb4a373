use egui::{Align2, Area, Id, Order, Rect, RichText, Ui, pos2};

use crate::session::Action;

use super::{MarkDraft, MarkTool, draw_tool};
use crate::ui::widgets::elements;
use crate::ui::widgets::fonts;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// Instructions of the current tool and the measurement, over the map's lower edge.
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
                // Next to the buttons in the corner.
                ui.set_max_width((rect.width() - 150.0).clamp(180.0, 540.0));
                ui.spacing_mut().item_spacing.y = 3.0;
                let measured = draw_tool::words(draft).filter(|_| tool == MarkTool::Measure);
                if let Some(words) = &measured {
                    ui.add(egui::Label::new(RichText::new(words).font(fonts::bold(13.5))).wrap());
                }
                ui.horizontal_wrapped(|ui| {
                    if let Some(words) = measured {
                        if elements::button(ui, "Keep as annotation") {
                            action = draft.keep();
                        }
                        if elements::button(ui, "Copy") {
                            action = Some(Action::Copy { what: "measurement", text: words });
                        }
                    }
                    ui.label(
                        RichText::new(hint(draft, tool)).size(12.5).color(ui.visuals().weak_text_color()),
                    );
                    if icons::button(ui, Icon::Close, "Close the tool (Esc)").clicked() {
                        draft.end();
                    }
                });
            });
        });
    action
}

fn hint(draft: &MarkDraft, tool: MarkTool) -> &'static str {
    match (tool, draft.corners().len()) {
        (MarkTool::Note, _) => "Click where the note should go",
        (MarkTool::Point, _) => "Click where the point should go",
        (MarkTool::Measure, _) if draft.is_complete() => "Click to start a new measurement · Esc clears",
        (MarkTool::Measure, 0) => "Click the start of the path",
        (MarkTool::Measure, 1 | 2) => {
            "Click to continue · double-click or Enter finishes · Backspace removes the last corner"
        }
        (MarkTool::Measure, _) => {
            "Click to continue · the first corner closes an area · Enter finishes · Backspace removes the last corner"
        }
        (_, 0) => "Click the first corner",
        (MarkTool::Line, 1) | (MarkTool::Area, 1 | 2) => {
            "Click the next corner · Backspace removes the last one · Esc cancels"
        }
        (MarkTool::Line, _) => {
            "Click to continue · double-click or Enter finishes the line · Backspace removes the last corner"
        }
        (MarkTool::Area, _) => {
            "Click to continue · double-click, Enter or the first corner finishes · Backspace removes the last corner"
        }
    }
}
