use std::thread;

use crate::formats::readers::Parallel;

/// Reads the parts of a file side by side.
pub struct Threads;

impl Parallel for Threads {
    fn both<'a>(&self, first: Box<dyn FnOnce() + Send + 'a>, second: &mut dyn FnMut()) {
        thread::scope(|scope| {
            let first = scope.spawn(first);
            second();
            // A panic there is as if nothing had been read there: the second reads on.
            let _ = first.join();
        });
    }
}
