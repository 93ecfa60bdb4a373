/// What the user does with the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditAction {
    Undo,
    Redo,
    /// A slider, brush or field was released: the next change is another step.
    EndGesture,
}
