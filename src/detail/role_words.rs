use crate::formats::events::{Rival, RoleRead};
use crate::style::number::exact;

/// What was taken for a role, and how much of it was read in so many rows: `date: event_date, 4,998 of 5,000 read, 2 not,
/// as “n/a”; also possible: report_date (12 filled)`. `None` if nothing was taken or possible.
pub fn role_words(read: &RoleRead, rows: u64) -> Option<String> {
    if read.columns.is_empty() && read.rivals.is_empty() {
        return None;
    }
    let mut line = if read.columns.is_empty() {
        format!("{}: none taken", read.role.word())
    } else {
        let columns = read.columns.join(", ");
        format!("{}: {columns}, {} of {} read", read.role.word(), exact(read.read), exact(rows))
    };
    let left = read.filled.saturating_sub(read.read);
    if left > 0 {
        line.push_str(&format!(", {} not", exact(left)));
        let texts: Vec<String> = read.unread.iter().map(|text| format!("“{text}”")).collect();
        if !texts.is_empty() {
            line.push_str(&format!(", as {}", texts.join(", ")));
        }
    }
    let rival = |r: &Rival| format!("{} ({} filled)", r.columns.join(", "), exact(r.filled));
    let rivals: Vec<String> = read.rivals.iter().map(rival).collect();
    if !rivals.is_empty() {
        line.push_str(&format!("; also possible: {}", rivals.join("; ")));
    }
    Some(line)
}
