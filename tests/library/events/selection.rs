//! What is selected of event files, without a window: cards, tips, sums and flights, held
//! against a look at each row.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use iraq_risk_atlas::detail::{EventPart, FileFields, to_text};
use iraq_risk_atlas::events::{
    Column, DatePrecision, Event, EventTable, Fatalities, Filter, Role, SortKey, TableBuilder, Values,
    code_of,
};
use iraq_risk_atlas::geo::{Bounds, LonLat, World};
use iraq_risk_atlas::model::{EventKey, EventLayerId, Precision, Subject};
use iraq_risk_atlas::session::{
    Action, Effect, EventAction, Extent, LayerAction, RowList, Scope, SelectAction, Session, Shared,
    ViewAction,
};

use crate::support::attacks as attacks_file;
use crate::support::events::{OfBase, column, day};
use crate::support::{atlas, built_in};

const LAYER: EventLayerId = EventLayerId(1);

fn builder() -> TableBuilder {
    let column = Column { title: "Type".to_owned(), ..column("type", Role::Type) };
    TableBuilder::new(vec![column], &OfBase(&built_in().base))
}

/// A row of one place, one day and one type.
fn event<'a>(place: (f64, f64), date: &str, values: &'a [&'a str]) -> Event<'a> {
    Event {
        place: Some(LonLat::new(place.0, place.1)),
        precision: Some(Precision::Town),
        governorate: None,
        days: Some((day(date), day(date))),
        date_precision: DatePrecision::Day,
        fatalities: Fatalities::default(),
        events: 1,
        values: Values::Texts(values),
    }
}

const BAGHDAD: (f64, f64) = (44.4, 33.33);
const MOSUL: (f64, f64) = (43.13, 36.34);

/// Three at one position in Baghdad, one in Mosul, one known to a governorate, one undated.
fn few() -> EventTable {
    let ground = OfBase(&built_in().base);
    let mut builder = builder();
    let killed = |best, low, high| Fatalities { best, low, high };
    let base = event(BAGHDAD, "2007-02-23", &["bomb"]);
    for row in [
        Event { fatalities: killed(Some(12), Some(10), Some(15)), ..base },
        Event { values: Values::Texts(&["shooting"]), ..base },
        Event {
            days: Some((day("2007-02-01"), day("2007-02-28"))),
            date_precision: DatePrecision::Month,
            ..base
        },
        event(MOSUL, "2008-06-30", &["bomb"]),
        Event { precision: Some(Precision::Governorate), place: None, governorate: Some("Anbar"), ..base },
        Event { days: None, date_precision: DatePrecision::Undated, ..event(MOSUL, "2007-01-01", &[""]) },
    ] {
        assert!(builder.push(&row, &ground));
    }
    builder.finish()
}

fn session(table: EventTable) -> Session {
    let mut session = Session::new(atlas());
    let name = "few.csv".to_owned();
    session.apply(EventAction::Begin { layer: LAYER, name }.into());
    session.apply(EventAction::Done { layer: LAYER, table: Shared::from(table) }.into());
    session
}

fn table(session: &Session) -> &EventTable {
    &session.events().active().unwrap().table
}

/// The row with a number in the file, from 0.
fn row(session: &Session, number: u32) -> u32 {
    table(session).numbers().iter().position(|n| *n == number).unwrap() as u32
}

fn select(session: &mut Session, key: Subject) -> Vec<Effect> {
    session.apply(SelectAction::Feature(key).into())
}

fn position(place: (f64, f64)) -> EventKey {
    EventKey::Position(code_of(World::from(LonLat::new(place.0, place.1))))
}

fn spot(place: (f64, f64)) -> Subject {
    Subject::event(LAYER, position(place))
}

/// Date, place and type of the file's lines.
fn attacks() -> &'static [(String, LonLat, String)] {
    static LINES: OnceLock<Vec<(String, LonLat, String)>> = OnceLock::new();
    LINES.get_or_init(|| {
        let text = attacks_file::text();
        let line = |line: &str| {
            let parts: Vec<&str> = line.split(',').collect();
            let place = LonLat::new(parts[1].parse().unwrap(), parts[2].parse().unwrap());
            (parts[0].to_owned(), place, parts[3].to_owned())
        };
        // Every seventh: enough for every month and governorate.
        text.lines().skip(1).step_by(7).map(line).collect()
    })
}

