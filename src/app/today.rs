use std::time::{SystemTime, UNIX_EPOCH};

use crate::detail::days_words;
use crate::events::Day;

const SECONDS: u64 = 24 * 60 * 60;

/// The day by the computer's clock (UTC), in a reader's words; empty where the clock stands
/// before 1970.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    match i32::try_from(since.as_secs() / SECONDS) {
        Ok(day) if day > 0 => days_words(Day(day), Day(day)),
        _ => String::new(),
    }
}
