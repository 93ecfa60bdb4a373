//! What the test programs share. Each of them takes it in as a module and uses a part of it.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod attacks;
pub mod gather;
pub mod papers;
