use egui::{Context, Ui};

use crate::session::Action;
use crate::ui::annotations::{AnnotationCardState, annotation_card};
use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, PanelMessage, Side};

use super::detail_panel::detail_panel;
use super::intro::intro;

pub const CARD: PanelId = "card";

/// The card of the selection: a feature, rows, a governorate or an annotation; without one, an introduction.
#[derive(Clone, Debug, Default)]
pub struct CardPanel {
    annotation: AnnotationCardState,
}

impl Panel for CardPanel {
    fn id(&self) -> PanelId {
        CARD
    }

    fn title(&self) -> &'static str {
        "Card"
    }

    fn side(&self) -> Side {
        Side::Right
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let PanelContext { session, theme, digested, .. } = *context;
        let selected = session.selected_annotation();
        let left = if selected.is_none() { self.hidden() } else { None };
        let mut out = Outbox::of(left);
        match (context.card, selected.zip(session.annotation_card())) {
            (None, Some(((mark, _), card))) => {
                out.actions.extend(annotation_card(ui, session, mark, &card, theme, &mut self.annotation));
            }
            (Some(card), _) => out.append(detail_panel(ui, session, card, digested, theme)),
            (None, None) => out.actions.extend(intro(ui, session, theme)),
        }
        out
    }

    fn hidden(&mut self) -> Option<Action> {
        self.annotation.fields.leave()
    }

    fn commit(&mut self) -> Option<Action> {
        self.annotation.fields.take_up()
    }

    fn receive(&mut self, _ctx: &Context, message: &PanelMessage) {
        if *message == PanelMessage::NameAnnotation {
            self.annotation.take_name = true;
        }
    }
}
