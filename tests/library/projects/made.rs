//! Sessions, event files and projects to test with.

use std::sync::Arc;

use iraq_risk_atlas::atlas::GovernorateIndex;
use iraq_risk_atlas::events::EventTable;
use iraq_risk_atlas::formats::events::{self, Layout, Mapping, Watch};
use iraq_risk_atlas::formats::project::{Columns, Project, read_project, write_project};
use iraq_risk_atlas::formats::read_layer;
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::session::{
    AboutFile, Action, EventAction, LayerAction, ProjectAction, Session, Shared, UserLayerFile,
};

use crate::support::atlas;

pub fn session() -> Session {
    let mut session = Session::new(atlas());
    session.apply(iraq_risk_atlas::session::ViewAction::Resize { size: [1000.0, 700.0] }.into());
    session
}

/// Types in the order of the rows; every row lies in Baghdad, a day after the one before.
pub fn csv(types: &[&str]) -> String {
    let mut text = String::from("event_id,date,kind,latitude,longitude,killed,notes\n");
    for (n, kind) in types.iter().enumerate() {
        text += &format!("E{n},2016-04-{:02},{kind},33.3{n},44.4,{n},\"note {n}\"\n", n % 28 + 1);
    }
    text
}

/// Reads a table as the window does, with guessed or given columns.
pub fn read(text: &str, mapping: Option<&Mapping>) -> (Arc<EventTable>, Layout) {
    let atlas = atlas();
    let governorates = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
    let read = events::read("made.csv", &mut text.as_bytes(), &governorates, mapping, &mut |_| Watch::GoOn);
    let file = read.expect("the table can be read");
    (file.table, file.layout)
}

/// Opens a table as the window does.
pub fn open(session: &mut Session, layer: EventLayerId, path: &str, text: &str) {
    let (table, layout) = read(text, None);
    begin(session, layer, path);
    finish(session, layer, path, (table, &layout));
}

pub fn begin(session: &mut Session, layer: EventLayerId, path: &str) {
    let about = AboutFile { path: path.to_owned(), ..AboutFile::default() };
    session.apply(EventAction::Begin { layer, name: "made.csv".to_owned() }.into());
    session.apply(EventAction::About { layer, about: about.into() }.into());
}

pub fn finish(
    session: &mut Session,
    layer: EventLayerId,
    path: &str,
    (table, layout): (Arc<EventTable>, &Layout),
) -> Vec<iraq_risk_atlas::session::Effect> {
    let columns = Some(Columns::of(layout));
    let about = AboutFile { path: path.to_owned(), columns, ..AboutFile::default() };
    session.apply(EventAction::About { layer, about: about.into() }.into());
    session.apply(EventAction::Done { layer, table: Shared(table) }.into())
}

pub fn user_layer(path: &str, id: &str) -> Shared<UserLayerFile> {
    let text = format!(
        r#"{{"type": "FeatureCollection", "layer": {{"id": "{id}", "name": "{id}", "kind": "context", "years": "", "about": "", "visible": true}},
            "features": []}}"#
    );
    let (layer, notes) = read_layer("own.geojson", text.as_bytes()).expect("a layer");
    UserLayerFile { name: "own.geojson".to_owned(), path: path.to_owned(), layer, notes }.into()
}

pub fn with_own_layer(session: &mut Session, path: &str, id: &str) {
    session.apply(Action::Layer(LayerAction::Open(user_layer(path, id))));
}

/// Opens a project; its files wait.
pub fn reopened(project: &Project) -> Session {
    let mut session = session();
    session.apply(ProjectAction::Open(project.clone().into()).into());
    session
}

/// Through a file in this folder and back.
pub fn through_file(project: &Project, folder: &str) -> Project {
    let text = write_project(&project.relative_to(folder));
    let (read, notes) = read_project("p.atlas.json", text.as_bytes()).expect("what is written is read");
    assert!(notes.is_empty(), "{notes:?}\n{text}");
    read.absolute_from(folder)
}

#[test]
fn columns_of_people_killed_that_are_added_or_share_a_cell_are_stored() {
    for text in [
        "date,lat,lon,civilians killed,soldiers killed,accuracy_m\n2017-03-17,36.34,43.13,4,1,5000\n",
        "date,lat,lon,killed/wounded,radius_km\n2017-03-17,36.34,43.13,5/12,20\n",
        "date,lat,lon,wounded/killed\n2017-03-17,36.34,43.13,5/12\n",
    ] {
        let layout = iraq_risk_atlas::formats::events::preview("events", text.as_bytes()).unwrap().layout;
        let added = layout.mapping.added.len() + usize::from(layout.mapping.killed_in != Default::default());
        assert_eq!(added, 1, "{text}");
        let stored = Columns::of(&layout).mapping(&layout.header).unwrap();
        // What the rows decide is found anew and not stored.
        let open = stored.open;
        assert_eq!(stored, Mapping { open, ..layout.mapping }, "{text}");
    }
}
