//! Articles under review: reading, saving and crash recovery.

pub(super) mod article_controller;
pub(super) mod review_panels;
pub(super) mod review_recovery;
pub(super) mod review_windows;
