//! Where the panels stand, and the work behind those of events.

pub(super) mod event_panels;
pub(super) mod layout;
