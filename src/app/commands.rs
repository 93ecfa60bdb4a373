use egui::{Context, Key, Modifiers, Popup, ViewportCommand};

use crate::model::Subject;
use crate::session::{Action, Command, Destination, Effect, EventAction, Link, Reach, Row, Shortcut, TABLE};
use crate::ui::{self, FigureKind, MarkTool, Offer, RegionTool, Side, Wish};

use super::atlas_app::{AtlasApp, Tab};

/// Why the lower part of the window cannot do something while a file dialog is open.
const BUSY: &str = "a file dialog is open";

/// The window's part in the table of commands: what it can do now, and doing it.
impl AtlasApp {
    /// Does what a menu, the palette or a key asks for; says why not where it cannot be done.
    pub fn run(&mut self, ctx: &Context, command: Command) {
        // What is saved or taken back has to hold what was typed.
        self.leave_fields();
        if let Err(why) = self.possible(command) {
            return self.carry_out(ctx, Effect::Say(format!("{}: {why}.", plain(command.row().title))));
        }
        if let Some(actions) = command.actions(&self.session) {
            return self.apply(ctx, actions);
        }
        match command {
            Command::OpenFile => self.grant(ctx, Wish::OpenText),
            Command::OpenEvents => self.grant(ctx, Wish::OpenEvents),
            Command::ExportFigure => self.figures.open(&self.session, FigureKind::Map),
            Command::PrintCard => self.figures.open(&self.session, FigureKind::Sheet),
            Command::CopyPicture => self.figures.copy_map(ctx, &self.session),
            Command::PasteArticle => self.ask_for_paste(ctx),
            Command::ReadAnew => self.grant(ctx, Wish::ReadAnew),
            Command::NewProject => self.new_project(ctx),
            Command::OpenProject => self.open_project(ctx),
            Command::SaveProject => self.save_project(),
            Command::SaveProjectAs => self.save_project_as(),
            Command::ProjectNotes => self.project.details = !self.project.details,
            Command::ProjectFiles => self.project.files_state.open = true,
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Find => self.search.take_focus = true,
            Command::CopyLink => {
                let link = self.session.link_to_selected(self.project_path().as_deref());
                link.into_iter().for_each(|link| self.copy_link(ctx, &link));
            }
            Command::CopyViewLink => {
                let link = self.session.link_to_view(self.project_path().as_deref());
                self.copy_link(ctx, &link);
            }
            Command::GoTo => self.go_to.open(),
            Command::Palette if self.palette.is_open() => self.palette.close(),
            Command::Palette => self.palette.open(),
            Command::Keyboard => self.keyboard = !self.keyboard,
            Command::About => self.about = !self.about,
            Command::ExportData => self.export_data(ctx),
            Command::Table => self.desk.table_open = !self.desk.table_open,
            Command::Timeline => self.timeline.open = Some(!self.timeline.is_open(&self.session)),
            Command::Statistics => self.desk.side = Side::Statistics,
            Command::SaveReview | Command::CloseReview => self.of_review(ctx, command),
            Command::Play | Command::StepOnward | Command::StepBack => self.move_days(ctx, command),
            Command::RegionRectangle => self.draw_region(RegionTool::Rectangle),
            Command::RegionLasso => self.draw_region(RegionTool::Lasso),
            Command::Measure => self.draw_mark(MarkTool::Measure),
            Command::DrawNote => self.draw_mark(MarkTool::Note),
            Command::DrawPoint => self.draw_mark(MarkTool::Point),
            Command::DrawLine => self.draw_mark(MarkTool::Line),
            Command::DrawArea => self.draw_mark(MarkTool::Area),
            // All that is left are the tabs on the left.
            _ => self.tab = tab_of(command).unwrap_or(self.tab),
        }
    }

    fn copy_link(&mut self, ctx: &Context, link: &Link) {
        self.apply(ctx, vec![Action::Copy { what: "link", text: link.to_string() }]);
    }

    /// Where the project lies that is open.
    fn project_path(&self) -> Option<String> {
        self.project.path.as_ref().map(|path| path.to_string_lossy().into_owned())
    }

    /// Goes where a reader has asked for.
    pub(super) fn go(&mut self, ctx: &Context, to: &Destination) {
        if let Destination::Link(link) = to
            && link.project.is_some()
        {
            return self.follow_link(ctx, link);
        }
        match self.session.go(to) {
            Ok(actions) => self.apply(ctx, actions),
            Err(why) => self.carry_out(ctx, Effect::Say(why)),
        }
    }

