/// PDF metadata. Empty fields are not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfInfo {
    pub title: String,
    /// The author of the figure. The program is named separately, as the tool.
    pub author: String,
    /// What the pages show, in one or two sentences.
    pub description: String,
}
