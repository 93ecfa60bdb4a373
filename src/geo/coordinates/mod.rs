//! A position as text, in the forms that people exchange.

mod coordinate_form;
mod utm;

pub use coordinate_form::CoordinateForm;
