use std::time::{SystemTime, UNIX_EPOCH};

use crate::detail::days_words;
use crate::events::Day;

const SECONDS: u64 = 24 * 60 * 60;

/// Today's date (UTC) in words; empty if the clock is before 1970.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    match i32::try_from(since.as_secs() / SECONDS) {
        Ok(day) if day > 0 => days_words(Day(day), Day(day)),
        _ => String::new(),
    }
}
