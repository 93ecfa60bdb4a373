//! Minutes, seconds and letters of coordinates in columns beside those of their degrees.

use super::axis_names::{AxisName, Part, axis_name};
use super::ranked::Sampled;
use crate::formats::events::DegreeParts;
use crate::formats::events::number::decimal;
use crate::formats::events::sexagesimal::{is_letter, part_of_degree};

/// The columns that belong to the degrees in this column.
pub(in crate::formats::events) fn degree_parts(sampled: &Sampled, degrees: Option<usize>) -> DegreeParts {
    let axes: Vec<Option<AxisName>> = sampled.names.iter().map(axis_name).collect();
    let Some(degrees) = degrees.filter(|c| *c < axes.len()) else { return DegreeParts::default() };
    let mostly = |column: usize, fits: &dyn Fn(&str) -> bool| {
        let (filled, read) = sampled.read(column, fits);
        filled > 0 && read * 2 > filled
    };
    let find = |wanted: Part, fits: &dyn Fn(&str) -> bool| {
        let own = |column: &usize| {
            is_beside(&axes, degrees, *column) && axes[*column].as_ref().is_some_and(|a| a.part == wanted)
        };
        (0..axes.len()).filter(own).filter(|c| mostly(*c, fits)).min_by_key(|c| c.abs_diff(degrees))
    };
    let letter = find(Part::Letter, &is_letter);
    // Degrees with decimals need no minutes.
    let whole = mostly(degrees, &|v| decimal(v.as_bytes()).is_none_or(|x| x.fract() == 0.0));
    if !whole || is_bounded(sampled, &axes, degrees) {
        return DegreeParts { letter, ..DegreeParts::default() };
    }
    let of_degree = |v: &str| part_of_degree(v).is_some();
    let minutes = find(Part::Minutes, &of_degree);
    let seconds = minutes.and_then(|_| find(Part::Seconds, &of_degree));
    DegreeParts { minutes, seconds, letter }
}

/// Whether a column holds a part of the coordinate of another one.
pub(super) fn is_part_of(axes: &[Option<AxisName>], column: usize) -> bool {
    let is_part = |a: &AxisName| matches!(a.part, Part::Minutes | Part::Seconds | Part::Letter);
    axes[column].as_ref().is_some_and(is_part) && (0..axes.len()).any(|other| is_beside(axes, other, column))
}

/// Whether a column of degrees has others with their parts.
pub(super) fn has_parts(axes: &[Option<AxisName>], degrees: usize) -> bool {
    (0..axes.len()).any(|column| is_beside(axes, degrees, column))
}

fn is_beside(axes: &[Option<AxisName>], degrees: usize, part: usize) -> bool {
    let (Some(Some(own)), Some(Some(other))) = (axes.get(degrees), axes.get(part)) else { return false };
    // Beside a column of degrees, a whole coordinate is another way to say the same.
    let is_degrees = |a: &AxisName| a.part == Part::Degrees && a.axis == own.axis && a.stem == own.stem;
    let degrees = match own.part {
        Part::Degrees => true,
        Part::Whole => !axes.iter().flatten().any(is_degrees),
        Part::Minutes | Part::Seconds | Part::Letter => false,
    };
    let part = matches!(other.part, Part::Minutes | Part::Seconds | Part::Letter);
    degrees
        && part
        && own.axis == other.axis
        && (own.stem == other.stem || other.part == Part::Letter && other.stem.is_empty())
}

/// Whether “min” is the lower end of a range, which has an upper one.
fn is_bounded(sampled: &Sampled, axes: &[Option<AxisName>], degrees: usize) -> bool {
    let axis = |column: usize| axes[column].as_ref().map(|a| a.axis);
    (0..axes.len()).any(|c| axis(c) == axis(degrees) && sampled.names[c].has("max maximum"))
}
