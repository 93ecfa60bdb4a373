//! Articles under review: reading, saving, and what a crash left.

pub(super) mod article_controller;
pub(super) mod review_panels;
pub(super) mod review_recovery;
pub(super) mod review_windows;
