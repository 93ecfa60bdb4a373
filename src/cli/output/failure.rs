use crate::files::OpenError;

/// Nothing was found, a checked file has faults, or a file changed while it was read.
pub const NOTHING: u8 = 1;
/// The program was called with invalid arguments.
pub const USAGE: u8 = 2;
/// A fault in the program itself (`EX_SOFTWARE` of BSD's sysexits).
pub const INTERNAL: u8 = 70;

/// Why a command failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// One plain sentence for the user.
    pub sentence: String,
    /// The process's exit code.
    pub code: u8,
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        let code = if error.is_change() { NOTHING } else { USAGE };
        Self { sentence: error.to_string(), code }
    }
}

impl Failure {
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: USAGE }
    }

    pub fn internal(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: INTERNAL }
    }
}
