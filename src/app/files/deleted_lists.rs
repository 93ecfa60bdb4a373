use std::path::PathBuf;

use crate::app::jobs::take_finished;
use crate::formats::Overrides;
use crate::model::EventLayerId;
use crate::session::{Action, Effect, Session};

use super::event_files::EventFiles;
use super::file_dialog::choose;

impl EventFiles {
    /// Lets the user choose a list of events that their source has deleted.
    pub fn choose_deleted(&mut self, layer: EventLayerId) {
        let otherwise = "The commands stats, render and export take the list with --deleted.";
        let chosen = choose(&self.jobs, otherwise, || {
            rfd::FileDialog::new()
                .set_title("List of deleted events")
                .add_filter("Tables, JSON and texts", &["csv", "tsv", "json", "txt"])
                .add_filter("All files", &["*"])
                .pick_file()
        });
        self.choosing_deleted = Some((layer, chosen));
    }

    /// A list that was chosen since the last call.
    pub fn chosen_deleted(&mut self) -> Option<(EventLayerId, Result<PathBuf, String>)> {
        let (layer, mut job) = self.choosing_deleted.take().map(|(layer, job)| (layer, Some(job)))?;
        match take_finished(&mut job) {
            Some(Ok(Ok(Some(path)))) => Some((layer, Ok(path))),
            Some(Ok(Err(none))) => Some((layer, Err(none.to_string()))),
            Some(Ok(Ok(None)) | Err(_)) => None,
            None => {
                self.choosing_deleted = job.map(|job| (layer, job));
                None
            }
        }
    }

    /// Reads a file again without the events on a list, or with all of them. Until it is read, and if it cannot be,
    /// it is shown as it was.
    pub fn leave_out_deleted(
        &mut self,
        session: &Session,
        layer: EventLayerId,
        list: Option<PathBuf>,
    ) -> (Vec<Action>, Vec<Effect>) {
        let mut actions = Vec::new();
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else { return (actions, Vec::new()) };
        let said = Overrides { deleted: list, ..file.said.clone() };
        let chosen = session.events().layer(layer).is_some_and(|l| l.about.columns.is_some());
        let mapping = chosen.then(|| file.file.layout.mapping.clone());
        match self.opener.table_of(file.file.source.clone(), said) {
            Ok(table) => self.read_again(layer, table, mapping, &mut actions),
            Err(why) => return (actions, vec![Effect::Say(why.to_string())]),
        }
        (actions, Vec::new())
    }
}
