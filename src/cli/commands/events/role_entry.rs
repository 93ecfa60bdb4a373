use serde::Serialize;

use crate::detail::role_words;
use crate::formats::events::RoleRead;

/// What was taken for a role. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
pub struct RoleEntry {
    pub role: &'static str,
    /// The columns that were taken, separated by commas; `None` if none was.
    column: Option<String>,
    pub taken: bool,
    /// Rows where they are filled, and where they could be read.
    filled: u64,
    read: u64,
    /// The first texts that could not be read.
    unreadable: Vec<String>,
    /// What else was possible.
    rivals: Vec<RivalEntry>,
    #[serde(skip)]
    words: RoleRead,
}

#[derive(Serialize)]
struct RivalEntry {
    column: String,
    filled: u64,
}

impl RoleEntry {
    pub fn of(read: &RoleRead) -> Self {
        let rival =
            |r: &crate::formats::events::Rival| RivalEntry { column: r.columns.join(", "), filled: r.filled };
        let taken = !read.columns.is_empty();
        Self {
            role: read.role.word(),
            column: taken.then(|| read.columns.join(", ")),
            taken,
            filled: read.filled,
            read: read.read,
            unreadable: read.unread.clone(),
            rivals: read.rivals.iter().map(rival).collect(),
            words: read.clone(),
        }
    }

    /// One line: `column date: event_date, 4,998 of 5,000 read, 2 not, as “n/a”; also possible: report_date`.
    pub fn in_line(&self, rows: usize) -> String {
        let words = role_words(&self.words, rows as u64);
        words.map_or_else(String::new, |words| format!("  column {words}\n"))
    }
}
