//! Totals in the window: types that contain each other, and numbers of people killed between a lowest and a highest one.

use std::sync::Arc;

use iraq_risk_atlas::atlas::GovernorateIndex;
use iraq_risk_atlas::events::{EventTable, Filter, Known};
use iraq_risk_atlas::formats::events::{KilledIs, Watch, read};
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::scene::{EventDisplay, Measure, event_legend};
use iraq_risk_atlas::session::{AboutFile, DigestQuestion, EventAction, Scope, Session, Shared};
use iraq_risk_atlas::style::{EventLegend, Theme};

use crate::support::{built_in, session};

const LAYER: EventLayerId = EventLayerId(1);

/// Shaped like HDX HAPI's conflict events: civilian targeting is political violence as well.
const COUNTS: &str = "admin1_name,event_type,events,fatalities,reference_period_start,reference_period_end
Ninewa,civilian_targeting,5,10,2017-01-01,2017-01-31
Ninewa,demonstration,2,0,2017-01-01,2017-01-31
Ninewa,political_violence,30,200,2017-01-01,2017-01-31
Anbar,civilian_targeting,4,8,2017-02-01,2017-02-28
Anbar,political_violence,7,9,2017-02-01,2017-02-28
";

fn table(text: &str) -> Arc<EventTable> {
    let index = GovernorateIndex::new(&built_in().base, &built_in().gazetteer);
    read("counts", &mut text.as_bytes(), &index, None, &mut |_| Watch::GoOn).unwrap().table
}

fn with(text: &str, about: AboutFile) -> Session {
    let mut session = session();
    for action in [
        EventAction::Begin { layer: LAYER, name: "counts.csv".to_owned() },
        EventAction::About { layer: LAYER, about: about.into() },
        EventAction::Done { layer: LAYER, table: Shared(table(text)) },
    ] {
        session.apply(action.into());
    }
    session
}

fn totals(session: &Session, scope: Scope) -> (u64, u64) {
    let layer = session.events().layer(LAYER).unwrap();
    let summary = DigestQuestion::of(layer, scope).answer().summary;
    (summary.events, summary.best.people)
}

fn type_code(session: &Session, value: &str) -> (usize, u16) {
    let table = &session.events().layer(LAYER).unwrap().table;
    let at = table.type_dimension().unwrap();
    let code = table.dimensions()[at].values.iter().position(|v| v == value).unwrap();
    (at, u16::try_from(code).unwrap())
}

fn keep(session: &mut Session, values: &[&str]) {
    let mut filter = Filter::default();
    for value in values {
        let (at, code) = type_code(session, value);
        filter.kept.entry(at).or_default().insert(code);
    }
    session.apply(EventAction::Filter { layer: LAYER, filter }.into());
}

#[test]
fn types_that_contain_each_other_are_not_summed_whatever_is_filtered() {
    let mut s = with(COUNTS, AboutFile::default());
    // By hand: 2 + 30 + 7 events, and 200 + 9 people.
    assert_eq!(totals(&s, Scope::Shown), (39, 209));
    keep(&mut s, &["civilian_targeting", "political_violence"]);
    assert_eq!(totals(&s, Scope::Shown), (37, 209));
    keep(&mut s, &["civilian_targeting"]);
    assert_eq!(totals(&s, Scope::Shown), (9, 18));
    keep(&mut s, &["civilian_targeting", "demonstration"]);
    assert_eq!(totals(&s, Scope::Shown), (11, 18), "neither contains the other");
    // A condition that wants the contained type alone gets it.
    s.apply(EventAction::Filter { layer: LAYER, filter: Filter::default() }.into());
    let layer = s.events().layer(LAYER).unwrap();
    let rule = Known { table: &layer.table, columns: &[] }.rule("event_type = \"civilian_targeting\"");
    s.apply(EventAction::Rule { layer: LAYER, rule: Some(rule.unwrap()) }.into());
    assert_eq!(totals(&s, Scope::Shown), (9, 18));
}

#[test]
fn the_timeline_the_facets_and_marked_rows_do_not_sum_them_either() {
    let s = with(COUNTS, AboutFile::default());
    let layer = s.events().layer(LAYER).unwrap();
    let timeline: u64 = layer.shown.timeline().counts.iter().map(|n| u64::from(*n)).sum();
    assert_eq!(timeline, 39);
    let governorates: u64 = layer.shown.tallies(0).iter().map(|t| t.events).sum();
    assert_eq!(governorates, 39);
    // All five rows, marked in the table.
    assert_eq!(totals(&s, Scope::Marked(Arc::new(vec![0, 1, 2, 3, 4]))), (39, 209));
    // What would be shown of the type that is left out is still told beside its name.
    let (at, code) = type_code(&s, "civilian_targeting");
    assert_eq!(layer.shown.offered(&layer.table, at)[usize::from(code)], 2);
}

fn legend(s: &Session) -> EventLegend {
    let layer = s.events().layer(LAYER).unwrap();
    event_legend(&layer.as_shown(), &s.atlas().base, &s.viewport(), &Theme::light())
}

#[test]
fn panel_and_legend_say_why() {
    let mut s = with(COUNTS, AboutFile::default());
    let layer = s.events().layer(LAYER).unwrap();
    let notes = DigestQuestion::of(layer, Scope::Shown).notes().join(" ");
    assert!(notes.contains("“political_violence” contains what is counted again as “civilian_targeting”"));
    for display in [
        EventDisplay::Circles,
        EventDisplay::Governorates(Measure::Events),
        EventDisplay::Governorates(Measure::Fatalities),
    ] {
        s.apply(EventAction::Display { layer: LAYER, display }.into());
        assert!(legend(&s).notes.iter().any(|note| note.starts_with("Types overlap")), "{display:?}");
    }
    keep(&mut s, &["civilian_targeting"]);
    assert!(!legend(&s).notes.iter().any(|note| note.starts_with("Types overlap")));
}

#[test]
fn people_killed_are_between_the_lowest_and_the_highest_sum() {
    let rows = "date,latitude,longitude,best,low,high\n2017-03-17,36.34,43.13,4,3,6\n2017-03-18,36.34,43.13,70,58,86\n";
    let about = AboutFile { killed_is: KilledIs::BestEstimate, ..AboutFile::default() };
    let s = with(rows, about);
    let layer = s.events().layer(LAYER).unwrap();
    let digest = DigestQuestion::of(layer, Scope::Shown).answer();
    assert!(digest.lines().contains(&("People killed", "between 61 and 92, best 74".to_owned())));
    // Without a range there is one number.
    let plain = rows.replace("best,low,high", "killed,a,b");
    let s = with(&plain, AboutFile::default());
    let digest = DigestQuestion::of(s.events().layer(LAYER).unwrap(), Scope::Shown).answer();
    assert!(digest.lines().contains(&("People killed", "74".to_owned())));
}
