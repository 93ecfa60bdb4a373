use std::thread;

use crate::events::Parallel;

/// Does two things in parallel, such as reading the parts of a file.
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
