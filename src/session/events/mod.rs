//! Event layers: their filters, days, rows and statistics.

mod animation;
mod apply;
mod column_reading;
mod digest;
mod digest_words;
mod event_action;
mod event_layer;
mod event_rows;
mod file_columns;
mod filter_part;
mod find_text;
mod leaves;
mod moment;
mod own_days;
mod period_question;
mod periods;
mod play_step;
mod playback;
mod replace;
mod row_list;
mod row_read;
mod same_colours;
mod split_view;
mod view;

pub use digest::{Digest, DigestQuestion, Scope};
pub use event_action::EventAction;
pub use event_layer::{AboutFile, EventLayer, Loading};
pub use event_rows::CardBasis;
pub use file_columns::FileColumns;
pub use filter_part::FilterPart;
pub use moment::{Moment, bounds as period_days};
pub use period_question::{PeriodAnswer, PeriodQuestion};
pub use periods::FilePeriod;
pub use playback::{Playback, Step, stepped};
pub use replace::Reread;
pub use row_list::{Extent, RowList};
pub use row_read::RowRead;
pub use split_view::SplitView;
pub use view::Events;

pub(super) use apply::apply;
pub(super) use event_rows::{bounds, into_cell};
pub(super) use leaves::Leaves;
pub(super) use playback::PlayedSteps;
