use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use crate::model::{EventKey, Subject};
use crate::session::{Action, EventAction, SelectAction, ViewAction};

use super::context::TableContext;
use super::{ROW, TableState, copy};

/// Most rows that are marked at once.
pub const MOST_MARKED: usize = 100_000;

/// Keyboard handling of the focused table: arrows, page keys, Home and End move, with Shift they mark, Enter
/// selects and then flies there, Ctrl+C copies.
pub fn keys(
    ui: &mut Ui,
    response: &Response,
    context: &TableContext,
    state: &mut TableState,
    actions: &mut Vec<Action>,
) {
    if response.clicked() {
        response.request_focus();
    }
    if !response.has_focus() {
        if state.highlighted_by_key {
            (state.highlighted, state.highlighted_by_key) = (None, false);
            actions.push(SelectAction::Highlight(Vec::new()).into());
        }
        return;
    }
    let filter = EventFilter { tab: false, horizontal_arrows: false, vertical_arrows: true, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    for (key, marks) in pressed(ui) {
        if let Some(to) = target(key, context, state) {
            go(to, marks, context, state, actions);
        }
    }
    let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    if let Some((_, row)) = state.cursor.filter(|_| enter) {
        let key = Subject::event(context.layer.id, EventKey::Row(row));
        let again = context.session.selection().is_some_and(|s| *s.key() == key);
        actions.push(SelectAction::Feature(key.clone()).into());
        if again {
            actions.push(ViewAction::ToFeature(key).into());
        }
    }
    let marked = context.session.events().marked();
    if marked.len() > 1 && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(mark(Vec::new()));
    }
    if ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Copy))) {
        actions.extend(copy::marked(context, state));
    }
}

/// The movement keys in input order, and whether each marks. They are consumed, because the map uses some of
/// them too.
#[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit has keys and events without number")]
fn pressed(ui: &mut Ui) -> Vec<(Key, bool)> {
    let moves = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];
    let mut taken = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if moves.contains(key) => {
                let plain = modifiers.is_none() || modifiers.shift_only();
                if plain {
                    taken.push((*key, modifiers.shift));
                }
                !plain
            }
            _ => true,
        });
    });
    taken
}

/// Where a key moves the cursor.
fn target(key: Key, context: &TableContext, state: &TableState) -> Option<usize> {
    let last = context.rows.len().checked_sub(1)?;
    let page = ((context.height / ROW) as usize).max(2) - 1;
    let to = match (key, state.cursor.map(|(index, _)| index)) {
        (Key::Home, _) => 0,
        (Key::End, _) => last,
        // Without a cursor the first key goes to the first row that is seen.
        (_, None) => state.top.ceil() as usize,
        (Key::ArrowUp, Some(at)) => at.saturating_sub(1),
        (Key::ArrowDown, Some(at)) => at + 1,
        (Key::PageUp, Some(at)) => at.saturating_sub(page),
        (_, Some(at)) => at + page,
    };
    Some(to.min(last))
}

fn go(to: usize, marks: bool, context: &TableContext, state: &mut TableState, actions: &mut Vec<Action>) {
    let Some(row) = context.rows.get(to).copied() else { return };
    state.cursor = Some((to, row));
    state.bring_into_view(context.height, false);
    if marks && state.anchor.is_some() {
        actions.push(mark_range(context, state));
    } else {
        state.anchor = Some(row);
        actions.push(mark(vec![row]));
    }
    (state.highlighted, state.highlighted_by_key) = (Some(row), true);
    actions.push(SelectAction::Highlight(vec![Subject::event(context.layer.id, EventKey::Row(row))]).into());
}

pub fn mark(rows: Vec<u32>) -> Action {
    EventAction::Mark(rows).into()
}

/// Toggles the mark of a row.
pub fn toggle(context: &TableContext, row: u32) -> Action {
    let mut rows = context.session.events().marked().to_vec();
    match rows.binary_search(&row) {
        Ok(at) => drop(rows.remove(at)),
        Err(at) if rows.len() < MOST_MARKED => rows.insert(at, row),
        Err(_) => {}
    }
    mark(rows)
}

/// Marks all from the anchor to the cursor, nearest to the cursor first if there are too many.
pub fn mark_range(context: &TableContext, state: &TableState) -> Action {
    let to = state.cursor.map_or(0, |(index, _)| index);
    let from = state.anchor.and_then(|row| context.rows.iter().position(|r| *r == row)).unwrap_or(to);
    let range = from.min(to)..(from.max(to) + 1).min(context.rows.len());
    let rows = context.rows.get(range).unwrap_or(&[]);
    let rows = if to < from {
        &rows[..rows.len().min(MOST_MARKED)]
    } else {
        &rows[rows.len().saturating_sub(MOST_MARKED)..]
    };
    mark(rows.to_vec())
}
