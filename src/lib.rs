//! Iraq Risk Atlas: what articles claim about places in Iraq, on a map that shows
//! who says it, where it is written and how precisely the place is known.
//!
//! # Two promises
//!
//! 1. *No mark without evidence, no more precision than the evidence gives.* Every feature
//!    carries claims with article, paragraph, speaker and stance; how it is drawn follows from
//!    how precisely its place is known ([`style::Treatment`]).
//! 2. *A frame costs what the window shows, not what the file holds.* Shapes keep several
//!    levels of detail; a frame transforms and culls ([`geo::Shape`], [`scene::build`]).
//!
//! # The rooms
//!
//! Each module is a room; a room uses only rooms above it in this list
//! (`tests/architecture` proves it).
//!
//! | room | what it does |
//! |---|---|
//! | [`geo`] | positions, views, shapes, measures |
//! | [`model`] | articles, claims, features, layers, precision; the reader's own marks |
//! | [`events`] | millions of rows in columns: filters, counts, cells, picks |
//! | [`formats`] | bytes → layers, events, projects and notes; the writers; the checker |
//! | [`style`] | colours, fonts, fills, signs |
//! | [`atlas`] | what is built in: base map, layers, gazetteer, place search |
//! | [`reading`] | an article's text: paragraphs, anchors, is it the cited text |
//! | [`scene`] | layers + view + selection → a display list; what lies under a point |
//! | [`detail`] | a feature → its card, its tip; the lists beside the map |
//! | [`session`] | all that the reader has in front of them; actions and effects; undo, commands, links |
//! | [`paint`] | a scene → pages, SVG, PNG and PDF, without a window |
//! | [`files`] | files read whole and written whole |
//! | `ui` | the window's parts (feature `gui`) |
//! | `app` | the window: frame loop, worker threads, what is remembered (feature `gui`) |
//! | [`cli`] | the command line |
//!
//! Up to [`paint`] no room knows a window, a file system, a thread or a clock: bytes and
//! times come in as arguments. [`files`] is a room of its own because the window and the
//! command line both read and write, and must do it in the same safe way.
//!
//! # How a picture comes about
//!
//! [`session::Session::scene`] builds a [`scene::Scene`], a list of things to draw in screen
//! pixels. `ui` turns it into meshes, [`paint`] turns the same list into SVG, and that into PNG and
//! PDF: the window, figures, `render` and the picture tests cannot differ. A page of a report
//! ([`paint::Figure`]) sets words round that picture and adds nothing to it.
//!
//! # How an event file becomes a picture
//!
//! [`files::EventSource`] opens it, [`formats::events::read`] turns rows into
//! [`events::TableBuilder`]'s columns while a window may watch, and [`events::EventTable`] holds
//! them along the Z-curve, so that a cell, a window or a ring is a few ranges of rows. A filter
//! is one pass to [`events::FilteredView`]: a bitmap with rank, and the counts by value and day. What
//! a frame then does is bounded by the picture. The text of a row stays in the file and is read
//! again, by its offset, when its card opens: with positioned reads and not through a mapping,
//! because a mapped file that somebody cuts short ends the program.
//!
//! # How an article becomes a layer
//!
//! [`reading::Document`] is its paragraphs, [`reading::PlaceFinder`] finds the places they name,
//! [`reading::drafts`] makes of each a suggestion. [`session::Review`] holds what a person makes of
//! them, each step with its way back; only what is accepted goes, by [`reading::to_layer`], into a
//! layer. The window keeps what is not saved yet in the program's own folder.
//!
//! # How a mark of the reader's own comes about
//!
//! A [`model::Annotation`] is data; [`session::OwnMarks`] holds it with what is worked out from it, and
//! [`session::OwnAction`] is all that can be done to one. It is a [`model::Subject`] like all else that
//! can be selected, so that selection, history, hits and search treat it alike. It is no
//! [`model::Feature`] and has no [`detail::Card`]: both speak of evidence, and a mark that borrowed
//! them would have to leave out all that makes them worth trusting. What it has instead is
//! [`detail::AnnotationCard`], an ink of its own and no [`model::Kind`].
//!
//! # How a click comes about
//!
//! `ui` gives an [`session::Action`]; [`session::Session::apply`] is the only thing that
//! changes state. What the world outside has to do comes back as [`session::Effect`]s. So a
//! test plays any session without a window.

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
