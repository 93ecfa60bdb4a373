use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// A progress bar on standard error, only on a terminal. Removed when the work is done.
pub struct ProgressBar {
    wanted: bool,
    begun: Instant,
    drawn: Option<Instant>,
}

/// Delay before a bar is shown.
const PATIENCE: Duration = Duration::from_millis(400);

const DRAW_EVERY: Duration = Duration::from_millis(100);

/// Length of the bar in characters.
const WIDTH: u64 = 30;

impl ProgressBar {
    pub fn new() -> Self {
        Self { wanted: stderr().is_terminal(), begun: Instant::now(), drawn: None }
    }

    /// Shows that `done` of `all` is done; `words` describe the result so far.
    pub fn show(&mut self, done: u64, all: u64, words: &str) {
        let late = self.drawn.unwrap_or(self.begun + PATIENCE - DRAW_EVERY).elapsed() >= DRAW_EVERY;
        if !self.wanted || self.begun.elapsed() < PATIENCE || !late {
            return;
        }
        self.drawn = Some(Instant::now());
        // If standard error is closed, nobody sees the bar.
        let _ = write!(stderr(), "\r\x1b[K{}", line(done, all, words));
    }
}

impl Drop for ProgressBar {
    fn drop(&mut self) {
        if self.drawn.is_some() {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}

fn line(done: u64, all: u64, words: &str) -> String {
    if all == 0 {
        return words.to_owned();
    }
    let done = done.min(all);
    // Below 2^64 for files of any size: a bar has few signs.
    let signs = (u128::from(done) * u128::from(WIDTH) / u128::from(all)) as usize;
    let percent = u128::from(done) * 100 / u128::from(all);
    let rest = WIDTH as usize - signs;
    format!("[{}{}] {percent:>3} %  {words}", "#".repeat(signs), "·".repeat(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(line(0, 10, "x"), format!("[{}]   0 %  x", "·".repeat(30)));
        assert_eq!(line(5, 10, "x"), format!("[{}{}]  50 %  x", "#".repeat(15), "·".repeat(15)));
        assert_eq!(line(u64::MAX, u64::MAX, "x"), format!("[{}] 100 %  x", "#".repeat(30)));
        assert_eq!(line(3, 0, "3 rows"), "3 rows");
    }
}
