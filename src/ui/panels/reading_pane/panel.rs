use std::cell::RefCell;
use std::rc::Rc;

use egui::{Context, Ui};

use crate::session::{Action, Command, Session};
use crate::ui::outbox::{AppCommand, Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, PanelMessage, Side};

use super::draft_card::draft_card;
use super::head::reading_pane;
use super::keys::review_keys;
use super::state::ReadingState;

pub const READING: PanelId = "reading";
pub const DRAFT: PanelId = "draft";

/// The text of the article under review, on the left.
pub struct ReadingPanel {
    state: Rc<RefCell<ReadingState>>,
}

/// The draft that the review is at, on the right.
pub struct DraftPanel {
    state: Rc<RefCell<ReadingState>>,
}

/// The two panels of a review, which share hover and keyboard focus.
pub fn review_panels() -> (ReadingPanel, DraftPanel) {
    let state = Rc::<RefCell<ReadingState>>::default();
    (ReadingPanel { state: state.clone() }, DraftPanel { state })
}

impl Panel for ReadingPanel {
    fn id(&self) -> PanelId {
        READING
    }

    fn title(&self) -> &'static str {
        "Reading"
    }

    fn side(&self) -> Side {
        Side::Left
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::ReadingTab]
    }

    fn available(&self, session: &Session) -> bool {
        session.review().is_some()
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        reading_pane(ui, context.session, context.theme, &mut self.state.borrow_mut())
    }

    fn keys(&mut self, ctx: &Context, context: &PanelContext) -> Outbox {
        keys(ctx, context, &mut self.state.borrow_mut())
    }

    fn hidden(&mut self) -> Option<Action> {
        self.state.borrow_mut().leave()
    }

    fn receive(&mut self, _ctx: &Context, message: &PanelMessage) {
        let mut state = self.state.borrow_mut();
        match message {
            PanelMessage::ShowDraft { paragraph } => state.show(*paragraph),
            PanelMessage::FocusReview => state.take_keys(),
            PanelMessage::WriteParaphrase => state.write(),
            PanelMessage::ScrollTo { .. }
            | PanelMessage::ShowParagraph { .. }
            | PanelMessage::NameAnnotation
            | PanelMessage::ImportNotes { .. }
            | PanelMessage::ProjectFilesChanged
            | PanelMessage::ProjectFileNote(_) => {}
        }
    }
}

impl Panel for DraftPanel {
    fn id(&self) -> PanelId {
        DRAFT
    }

    fn title(&self) -> &'static str {
        "Draft"
    }

    fn side(&self) -> Side {
        Side::Right
    }

    fn available(&self, session: &Session) -> bool {
        session.review().is_some()
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        Outbox::of(draft_card(ui, context.session, context.theme, &mut self.state.borrow_mut()))
    }

    fn keys(&mut self, ctx: &Context, context: &PanelContext) -> Outbox {
        keys(ctx, context, &mut self.state.borrow_mut())
    }
}

/// The keys of the review work once a frame, whichever of its panels are shown.
fn keys(ctx: &Context, context: &PanelContext, state: &mut ReadingState) -> Outbox {
    let frame = ctx.cumulative_frame_nr();
    if state.keys_in.replace(frame) == Some(frame) {
        return Outbox::default();
    }
    let mut out = review_keys(ctx, context.session, state);
    if state.wants_card() {
        out.commands.insert(0, AppCommand::ShowPanel(DRAFT));
    }
    out
}
