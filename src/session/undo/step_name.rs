/// What a step is called in the menu, after “Undo”.
#[derive(Clone, Debug, PartialEq)]
pub struct StepName {
    pub words: String,
    /// Changes of one gesture are one step until it ends.
    pub gesture: Option<Gesture>,
}

/// A continuing gesture.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    /// A slider, a brush or a text field: what it changes, and of what.
    Control(&'static str, String),
    /// Playback of days.
    Playing,
}

impl StepName {
    pub fn of(words: impl Into<String>) -> Self {
        Self { words: words.into(), gesture: None }
    }

    /// Part of a gesture.
    pub fn during(self, what: &'static str, of: &str) -> Self {
        Self { gesture: Some(Gesture::Control(what, of.to_owned())), ..self }
    }
}
