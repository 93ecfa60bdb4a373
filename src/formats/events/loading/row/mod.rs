//! What a row says: when, where and how many people were killed.

mod days;
mod killed;
mod place;
