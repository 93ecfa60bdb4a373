//! What a row says: when, where and how many people were killed.

mod by_clock;
mod days;
mod killed;
mod parts;
mod place;
