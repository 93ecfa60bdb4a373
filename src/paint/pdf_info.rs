/// What a PDF file says of itself. What is empty is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfInfo {
    pub title: String,
    /// Who answers for the figure. The program names itself elsewhere, as the tool.
    pub author: String,
    /// What the pages show, in a sentence or two.
    pub description: String,
}
