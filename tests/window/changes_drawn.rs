//! Two states of a source on the map and in figures: the colours of types, and what names the marks.

use std::collections::BTreeMap;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::paint::{Figure, Layout};
use iraq_risk_atlas::session::{LayerAction, UpdateAction, ViewAction};

use super::changes::{HERE, both, compared, perform};
use super::says;

#[test]
fn a_type_has_the_same_colour_in_the_earlier_and_the_later_file() {
    // Riots are the most frequent type of the later file, and the second of the earlier one.
    let later = "IRQ7,2017-03-01,Riots,A,Iraq,36.34,43.13,1,5,one,1704067200\n\
        IRQ8,2017-03-02,Riots,A,Iraq,36.34,44.13,1,0,two,1704067200\n\
        IRQ1,2017-03-04,Battles,A,Iraq,33.31,44.36,1,0,four,1642000000\n\
        IRQ9,2017-03-04,Protests,A,Iraq,33.31,44.36,1,0,four,1642000000\n";
    let earlier = "IRQ1,2017-03-01,Battles,A,Iraq,36.34,43.13,1,3,one,1642000000\n\
        IRQ2,2017-03-02,Battles,A,Iraq,36.34,43.13,1,0,two,1642000000\n\
        IRQ3,2017-03-03,Riots,A,Iraq,35.47,44.39,1,0,three,1642000000\n";
    let (mut w, [old, new]) = both("colours", [earlier, later]);
    let slots = |w: &Harness<'_, AtlasApp>, id| {
        let layer = w.state().session().events().layer(id).unwrap();
        let names = layer.table.type_classes().names.iter().enumerate();
        names.map(|(class, name)| (name.clone(), layer.looks.slot(class))).collect::<BTreeMap<_, _>>()
    };
    let (before, after) = (slots(&w, old), slots(&w, new));
    assert_eq!((before["Battles"], before["Riots"]), (after["Battles"], after["Riots"]));
    let mut all: Vec<usize> = after.values().copied().collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 3);
    w.get_all_by_label("Layers").next().unwrap().click();
    w.run();
    assert!(says(&w, "A type has the same colour in all open event files."));
    // It keeps it when the other file is closed.
    perform(&mut w, LayerAction::Close { layer: old.into() });
    assert_eq!(slots(&w, new), after);
}

#[test]
fn a_figure_names_the_marks_of_an_update_and_says_when_two_states_lie_over_each_other() {
    let (mut w, [old, new]) = compared("figure", HERE);
    perform(&mut w, ViewAction::Home);
    let texts = |w: &Harness<'_, AtlasApp>, layout| {
        let svg = Figure { layout, ..Figure::default() }.svg(w.state().session());
        svg.replace("</text>", " ").replace("\n", " ")
    };
    for layout in [None, Some(Layout::A4Landscape)] {
        let svg = texts(&w, layout);
        for words in [
            "Changes since march.csv",
            "several changes at one place",
            "Changes from march.csv to april.csv are marked: removed 1, killed changed 2, other fields 1.",
            "/changes",
        ] {
            assert!(svg.contains(words), "{words} in {layout:?}: {svg}");
        }
        assert!(!svg.contains("drawn twice"));
    }
    perform(&mut w, LayerAction::Show { layer: old.into(), visible: true });
    assert!(texts(&w, Some(Layout::A4Landscape)).contains(
        "march.csv and april.csv are two states of one source and lie over each other: events of both are drawn twice."
    ));
    perform(&mut w, UpdateAction::OnMap { layer: new, on: false });
    assert!(!texts(&w, None).contains("Changes since"));
}
