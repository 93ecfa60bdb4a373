//! Columns that are read when they are asked for: filters, undo, kept filters.

use std::fs;
use std::sync::Arc;

use iraq_risk_atlas::atlas::GovernorateIndex;
use iraq_risk_atlas::events::{Known, ReadAs, RowSource, Rule, Want};
use iraq_risk_atlas::files::{EventSource, FileRows};
use iraq_risk_atlas::formats::events::{Watch, read};
use iraq_risk_atlas::formats::project::{Entry, read_project, write_project};
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::session::{
    AboutFile, Action, EditAction, Effect, EventAction, ProjectAction, Session, Shared,
};

use crate::support::files::folder;
use crate::support::{built_in, session};

const LAYER: EventLayerId = EventLayerId(1);

const PLACES: &str = "\
Settlement,Latitude,Longitude,Households,Contact
Balad,34.01,44.14,10,Ali 0770
Samarra,34.19,43.87,9,Hadi 0781
Tikrit,34.60,43.68,100,
Baiji,34.93,43.49,n/a,Omar 0750
";

/// A session with a file, and what the window has to read its rows.
struct Played {
    session: Session,
    rows: FileRows,
}

impl Played {
    fn new(test: &str) -> Self {
        let path = folder("file-columns", test).join("places.csv");
        fs::write(&path, PLACES).unwrap();
        let source = Arc::new(EventSource::open(&path).unwrap());
        let index = GovernorateIndex::new(&built_in().base, &built_in().gazetteer);
        let file = read("places", &mut source.reader(), &index, None, &mut |_| Watch::GoOn).unwrap();
        let rows = FileRows::new(source, &file);
        let columns = rows.columns(&file.table).unwrap();
        let about = AboutFile { path: "/data/places.csv".to_owned(), ..AboutFile::default() };
        let mut session = session();
        for action in [
            EventAction::Begin { layer: LAYER, name: "places.csv".to_owned() },
            EventAction::About { layer: LAYER, about: about.into() },
            EventAction::Columns { layer: LAYER, columns: columns.into() },
            EventAction::Done { layer: LAYER, table: Shared(file.table) },
        ] {
            session.apply(action.into());
        }
        Self { session, rows }
    }

    fn apply(&mut self, action: impl Into<Action>) -> Vec<Effect> {
        self.session.apply(action.into())
    }

    /// What the window does: reads what is asked for, until nothing is.
    fn carry_out(&mut self, effects: Vec<Effect>) -> usize {
        let mut read = 0;
        for effect in effects {
            let Effect::LoadColumns { layer, wants } = effect else { continue };
            let table = self.session.events().layer(layer).unwrap().table.clone();
            let loaded = self.rows.load(&table, &wants, &mut |_| true).unwrap().unwrap();
            let effects = self.apply(EventAction::Loaded { layer, rows: table.len(), loaded: loaded.into() });
            read += 1 + self.carry_out(effects);
        }
        read
    }

    fn rule(&self, text: &str) -> Option<Rule> {
        let layer = self.session.events().layer(LAYER).unwrap();
        let columns = self.session.file_columns(LAYER).unwrap();
        Some(Known { table: &layer.table, columns: &columns.all }.rule(text).unwrap())
    }

    /// Filters, and returns how often the file was read for it.
    fn filter(&mut self, text: &str) -> usize {
        let rule = self.rule(text);
        let effects = self.apply(EventAction::Rule { layer: LAYER, rule });
        self.carry_out(effects)
    }

    fn shown(&self) -> u32 {
        self.session.events().layer(LAYER).unwrap().shown.count()
    }
}

#[test]
fn a_column_is_read_once_and_then_filters_at_once() {
    let mut p = Played::new("once");
    assert_eq!((p.filter("Households >= 10"), p.shown()), (1, 2));
    assert_eq!((p.filter("Households >= 50"), p.shown()), (0, 1));
    assert_eq!((p.filter("not (Households >= 50)"), p.shown()), (0, 3));
    let parts = p.session.events().layer(LAYER).unwrap().filter_parts();
    assert_eq!(parts[0].words, "not (Households >= 50)");
    p.apply(parts[0].without.clone());
    assert_eq!(p.shown(), 4);
}

#[test]
fn the_filter_stays_as_it_was_until_the_column_is_read_or_the_user_gives_up() {
    let mut p = Played::new("waiting");
    let rule = p.rule("Households >= 10");
    let effects = p.apply(EventAction::Rule { layer: LAYER, rule: rule.clone() });
    let want = Want::Column { name: "Households".to_owned(), read_as: ReadAs::Numbers };
    assert_eq!(effects, [Effect::LoadColumns { layer: LAYER, wants: vec![want] }]);
    assert_eq!((p.shown(), p.session.file_columns(LAYER).unwrap().loading), (4, Some(0.0)));
    assert_eq!(p.session.events().layer(LAYER).unwrap().rule(), rule.as_ref());
    assert_eq!(p.apply(EventAction::StopLoading { layer: LAYER }), [Effect::StopLoading { layer: LAYER }]);
    assert_eq!(p.session.events().layer(LAYER).unwrap().rule(), None);
    assert_eq!((p.shown(), p.session.file_columns(LAYER).unwrap().loading), (4, None));
}

