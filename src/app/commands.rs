use egui::{Context, Key, Modifiers, Popup, ViewportCommand};

use crate::model::Subject;
use crate::session::{
    Action, Carrier, Command, Destination, Effect, Link, Reach, Row, Shortcut, TABLE, UpdateAction,
    WindowCommand,
};
use crate::ui::{self, CHANGES, FigureKind, GO_TO, MarkTool, Offer, PALETTE, RegionTool};

use super::atlas_app::AtlasApp;
use super::text_size;

/// Why commands are unavailable while a file dialog is open.
const BUSY: &str = "a file dialog is open";

/// The window's side of the commands: availability and execution.
impl AtlasApp {
    /// Runs a command from a menu, the palette or a key, or says why it is unavailable.
    pub fn run(&mut self, ctx: &Context, command: Command) {
        // Saving and undo must include what was typed.
        self.commit_fields();
        if let Err(why) = self.possible(command) {
            return self.carry_out(ctx, Effect::Say(format!("{}: {why}.", plain(command.row().title))));
        }
        match command.carrier(&self.session) {
            Carrier::Session(actions) => self.apply(ctx, actions),
            Carrier::Panel => {
                let action = self.panels.run(ctx, command, &self.session);
                self.apply(ctx, action.into_iter().collect());
            }
            Carrier::Window(command) => self.run_here(ctx, command),
        }
    }

    fn run_here(&mut self, ctx: &Context, command: WindowCommand) {
        match command {
            WindowCommand::OpenFile => self.articles.choose(),
            WindowCommand::OpenEvents => self.events.choose(),
            WindowCommand::EmptyCache => {
                let said = self.events.empty_cache();
                self.carry_out(ctx, Effect::Say(said));
            }
            WindowCommand::CompareFiles => {
                if let Ok([old, new]) = self.session.comparable() {
                    self.perform(ctx, UpdateAction::Of { layer: new, of: Some(old) }.into());
                    self.panels.show(CHANGES);
                }
            }
            WindowCommand::ExportFigure => self.exports.figures.open(&self.session, FigureKind::Map),
            WindowCommand::PrintCard => self.exports.figures.open(&self.session, FigureKind::Sheet),
            WindowCommand::CopyPicture => self.exports.figures.copy_map(ctx, &self.session),
            WindowCommand::ExportData => self.exports.data.open(&self.session),
            WindowCommand::PasteArticle => self.articles.ask_for_paste(ctx),
            WindowCommand::ReadAnew => self.articles.read_anew(),
            WindowCommand::NewProject => self.new_project(ctx),
            WindowCommand::OpenProject => self.open_project(ctx),
            WindowCommand::SaveProject => self.save_project(),
            WindowCommand::SaveProjectAs => self.save_project_as(),
            WindowCommand::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            WindowCommand::Find => self.search.take_focus = true,
            WindowCommand::FullScreen => {
                let full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            WindowCommand::LeftPanel => self.panels.folded[0] = !self.panels.folded[0],
            WindowCommand::RightPanel => self.panels.folded[1] = !self.panels.folded[1],
            WindowCommand::TextLarger => text_size::step(ctx, 1.0),
            WindowCommand::TextSmaller => text_size::step(ctx, -1.0),
            WindowCommand::TextUsual => ctx.set_zoom_factor(text_size::USUAL),
            WindowCommand::CopyLink | WindowCommand::CopyCommand => {
                let link = self.session.link_to_selected(self.project_path().as_deref());
                let address = command == WindowCommand::CopyLink;
                link.into_iter().for_each(|link| self.copy_link(ctx, &link, address));
            }
            WindowCommand::CopyViewLink | WindowCommand::CopyViewCommand => {
                let link = self.session.link_to_view(self.project_path().as_deref());
                self.copy_link(ctx, &link, command == WindowCommand::CopyViewLink);
            }
            WindowCommand::SaveReview => self.articles.save(&self.session, false),
            WindowCommand::CloseReview => {
                let close = self.articles.close(&self.session);
                self.apply(ctx, close.into_iter().collect());
            }
            WindowCommand::RegionRectangle => self.map.draw_region(RegionTool::Rectangle),
            WindowCommand::RegionLasso => self.map.draw_region(RegionTool::Lasso),
            WindowCommand::Measure => self.map.draw_mark(MarkTool::Measure, &self.session),
            WindowCommand::DrawNote => self.map.draw_mark(MarkTool::Note, &self.session),
            WindowCommand::DrawPoint => self.map.draw_mark(MarkTool::Point, &self.session),
            WindowCommand::DrawLine => self.map.draw_mark(MarkTool::Line, &self.session),
            WindowCommand::DrawArea => self.map.draw_mark(MarkTool::Area, &self.session),
        }
    }

    /// As an address or as a command.
    fn copy_link(&mut self, ctx: &Context, link: &Link, address: bool) {
        let (what, text) = if address { ("link", link.address()) } else { ("command", link.to_string()) };
        self.apply(ctx, vec![Action::Copy { what, text }]);
    }

    /// The path of the open project.
    pub(super) fn project_path(&self) -> Option<String> {
        self.project.path.as_ref().map(|path| path.to_string_lossy().into_owned())
    }

    /// Goes where the user has asked for.
    pub(super) fn go(&mut self, ctx: &Context, to: &Destination) {
        if let Destination::Link(link) = to
            && link.project.is_some()
        {
            return self.follow_link(ctx, link);
        }
        match self.session.go(to) {
            Ok(actions) => self.apply(ctx, actions),
            Err(why) => self.carry_out(ctx, Effect::Say(why.to_string())),
        }
    }

    /// Whether a command is available now.
    ///
    /// # Errors
    /// A short reason.
    pub fn possible(&self, command: Command) -> Result<(), &'static str> {
        command.possible(&self.session)?;
        let annotation = self.session.selection().is_some_and(|s| matches!(s.key(), Subject::Annotation(_)));
        let no_text = || self.session.article().is_none_or(|a| a.text.is_none());
        let of_project = [Command::OpenProject, Command::SaveProject, Command::SaveProjectAs];
        if [Command::CopyLink, Command::CopyCommand].contains(&command)
            && annotation
            && self.project.path.is_none()
        {
            Err("save the project with your annotations first")
        } else if command == Command::OpenFile && self.articles.is_choosing()
            || of_project.contains(&command) && self.project.is_choosing()
        {
            Err(BUSY)
        } else if command == Command::ProjectFiles && self.project.files.is_empty() {
            Err("all project files are present and unchanged")
        } else if command == Command::ReadAnew && no_text() {
            Err("open your copy of a cited article first")
        } else {
            Ok(())
        }
    }