fn attack_session() -> Session {
    let ground = OfBase(&built_in().base);
    let mut builder = builder();
    for (date, place, what) in attacks() {
        assert!(builder.push(&event((place.lon, place.lat), date, &[what]), &ground));
    }
    session(builder.finish())
}

#[test]
fn a_row_that_is_selected_is_asked_of_its_file_and_answers_come_to_its_card() {
    let mut s = session(few());
    let at = row(&s, 0);
    let key = Subject::event(LAYER, EventKey::Row(at));
    let wanted = Effect::ReadRow { layer: LAYER, row: at };
    assert_eq!(select(&mut s, key.clone()), std::slice::from_ref(&wanted));
    let fields = |s: &Session| match s.card(&key).unwrap().events {
        Some(EventPart::Row(row)) => row.fields,
        other => panic!("{other:?}"),
    };
    assert_eq!(fields(&s), FileFields::Waiting);
    let before = s.card_basis();
    let answer = Ok(vec![("a".to_owned(), "1".to_owned()), ("b".to_owned(), " ".to_owned())]);
    s.apply(EventAction::RowRead { layer: LAYER, row: at, fields: answer }.into());
    assert!(matches!(fields(&s), FileFields::Read(f) if f.len() == 1 && f[0].name == "a"));
    assert_ne!(s.card_basis(), before, "the card has to be made anew");
    // Back in history it is asked for once more.
    select(&mut s, Subject::governorate("IQ-AN"));
    assert_eq!(s.apply(SelectAction::Back.into()), [wanted]);
}

#[test]
fn a_card_says_when_where_and_how_many_as_precisely_as_the_source() {
    let s = session(few());
    let text = |number| to_text(&s.card(&Subject::event(LAYER, EventKey::Row(row(&s, number)))).unwrap());
    let first = text(0);
    for words in
        ["Bomb, 2007-02-23, Baghdad", "23 February 2007 (known to the day)", "12 (10 to 15)", "A named town"]
    {
        assert!(first.contains(words), "{words} is not in\n{first}");
    }
    assert!(first.contains("row 1 of few.csv") || first.contains("Row 1 of few.csv"), "{first}");
    assert!(text(1).contains("no number given"));
    assert!(text(2).contains("February 2007 (known to the month)"), "{}", text(2));
    let vague = text(4);
    assert!(vague.contains("knows only the governorate") && vague.contains("Anbar"), "{vague}");
    assert!(!vague.contains("lies in the shapes"), "{vague}");
    assert!(text(5).contains("no date given"));
}

#[test]
fn a_card_names_the_articles_areas_round_its_position_and_whose_overlay_that_is() {
    let s = session(few());
    let card = s.card(&Subject::event(LAYER, EventKey::Row(row(&s, 0)))).unwrap();
    let Some(EventPart::Row(part)) = card.events else { panic!("no part") };
    let layers = s.layers().into_iter().flat_map(|l| &l.prepared.features);
    let p = LonLat::from(table(&s).place(row(&s, 0)).unwrap());
    let mut want: Vec<_> = layers.filter(|f| f.shape.contains(p)).map(|f| f.key.clone()).collect();
    let mut found: Vec<_> = part.lies_in.iter().map(|l| l.key.clone()).collect();
    want.sort();
    found.sort();
    assert!(!want.is_empty());
    assert_eq!(found, want);
    assert!(part.lies_in_words().contains("no article says"));
}

#[test]
fn a_spot_lists_what_the_filter_shows_there() {
    let mut s = session(few());
    let count = |s: &Session| match s.card(&spot(BAGHDAD)).unwrap().events {
        Some(EventPart::List(list)) => (list.count, list.rows.len()),
        other => panic!("{other:?}"),
    };
    assert_eq!(count(&s), (3, 3));
    select(&mut s, spot(BAGHDAD));
    let before = s.card_basis();
    let filter = Filter { at_least: Some(1), ..Filter::default() };
    s.apply(EventAction::Filter { layer: LAYER, filter }.into());
    assert_eq!(count(&s), (1, 1));
    assert_ne!(s.card_basis(), before);
    assert_eq!(s.name_of(&spot(BAGHDAD)), "1 event at one position");
    let tip = s.tip(&spot(BAGHDAD)).unwrap();
    assert_eq!((tip.what.as_str(), tip.how.as_str()), ("12 killed", "1 bomb"));
}