#[test]
fn conditions_are_undone_and_redone() {
    let mut p = Played::new("undo");
    p.filter("Households >= 10");
    p.filter("any of (Households >= 50; Contact ~ 0781)");
    assert_eq!(p.shown(), 2);
    for (action, want) in [(EditAction::Undo, 4), (EditAction::Redo, 2)] {
        // Changes in one go are one step.
        let effects = p.apply(action);
        p.carry_out(effects);
        assert_eq!(p.shown(), want);
    }
}

#[test]
fn a_filter_kept_under_a_name_comes_back_also_from_a_project() {
    let mut p = Played::new("kept");
    p.filter("any of (Households >= 50; Contact ~ 0781)");
    p.apply(EventAction::KeepFilter { layer: LAYER, name: "large".to_owned() });
    p.apply(EventAction::Rule { layer: LAYER, rule: None });
    assert_eq!(p.shown(), 4);
    let effects = p.apply(EventAction::UseFilter { layer: LAYER, name: "large".to_owned() });
    p.carry_out(effects);
    assert_eq!(p.shown(), 2);
    let layer = p.session.events().layer(LAYER).unwrap();
    let kept = &layer.kept_filters[0];
    let written = "any of (Households >= 50; Contact ~ \"0781\")";
    assert_eq!((kept.name.as_str(), kept.filter.rule.as_deref()), ("large", Some(written)));
    p.apply(EventAction::ForgetFilter { layer: LAYER, name: "large".to_owned() });
    assert!(p.session.events().layer(LAYER).unwrap().kept_filters.is_empty());
    let effects = p.apply(EditAction::Undo);
    p.carry_out(effects);
    assert_eq!(p.session.events().layer(LAYER).unwrap().kept_filters.len(), 1);
    assert_eq!(p.shown(), 2);
}

#[test]
fn cells_of_rows_are_asked_for_and_kept() {
    let mut p = Played::new("cells");
    let effects = p.apply(EventAction::WantCells { layer: LAYER, rows: vec![0, 2] });
    assert_eq!(effects, [Effect::ReadCells { layer: LAYER, rows: vec![0, 2] }]);
    let cells = vec![(0, vec!["Balad".to_owned()]), (2, vec!["Tikrit".to_owned()])];
    p.apply(EventAction::Cells { layer: LAYER, cells: cells.into() });
    let columns = p.session.file_columns(LAYER).unwrap();
    assert_eq!(columns.cells.get(&2).map(|c| c[0].as_str()), Some("Tikrit"));
}

#[test]
fn a_project_brings_back_conditions_kept_filters_and_sizes() {
    let mut p = Played::new("project");
    p.filter("any of (Households >= 50; Contact ~ 0781)");
    p.apply(EventAction::KeepFilter { layer: LAYER, name: "large".to_owned() });
    let effects = p.apply(EventAction::SizeBy { layer: LAYER, column: Some("Households".to_owned()) });
    p.carry_out(effects);
    assert!(p.session.events().layer(LAYER).unwrap().size.is_some());
    let text = write_project(&p.session.project());
    let (project, notes) = read_project("p.atlas.json", text.as_bytes()).unwrap();
    assert!(notes.is_empty(), "{notes:?}");
    let entry = project.events.iter().find_map(Entry::read).unwrap().id.clone();
    let again = EventLayerId(7);
    let (table, columns) = {
        let layer = p.session.events().layer(LAYER).unwrap();
        (layer.table.clone(), p.session.file_columns(LAYER).unwrap().all.clone())
    };
    p.session = session();
    p.apply(ProjectAction::Open(project.into()));
    p.apply(EventAction::Begin { layer: again, name: "places.csv".to_owned() });
    p.apply(ProjectAction::Began { entry, layer: again, same: true });
    p.apply(EventAction::Columns { layer: again, columns: Shared(columns) });
    let effects = p.apply(EventAction::Done { layer: again, table: Shared(table) });
    assert!(p.carry_out(effects) > 0);
    let layer = p.session.events().layer(again).unwrap();
    assert_eq!((layer.shown.count(), layer.kept_filters.len()), (2, 1));
    assert_eq!(layer.size.as_ref().map(|column| column.name.as_str()), Some("Households"));
    let sums = layer.shown.sums(&layer.table, layer.size.as_ref().unwrap());
    // Samarra has 9 households and Tikrit 100.
    assert_eq!((sums.of(&(0..layer.table.drawn())), sums.sizeless), (109.0, 0));
}
