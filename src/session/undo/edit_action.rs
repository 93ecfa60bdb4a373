/// What the user does with the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditAction {
    Undo,
    Redo,
    /// A slider, a brush or a field was let go: what is done next is another step.
    EndGesture,
}