#[test]
fn what_is_no_row_spot_or_cell_of_the_file_is_not_selected() {
    let mut s = session(few());
    for key in [
        Subject::event(LAYER, EventKey::Row(6)),
        Subject::event(EventLayerId(2), EventKey::Row(0)),
        Subject::event(LAYER, EventKey::Position(12_345)),
        Subject::event(LAYER, EventKey::Cell { level: 33, x: 0, y: 0 }),
        Subject::event(LAYER, EventKey::Cell { level: 4, x: 0, y: 0 }),
    ] {
        assert!(s.card(&key).is_none() && s.tip(&key).is_none() && s.bounds_of(&key).is_none(), "{key:?}");
        select(&mut s, key);
        assert!(s.selection().is_none());
    }
}

#[test]
fn rows_of_a_closed_file_are_gone_from_selection_marks_and_history() {
    let mut s = session(few());
    select(&mut s, Subject::governorate("IQ-AN"));
    select(&mut s, Subject::event(LAYER, EventKey::Row(1)));
    s.apply(EventAction::Mark(vec![2, 1, 2]).into());
    assert_eq!(**s.events().marked(), [1, 2]);
    s.apply(LayerAction::Close { layer: LAYER.into() }.into());
    assert!(s.selection().is_none() && s.events().marked().is_empty() && s.events().read().is_none());
    assert!(!s.history().can_go_back());
    assert!(s.scope().is_none());
}

#[test]
fn the_box_of_a_cell_holds_its_rows_and_little_more() {
    let s = attack_session();
    let table = table(&s);
    let mut looked_at = 0;
    let shown = &s.events().active().unwrap().shown;
    for level in [6, 9, 12] {
        table.cells(shown, &atlas().base.home(), level, |cell| {
            let key = Subject::event(LAYER, EventKey::Cell { level, x: cell.x, y: cell.y });
            let found = s.bounds_of(&key).unwrap();
            let rows = Bounds::of(cell.rows.clone().filter_map(|row| table.place(row)));
            assert!(found.contains(rows.min) && found.contains(rows.max));
            let slack = cell.bounds().width() / 32.0 + 1e-12;
            assert!(
                found.width() <= rows.width() + 2.0 * slack && found.height() <= rows.height() + 2.0 * slack
            );
            looked_at += 1;
        });
    }
    assert!(looked_at > 100, "{looked_at} cells");
}

#[test]
fn a_flight_to_a_row_comes_near_enough_to_tell_it_apart() {
    let mut s = session(few());
    let key = Subject::event(LAYER, EventKey::Row(row(&s, 3)));
    let effects = s.apply(ViewAction::ToFeature(key).into());
    let [Effect::FlyTo(to)] = effects[..] else { panic!("{effects:?}") };
    assert!((to.zoom() - 13.0).abs() < 1e-9);
    let there = to.center();
    let mosul = World::from(LonLat::new(MOSUL.0, MOSUL.1));
    assert!((there.x - mosul.x).hypot(there.y - mosul.y) < 1e-8);
    // What has no place says so.
    let key = Subject::event(LAYER, EventKey::Row(row(&s, 4)));
    assert!(matches!(&s.apply(ViewAction::ToFeature(key).into())[..], [Effect::Say(_)]));
}

