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
        "affected" if has("killed") => Some("killed"),
        "event" | "incident" if has("type") => Some("event_type"),
        "event" | "incident" if has("id") => Some("event_id"),
        "meta" if has("source") => Some("source"),
        _ => None,
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
            ("#affected+killed+f", Some("killed")),
            ("#affected+injured", None),
            ("#event+type", Some("event_type")),
            ("geo+lat", None),
        ] {
            assert_eq!(hxl_role(tag), name, "{tag}");
        }
    }
}
