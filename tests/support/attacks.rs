//! The real file of attack locations, or, on a clone without it, rows made up in its form.

use super::files;

pub const FILE: &str = "attacks-2007-2008.csv";

/// Days, longitudes, latitudes and types, with a line of headers, in order of days.
pub fn text() -> String {
    let path = files::shared_folder().join("events").join(FILE);
    std::fs::read_to_string(&path).unwrap_or_else(|_| {
        files::made_up_instead_of(&path);
        made_up()
    })
}

/// As many rows as the real file has, around towns of every region, many at one position, from February 2007
/// on.
fn made_up() -> String {
    const TOWNS: [(f64, f64); 8] = [
        (44.40, 33.34),
        (43.13, 36.34),
        (44.62, 33.75),
        (43.30, 33.42),
        (44.39, 35.47),
        (43.68, 34.61),
        (47.78, 30.51),
        (42.44, 36.37),
    ];
    let mut state = 7_u64;
    let mut next = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut text = String::from("date,longitude,latitude,type\n");
    let all = 68_573;
    for i in 0..all {
        let (lon, lat) = TOWNS[next(8) as usize];
        let mut off = || (next(400) as f64 - 200.0) / 1000.0;
        let (lon, lat) = (lon + off(), lat + off());
        // It begins on 23 February 2007, as the real file does.
        let month = 1 + i * 17 / all;
        let day = if month == 1 { 23 + i * 17 * 6 / all } else { next(28) + 1 };
        let kind = ["IED", "SAF", "other"][next(3) as usize];
        text += &format!("{}-{:02}-{day:02},{lon:.5},{lat:.5},{kind}\n", 2007 + month / 12, month % 12 + 1);
    }
    text
}
