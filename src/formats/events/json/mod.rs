//! Lists of JSON records and GeoJSON points.

pub(super) mod json_fields;
pub(super) mod json_key;
pub(super) mod json_list;
pub(super) mod json_object;
pub(super) mod json_point;
pub(super) mod json_record;
pub(super) mod json_rest;
pub(super) mod json_sample;
pub(super) mod json_walk;
pub(super) mod list_reading;
pub(super) mod member_names;
