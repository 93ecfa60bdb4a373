//! A file that is read again with other columns: what its layer keeps, what is told, and the way back.

use iraq_risk_atlas::atlas::GovernorateIndex;
use iraq_risk_atlas::events::{Filter, Known};
use iraq_risk_atlas::events::{ReadAs, RowSource, Want};
use iraq_risk_atlas::files::{EventSource, FileRows};
use iraq_risk_atlas::formats::events::{Mapping, Watch, preview, read};
use iraq_risk_atlas::model::{EventLayerId, LayerId};
use iraq_risk_atlas::scene::EventDisplay;
use iraq_risk_atlas::session::{
    AboutFile, Action, EditAction, Effect, EventAction, LayerAction, Reread, Session, UpdateAction,
};

use std::fs;
use std::sync::Arc;

use crate::support::files::folder;
use crate::support::{built_in, session};

const OLD: EventLayerId = EventLayerId(1);
const NEW: EventLayerId = EventLayerId(2);

const ROWS: &str = "\
when,lat,lon,kind,dead,hurt,note
2017-03-17,36.34,43.13,raid,4,9,a
2017-03-18,36.35,43.14,raid,5,8,b
2017-03-19,36.36,43.15,bomb,6,7,c
2017-03-20,36.37,43.16,theft,,2,d
";

struct Played {
    session: Session,
    rows: FileRows,
}

/// `name` is the file's, so that a second one does not change the first.
fn read_as(test: &str, name: &str, change: impl FnOnce(&mut Mapping)) -> (FileRows, Reread) {
    let path = folder("replaced", test).join(name);
    fs::write(&path, ROWS).unwrap();
    let source = Arc::new(EventSource::open(&path).unwrap());
    let mut mapping = preview("rows.csv", ROWS.as_bytes()).unwrap().mapping().clone();
    change(&mut mapping);
    let index = GovernorateIndex::new(&built_in().base, &built_in().gazetteer);
    let file = read("rows.csv", &mut source.reader(), &index, Some(&mapping), &mut |_| Watch::GoOn).unwrap();
    let rows = FileRows::new(source, &file);
    let columns = rows.columns(&file.table).unwrap();
    let about = AboutFile { path: "/data/rows.csv".to_owned(), ..AboutFile::default() };
    (rows, Reread { about, columns, table: file.table })
}

impl Played {
    fn new(test: &str) -> Self {
        let (rows, read) = read_as(test, "rows.csv", |_| {});
        let mut session = session();
        for action in [
            EventAction::Begin { layer: OLD, name: "rows.csv".to_owned() },
            EventAction::About { layer: OLD, about: read.about.into() },
            EventAction::Columns { layer: OLD, columns: read.columns.into() },
            EventAction::Done { layer: OLD, table: Arc::unwrap_or_clone(read.table).into() },
        ] {
            session.apply(action.into());
        }
        Self { session, rows }
    }

    /// Applies an action, reads what is asked for, and returns what is said.
    fn apply(&mut self, action: impl Into<Action>) -> Vec<String> {
        let mut said = Vec::new();
        let mut effects = self.session.apply(action.into());
        while let Some(effect) = effects.pop() {
            if let Effect::LoadColumns { layer, wants } = effect {
                let table = self.session.events().layer(layer).unwrap().table.clone();
                let loaded = self.rows.load(&table, &wants, &mut |_| true).unwrap().unwrap();
                let loaded = EventAction::Loaded { layer, rows: table.len(), loaded: loaded.into() };
                effects.extend(self.session.apply(loaded.into()));
            } else if let Effect::Say(words) = effect {
                said.push(words);
            }
        }
        said
    }

    fn rule(&mut self, text: &str) {
        let layer = self.session.events().layer(OLD).unwrap();
        let columns = &self.session.file_columns(OLD).unwrap().all;
        let rule = Known { table: &layer.table, columns }.rule(text).unwrap();
        self.apply(EventAction::Rule { layer: OLD, rule: Some(rule) });
    }

    fn keep_type(&mut self, value: &str) {
        let table = &self.session.events().layer(OLD).unwrap().table;
        let at = table.type_dimension().unwrap();
        let code = table.dimensions()[at].values.iter().position(|v| v == value).unwrap();
        let mut filter = Filter::default();
        filter.kept.insert(at, [u16::try_from(code).unwrap()].into_iter().collect());
        self.apply(EventAction::Filter { layer: OLD, filter });
    }

    fn shown(&self, layer: EventLayerId) -> u32 {
        self.session.events().layer(layer).unwrap().shown.count()
    }

    fn killed(&self, layer: EventLayerId) -> u64 {
        self.session.events().layer(layer).unwrap().shown.fatalities()
    }
}