    /// A command as shown in menus and palette now.
    pub(super) fn offer(&self, row: &'static Row) -> Offer {
        let command = row.command;
        let on = self.panels.is_on(command, &self.session).or_else(|| command.is_on(&self.session));
        Offer { row, title: command.title(&self.session), possible: self.possible(command), on }
    }

    /// The only place where keys become commands; the map handles its own keys.
    pub(super) fn shortcuts(&mut self, ctx: &Context) {
        if self.articles.is_choosing() || ctx.memory(|m| m.top_modal_layer().is_some()) {
            return;
        }
        let typing = ctx.text_edit_focused();
        let rows = TABLE.iter().filter(|row| match row.reach {
            Reach::Window => true,
            Reach::NoField => !typing,
            Reach::Map => false,
        });
        let mut keys: Vec<(&Shortcut, Command)> =
            rows.flat_map(|row| row.keys.iter().map(|keys| (keys, row.command))).collect();
        // Ctrl+Shift+Z before Ctrl+Z, because egui matches the longer one as the shorter, too.
        keys.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.held()));
        for (keys, command) in keys {
            if ctx.input_mut(|i| ui::pressed(i, keys)) {
                self.run(ctx, command);
            }
        }
        self.escape(ctx);
    }

    /// Escape closes one thing at a time, topmost first.
    fn escape(&mut self, ctx: &Context) {
        let escape = || ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        // A menu closes by itself, but the map would handle the same key as well.
        if Popup::is_any_open(ctx) {
            if escape() {
                Popup::close_all(ctx);
            }
            return;
        }
        let palette = self.panels.shows(PALETTE, &self.session);
        let boxes = palette || self.panels.shows(GO_TO, &self.session);
        if let Some(window) = self.panels.closes_on_escape(&self.session)
            && !boxes
            && escape()
        {
            self.panels.close(window);
        }
        if self.exports.figures.is_open() && !palette && !ctx.text_edit_focused() && escape() {
            self.exports.figures.close();
        }
    }
}

/// “Open events…” without its ellipsis, for use in a sentence.
fn plain(title: &str) -> &str {
    title.trim_end_matches('…')
}
