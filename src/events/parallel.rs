/// Does two things side by side. The threads are in `files`, because this module must not know them.
pub trait Parallel: Sync {
    /// Returns when both are done. A panic of the first is ignored.
    fn both<'a>(&self, first: Box<dyn FnOnce() + Send + 'a>, second: &mut dyn FnMut());
}

/// Does two things one after the other.
pub struct OneByOne;

impl Parallel for OneByOne {
    fn both<'a>(&self, first: Box<dyn FnOnce() + Send + 'a>, second: &mut dyn FnMut()) {
        first();
        second();
    }
}

/// The results of two things done side by side. A panic of either is one of the caller.
pub(crate) fn join<A: Send, B>(
    parallel: &dyn Parallel,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    let (mut a, mut b, mut second) = (None, None, Some(second));
    let result = &mut a;
    let first = Box::new(move || *result = Some(first()));
    parallel.both(first, &mut || b = second.take().map(|second| second()));
    let (Some(a), Some(b)) = (a, b) else { panic!("work beside this thread has panicked") };
    (a, b)
}
