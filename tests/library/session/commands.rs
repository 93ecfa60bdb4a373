//! The table of commands: whole, without two meanings for a key, and the same everywhere.

use std::collections::{BTreeSet, HashMap, HashSet};

use iraq_risk_atlas::scene::Names;
use iraq_risk_atlas::session::{
    Action, Carrier, Command, Effect, FOCUS_KEYS, LayerAction, Menu, Reach, SelectAction, Session, TABLE,
    found,
};

use crate::support::session as start;

/// The variants of the enum, as its source lists them.
fn variants() -> BTreeSet<String> {
    let source = include_str!("../../../src/session/commands/command.rs");
    let (_, list) = source.split_once("pub enum Command {").expect("the enum");
    let (list, _) = list.split_once('}').expect("its end");
    let lines = list.lines().map(|line| line.trim().trim_end_matches(','));
    lines.filter(|line| !line.is_empty() && !line.starts_with("//")).map(str::to_owned).collect()
}

/// What the session does for a command.
fn actions(command: Command, session: &Session) -> Vec<Action> {
    match command.carrier(session) {
        Carrier::Session(actions) => actions,
        Carrier::Panel | Carrier::Window(_) => panic!("{command:?} is no command of the session"),
    }
}

#[test]
fn every_command_has_exactly_one_row() {
    let rows: Vec<String> = TABLE.iter().map(|row| format!("{:?}", row.command)).collect();
    let once: BTreeSet<String> = rows.iter().cloned().collect();
    assert_eq!(rows.len(), once.len(), "a command has two rows");
    assert_eq!(once, variants());
    for row in TABLE {
        assert_eq!(row.command.row(), row);
    }
}

#[test]
fn every_command_has_a_title_of_its_own_and_one_sentence_of_help() {
    let mut titles = HashSet::new();
    for row in TABLE {
        assert!(titles.insert(row.title), "two commands are called {}", row.title);
        let title = row.title.trim_end_matches('…');
        assert!(title.len() > 3 && title.starts_with(char::is_uppercase), "{title:?}");
        let help = row.help;
        assert!(help.ends_with('.') && help.starts_with(char::is_uppercase), "{title}: {help}");
        assert_eq!(help.matches(". ").count(), 0, "{title}: more than one sentence: {help}");
        assert!(help.len() > 15 && help.len() < 120, "{title}: {} letters", help.len());
    }
}

#[test]
fn no_two_commands_share_a_key_and_the_letters_of_fields_are_left_alone() {
    let mut taken = HashMap::new();
    for row in TABLE {
        for keys in row.keys {
            let before = taken.insert(*keys, row.title);
            assert_eq!(before, None, "{} belongs to {} as well", keys.words(), row.title);
            let of_fields = keys.ctrl && !keys.shift && ["A", "C", "V", "X"].contains(&keys.key);
            assert!(!of_fields, "{}: {} is a field’s own", row.title, keys.words());
            let is_function_key = keys.key.len() > 1 && keys.key.starts_with('F');
            let typed = !keys.ctrl && !keys.alt && !is_function_key;
            assert!(!typed || row.reach != Reach::Window, "{}: {} is typed", row.title, keys.words());
        }
    }
    assert!(taken.len() > 20);
}

#[test]
fn menus_list_their_groups_one_after_the_other() {
    for menu in Menu::ALL {
        let rows: Vec<_> = TABLE.iter().filter(|row| row.menu == menu).collect();
        assert!((2..=20).contains(&rows.len()), "{}: {} lines", menu.title(), rows.len());
        assert!(rows.is_sorted_by_key(|row| row.group), "{}", menu.title());
    }
    let order: Vec<usize> =
        TABLE.iter().filter_map(|row| Menu::ALL.iter().position(|m| *m == row.menu)).collect();
    assert!(order.is_sorted(), "the table goes menu by menu");
    assert_eq!(order.len(), TABLE.len());
}

#[test]
fn the_palette_finds_every_command_by_its_whole_title() {
    assert_eq!(found("").len(), TABLE.len());
    for row in TABLE {
        let best = found(row.title);
        let place = best.iter().position(|found| found.command == row.command);
        assert!(place.is_some_and(|place| place < 3), "{} is found at {place:?}", row.title);
    }
}

