use crate::session::Annotations;

use super::LayerSettings;

/// The user's annotations as one layer of the stack. Each of them is shown or hidden by itself too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnnotationLayer {
    pub settings: LayerSettings,
    pub marks: Annotations,
}

impl AnnotationLayer {
    const NAME: &str = "Annotations";

    /// The name given by the user, or its own.
    pub fn name(&self) -> &str {
        self.settings.name.as_deref().unwrap_or(Self::NAME)
    }
}
