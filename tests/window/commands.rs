//! Menus, palette, shortcuts and help, all from the one table.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::FeatureLayerId;
use iraq_risk_atlas::session::{Command, Link, Menu, TABLE};

use super::{choose, says, selected, selecting, window};

const CTRL: Modifiers = Modifiers::COMMAND;

fn ctrl(w: &mut Harness<'_, AtlasApp>, key: Key) {
    w.key_press_modifiers(CTRL, key);
    w.run();
}

fn visible(w: &Harness<'_, AtlasApp>, layer: &str) -> bool {
    w.state().session().layer(&FeatureLayerId::built_in(layer)).unwrap().visible()
}

/// Opens a menu.
fn open(w: &mut Harness<'_, AtlasApp>, menu: Menu) {
    w.get_by_role_and_label(Role::Button, menu.title()).click();
    w.run();
}

/// The names of the lines of the open menu, from top to bottom, with whether they can be pressed.
fn lines(w: &Harness<'_, AtlasApp>) -> Vec<(String, bool)> {
    let mut lines: Vec<(f32, String, bool)> = w
        .root()
        .children_recursive()
        .filter(|n| [Role::MenuItem, Role::MenuItemCheckBox].contains(&n.accesskit_node().role()))
        .map(|n| {
            (
                n.rect().top(),
                n.accesskit_node().label().unwrap_or_default(),
                !n.accesskit_node().is_disabled(),
            )
        })
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.into_iter().map(|(_, name, can)| (name, can)).collect()
}

#[test]
fn a_hidden_layer_is_shown_again_with_ctrl_z_and_the_menu_names_it() {
    let mut w = window(Default::default());
    w.get_by_label("Hide Context (2018)").click();
    w.run();
    assert!(!visible(&w, "context"));
    open(&mut w, Menu::Edit);
    w.get_by_label("Undo: Hide Context (2018)");
    w.key_press(Key::Escape);
    w.run();
    ctrl(&mut w, Key::Z);
    assert!(visible(&w, "context"));
    w.key_press_modifiers(CTRL | Modifiers::SHIFT, Key::Z);
    w.run();
    assert!(!visible(&w, "context"));
    choose(&mut w, "Edit", "Undo: Hide Context (2018)");
    assert!(visible(&w, "context"));
    ctrl(&mut w, Key::Y);
    assert!(!visible(&w, "context"));
}

#[test]
fn a_slider_that_is_drawn_twice_is_two_steps() {
    let mut w = window(Default::default());
    w.get_by_label("About Context (2018)").click();
    w.run();
    let slider = w.get_by_role_and_label(Role::Slider, "opacity").rect();
    for to in [0.6_f32, 0.3] {
        let at = |share: f32| slider.lerp_inside(eframe::egui::vec2(share, 0.5));
        w.drag_at(at(to + 0.2));
        w.run();
        for share in [to + 0.1, to] {
            w.hover_at(at(share));
            w.run();
        }
        w.drop_at(at(to));
        w.run();
    }
    let opacity = |w: &Harness<'_, AtlasApp>| {
        w.state().session().layer(&FeatureLayerId::built_in("context")).unwrap().opacity()
    };
    let second = opacity(&w);
    ctrl(&mut w, Key::Z);
    let first = opacity(&w);
    assert!(second < first && first < 1.0, "{second} {first}");
    ctrl(&mut w, Key::Z);
    assert_eq!((opacity(&w), w.state().session().undo_label()), (1.0, None));
}

#[test]
fn each_menu_lists_the_table_and_nothing_else() {
    let mut w = window(Default::default());
    for menu in Menu::ALL {
        open(&mut w, menu);
        let wanted: Vec<&str> = TABLE.iter().filter(|row| row.menu == menu).map(|row| row.title).collect();
        let found = lines(&w);
        assert_eq!(found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), wanted);
        for ((name, can), row) in found.iter().zip(TABLE.iter().filter(|row| row.menu == menu)) {
            assert_eq!(*can, w.state().possible(row.command).is_ok(), "{name}");
        }
        w.key_press(Key::Escape);
        w.run();
        assert_eq!(lines(&w), [], "Escape closes {}", menu.title());
    }
}

#[test]
fn escape_closes_a_menu_and_leaves_the_card() {
    let mut w = selecting("FP-17");
    open(&mut w, Menu::Edit);
    w.key_press(Key::Escape);
    w.run();
    assert_eq!((lines(&w), selected(&w).as_deref()), (vec![], Some("FP-17")));
    w.key_press(Key::Escape);
    w.run();
    assert_eq!(selected(&w), None);
}

#[test]
fn menus_can_be_walked_with_the_keyboard_alone() {
    let mut w = window(Default::default());
    w.get_by_role_and_label(Role::Button, "View").focus();
    w.run();
    w.key_press(Key::Enter);
    w.run();
    for _ in 0..40 {
        if w.get_by_label("Dark").is_focused() {
            break;
        }
        w.key_press(Key::ArrowDown);
        w.run();
    }
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(w.ctx.theme(), Theme::Dark);
    assert_eq!(lines(&w), [], "the menu closes with the choice");
}

