//! Files of layers and of exported data.

mod cite;
mod exports;
mod layers;
