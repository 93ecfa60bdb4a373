use egui::{Id, Key, Modifiers, RichText, Ui};

use crate::atlas::Target;
use crate::model::Subject;
use crate::reading::Draft;
use crate::session::{Action, Edit, NamedPlace, Review, ReviewAction, Session, how_words};

use super::field::Field;
use super::state::{Field as Wanted, ReadingState};
use crate::ui::widgets::{elements, fonts};

/// Most places listed.
const MOST: usize = 6;

/// A field for the name of another place, with the gazetteer's results.
pub fn place_search(ui: &mut Ui, session: &Session, state: &mut ReadingState, actions: &mut Vec<Action>) {
    let take = state.wanted == Some(Wanted::Place);
    if !state.search.open && !take {
        if elements::link(ui, "Another place…  (P)").clicked() {
            state.wanted = Some(Wanted::Place);
        }
        return;
    }
    if !state.search.open {
        state.search = super::state::PlaceQuery { open: true, ..Default::default() };
    }
    let id = Id::unique("other place");
    let mut moved = 0isize;
    if ui.memory(|m| m.has_focus(id)) {
        ui.input_mut(|i| {
            moved += isize::from(i.consume_key(Modifiers::NONE, Key::ArrowDown));
            moved -= isize::from(i.consume_key(Modifiers::NONE, Key::ArrowUp));
        });
    }
    let mut query = std::mem::take(&mut state.search.query);
    let field = Field { id, name: "Another place", hint: "Name of a town or governorate", lines: 1, take };
    let typed = field.show(ui, &mut query);
    if take && typed.focused {
        state.wanted = None;
    }
    state.search.query = query;
    if state.search.searched != state.search.query {
        state.search.searched.clone_from(&state.search.query);
        let mut found = session.search(&state.search.query, 4 * MOST);
        found.retain(|m| matches!(m.target, Target::Place(_) | Target::Subject(Subject::Governorate(_))));
        found.truncate(MOST);
        (state.search.found, state.search.chosen) = (found, 0);
    }
    let count = state.search.found.len().max(1) as isize;
    state.search.chosen = (state.search.chosen as isize + moved).rem_euclid(count) as usize;
    let clicked = results(ui, session, state);
    let taken = clicked.or(typed.entered.then_some(state.search.chosen));
    if let Some(found) = taken.and_then(|i| state.search.found.get(i))
        && let Some((draft, _)) = session.review().and_then(Review::focused)
        && let Some(named) = named(session, draft, &found.target)
    {
        actions.push(ReviewAction::Edit(Edit::Place(Box::new(named))).into());
        state.search.open = false;
        state.take_keys();
    }
    if typed.escaped {
        state.search.open = false;
        state.take_keys();
    }
}

/// The place, located by the words around the draft's name.
fn named(session: &Session, draft: &Draft, target: &Target) -> Option<NamedPlace> {
    let text = session.review()?.document.paragraphs.get(draft.paragraph)?;
    NamedPlace::found(target, text, draft.bytes.clone(), session.atlas())
}

fn results(ui: &mut Ui, session: &Session, state: &ReadingState) -> Option<usize> {
    let mut clicked = None;
    if state.search.found.is_empty() && !state.search.query.trim().is_empty() {
        elements::small(ui, "Nothing found with this name.");
    }
    for (i, found) in state.search.found.iter().enumerate() {
        let kind = match &found.target {
            Target::Place(index) => {
                let code = session.atlas().gazetteer.place(*index).map_or("", |p| p.gov.as_str());
                let governorate = session.atlas().base.governorate(code);
                governorate.map_or_else(|| "town".to_owned(), |g| format!("town in {}", g.name))
            }
            Target::Subject(_) => "governorate".to_owned(),
        };
        let how = how_words(found);
        let how = if how.is_empty() { how } else { format!(" · {how}") };
        let words = format!("{} – {kind}{how}", found.shown);
        let on = i == state.search.chosen;
        let text = RichText::new(&words).size(12.5);
        let text = if on { text.font(fonts::bold(12.5)) } else { text };
        if ui.add(egui::Button::selectable(on, text).wrap()).clicked() {
            clicked = Some(i);
        }
    }
    clicked
}