#[test]
fn the_palette_runs_what_is_typed() {
    let mut w = window(Default::default());
    ctrl(&mut w, Key::K);
    let all = w.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(all, TABLE.len());
    w.get_by_label("Find a command").type_text("hide lay");
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert!(!visible(&w, "context") && !visible(&w, "cells-2025"));
    assert!(w.query_by_label("Find a command").is_none(), "it closes");
    ctrl(&mut w, Key::K);
    w.get_by_label("Find a command").type_text("undo");
    w.run();
    w.get_by_label("Undo: Hide all layers").click();
    w.run();
    assert!(visible(&w, "context"));
}

#[test]
fn arrows_choose_in_the_palette_and_escape_leaves_it_alone() {
    let mut w = selecting("FP-17");
    ctrl(&mut w, Key::K);
    w.get_by_label("Find a command").type_text("names");
    w.run();
    w.key_press(Key::ArrowDown);
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(w.state().session().names(), iraq_risk_atlas::scene::Names::Arabic);
    ctrl(&mut w, Key::K);
    w.key_press(Key::Escape);
    w.run();
    assert!(w.query_by_label("Find a command").is_none());
    assert_eq!(selected(&w).as_deref(), Some("FP-17"), "Escape closes one thing at a time");
}

#[test]
fn what_cannot_be_done_is_grey_with_its_reason_and_does_nothing() {
    let mut w = window(Default::default());
    w.state_mut().run(&eframe::egui::Context::default(), Command::Redo);
    assert!(w.state().session().redo_label().is_none());
    ctrl(&mut w, Key::T);
    w.run_steps(4);
    assert!(says(&w, "Event table: no event file is open."));
    ctrl(&mut w, Key::K);
    w.get_by_label("Find a command").type_text("table of ev");
    w.run();
    assert!(w.get_by_label("Event table").accesskit_node().is_disabled());
    w.key_press(Key::Enter);
    w.run();
    assert!(w.query_by_label("Find a command").is_some(), "it stays: there is nothing to run");
}

#[test]
fn f1_lists_every_command_with_its_keys_and_goes_again() {
    let mut w = window(Default::default());
    w.key_press(Key::F1);
    w.run();
    for row in TABLE {
        assert!(says(&w, row.help), "{}", row.title);
        if !row.keys.is_empty() {
            assert!(says(&w, &row.key_words()), "{}", row.title);
        }
    }
    for part in iraq_risk_atlas::session::FOCUS_KEYS {
        assert!(part.keys.iter().all(|(keys, what)| says(&w, keys) && says(&w, what)), "{}", part.place);
    }
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "Finds any command by name."));
}

#[test]
fn a_field_keeps_its_own_keys() {
    let mut w = window(Default::default());
    w.get_by_label("Hide Context (2018)").click();
    w.run();
    ctrl(&mut w, Key::F);
    w.get_by_label("Find place or feature").type_text("Kut?");
    w.run();
    ctrl(&mut w, Key::Z);
    assert!(!visible(&w, "context"), "Ctrl+Z is the field’s while it is typed in");
    assert!(!says(&w, "Finds any command by name."), "a question mark is a letter there");
}

#[test]
fn shortcuts_do_what_the_menu_says() {
    let mut w = selecting("FP-17");
    ctrl(&mut w, Key::Num3);
    assert!(says(&w, "Articles cited by the layers"));
    ctrl(&mut w, Key::Num1);
    assert!(!says(&w, "Articles cited by the layers"));
    w.key_press_modifiers(CTRL | Modifiers::SHIFT, Key::C);
    w.run_steps(8);
    assert!(says(&w, "The citation is on the clipboard."));
    w.key_press_modifiers(CTRL | Modifiers::SHIFT, Key::T);
    w.run();
    assert!(says(&w, "Timeline."));
    let zoom = w.state().session().viewport().zoom();
    w.key_press(Key::Plus);
    w.run();
    assert!(w.state().session().viewport().zoom() > zoom);
    w.key_press(Key::Escape);
    w.run();
    assert_eq!(selected(&w), None);
}

#[test]
fn go_to_understands_an_id_coordinates_and_a_link_and_says_what() {
    let mut w = window(Default::default());
    for (typed, said, id) in [
        ("fp-07", "FP-07: Hawija area", "FP-07"),
        ("44.0, 35.33", "35.33° N, 44° E, in Kirkuk governorate.", "IQ-KI"),
        (
            "iraq-risk-atlas --select FP-17 --layers none",
            "A link: selects FP-17 (Diyala), shows no layer.",
            "FP-17",
        ),
    ] {
        ctrl(&mut w, Key::G);
        w.get_by_label("Go to").type_text(typed);
        w.run();
        assert!(says(&w, said), "{typed}");
        w.key_press(Key::Enter);
        w.run();
        assert!(w.query_by_label("Go to").is_none(), "the box closes");
        let hits = w.state().session().selection().unwrap().hits().to_vec();
        assert!(hits.iter().any(|key| key.id() == id), "{typed}: {hits:?}");
    }
    assert!(!visible(&w, "cells-2025"));
}

