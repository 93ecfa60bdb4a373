use crate::geo::LonLat;
use crate::model::{FeatureLayerId, Subject};

use super::super::{
    Action, FeatureLayer, LayerAction, LayerChoice, Link, LinkView, SelectAction, Session, ViewAction,
};
use super::{Destination, GoToError, Understood, degrees};

impl Session {
    /// The selection as a link: the command that opens the program at it. `project` is the path of the open
    /// project.
    pub fn link_to_selected(&self, project: Option<&str>) -> Option<Link> {
        let key = self.selection()?.key();
        // An annotation is only in a project.
        let is_nowhere = matches!(key, Subject::Annotation(_)) && project.is_none();
        let select = self.id_of(key).filter(|_| !is_nowhere)?;
        Some(Link { project: project.map(str::to_owned), select: Some(select), ..Link::default() })
    }

    /// The current state as a link: layers if changed from the defaults, the selection, and the view.
    pub fn link_to_view(&self, project: Option<&str>) -> Link {
        let selected = self.link_to_selected(project).unwrap_or_default().select;
        // Features of a user's file can be found if that file is open as well.
        let comes_with_program = self.selection().is_some_and(|s| match s.key() {
            Subject::Feature { layer, .. } => layer.is_built_in(),
            Subject::Governorate(_) => true,
            Subject::Event { .. } | Subject::Annotation(_) => false,
        });
        let select = selected.filter(|_| project.is_some() || comes_with_program);
        let center = LonLat::from(self.view.viewport.center());
        Link {
            project: project.map(str::to_owned),
            select,
            layers: self.layers_of_link(project.is_some()),
            at: LinkView::new(center, Some(self.view.viewport.zoom())),
        }
    }

    /// `None` if the layers are at their defaults.
    fn layers_of_link(&self, own: bool) -> Option<LayerChoice> {
        let named = |l: &&FeatureLayer| l.is_drawn() && (own || l.id().is_built_in());
        let changed = self
            .document
            .layers
            .features()
            .filter(named)
            .any(|l| self.is_shown(l) != (l.prepared.layer.meta.visible || !l.id().is_built_in()));
        let shown = self.document.layers.features().filter(named).filter(|l| self.is_shown(l));
        changed.then(|| LayerChoice::these(shown.map(|l| l.id().to_string()).collect()))
    }

    /// The actions to get there. The window opens the link's project.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn go(&self, to: &Destination) -> Result<Vec<Action>, GoToError> {
        match to {
            Destination::Feature(key) => Ok(self.to_feature(key)),
            Destination::Position { at, zoom } => {
                let view = LinkView::new(*at, *zoom).ok_or(GoToError::NotOnEarth)?;
                let pin = SelectAction::Pin(Some(*at)).into();
                Ok(vec![pin, SelectAction::At { lon: at.lon, lat: at.lat }.into(), view.flight().into()])
            }
            Destination::Link(link) => self.follow(link),
        }
    }

    fn to_feature(&self, key: &Subject) -> Vec<Action> {
        vec![SelectAction::Feature(key.clone()).into(), ViewAction::ToFeature(key.clone()).into()]
    }

    fn follow(&self, link: &Link) -> Result<Vec<Action>, GoToError> {
        let mut actions: Vec<Action> = Vec::new();
        if let Some(choice) = &link.layers {
            let layers = self.layers_named(choice)?;
            actions.push(LayerAction::Only { layers }.into());
        }
        let selected = link.select.as_deref().map(|id| self.selected_by(id)).transpose()?;
        if let Some(key) = &selected {
            actions.push(SelectAction::Feature(key.clone()).into());
        }
        match (link.at, selected) {
            (Some(view), _) => actions.push(view.flight().into()),
            (None, Some(key)) => actions.push(ViewAction::ToFeature(key).into()),
            (None, None) => {}
        }
        Ok(actions)
    }

    fn selected_by(&self, id: &str) -> Result<Subject, GoToError> {
        self.find_id(id).ok_or_else(|| GoToError::NoSuchId(id.to_owned()))
    }

    /// The ids of the chosen layers.
    ///
    /// # Errors
    /// A sentence with the ids of all layers.
    pub fn layers_named(&self, choice: &LayerChoice) -> Result<Vec<FeatureLayerId>, GoToError> {
        let known = || self.document.layers.features().map(FeatureLayer::id);
        match choice {
            LayerChoice::All => Ok(known().cloned().collect()),
            LayerChoice::None => Ok(Vec::new()),
            LayerChoice::These(ids) => ids
                .iter()
                .map(|id| {
                    let same = |known: &&FeatureLayerId| known.name().eq_ignore_ascii_case(id.trim());
                    let found = known().find(|known| known.name() == id).or_else(|| known().find(same));
                    found.cloned().ok_or_else(|| {
                        let layers = known().map(|known| known.name().to_owned()).collect();
                        GoToError::NoSuchLayer { id: id.clone(), layers }
                    })
                })
                .collect(),
        }
    }

    /// A link described in a line, or what is missing. The content of its project is not known before it is
    /// open.
    pub(super) fn of_link(&self, link: Link) -> Understood {
        let mut parts: Vec<String> = Vec::new();
        if let Some(project) = &link.project {
            parts.push(format!("project {project}"));
        } else if let Err(why) = self.follow(&link) {
            return Understood::Wrong(why);
        }
        if let Some(id) = &link.select {
            let name = self.find_id(id).map_or(String::new(), |key| format!(" ({})", self.name_of(&key)));
            parts.push(format!("selects {id}{name}"));
        }
        if let Some(choice) = &link.layers {
            parts.push(match choice {
                LayerChoice::All => "shows all layers".to_owned(),
                LayerChoice::None => "shows no layer".to_owned(),
                LayerChoice::These(ids) if ids.len() == 1 => "shows 1 layer".to_owned(),
                LayerChoice::These(ids) => format!("shows {} layers", ids.len()),
            });
        }
        if let Some(at) = link.at {
            parts.push(format!("at {}", degrees(at.center())));
        }
        if parts.is_empty() {
            return Understood::Wrong(GoToError::EmptyLink);
        }
        Understood::One(Destination::Link(link), format!("A link: {}.", parts.join(", ")))
    }
}
