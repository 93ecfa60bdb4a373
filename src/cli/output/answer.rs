use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use super::{Failure, NOTHING};

/// The output and exit code of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    text: String,
    code: u8,
}

impl Answer {
    /// A text answer; a final line end is added.
    pub fn text(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self { text, code: 0 }
    }

    /// An answer as indented JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, Failure> {
        serde_json::to_string_pretty(value).map(Self::text).map_err(|e| Failure::internal(e.to_string()))
    }

    /// The same answer with further lines.
    #[must_use]
    pub fn followed_by(self, lines: &str) -> Self {
        Self { text: self.text + lines, ..self }
    }

    /// The same answer with the exit code for "nothing found" or "faults" if `found` is false.
    #[must_use]
    pub fn found(self, found: bool) -> Self {
        Self { code: if found { 0 } else { NOTHING }, ..self }
    }

    /// The same answer with another exit code.
    #[must_use]
    pub fn ending(self, code: u8) -> Self {
        Self { code, ..self }
    }

    pub fn code(&self) -> u8 {
        self.code
    }

    /// Writes to standard output. A closed pipe (`… | head`) is not a failure.
    pub fn print(&self) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(self.text.as_bytes()).and_then(|()| out.flush()) {
            Err(e) if e.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::usage(format!("The answer cannot be written to standard output: {e}.")))
            }
            _ => Ok(()),
        }
    }
}