    /// Whether a command can be carried out now.
    ///
    /// # Errors
    /// A few words that say why not.
    pub fn possible(&self, command: Command) -> Result<(), &'static str> {
        command.possible(&self.session)?;
        let own = self.session.selection().is_some_and(|s| matches!(s.key(), Subject::Annotation(_)));
        match command {
            Command::CopyLink if own && self.project.path.is_none() => {
                Err("save the project with your annotations first")
            }
            Command::OpenFile if self.reading_desk.is_choosing() => Err(BUSY),
            Command::OpenProject | Command::SaveProject | Command::SaveProjectAs
                if self.project.is_choosing() =>
            {
                Err(BUSY)
            }
            Command::ProjectFiles if self.project.files.is_empty() => {
                Err("all project files are present and unchanged")
            }
            Command::ReadAnew if self.session.article().is_none_or(|a| a.text.is_none()) => {
                Err("open your copy of a cited article first")
            }
            _ => Ok(()),
        }
    }

    /// A command as menus and palette show it now.
    pub(super) fn offer(&self, row: &'static Row) -> Offer {
        let command = row.command;
        let on = match command {
            Command::Table => Some(self.desk.table_open),
            Command::Timeline => Some(self.timeline.is_open(&self.session)),
            _ => tab_of(command).map(|tab| tab == self.tab).or_else(|| command.is_on(&self.session)),
        };
        Offer { row, title: command.title(&self.session), possible: self.possible(command), on }
    }

    /// The one place in which keys become commands; those that belong to the map it takes itself.
    pub(super) fn shortcuts(&mut self, ctx: &Context) {
        // The review comes first while it is seen: Ctrl+Z and Ctrl+S are then its own.
        self.review_keys(ctx);
        if self.reading_desk.is_choosing() || ctx.memory(|m| m.top_modal_layer().is_some()) {
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
        // Ctrl+Shift+Z before Ctrl+Z: the toolkit takes the longer for the shorter as well.
        keys.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.held()));
        for (keys, command) in keys {
            if ctx.input_mut(|i| ui::pressed(i, keys)) {
                self.run(ctx, command);
            }
        }
        self.escape(ctx);
    }

    /// Escape closes one thing at a time, the window on top first.
    fn escape(&mut self, ctx: &Context) {
        // A menu would close by itself, but the map would then take the same press for its own.
        if Popup::is_any_open(ctx) {
            if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
                Popup::close_all(ctx);
            }
            return;
        }
        let windows = [&mut self.keyboard, &mut self.about, &mut self.project.details];
        let open = windows.into_iter().find(|open| **open);
        if let Some(open) = open.filter(|_| !self.palette.is_open() && !self.go_to.is_open())
            && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape))
        {
            *open = false;
        }
        let free = !self.palette.is_open() && !Popup::is_any_open(ctx) && !ctx.text_edit_focused();
        if self.figures.is_open() && free && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.figures.close();
        }
    }

    /// The windows that list commands.
    pub(super) fn command_windows(&mut self, ctx: &Context) {
        if self.keyboard {
            ui::keyboard_window(ctx, &mut self.keyboard);
        }
        let mut palette = std::mem::take(&mut self.palette);
        let chosen = ui::palette(ctx, &mut palette, &|row| self.offer(row));
        self.palette = palette;
        if let Some(command) = chosen {
            self.run(ctx, command);
        }
        if let Some(to) = ui::go_to(ctx, &self.session, &mut self.go_to) {
            self.go(ctx, &to);
        }
    }

    fn move_days(&mut self, ctx: &Context, command: Command) {
        // Days that nobody sees must not move.
        if !self.timeline.is_open(&self.session) {
            self.timeline.open = Some(true);
        }
        let now = ctx.input(|i| i.time);
        let unit = self.timeline.step_unit();
        let action = match command {
            Command::Play => self.timeline.toggle(now, &self.session),
            _ => EventAction::Step { forward: command == Command::StepOnward, unit }.into(),
        };
        self.apply(ctx, vec![action]);
    }

    fn draw_region(&mut self, tool: RegionTool) {
        for canvas in std::iter::once(&mut self.canvas).chain(&mut self.beside) {
            canvas.region.end();
            canvas.region.tool = Some(tool);
            canvas.marks.draft.end();
        }
    }

    fn draw_mark(&mut self, tool: MarkTool) {
        let split = self.session.events().split().is_some();
        let canvas = if split { &mut self.beside[1] } else { &mut self.canvas };
        canvas.region.end();
        canvas.marks.draft.take(tool);
        canvas.marks.take_keys = Some(true);
    }

    fn of_review(&mut self, ctx: &Context, command: Command) {
        let wish = match command {
            Command::SaveReview => ui::ReadingWish::Save,
            _ => ui::ReadingWish::Close,
        };
        self.grant_reading(ctx, Some(wish));
    }
}

/// “Open events…” without its dots, for a sentence.
fn plain(title: &str) -> &str {
    title.trim_end_matches('…')
}

fn tab_of(command: Command) -> Option<Tab> {
    Some(match command {
        Command::LayersTab => Tab::Layers,
        Command::EventsTab => Tab::Events,
        Command::ArticlesTab => Tab::Articles,
        Command::NotDrawnTab => Tab::NotDrawn,
        Command::ReadingTab => Tab::Reading,
        _ => return None,
    })
}
