//! Projects without a window: what a session becomes in a file, and what a file becomes in a
//! session, held against the published schema and against the session before.

#[path = "projects/any.rs"]
mod any;
#[path = "projects/format.rs"]
mod format;
#[path = "projects/made.rs"]
mod made;
#[path = "projects/reopened.rs"]
mod reopened;
