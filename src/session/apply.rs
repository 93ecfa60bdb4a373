use super::{
    Action, Effect, Session, ViewAction, annotations, article, events, layers, project, review, selection,
    undo, updates, view,
};

impl Session {
    /// Changes the session and returns the effects for the caller.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        self.changes += u64::from(!action.is_passing(self));
        undo::watched(self, action, Self::change)
    }

    fn change(&mut self, action: Action) -> Vec<Effect> {
        let by = view::move_of(&action);
        let mut effects = self.change_part(action);
        self.interaction.moves.note(by, &effects);
        effects.extend(self.settle_updates());
        self.settle_colours();
        effects
    }

    fn change_part(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Edit(action) => undo::apply(self, action),
            Action::View(action) => view::apply(self, action),
            Action::Layer(action) => layers::apply(self, action),
            Action::Select(action) => selection::apply(self, action),
            Action::Article(action) => article::apply(self, action),
            Action::Event(action) => events::apply(self, action),
            Action::Update(action) => updates::apply(self, action),
            Action::Review(action) => review::apply(self, action),
            Action::Project(action) => project::apply(self, action),
            Action::Own(action) => annotations::apply(&mut self.document, &mut self.interaction, action),
            Action::Copy { what, text } => {
                vec![Effect::Copy(text), Effect::Say(format!("The {what} is on the clipboard."))]
            }
            Action::Afresh => {
                self.document.reset_layers(&self.atlas);
                view::apply(self, ViewAction::Home)
            }
            Action::Names(names) => {
                self.document.names = names;
                Vec::new()
            }
            Action::Theme(look) => {
                self.view.look = look;
                Vec::new()
            }
        }
    }
}
