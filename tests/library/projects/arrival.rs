//! Files of a project that arrive after it is open change nothing but themselves.

use iraq_risk_atlas::model::{EventLayerId, FeatureLayerId, LayerId};
use iraq_risk_atlas::session::{Action, EventAction, LayerAction, ProjectAction, Session};

use super::made::{begin, csv, finish, open, read, reopened, session, user_layer, with_own_layer};

const PATHS: [&str; 2] = ["/home/r/data/one.csv", "/home/r/data/two.csv"];

/// Two layer files and two event files among the built-in layers; the first event file is the active one.
fn saved() -> Session {
    let mut s = session();
    for id in ["first", "second"] {
        with_own_layer(&mut s, &format!("/home/r/{id}.geojson"), id);
    }
    for (number, path) in (1..).zip(PATHS) {
        open(&mut s, EventLayerId(number), path, &csv(&["raid", "raid"]));
    }
    act(&mut s, EventAction::Activate { layer: EventLayerId(1) });
    s
}

fn act(s: &mut Session, action: impl Into<Action>) {
    s.apply(action.into());
}

fn bring(s: &mut Session, entry: &str) {
    if let Some(number) = entry.strip_prefix("events-") {
        let layer = EventLayerId(number.parse().unwrap());
        let path = PATHS[layer.0 as usize - 1];
        begin(s, layer, path);
        act(s, ProjectAction::Began { entry: entry.to_owned(), layer, same: true });
        let (table, layout) = read(&csv(&["raid", "raid"]), None);
        finish(s, layer, path, (table, &layout));
    } else {
        let file = user_layer(&format!("/home/r/{entry}.geojson"), entry);
        act(s, ProjectAction::Layer { entry: entry.to_owned(), file });
    }
}

fn ids(s: &Session) -> Vec<String> {
    s.stack().iter().map(|layer| layer.id().to_string()).collect()
}

fn built_in(name: &str) -> LayerId {
    FeatureLayerId::built_in(name).into()
}

fn user(s: &Session, name: &str) -> LayerId {
    s.atlas().user_layer(name).into()
}

const ARRIVALS: [[&str; 4]; 4] = [
    ["first", "second", "events-1", "events-2"],
    ["second", "first", "events-2", "events-1"],
    ["events-2", "second", "events-1", "first"],
    ["events-1", "first", "events-2", "second"],
];

#[test]
fn layers_lie_as_saved_whichever_file_arrives_first() {
    let by_kind = saved();
    let mut mixed = saved();
    let second = user(&mixed, "second");
    act(&mut mixed, LayerAction::Move { layer: EventLayerId(2).into(), to: 5 });
    act(&mut mixed, LayerAction::Move { layer: LayerId::Annotations, to: 3 });
    act(&mut mixed, LayerAction::Move { layer: second, to: 0 });
    for before in [by_kind, mixed] {
        for arrival in ARRIVALS {
            let mut s = reopened(&before.project());
            arrival.into_iter().for_each(|entry| bring(&mut s, entry));
            assert_eq!(ids(&s), ids(&before), "{arrival:?}");
            assert_eq!(s.events().active().map(|l| l.id), Some(EventLayerId(1)), "{arrival:?}");
        }
    }
}

#[test]
fn what_the_user_has_changed_meanwhile_stays() {
    let mut before = saved();
    let second = user(&before, "second");
    act(&mut before, LayerAction::Opacity { layer: second.clone(), opacity: 0.5 });
    act(&mut before, LayerAction::Show { layer: EventLayerId(2).into(), visible: false });
    for arrival in ARRIVALS {
        let mut s = reopened(&before.project());
        let last = s.stack().iter().last().map(|layer| layer.id()).unwrap();
        act(&mut s, LayerAction::Show { layer: built_in("context"), visible: false });
        act(&mut s, LayerAction::Opacity { layer: LayerId::Annotations, opacity: 0.25 });
        act(&mut s, LayerAction::Rename { layer: last.clone(), name: "Mine".to_owned() });
        act(&mut s, LayerAction::Move { layer: last.clone(), to: 0 });
        let order = ids(&s);
        bring(&mut s, arrival[0]);
        bring(&mut s, arrival[1]);
        if let Some(layer) = s.events().layers().first().map(|l| l.id) {
            act(&mut s, LayerAction::Opacity { layer: layer.into(), opacity: 0.75 });
        }
        bring(&mut s, arrival[2]);
        bring(&mut s, arrival[3]);
        let settings = |id: &LayerId| s.stack().get(id).unwrap().settings().clone();
        assert!(!settings(&built_in("context")).visible, "{arrival:?}");
        assert_eq!(settings(&LayerId::Annotations).opacity, 0.25, "{arrival:?}");
        assert_eq!(settings(&last).name.as_deref(), Some("Mine"), "{arrival:?}");
        let there: Vec<String> = ids(&s).into_iter().filter(|id| order.contains(id)).collect();
        assert_eq!(there, order, "{arrival:?}");
        assert_eq!(settings(&second).opacity, 0.5, "{arrival:?}: what belongs to the file is as saved");
        assert!(!settings(&EventLayerId(2).into()).visible, "{arrival:?}");
    }
}

#[test]
fn the_event_file_that_the_user_has_made_active_stays_so() {
    let mut s = reopened(&saved().project());
    bring(&mut s, "events-2");
    act(&mut s, EventAction::Activate { layer: EventLayerId(2) });
    bring(&mut s, "events-1");
    assert_eq!(s.events().active().map(|l| l.id), Some(EventLayerId(2)));
}

#[test]
fn files_opened_otherwise_stay_above_those_of_the_project() {
    let mut s = reopened(&saved().project());
    with_own_layer(&mut s, "/home/r/other.geojson", "other");
    open(&mut s, EventLayerId(7), "/home/r/other.csv", &csv(&["raid"]));
    ARRIVALS[0].into_iter().for_each(|entry| bring(&mut s, entry));
    let order = ["own", "events-7", "events-2", "events-1", "other", "second", "first"];
    assert_eq!(ids(&s)[..order.len()], order);
}
