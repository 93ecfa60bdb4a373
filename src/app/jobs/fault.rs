use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A job that was stopped by a panic, in a sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} was stopped by a fault in the program: {message}. Everything else continues.")]
pub struct Fault {
    /// What the job was doing: “Reading events.csv”.
    name: String,
    message: String,
}

impl Fault {
    /// Runs the work and turns a panic into a fault under the job's name.
    pub fn catch<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Self> {
        // What the work has touched is dropped with it; what it shares is immutable or atomic.
        catch_unwind(AssertUnwindSafe(work))
            .map_err(|payload| Self { name: name.to_owned(), message: message(&*payload) })
    }

    pub(super) fn without_result(name: &str) -> Self {
        Self { name: name.to_owned(), message: "it ended without a result".to_owned() }
    }
}

/// The text of `panic!`, which is a `&str` or a `String`.
fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.map_or("no message", |text| text.trim().trim_end_matches('.')).to_owned()
}