#[test]
fn go_to_offers_names_and_says_what_it_does_not_understand() {
    let mut w = window(Default::default());
    ctrl(&mut w, Key::G);
    assert!(says(&w, "35.325 N 43.77 E"), "examples stand there before anything is typed");
    w.get_by_label("Go to").type_text("52.5 13.4");
    w.run();
    assert!(says(&w, "is outside the map of Iraq"));
    w.key_press(Key::Enter);
    w.run();
    assert!(w.query_by_label("Go to").is_some(), "it stays until the text is mended or left");
    w.key_press(Key::Escape);
    w.run();
    ctrl(&mut w, Key::G);
    w.get_by_label("Go to").type_text("Kut");
    w.run();
    w.get_by_label("Kut, town in Wasit").click();
    w.run();
    let bounds = w.state().session().viewport().bounds();
    assert!(bounds.contains(LonLat::new(45.82, 32.5).into()));
}

#[test]
fn go_to_leaves_a_pin_at_a_coordinate_that_escape_or_its_menu_removes() {
    let mut w = window(Default::default());
    let pins = |w: &Harness<'static, AtlasApp>| {
        let session = w.state().session();
        let count = |scene: iraq_risk_atlas::scene::Scene| {
            scene.groups.iter().filter(|group| group.id == "pin").count()
        };
        let theme = iraq_risk_atlas::style::Theme::light();
        [count(session.scene(&theme)), count(session.still(&theme, session.viewport()))]
    };
    for way in 0..3 {
        ctrl(&mut w, Key::G);
        w.get_by_label("Go to").type_text("35.325 N 43.77 E");
        w.key_press(Key::Enter);
        w.run();
        assert_eq!(pins(&w), [1, 0], "on the map, and in no figure");
        let pin = w.get_by_label("Pin at 35.32500, 43.77000");
        let tip = super::hand::place(&w, 43.77, 35.325);
        assert!((pin.rect().center_bottom() - tip).length() < 1.0, "its tip is the position");
        if way == 0 {
            w.key_press(Key::Escape);
        } else if way == 1 {
            pin.click_secondary();
            w.run();
            w.get_by_label("Remove the pin").click();
        } else {
            pin.focus();
            w.run();
            w.key_press(Key::Delete);
        }
        w.run();
        assert_eq!(pins(&w), [0, 0]);
        assert!(w.query_by_label_contains("Pin at").is_none());
        assert!(w.state().session().selection().is_some(), "what lies there stays selected");
    }
}

#[test]
fn the_window_opens_at_the_view_of_a_link() {
    let at = Some("43.77,35.325,9".parse().unwrap());
    let w = window(WindowArgs { at, select: Some("FP-07".to_owned()), ..Default::default() });
    let view = w.state().session().viewport();
    let center = LonLat::from(view.center());
    assert!((center.lon - 43.77).abs() < 1e-6 && (center.lat - 35.325).abs() < 1e-6, "{center}");
    assert!((view.zoom() - 9.0).abs() < 1e-6);
    assert_eq!(selected(&w).as_deref(), Some("FP-07"));
}

/// What goes to the clipboard in the next frames.
fn copied(w: &mut Harness<'_, AtlasApp>) -> Option<String> {
    (0..6).find_map(|_| {
        w.step();
        w.output().platform_output.commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    })
}

#[test]
fn a_link_is_copied_from_the_card_and_from_the_menu() {
    let mut w = selecting("FP-17");
    w.get_by_label("Copy link").click();
    assert_eq!(copied(&mut w).as_deref(), Some("iraq-risk-atlas:open?select=FP-17"));
    open(&mut w, Menu::Edit);
    w.get_by_label("Copy command").click();
    assert_eq!(copied(&mut w).as_deref(), Some("iraq-risk-atlas --select FP-17"));
    w.get_by_label("Hide Context (2018)").click();
    w.run();
    open(&mut w, Menu::Edit);
    w.get_by_label("Copy link to this view").click();
    let address = copied(&mut w).expect("a link");
    assert!(address.starts_with("iraq-risk-atlas:open?select=FP-17&layers="), "{address}");
    open(&mut w, Menu::Edit);
    w.get_by_label("Copy command to this view").click();
    let link = copied(&mut w).expect("a command");
    assert_eq!(address.parse::<Link>(), link.parse(), "both lead to the same view");
    assert!(
        link.starts_with("iraq-risk-atlas --select FP-17 --layers ") && link.contains(" --at 45."),
        "{link}"
    );
    assert!(link.contains("cells-2025") && !link.contains("context"), "{link}");
}
