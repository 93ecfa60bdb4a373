//! Positions in links to maps: Google, OpenStreetMap, Apple, Bing and others, and `geo:` (RFC 5870).

use crate::formats::events::number::decimal;

/// Latitude and longitude in a link, and the text of the two numbers; `None` if the text is no link or has none.
pub(in crate::formats::events) fn map_link(text: &str) -> Option<(f64, f64, String)> {
    if let Some(rest) = text.strip_prefix("geo:") {
        let asked = rest.split_once("q=").and_then(|(_, asked)| pair(asked));
        return asked.or_else(|| pair(rest));
    }
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let is_link = ["http", "www.", "maps."].into_iter().any(begins);
    if !is_link {
        return None;
    }
    let link = decoded(text);
    let exchanged = link.contains("yandex").then(|| {
        let named = |name: &&str| pair(parameter(&link, name)?);
        let (lon, lat, written) = PINS.iter().chain(&VIEWS).find_map(named)?;
        Some((lat, lon, written))
    });
    exchanged.unwrap_or_else(|| {
        // What is marked counts before the middle of what is shown.
        let named = |names: &[&str]| names.iter().find_map(|name| pair(parameter(&link, name)?));
        marked(&link)
            .or_else(|| named(&PINS))
            .or_else(|| in_two(&link))
            .or_else(|| in_path(&link))
            .or_else(|| named(&VIEWS))
    })
}

/// Parameters of what is marked or sought, and of what is shown.
const PINS: [&str; 9] =
    ["q", "query", "destination", "daddr", "pt", "markers", "marker", "coordinate", "loc"];
const VIEWS: [&str; 5] = ["ll", "center", "cp", "viewpoint", "sll"];

/// Parameters for latitude and longitude.
const IN_TWO: [[&str; 2]; 4] = [["mlat", "mlon"], ["lat", "lon"], ["lat", "lng"], ["latitude", "longitude"]];

fn decoded(link: &str) -> String {
    let link = link.to_lowercase();
    [("%2c", ","), ("%20", " "), ("+", " "), ("%3d", "="), ("%26", "&"), ("%7e", "~")]
        .into_iter()
        .fold(link, |link, (coded, plain)| link.replace(coded, plain))
}

/// The value of a parameter.
fn parameter<'l>(link: &'l str, name: &str) -> Option<&'l str> {
    let mut parts = link.split(['?', '&', '#']).skip(1).filter_map(|part| part.split_once('='));
    parts.find(|(own, _)| *own == name).map(|(_, value)| value)
}

fn in_two(link: &str) -> Option<(f64, f64, String)> {
    IN_TWO.iter().find_map(|[lat, lon]| pair(&format!("{},{}", parameter(link, lat)?, parameter(link, lon)?)))
}

/// Google's place in the data of a link: `!3d36.34!4d43.13`.
fn marked(link: &str) -> Option<(f64, f64, String)> {
    let (_, rest) = link.rsplit_once("!3d")?;
    let (lat, rest) = rest.split_once("!4d")?;
    pair(&format!("{lat},{}", rest.split('!').next()?))
}

/// `/@36.34,43.13,15z`, `/search/36.34,43.13`, `#map=12/36.34/43.13`.
fn in_path(link: &str) -> Option<(f64, f64, String)> {
    let view = link.split_once("/@").and_then(|(_, rest)| pair(rest));
    let shown = || {
        let parts: Vec<&str> = parameter(link, "map")?.split('/').collect();
        let [_, lat, lon] = parts[..] else { return None };
        pair(&format!("{lat},{lon}"))
    };
    let part = || link.split('/').skip(3).find_map(|part| pair(part.split(['?', '#']).next()?));
    view.or_else(shown).or_else(part)
}

/// Two numbers at the beginning of a text.
fn pair(text: &str) -> Option<(f64, f64, String)> {
    let text = text.trim_start().strip_prefix("loc:").unwrap_or(text).trim_start();
    let text = text.strip_prefix("color:").map_or(text, |rest| rest.rsplit('|').next().unwrap_or(rest));
    let end = |text: &str| {
        text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-')).unwrap_or(text.len())
    };
    let (first, rest) = text.split_at(end(text));
    let rest = rest.trim_start().strip_prefix([',', '~']).unwrap_or(rest).trim_start();
    let second = &rest[..end(rest)];
    let (lat, lon) = (decimal(first.as_bytes())?, decimal(second.as_bytes())?);
    let is_position = first.contains('.') && second.contains('.') && lat.abs() <= 90.0 && lon.abs() <= 180.0;
    is_position.then(|| (lat, lon, format!("{first},{second}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_maps_give_what_they_mark_or_else_show() {
        for link in [
            "https://www.google.com/maps/@36.3412,43.1312,15z",
            "https://www.google.com/maps/place/Mosul/@36.2,43.0,12z/data=!3m1!4b1!4m5!3m4!1s0x4007:0x1!8m2!3d36.3412!4d43.1312",
            "https://maps.google.com/?q=36.3412,43.1312",
            "https://maps.google.com/maps?q=36.3412%2C43.1312&z=12",
            "https://maps.google.com/?q=loc:36.3412+43.1312",
            "https://www.google.com/maps/search/?api=1&query=36.3412%2C43.1312",
            "https://www.google.com/maps/search/36.3412,43.1312",
            "https://www.google.com/maps/dir/?api=1&destination=36.3412,43.1312",
            "https://www.google.com/maps/place/36.3412,43.1312",
            "https://maps.google.com/?ll=36.3412,43.1312&z=10",
            "https://www.openstreetmap.org/#map=12/36.3412/43.1312",
            "https://www.openstreetmap.org/?mlat=36.3412&mlon=43.1312#map=12/36.2/43.0",
            "https://osm.org/?mlat=36.3412&mlon=43.1312",
            "https://maps.apple.com/?ll=36.3412,43.1312",
            "https://www.bing.com/maps?cp=36.3412~43.1312&lvl=12",
            "https://yandex.com/maps/?ll=43.1312%2C36.3412&z=12",
            "https://waze.com/ul?ll=36.3412,43.1312&navigate=yes",
            "geo:36.3412,43.1312",
            "geo:36.3412,43.1312;u=35",
            "geo:36.3412,43.1312?z=12",
            "geo:0,0?q=36.3412,43.1312(Mosul)",
            "maps.google.com/?q=36.3412,43.1312",
        ] {
            let found = map_link(link).map(|(lat, lon, _)| (lat, lon));
            assert_eq!(found, Some((36.3412, 43.1312)), "{link}");
        }
        for link in [
            "https://maps.app.goo.gl/AbCdEf123",
            "https://example.org/?id=36&q=2017",
            "https://example.org/2017/03/05/attack",
            "https://www.google.com/maps/place/Mosul",
            "36.3412, 43.1312",
            "",
        ] {
            assert_eq!(map_link(link), None, "{link}");
        }
    }
}
