/// A fault in a built-in data file.
#[derive(Debug, thiserror::Error)]
#[error("the atlas file “{file}” cannot be used: {text}")]
pub struct AtlasError {
    pub file: &'static str,
    pub text: String,
}

impl AtlasError {
    pub(super) fn empty(file: &'static str) -> Self {
        Self { file, text: "it holds no feature".to_owned() }
    }
}
