use std::sync::Arc;

use crate::app::jobs::Jobs;
use crate::files::Opener;
use crate::ui::{self, Panel};

use super::cache_panel::CachePanel;
use super::periods_panel::PeriodsPanel;
use super::table_panel::TablePanel;

/// All panels of the window: those of `ui`, and those with background work of their own.
pub fn registry(jobs: &Jobs, opener: &Arc<Opener>) -> Vec<Box<dyn Panel>> {
    let mut panels = ui::panels();
    panels.push(Box::new(TablePanel::new(jobs)));
    panels.extend(ui::windows());
    panels.push(Box::new(CachePanel::new(opener.clone())));
    panels.push(Box::new(PeriodsPanel::new(jobs)));
    panels
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use egui::Context;

    use super::*;
    use crate::atlas::Atlas;
    use crate::session::{Carrier, Session, TABLE};

    #[test]
    fn panels_have_names_of_their_own_and_every_command_of_a_panel_has_one() {
        let atlas = Arc::new(Atlas::built_in().unwrap());
        let panels = registry(&Jobs::new(&Context::default()), &Arc::new(Opener::new(atlas.clone())));
        let ids: HashSet<&str> = panels.iter().map(|panel| panel.id()).collect();
        assert_eq!(ids.len(), panels.len());
        assert!(panels.iter().all(|panel| !panel.title().is_empty()));
        let session = Session::new(atlas);
        for row in TABLE {
            let owners = panels.iter().filter(|panel| panel.commands().contains(&row.command)).count();
            let wanted = usize::from(row.command.carrier(&session) == Carrier::Panel);
            assert_eq!(owners, wanted, "{}", row.title);
        }
    }
}
