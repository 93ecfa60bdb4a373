use egui::Context;

use crate::session::{Action, Command, Effect};

use super::column_dialogs::{About, Decided};
use super::event_files::EventFiles;
use super::event_opening::ForProject;

impl EventFiles {
    /// The columns of a file, to be confirmed.
    pub fn dialog(&mut self, ctx: &Context) -> (Vec<Action>, Option<Effect>) {
        let mut actions = Vec::new();
        match self.dialogs.show(ctx) {
            None => {}
            Some(Decided::Cancelled { about }) => return (actions, self.cancelled(*about)),
            Some(Decided::Open { about, mapping }) => match about.replaces {
                Some(old) => self.read_again(old, about.table, mapping, &mut actions),
                None => {
                    // The user's answer replaces what the project knew.
                    let project = about.project.map(|project| ForProject { columns: None, ..project });
                    self.read(about.table, mapping, project, &mut actions);
                }
            },
        }
        (actions, None)
    }

    /// Says which file is not opened, and how it is.
    fn cancelled(&mut self, about: About) -> Option<Effect> {
        if let Some(project) = about.project {
            self.failed.push((project.entry, "its columns were not confirmed".to_owned()));
            return None;
        }
        let name = about.table.source.name();
        let words = match about.replaces {
            Some(_) => format!("{name} is shown as before; its columns were not changed."),
            None => {
                let row = Command::OpenEvents.row();
                format!(
                    "{name} was not opened, because its columns were not confirmed. To open it, use “{}” ({}), or \
                     drop it on the window.",
                    row.title,
                    row.key_words()
                )
            }
        };
        Some(Effect::Say(words))
    }
}
