use crate::atlas::CREDITS;
use crate::formats::export::{ExportAbout, ExportScope};

/// The program with its version.
const PROGRAM: &str = concat!("Iraq Risk Atlas ", env!("CARGO_PKG_VERSION"));

/// The self-description of every export, to be filled in.
pub(super) fn about(scope: ExportScope, holds: String) -> ExportAbout {
    ExportAbout {
        program: PROGRAM.to_owned(),
        scope,
        holds,
        features: None,
        rows: None,
        days: None,
        left_out: Vec::new(),
        notes: Vec::new(),
        credits: vec![format!("{CREDITS}.")],
        articles: Vec::new(),
    }
}

/// "1 feature", "1,234 features".
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", crate::style::number::exact(n), if n == 1 { one } else { many })
}
