//! Rows that only add up others: by sex, age or type, for a governorate, the country, a year. What covers what is
//! told by the columns that say of what a row is a part, so that totals may stand above their parts.

pub(super) mod aggregate;
pub(super) mod axes;
pub(super) mod collected;
pub(super) mod covered;
pub(super) mod judged;
mod kind;
