use serde::Serialize;

use crate::formats::events::RoleRead;
use crate::style::number::exact;

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
        }
    }

    /// One line: `column date: event_date, 4,998 of 5,000 read, 2 not, as “n/a”; also possible: report_date`.
    pub fn in_line(&self, rows: usize) -> String {
        let mut line = match &self.column {
            Some(column) => {
                let (read, rows) = (exact(self.read), exact(rows as u64));
                format!("  column {}: {column}, {read} of {rows} read", self.role)
            }
            None if self.rivals.is_empty() => return String::new(),
            None => format!("  column {}: none taken", self.role),
        };
        let left = self.filled.saturating_sub(self.read);
        if left > 0 {
            line.push_str(&format!(", {} not", exact(left)));
            let texts: Vec<String> = self.unreadable.iter().map(|text| format!("“{text}”")).collect();
            if !texts.is_empty() {
                line.push_str(&format!(", as {}", texts.join(", ")));
            }
        }
        let rival = |r: &RivalEntry| format!("{} ({} filled)", r.column, exact(r.filled));
        let rivals: Vec<String> = self.rivals.iter().map(rival).collect();
        if !rivals.is_empty() {
            line.push_str(&format!("; also possible: {}", rivals.join("; ")));
        }
        line + "\n"
    }
}
