use egui::{Id, Ui};

use super::draft::{Draft, Join};
use super::editor::group;
use super::facts::Facts;
use super::kept::kept;
use super::line_fields::Sources;
use crate::events::{Rule, Want};
use crate::model::EventLayerId;
use crate::session::{Action, EventAction, EventLayer, FileColumns, Session};
use crate::ui::widgets::elements;

/// The conditions as they stand in the panel, between frames.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// The file they belong to, what stands there, and the rule that came of it.
    draft: Option<(EventLayerId, Draft, Option<Rule>)>,
    facts: Facts,
    /// Columns asked for last.
    asked: Vec<Want>,
    name: String,
}

/// Conditions on any column, and filters kept under a name.
pub fn section(
    ui: &mut Ui,
    session: &Session,
    layer: &EventLayer,
    state: &mut Conditions,
    actions: &mut Vec<Action>,
) {
    let Some(columns) = session.file_columns(layer.id).filter(|c| !c.all.is_empty()) else { return };
    elements::section(ui, "Conditions on any column");
    let id = Id::unique("conditions").with(layer.id);
    let draft = state.take_up(layer);
    let (mut draft, mut wants) = (draft, Vec::new());
    let mut sources = Sources { columns, facts: &mut state.facts, wants: &mut wants };
    let changed = group(ui, id, &mut draft, &mut sources);
    let rule = draft.rule();
    if changed && rule.as_ref() != layer.rule() {
        actions.push(EventAction::Rule { layer: layer.id, rule: rule.clone() }.into());
    }
    let was = state.draft.take().and_then(|(_, _, rule)| rule);
    // What is typed and not entered yet is no change of the rule.
    state.draft = Some((layer.id, draft, if changed { rule } else { was }));
    loading(ui, layer, columns, actions);
    if !wants.is_empty() && columns.loading.is_none() && state.asked != wants {
        state.asked.clone_from(&wants);
        actions.push(EventAction::Load { layer: layer.id, wants }.into());
    }
    kept(ui, layer, &mut state.name, actions);
}

impl Conditions {
    /// What stands in the panel, unless the filter was changed elsewhere.
    fn take_up(&mut self, layer: &EventLayer) -> Draft {
        let current = layer.rule();
        if let Some((id, draft, rule)) = &self.draft
            && *id == layer.id
            && rule.as_ref() == current
        {
            return draft.clone();
        }
        self.asked.clear();
        let draft = current.map_or_else(|| Draft::empty(Join::All), Draft::of);
        self.draft = Some((layer.id, draft.clone(), current.cloned()));
        draft
    }
}

/// What is being read, with its progress.
fn loading(ui: &mut Ui, layer: &EventLayer, columns: &FileColumns, actions: &mut Vec<Action>) {
    let Some(share) = columns.loading else { return };
    ui.horizontal(|ui| {
        ui.add(egui::ProgressBar::new(share).desired_width(90.0).desired_height(8.0));
        elements::small(ui, "Reading columns…");
        if ui.small_button("Cancel").clicked() {
            actions.push(EventAction::StopLoading { layer: layer.id }.into());
        }
    });
}
