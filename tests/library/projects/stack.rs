//! What a project keeps of the stack of layers: order across kinds, solo, names, the annotations as a layer.

use iraq_risk_atlas::formats::project::{read_project, write_project};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{AnnotationShape, FeatureLayerId, LayerId};
use iraq_risk_atlas::session::{
    Action, AnnotationAction, LayerAction, LayerSettings, ProjectAction, Session,
};

use crate::support::atlas;

const OWN: LayerId = LayerId::Annotations;

fn context() -> LayerId {
    FeatureLayerId::built_in("context").into()
}

fn act(s: &mut Session, action: impl Into<Action>) {
    s.apply(action.into());
}

fn stack(s: &Session) -> Vec<(LayerId, LayerSettings)> {
    s.stack().iter().map(|layer| (layer.id(), layer.settings().clone())).collect()
}

fn name(s: &Session, id: &LayerId) -> String {
    s.stack().get(id).expect("the layer").name().to_owned()
}

fn reopened(s: &Session) -> Session {
    let text = write_project(&s.project());
    let (project, notes) = read_project("a.atlas.json", text.as_bytes()).expect("a project");
    assert_eq!(notes, []);
    assert_eq!(write_project(&project), text);
    let mut again = Session::new(s.atlas_arc());
    act(&mut again, ProjectAction::Open(project.into()));
    again
}

#[test]
fn order_solo_and_names_of_layers_come_back_with_the_project() {
    let mut s = Session::new(atlas());
    let shape = AnnotationShape::Point(LonLat::new(44.0, 33.0));
    act(&mut s, AnnotationAction::Add { shape, measured: false });
    act(&mut s, LayerAction::Move { layer: OWN, to: 3 });
    act(&mut s, LayerAction::Rename { layer: OWN, name: " My  notes ".to_owned() });
    act(&mut s, LayerAction::Rename { layer: context(), name: "2018".to_owned() });
    act(&mut s, LayerAction::Opacity { layer: OWN, opacity: 0.5 });
    act(&mut s, LayerAction::Show { layer: context(), visible: false });
    act(&mut s, LayerAction::Solo { layer: OWN });
    let again = reopened(&s);
    assert_eq!(stack(&again), stack(&s));
    assert_eq!(again.solo(), Some(&OWN));
    assert_eq!(name(&again, &OWN), "My notes");
    assert_eq!((again.stack().iter().position(|l| l.id() == OWN), again.undo_label()), (Some(3), None));
}

#[test]
fn a_project_says_nothing_of_a_stack_that_is_as_at_first() {
    let mut s = Session::new(atlas());
    act(&mut s, LayerAction::Move { layer: context(), to: 1 });
    let project = s.project();
    assert_eq!((&project.order, &project.annotation_layer), (&None, &None));
    assert_eq!(stack(&reopened(&s)), stack(&s));
}

#[test]
fn a_name_is_undone_and_an_empty_one_gives_the_layer_its_own_back() {
    let mut s = Session::new(atlas());
    let rename = |s: &mut Session, name: &str| {
        act(s, LayerAction::Rename { layer: context(), name: name.to_owned() });
    };
    rename(&mut s, "Background");
    assert_eq!(s.undo_label(), Some("Rename Context (2018)"));
    assert_eq!(name(&s, &context()), "Background");
    rename(&mut s, " ");
    assert_eq!(name(&s, &context()), "Context (2018)");
}
