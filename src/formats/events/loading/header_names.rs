use crate::formats::events::header::Name;
use crate::formats::events::killed::{Counted, counted};
use crate::formats::events::known::key;
use crate::formats::events::labels::is_tag;
use crate::formats::events::tags::hxl_role;
use crate::formats::events::vocabulary::is_name;

/// Most characters of a column's name.
const MOST_OF_A_NAME: usize = 200;

/// The names of the columns from the lines of a header.
pub(in crate::formats::events) struct HeaderNames {
    /// As shown, each once.
    pub shown: Vec<String>,
    /// By which the meaning is told: of several columns with one name, the one with most values has it.
    pub told: Vec<String>,
    /// Whether two lines were joined.
    pub joined: bool,
}

impl HeaderNames {
    /// `rows` are the first rows, and `tags` the tags of the columns, if any.
    pub fn of(lines: &[Vec<String>], tags: Option<&Vec<String>>, rows: &[Vec<String>]) -> Self {
        let (mut names, joined) = match lines {
            [groups, names] => joined(groups, names),
            [names] => (names.iter().map(|name| clean(name)).collect(), false),
            _ => (Vec::new(), false),
        };
        // “#id” in a line that begins like a comment.
        if let Some(first) = names.first_mut()
            && !is_tag(lines.last().and_then(|line| line.get(1)).map_or("", String::as_str))
            && let Some(rest) = first.strip_prefix('#')
        {
            *first = rest.trim_start().to_owned();
        }
        let told = told(&names, tags, rows);
        Self { shown: distinct(&names), told, joined }
    }
}

fn clean(name: &str) -> String {
    let name = name.trim().trim_start_matches('\u{feff}');
    let one_line = name.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty());
    one_line.collect::<Vec<_>>().join(" ").chars().take(MOST_OF_A_NAME).collect()
}

/// A name stands alone if it is known and the only one; otherwise its group stands before it.
fn joined(groups: &[String], names: &[String]) -> (Vec<String>, bool) {
    let columns = groups.len().max(names.len());
    let text = |row: &[String], at: usize| row.get(at).map(|text| clean(text)).unwrap_or_default();
    let bare: Vec<String> = (0..columns).map(|at| text(names, at)).collect();
    let (mut group, mut joined) = (String::new(), false);
    let mut out = Vec::with_capacity(columns);
    for (at, name) in bare.iter().enumerate() {
        let own = text(groups, at);
        if !own.is_empty() {
            group.clone_from(&own);
        }
        let once = bare.iter().filter(|other| key(other) == key(name)).count() == 1;
        let name = match () {
            () if name.is_empty() => own,
            () if group.is_empty() || key(&group) == key(name) => name.clone(),
            () if once && is_name(name) && !is_part_of(&group, name) => name.clone(),
            () => format!("{group} {name}"),
        };
        joined |= name != bare[at];
        out.push(name.chars().take(MOST_OF_A_NAME).collect());
    }
    (out, joined)
}

/// Whether a name says who of the people killed that its group counts: “Killed” over “Male”.
fn is_part_of(group: &str, name: &str) -> bool {
    let of = |name: &str| counted(&Name::new(name));
    let both = format!("{group} {name}");
    of(group) == Some(Counted::All)
        && of(name).is_none()
        && matches!(of(&both), Some(Counted::All | Counted::Group(_) | Counted::BySource))
}

/// The same names, those that occur several times with a number.
fn distinct(names: &[String]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let mut own = name.clone();
        let mut count = 1;
        while !name.is_empty() && taken.contains(&own) {
            count += 1;
            own = format!("{name} ({count})");
        }
        taken.push(own);
    }
    taken
}

/// The names by which the meaning of the columns is told.
fn told(names: &[String], tags: Option<&Vec<String>>, rows: &[Vec<String>]) -> Vec<String> {
    let values = |column: usize| {
        rows.iter().filter(|row| row.get(column).is_some_and(|text| !text.trim().is_empty())).count()
    };
    let mut told: Vec<String> = names.to_vec();
    for (column, name) in told.iter_mut().enumerate() {
        let tag = tags.and_then(|tags| tags.get(column)).map_or(name.as_str(), String::as_str);
        if let Some(role) = hxl_role(tag).filter(|_| !is_name(name) || is_tag(name)) {
            role.clone_into(name);
        }
    }
    let keys: Vec<String> = told.iter().map(|name| key(name)).collect();
    for (column, own) in keys.iter().enumerate() {
        let same = (0..keys.len()).filter(|other| keys[*other] == *own && !own.is_empty());
        // Of equals the first.
        let best = same.rev().max_by_key(|other| values(*other));
        if best.is_some_and(|best| best != column) {
            told[column].push_str(" (again)");
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn of_columns_with_one_name_the_filled_one_is_told_by_it_and_both_are_shown() {
        let names = HeaderNames::of(&[row("id,Lat,lat,Lat")], None, &[row("1,,5,"), row("2,,6,7")]);
        assert_eq!(names.shown, ["id", "Lat", "lat", "Lat (2)"]);
        assert_eq!(names.told, ["id", "Lat (again)", "lat", "Lat (again)"]);
    }

    #[test]
    fn a_header_of_two_lines_joins_what_one_does_not_tell() {
        let lines = [row("Date,Location,,Killed,,Injured,"), row(",Latitude,Longitude,Civ,Mil,Civ,Mil")];
        let names = HeaderNames::of(&lines, None, &[]);
        let wanted =
            ["Date", "Latitude", "Longitude", "Killed Civ", "Killed Mil", "Injured Civ", "Injured Mil"];
        assert_eq!((names.shown, names.joined), (wanted.map(str::to_owned).to_vec(), true));
    }

    #[test]
    fn tags_tell_what_a_name_does_not() {
        let names = HeaderNames::of(
            &[row("A,B,latitude,Muertos")],
            Some(&row("#date+occurred,#geo+lon,#loc+name,#affected+killed")),
            &[],
        );
        assert_eq!(names.told, ["event_date", "longitude", "latitude", "killed"]);
        assert_eq!(names.shown, ["A", "B", "latitude", "Muertos"]);
    }
}
