//! Projects without a window: what a session becomes in a file, and what a file becomes in a
//! session, held against the published schema and against the session before.

mod any;
mod arrival;
mod format;
mod made;
mod reopened;
mod stack;
mod updates;
