use egui::{Context, Event, Key, Modifiers, Popup};

use crate::session::{Action, Command, Decision, Edit, ReviewAction, Session};

use super::chooser::{Chooser, What, lines};
use super::state::{Field, ReadingState, keys_id};
use crate::ui::outbox::{AppCommand, Outbox};

/// The keys of a review. They work while no field, list or window has focus; arrows and Enter only if nothing
/// else uses them.
pub fn review_keys(ctx: &Context, session: &Session, state: &mut ReadingState) -> Outbox {
    let mut out = Outbox::default();
    if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::S)) {
        out.command(AppCommand::SaveReviewAs);
    } else if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::S)) {
        out.run(Command::SaveReview);
    }
    let busy =
        ctx.text_edit_focused() || Popup::is_any_open(ctx) || ctx.memory(|m| m.top_modal_layer().is_some());
    if busy {
        return out;
    }
    let focused = ctx.memory(|m| m.focused());
    let free = focused.is_none_or(|id| id == keys_id());
    if focused.is_none() && state.wanted.is_none() {
        // Otherwise an arrow would move through the drafts and pan the map as well.
        state.take_keys();
    }
    for (key, shift) in taken(ctx, free, state.chooser.is_some()) {
        if state.chooser.is_some() && in_list(key, session, state, &mut out.actions) {
            continue;
        }
        single(key, shift, session, state, &mut out.actions);
    }
    if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z))
        || ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Y))
    {
        out.act(ReviewAction::Redo);
    } else if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Z)) {
        out.act(ReviewAction::Undo);
    }
    out
}

const LETTERS: [Key; 12] =
    [Key::J, Key::K, Key::A, Key::R, Key::X, Key::E, Key::P, Key::G, Key::S, Key::C, Key::M, Key::U];
const MORE: [Key; 2] = [Key::N, Key::O];
const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
const MOVES: [Key; 3] = [Key::ArrowUp, Key::ArrowDown, Key::Enter];

/// Consumes the review's keys with their text events: a field focused by a key must not receive that key's
/// letter.
#[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit has keys and events without number")]
fn taken(ctx: &Context, free: bool, listed: bool) -> Vec<(Key, bool)> {
    let mut taken = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => {
                let plain = modifiers.is_none() || modifiers.shift_only();
                let ours = LETTERS.contains(key)
                    || MORE.contains(key)
                    || DIGITS.contains(key)
                    || (free || listed) && MOVES.contains(key)
                    || listed && *key == Key::Escape;
                if plain && ours {
                    taken.push((*key, modifiers.shift));
                }
                !(plain && ours)
            }
            _ => true,
        });
        if !taken.is_empty() {
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
    });
    taken
}

/// Moves in the open list, or chooses a line. False for unknown keys.
#[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit has keys and events without number")]
fn in_list(key: Key, session: &Session, state: &mut ReadingState, actions: &mut Vec<Action>) -> bool {
    let (Some(chooser), Some(review)) = (state.chooser, session.review()) else { return false };
    let lines = lines(chooser.what, review);
    let count = lines.len().max(1);
    let to = |by: usize| {
        let mut at = chooser.at;
        for _ in 0..count {
            at = (at + by) % count;
            if lines.get(at).is_some_and(|l| l.why_not.is_none()) {
                break;
            }
        }
        Some(Chooser { at, ..chooser })
    };
    let digit = DIGITS.iter().position(|d| *d == key);
    let again = letter_of(chooser.what) == key;
    match key {
        Key::Escape => state.chooser = None,
        Key::ArrowDown | Key::J => state.chooser = to(1),
        Key::ArrowUp | Key::K => state.chooser = to(count - 1),
        _ if again => state.chooser = to(1),
        _ => {
            let Some(line) =
                lines.get(if key == Key::Enter { Some(chooser.at) } else { digit }.unwrap_or(usize::MAX))
            else {
                return digit.is_some();
            };
            // If it is not available, the reason is shown.
            actions.push(ReviewAction::Edit(line.edit.clone()).into());
            state.chooser = None;
        }
    }
    true
}

fn letter_of(what: What) -> Key {
    match what {
        What::Kind => Key::G,
        What::Stance => Key::S,
        What::Precision => Key::C,
        What::Merge => Key::M,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit has keys and events without number")]
fn single(key: Key, shift: bool, session: &Session, state: &mut ReadingState, actions: &mut Vec<Action>) {
    let next = |forward| match shift {
        true => ReviewAction::Step { forward },
        false => ReviewAction::Next { forward },
    };
    let list = |what| Some(Chooser::open(what, session));
    let action = match key {
        Key::J | Key::ArrowDown => next(true),
        Key::K | Key::ArrowUp => next(false),
        Key::A | Key::Enter => ReviewAction::Accept,
        Key::R | Key::X => ReviewAction::Reject,
        Key::U => ReviewAction::Undo,
        Key::O => ReviewAction::Reopen,
        Key::N => ReviewAction::Edit(Edit::NotDrawn),
        Key::E => return state.wanted = Some(Field::Paraphrase),
        Key::P => return state.wanted = Some(Field::Place),
        Key::G => return state.chooser = list(What::Kind),
        Key::S => return state.chooser = list(What::Stance),
        Key::C => return state.chooser = list(What::Precision),
        Key::M => return state.chooser = list(What::Merge),
        _ => match DIGITS.iter().position(|d| *d == key) {
            Some(index) => ReviewAction::Edit(Edit::Choose(index)),
            None => return,
        },
    };
    state.chooser = None;
    actions.push(action.into());
}

/// The line of keys that is always visible.
pub fn key_words(decision: Option<Decision>) -> String {
    let take = match decision {
        Some(Decision::Open) | None => "A accept · R reject",
        Some(Decision::Accepted) => "R reject · O reopen",
        Some(Decision::Rejected) => "A accept · O reopen",
    };
    format!(
        "J K next, previous (Shift: decided ones too) · {take} · E words · 1–9 place · P other place · N not drawn · G kind · S stance · \
         C precision · M merge · U undo · Ctrl+S save"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::FOCUS_KEYS;

    #[test]
    fn every_key_of_a_review_is_in_the_help() {
        let review = FOCUS_KEYS.iter().find(|part| part.place.starts_with("In a review")).expect("a section");
        let named: Vec<&str> = review.keys.iter().flat_map(|(keys, _)| keys.split(", ")).collect();
        for key in LETTERS.iter().chain(&MORE).chain(&[Key::Enter]) {
            assert!(named.contains(&key.name()), "{} is not in the help", key.name());
        }
        assert!(named.contains(&"1–9"));
    }
}
