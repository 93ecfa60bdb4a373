//! A feature or a governorate → [`Card`]: plain data shown by the window's panel, a printed sheet and the
//! command line; and the lists next to the map. Out of scope: how a card looks on screen.
//!
//! Invariants: a card shows nothing that is not in the layers, the articles or the base map; every claim has
//! its speaker, article and paragraph; a response is shown with what it responds to; voices are counted, not
//! claims.

mod annotation_card;
mod annotation_words;
mod badge;
mod card;
mod card_of;
mod changes;
mod citation;
mod claim_group;
mod claim_view;
mod compared_words;
mod context;
mod criterion_view;
mod days;
mod event_card;
mod event_part;
mod event_tip;
pub mod event_words;
mod feature_card;
mod governorate_card;
mod link;
mod outside;
mod paragraph_row;
mod paragraphs;
mod related;
mod role_words;
mod row;
mod source;
mod text;
mod tip;
mod together;
mod touching;
mod unplaced;
mod voices;
mod why_shape;
mod words;

pub use annotation_card::{AnnotationCard, NO_EVIDENCE, annotation_card};
pub use annotation_words::{METHOD, annotation_name, annotation_tip, measure_words};
pub use badge::{Badge, BadgeKind};
pub use card::Card;
pub use card_of::card;
pub use changes::{State, change_part, change_remarks, change_words};
pub use claim_group::ClaimGroup;
pub use claim_view::ClaimView;
pub use compared_words::{
    ComparedValue, by_change, compared_remarks, compared_sentences, difference_words, period_words,
    ratio_words, verdict_words,
};
pub use context::CardContext;
pub use criterion_view::CriterionView;
pub use days::{day_words, days_words, month_name, span_words, whole_months};
pub use event_card::{event_card, event_name, event_part, events_here, rows_of};
pub use event_part::{
    ChangePart, ChangedField, EventLine, EventPart, EventsHere, Field, FileFields, ListPart, RowPart,
};
pub use event_tip::event_tip;
pub use link::Link;
pub use outside::{OutsideRow, outside};
pub use paragraph_row::{ParagraphClaim, ParagraphKind, ParagraphRow};
pub use paragraphs::paragraphs;
pub use role_words::role_words;
pub use row::Row;
pub use source::Source;
pub use text::to_text;
pub use tip::{Tip, tip};
pub use together::Together;
pub use touching::{Reach, Touching, TouchingLayer};
pub use unplaced::{UnplacedRow, unplaced};
pub use voices::{Voice, Voices};