#[test]
fn sums_of_a_region_are_those_of_a_look_at_each_row() {
    let mut s = attack_session();
    let corners = [(43.0, 34.9), (45.2, 34.9), (45.2, 32.8), (43.0, 32.8)];
    let region: Vec<World> = corners.iter().map(|(lon, lat)| LonLat::new(*lon, *lat).into()).collect();
    s.apply(EventAction::Region(Some(region.clone())).into());
    let question = s.scope().unwrap();
    assert_eq!(question.scope, Scope::Region(region.clone()));
    let digest = question.answer();
    let bounds = Bounds::of(region.clone());
    let inside: Vec<_> = attacks().iter().filter(|(_, p, _)| bounds.contains((*p).into())).collect();
    assert!(inside.len() > 1000);
    assert_eq!(digest.summary.count as usize, inside.len());
    let mut types: BTreeMap<&str, u64> = BTreeMap::new();
    let mut months: BTreeMap<i32, u64> = BTreeMap::new();
    let mut governorates: BTreeMap<&str, u64> = BTreeMap::new();
    let atlas = atlas();
    for (date, place, what) in inside {
        *types.entry(what).or_default() += 1;
        let month: i32 = date[..4].parse::<i32>().unwrap() * 12 + date[5..7].parse::<i32>().unwrap() - 1;
        *months.entry(month).or_default() += 1;
        let name = atlas.base.governorate_at(*place).map_or("outside Iraq", |g| g.name.as_str());
        *governorates.entry(name).or_default() += 1;
    }
    let list =
        |l: Vec<(_, u64, u64)>| l.into_iter().map(|(name, rows, _)| (name, rows)).collect::<BTreeMap<_, _>>();
    assert_eq!(list(digest.by_type(&question.table)), types);
    assert_eq!(list(digest.by_governorate(&question.table)), governorates);
    let by_month: BTreeMap<i32, u64> = digest.months.iter().map(|(m, t)| (*m, t.rows)).collect();
    assert_eq!(by_month, months);
    assert_eq!(digest.by_year().iter().map(|(_, t)| t.rows).sum::<u64>(), digest.summary.count);
    let text = digest.text(&question, "attacks.csv");
    assert!(text.contains("Only events with a point") && text.contains("2007-03\t"), "{text}");
    // The table lists the same rows.
    let layer = s.events().active().unwrap();
    let listed = RowList::new(layer, Extent::Region(region), SortKey::FileOrder, false).rows();
    assert_eq!(listed.len() as u64, digest.summary.count);
    let numbers: Vec<u32> = listed.iter().map(|r| layer.table.numbers()[*r as usize]).collect();
    assert!(numbers.is_sorted());
}

#[test]
fn sums_speak_of_the_region_then_of_marks_then_of_the_selection_then_of_all() {
    let mut s = session(few());
    let scope = |s: &Session| s.scope().unwrap().scope;
    let count = |s: &Session| s.scope().unwrap().answer().summary.count;
    assert_eq!((scope(&s), count(&s)), (Scope::Shown, 6));
    select(&mut s, spot(BAGHDAD));
    assert_eq!((scope(&s), count(&s)), (Scope::At(position(BAGHDAD)), 3));
    select(&mut s, Subject::governorate("IQ-AN"));
    assert_eq!((scope(&s), count(&s)), (Scope::Governorate("Anbar".to_owned()), 1));
    s.apply(EventAction::Mark(vec![0]).into());
    assert!(matches!(scope(&s), Scope::Governorate(_)), "one marked row is no sum");
    s.apply(EventAction::Mark(vec![0, 4]).into());
    assert_eq!(count(&s), 2);
    s.apply(EventAction::Region(Some(vec![World::default(); 2])).into());
    assert!(s.events().region().is_none(), "two corners are no region");
    let nan = vec![World::new(f64::NAN, 0.0); 3];
    s.apply(EventAction::Region(Some(nan)).into());
    assert!(s.events().region().is_none(), "corners that are no numbers are no region");
}

#[test]
fn a_governorate_counts_the_rows_of_the_file_at_work_under_its_filter() {
    let mut s = session(few());
    let here = |s: &Session| match s.card(&Subject::governorate("IQ-BG")).unwrap().events {
        Some(EventPart::Here(here)) => here,
        other => panic!("{other:?}"),
    };
    let area = atlas().base.governorate("IQ-BG").unwrap().shape.area_km2();
    let before = here(&s);
    assert_eq!((before.shown, before.all, before.killed), (3, 3, Some(12)));
    assert!((before.per_1000_km2 - 3000.0 / area).abs() < 1e-9);
    let days = Some((day("2007-02-24"), day("2007-12-31")));
    s.apply(Action::Event(EventAction::Days(days)));
    let after = here(&s);
    assert_eq!((after.shown, after.all), (1, 3), "only the row that is known to the month reaches into it");
    let mut bare = Session::new(atlas());
    bare.apply(SelectAction::Feature(Subject::governorate("IQ-BG")).into());
    assert!(bare.card(&Subject::governorate("IQ-BG")).unwrap().events.is_none());
}