#[test]
fn updates_follow_a_file_that_is_read_again() {
    const LATER: EventLayerId = EventLayerId(3);
    const LAST: EventLayerId = EventLayerId(4);
    let mut p = Played::new("updates");
    let (_, later) = read_as("updates", "later.csv", |_| {});
    for action in [
        Action::from(EventAction::Begin { layer: LATER, name: "later.csv".to_owned() }),
        EventAction::About { layer: LATER, about: later.about.into() }.into(),
        EventAction::Done { layer: LATER, table: Arc::unwrap_or_clone(later.table).into() }.into(),
        UpdateAction::Of { layer: LATER, of: Some(OLD) }.into(),
    ] {
        p.apply(action);
    }
    let of = |p: &Played, layer| p.session.events().layer(layer).and_then(|l| l.update_of);
    let (_, read) = read_as("updates", "again.csv", |m| m.best = Some(5));
    p.apply(EventAction::Replace { layer: OLD, by: NEW, read: read.into() });
    assert_eq!(of(&p, LATER), Some(NEW));
    assert_eq!(p.session.update(LATER).map(|update| update.of), Some(NEW), "compared anew");
    let (_, read) = read_as("updates", "last.csv", |m| m.best = Some(5));
    p.apply(EventAction::Replace { layer: LATER, by: LAST, read: read.into() });
    assert_eq!(of(&p, LAST), Some(NEW));
    p.apply(EditAction::Undo);
    p.apply(EditAction::Undo);
    assert_eq!((of(&p, LATER), of(&p, LAST)), (Some(OLD), None));
}

#[test]
fn filters_conditions_size_name_order_and_visibility_stay() {
    let mut p = Played::new("kept");
    p.keep_type("raid");
    p.rule("note = a,b,c");
    for action in [
        Action::from(EventAction::SizeBy { layer: OLD, column: Some("hurt".to_owned()) }),
        EventAction::Display { layer: OLD, display: EventDisplay::Cells }.into(),
        EventAction::KeepFilter { layer: OLD, name: "mine".to_owned() }.into(),
        LayerAction::Rename { layer: OLD.into(), name: "Raids".to_owned() }.into(),
        LayerAction::Opacity { layer: OLD.into(), opacity: 0.5 }.into(),
        LayerAction::Show { layer: OLD.into(), visible: false }.into(),
        LayerAction::Move { layer: OLD.into(), to: 5 }.into(),
    ] {
        p.apply(action);
    }
    assert_eq!((p.shown(OLD), p.killed(OLD)), (2, 9));
    let place = |s: &Session, id: EventLayerId| s.stack().iter().position(|l| l.id() == LayerId::from(id));
    let before = place(&p.session, OLD);

    let (_, read) = read_as("kept", "again.csv", |m| m.best = Some(5));
    assert_eq!(p.apply(EventAction::Replace { layer: OLD, by: NEW, read: read.into() }), [""; 0]);
    assert_eq!((p.shown(NEW), p.killed(NEW)), (2, 17), "the wounded are counted now, in the same rows");
    let layer = p.session.events().layer(NEW).unwrap();
    assert_eq!((layer.name(), layer.opacity(), layer.visible()), ("Raids", 0.5, false));
    assert_eq!((layer.display, layer.sized_by.as_deref()), (EventDisplay::Cells, Some("hurt")));
    assert!(layer.size.is_some() && layer.kept_filters.len() == 1);
    assert_eq!(place(&p.session, NEW), before);
    assert!(p.session.events().layer(OLD).is_none());
    assert_eq!(p.session.events().active_id(), Some(NEW));
}

#[test]
fn it_is_undone_and_redone_and_closing_ends_both() {
    let mut p = Played::new("undone");
    p.keep_type("raid");
    let (_, read) = read_as("undone", "again.csv", |m| m.best = Some(5));
    p.apply(EventAction::Replace { layer: OLD, by: NEW, read: read.into() });
    assert_eq!(p.session.undo_label(), Some("Columns of rows.csv"));
    p.apply(EditAction::Undo);
    assert_eq!((p.shown(OLD), p.killed(OLD)), (2, 9));
    assert_eq!(p.session.events().active_id(), Some(OLD));
    // Steps from before, which know only the old layer.
    p.apply(EditAction::Undo);
    assert_eq!((p.shown(OLD), p.killed(OLD)), (4, 15));
    p.apply(EditAction::Redo);
    p.apply(EditAction::Redo);
    assert_eq!((p.shown(NEW), p.killed(NEW)), (2, 17));
    assert_eq!(p.session.events().active_id(), Some(NEW));
    assert!(p.session.holds_events(OLD), "its rows may be read again");
    p.apply(LayerAction::Close { layer: NEW.into() });
    assert!(!p.session.holds_events(OLD) && !p.session.holds_events(NEW));
    p.apply(EditAction::Undo);
    assert_eq!(p.session.events().layers().len(), 0);
}

#[test]
fn what_cannot_be_kept_is_told_and_hides_nothing() {
    let mut p = Played::new("lost");
    p.keep_type("theft");
    assert_eq!(p.shown(OLD), 1);
    // The types are in another column now, and no longer to be filtered by.
    let (_, read) = read_as("lost", "again.csv", |m| {
        m.dimensions.retain(|d| d.named.header != "kind");
    });
    let said = p.apply(EventAction::Replace { layer: OLD, by: NEW, read: read.into() });
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("the filter by “kind”") && said[0].contains("Undo"), "{said:?}");
    assert_eq!(p.shown(NEW), 4);
    let want = Want::Column { name: "hurt".to_owned(), read_as: ReadAs::Numbers };
    p.apply(EventAction::Load { layer: NEW, wants: vec![want] });
    assert!(p.session.file_columns(NEW).unwrap().column("hurt", ReadAs::Numbers).is_some());
}
