//! Iraq Risk Atlas: what articles claim about places in Iraq, on a map that shows who says it, where it
//! is written and how precisely the place is known.
//!
//! `docs/architecture.md` explains the structure and the reasons for it, `CONTRIBUTING.md` how to add a
//! format, a panel or a data source.
//!
//! # Modules
//!
//! A module may only use those above it in this table; `tests/architecture` proves it.
//!
//! | module | what it does |
//! |---|---|
//! | [`geo`] | positions, viewports, shapes, measures |
//! | [`model`] | articles, claims, features, layers, precision, annotations, [`model::Subject`] |
//! | [`events`] | the event table: columns, filters, counts, cells, picks |
//! | [`formats`] | bytes to layers, events, articles and projects, and back |
//! | [`style`] | colours, fonts, fills, symbols |
//! | [`atlas`] | built-in data: base map, layers, gazetteer, place search |
//! | [`reading`] | article text to paragraphs, place mentions and drafts |
//! | [`scene`] | layers, viewport and selection to a display list; hit testing |
//! | [`detail`] | a subject to its card and tooltip; the lists next to the map |
//! | [`session`] | the state of the user's work: actions, effects, undo, commands, links |
//! | [`paint`] | a scene to pages, SVG, PNG and PDF, without a window |
//! | [`files`] | opening and saving files |
//! | `ui` | the parts of the window (feature `gui`) |
//! | `app` | the window: frame loop, background jobs, persistence (feature `gui`) |
//! | [`cli`] | the command line |
//!
//! Up to [`paint`] no module knows a window, a file system, a thread or a clock: bytes and times come in
//! as arguments.

// A new variant of ours has to be met by every match; matches over the enums of others say why they need not.
#![cfg_attr(not(test), warn(clippy::wildcard_enum_match_arm))]

#[cfg(feature = "gui")]
pub mod app;
pub mod atlas;
pub mod cli;
pub mod detail;
pub mod events;
pub mod files;
pub mod formats;
pub mod geo;
pub mod model;
pub mod paint;
pub mod reading;
pub mod scene;
pub mod session;
pub mod style;
#[cfg(feature = "gui")]
pub mod ui;
