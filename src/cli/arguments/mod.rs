//! The arguments of all commands, and what `--help` says of them.

mod args;
mod columns;
mod compare;
mod deleted;
mod events;
mod export;
mod place;
mod project;
mod read;
mod render;

pub use args::{At, Cache, Card, Check, Cli, Command, Describe, Find, Stats, Window};
pub use columns::ReadArgs;
pub use compare::Compare;
pub use deleted::DeletedArgs;
pub use export::Export;
pub use place::Place;
pub use project::{NewProject, ProjectArgs, ProjectCommand, RenewProject};
pub use read::Read;
pub use render::{Render, StepArg};
