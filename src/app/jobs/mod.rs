//! Background jobs: started by name, watched, cancelled, and reported when they fail.

mod fault;
mod hub;
mod job;
mod jobs;
mod latest_only;
mod watch;

pub use fault::Fault;
pub use job::{Job, finished, take_finished};
pub use jobs::Jobs;
pub use latest_only::LatestOnly;
pub use watch::JobWatch;