#[test]
fn what_cannot_be_done_says_why_and_what_can_be_done_has_an_effect() {
    let mut session = start();
    for (command, why) in [
        (Command::Undo, "there is nothing to undo"),
        (Command::CopyCitation, "nothing is selected"),
        (Command::Table, "no event file is open"),
        (Command::Back, "there is no previous selection"),
        (Command::CloseArticle, "no article is open"),
    ] {
        assert_eq!(command.possible(&session), Err(why));
    }
    let key = session.atlas().find_id("FP-17").unwrap();
    session.apply(SelectAction::Feature(key).into());
    assert_eq!(Command::CopyCitation.possible(&session), Ok(()));
    let copied = actions(Command::CopyCitation, &session);
    let [Action::Copy { what: "citation", text }] = copied.as_slice() else { panic!("a citation is copied") };
    assert!(text.contains("FP-17"));
    session.apply(LayerAction::ShowAll(true).into());
    assert_eq!(Command::AllLayersOn.possible(&session), Err("all layers are shown"));
    assert_eq!(Command::Undo.title(&session), "Undo: Show all layers");
    for action in actions(Command::Undo, &session) {
        let said = session.apply(action);
        assert_eq!(said, [Effect::Say("Undone: Show all layers.".to_owned())]);
    }
    assert_eq!(Command::Redo.title(&session), "Redo: Show all layers");
}

#[test]
fn switches_say_whether_they_are_on() {
    let mut session = start();
    let on = |session: &Session| {
        let names = [Command::NamesLatin, Command::NamesArabic, Command::NamesBoth];
        names.map(|command| command.is_on(session).unwrap())
    };
    assert_eq!(on(&session), [true, false, false]);
    for action in actions(Command::NamesArabic, &session) {
        session.apply(action);
    }
    assert_eq!((on(&session), session.names()), ([false, true, false], Names::Arabic));
    assert_eq!(Command::Home.is_on(&session), None);
}

#[test]
fn keys_of_parts_of_the_window_are_named_with_what_they_do() {
    assert!(FOCUS_KEYS.len() >= 4);
    for part in FOCUS_KEYS {
        assert!(!part.place.is_empty() && part.keys.len() > 3);
        let mut seen = HashSet::new();
        for (keys, what) in part.keys {
            assert!(seen.insert(keys), "{}: {keys} twice", part.place);
            assert!(!keys.is_empty() && what.len() > 5, "{}: {keys}", part.place);
        }
    }
}

/// Every `Ctrl+…`, `Alt+…` and F key that a text prints in code type.
fn keys_in(text: &str) -> BTreeSet<String> {
    let code = text.split('`').skip(1).step_by(2);
    let is_key = |c: &&str| {
        let number = c.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok());
        (c.starts_with("Ctrl+") || c.starts_with("Alt+") || number) && !c.contains(' ')
    };
    code.filter(is_key).map(str::to_owned).collect()
}

#[test]
fn keys_that_the_documents_name_are_those_of_the_table() {
    let of_commands = TABLE.iter().flat_map(|row| row.keys).map(|keys| keys.words());
    let of_parts = FOCUS_KEYS.iter().flat_map(|part| part.keys).flat_map(|(keys, _)| keys.split(", "));
    let known: BTreeSet<String> = of_commands.chain(of_parts.map(str::to_owned)).collect();
    let documents = [
        include_str!("../../../README.md"),
        include_str!("../../../docs/articles.md"),
        include_str!("../../../docs/event-data.md"),
        include_str!("../../../docs/command-line.md"),
    ];
    let named: BTreeSet<String> = documents.into_iter().flat_map(keys_in).collect();
    assert!(named.len() >= 8, "{named:?}");
    let unknown: Vec<&String> = named.difference(&known).collect();
    // The system's own, for a text that is pasted over the map.
    let unknown: Vec<&String> = unknown.into_iter().filter(|keys| *keys != "Ctrl+V").collect();
    assert!(unknown.is_empty(), "the documents name {unknown:?}, which no table knows");
}
