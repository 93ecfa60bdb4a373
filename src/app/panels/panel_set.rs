use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Context;

use crate::app::jobs::Jobs;
use crate::files::Opener;
use crate::model::{FeatureLayerId, Subject};
use crate::session::{Action, Command, Session};
use crate::ui::{ARTICLES, CARD, DRAFT, LAYERS, Panel, PanelId, PanelMessage, READING, STATISTICS, Side};

use super::panel_sizes::PanelSizes;
use super::registry::registry;

/// The panels, and which of them are shown.
pub struct PanelSet {
    pub panels: Vec<Box<dyn Panel>>,
    left: PanelId,
    right: PanelId,
    /// Whether the left and the right side are folded away.
    pub folded: [bool; 2],
    pub sizes: PanelSizes,
    /// Panels other than tabs, once the user has opened or closed them.
    open: BTreeMap<PanelId, bool>,
    /// The selection, and whether there was a region, in the last frame.
    before: (Option<Subject>, bool),
}

impl PanelSet {
    pub fn new(jobs: &Jobs, opener: &Arc<Opener>) -> Self {
        Self {
            panels: registry(jobs, opener),
            left: LAYERS,
            right: CARD,
            folded: [false; 2],
            sizes: PanelSizes::default(),
            open: BTreeMap::new(),
            before: (None, false),
        }
    }

    pub fn get(&self, id: PanelId) -> Option<&dyn Panel> {
        self.panels.iter().find(|panel| panel.id() == id).map(|panel| &**panel)
    }

    /// The panels of one side that have something to show.
    pub fn available<'a>(&'a self, side: Side, session: &'a Session) -> impl Iterator<Item = &'a dyn Panel> {
        let panels = self.panels.iter().map(|panel| &**panel);
        panels.filter(move |panel| panel.side() == side && panel.available(session))
    }

    /// Whether a panel is to be seen.
    pub fn shows(&self, id: PanelId, session: &Session) -> bool {
        self.get(id).is_some_and(|panel| self.is_shown(panel, session))
    }

    pub fn is_shown(&self, panel: &dyn Panel, session: &Session) -> bool {
        let open = || self.open.get(panel.id()).copied();
        match panel.side() {
            Side::Left => self.left == panel.id() && !self.folded[0],
            Side::Right => self.right == panel.id() && !self.folded[1],
            Side::Bottom | Side::Window => {
                open().unwrap_or_else(|| panel.opens_by_itself(session)) && panel.available(session)
            }
        }
    }

    /// Brings a panel to view.
    pub fn show(&mut self, id: PanelId) {
        let Some(panel) = self.panels.iter_mut().find(|panel| panel.id() == id) else { return };
        match panel.side() {
            Side::Left => (self.left, self.folded[0]) = (id, false),
            Side::Right => (self.right, self.folded[1]) = (id, false),
            Side::Bottom | Side::Window => {
                self.open.insert(id, true);
            }
        }
        panel.opened();
    }

    pub fn close(&mut self, id: PanelId) {
        self.open.insert(id, false);
    }

    pub fn toggle(&mut self, id: PanelId, session: &Session) {
        if self.shows(id, session) {
            self.close(id);
        } else {
            self.show(id);
        }
    }

    /// Whether the command is one that folds a side away, and which.
    pub fn side_of(command: Command) -> Option<usize> {
        [Command::LeftPanel, Command::RightPanel].iter().position(|c| *c == command)
    }

    /// The panel whose command it is.
    pub fn of_command(&self, command: Command) -> Option<&dyn Panel> {
        self.panels.iter().find(|panel| panel.commands().contains(&command)).map(|panel| &**panel)
    }

    /// Toggles the panel that has this command, or lets it carry the command out.
    pub fn run(&mut self, ctx: &Context, command: Command, session: &Session) -> Option<Action> {
        let panel = self.of_command(command)?;
        let (id, shows_it, toggles) =
            (panel.id(), panel.commands().first() == Some(&command), panel.toggles());
        if shows_it {
            if toggles {
                self.toggle(id, session);
            } else {
                self.show(id);
            }
            return None;
        }
        // What nobody sees must not move.
        if !self.shows(id, session) {
            self.show(id);
        }
        self.panels.iter_mut().find(|panel| panel.id() == id)?.run(ctx, command, session)
    }

    /// Whether the panel's command is on, for a menu.
    pub fn is_on(&self, command: Command, session: &Session) -> Option<bool> {
        if let Some(side) = Self::side_of(command) {
            return Some(!self.folded[side]);
        }
        let panel = self.of_command(command).filter(|panel| panel.commands().first() == Some(&command))?;
        matches!(panel.side(), Side::Left | Side::Bottom).then(|| self.is_shown(panel, session))
    }

    /// The first open window that Escape closes.
    pub fn closes_on_escape(&self, session: &Session) -> Option<PanelId> {
        let mut panels = self.panels.iter();
        let open = panels.find(|panel| panel.closes_on_escape() && self.is_shown(&***panel, session));
        open.map(|panel| panel.id())
    }

    pub fn tell(&mut self, ctx: &Context, message: &PanelMessage) {
        self.panels.iter_mut().for_each(|panel| panel.receive(ctx, message));
    }

    /// Pending text of any panel that can be applied.
    pub fn commit(&mut self) -> Vec<Action> {
        self.panels.iter_mut().filter_map(|panel| panel.commit()).collect()
    }

    /// The articles take the place of a review that is closed.
    pub fn leave_review(&mut self, session: &Session) {
        if self.left == READING && session.review().is_none() {
            self.left = ARTICLES;
        }
    }

    /// Shows a new selection as a card and a new region as statistics; tabs without content are left.
    pub fn follow(&mut self, session: &Session) {
        let selected = session.selection().map(|s| s.key().clone());
        let region = session.events().region().is_some();
        if selected.is_some() && selected != self.before.0 {
            self.right = if is_of_review(session) { DRAFT } else { CARD };
        }
        if region && !self.before.1 {
            self.right = STATISTICS;
        }
        if self.get(self.right).is_none_or(|panel| !panel.available(session)) {
            self.right = CARD;
        }
        self.before = (selected, region);
    }
}

/// Whether the selection is a draft of the article under review.
fn is_of_review(session: &Session) -> bool {
    let (Some(review), Some(selection)) = (session.review(), session.selection()) else { return false };
    match selection.key() {
        Subject::Feature { layer, .. } => *layer == FeatureLayerId::Drafts || *layer == review.layer_id(),
        Subject::Governorate(_) | Subject::Event { .. } | Subject::Annotation(_) => false,
    }
}
