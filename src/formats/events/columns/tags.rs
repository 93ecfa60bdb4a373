use crate::formats::events::labels::is_tag;

/// The name of a column that has this tag of the Humanitarian Exchange Language (<https://hxlstandard.org>),
/// in the words of other tables; `None` if the tag says nothing about place, date or people.
pub fn hxl_role(tag: &str) -> Option<&'static str> {
    if !is_tag(tag) {
        return None;
    }
    let lower = tag.trim().trim_start_matches('#').to_lowercase();
    let mut parts = lower.split('+').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let attributes: Vec<&str> = parts.collect();
    let has = |attribute: &str| attributes.contains(&attribute);
    match name {
        "geo" if has("lat") || has("latitude") => Some("latitude"),
        "geo" if has("lon") || has("lng") || has("long") || has("longitude") => Some("longitude"),
        "date" if has("end") => Some("end_date"),
        "date" if has("reported") || has("updated") || has("published") => Some("report_date"),
        "date" if has("year") => Some("year"),
        "date" if has("month") => Some("month"),
        "date" => Some("event_date"),
        "adm1" if !has("code") => Some("admin1"),
        "adm2" if !has("code") => Some("admin2"),
        "adm3" if !has("code") => Some("admin3"),
        "loc" if !has("code") => Some("location"),
        "country" if !has("code") => Some("country"),
        "affected" if has("killed") => Some(killed(&has)),
        "event" | "incident" if has("type") => Some("event_type"),
        "event" | "incident" if has("id") => Some("event_id"),
        "meta" if has("source") => Some("source"),
        _ => None,
    }
}

/// Whom of those killed: the standard's attributes for sex and age, and what many add to them.
fn killed(has: &impl Fn(&str) -> bool) -> &'static str {
    let female = has("f") || has("female");
    let male = has("m") || has("male");
    match () {
        () if has("civilian") || has("civilians") => "killed civilians",
        () if has("military") || has("soldiers") => "killed soldiers",
        () if female && (has("children") || has("child")) => "killed girls",
        () if male && (has("children") || has("child")) => "killed boys",
        () if female && (has("adults") || has("adult")) => "killed women",
        () if male && (has("adults") || has("adult")) => "killed men",
        () if female && has("elderly") => "killed elderly women",
        () if male && has("elderly") => "killed elderly men",
        () if female => "killed female",
        () if male => "killed male",
        () if has("children") || has("child") || has("infants") || has("i") => "killed children",
        () if has("adults") || has("adult") => "killed adults",
        () if has("elderly") => "killed elderly",
        () if has("pct") || has("percent") || has("rate") || has("ratio") => "killed percent",
        () if has("min") => "killed min",
        () if has("max") => "killed max",
        () if has("cumulative") || has("cumul") => "cumulative killed",
        () => "killed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_what_their_columns_hold() {
        for (tag, name) in [
            ("#geo+lat", Some("latitude")),
            ("#geo +lon", Some("longitude")),
            ("#date+occurred", Some("event_date")),
            ("#date", Some("event_date")),
            ("#date+reported", Some("report_date")),
            ("#adm1+name+en", Some("admin1")),
            ("#adm1+code", None),
            ("#affected+killed", Some("killed")),
            ("#affected+f+killed", Some("killed female")),
            ("#affected+killed+m+children", Some("killed boys")),
            ("#affected+injured", None),
            ("#event+type", Some("event_type")),
            ("geo+lat", None),
        ] {
            assert_eq!(hxl_role(tag), name, "{tag}");
        }
    }
}
