use std::thread;

use crate::formats::readers::Parallel;

/// Reads the two parts of a file in parallel.
pub struct Threads;

impl Parallel for Threads {
    fn both<'a>(&self, first: Box<dyn FnOnce() + Send + 'a>, second: &mut dyn FnMut()) {
        thread::scope(|scope| {
            let first = scope.spawn(first);
            second();
            // After a panic there, the second part reads the rest itself.
            let _ = first.join();
        });
    }
}
