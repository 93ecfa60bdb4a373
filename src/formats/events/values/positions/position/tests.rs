use proptest::prelude::*;

use super::*;

const LATITUDE: f64 = 36.34;
const LONGITUDE: f64 = 43.13;

fn is_there(text: &str, order: PointOrder) -> bool {
    let near = |spot: Spot| (spot.y - LATITUDE).abs() < 1e-9 && (spot.x - LONGITUDE).abs() < 1e-9;
    position(text.as_bytes(), order).is_ok_and(near)
}

#[test]
fn a_cell_may_hold_a_whole_position() {
    for text in [
        "36.34, 43.13",
        "36.34,43.13",
        "36.34 43.13",
        "(36.34, 43.13)",
        "36.34 43.13 250 4.5",
        "36.34 43.13 0 0",
        "36.34; 43.13",
        "36.34 / 43.13",
        "36,34; 43,13",
        "36,34 43,13",
        "36,34, 43,13",
        "36,34,43,13",
        "geo:36.34,43.13",
        "36.34|43.13",
        "POINT (43.13 36.34)",
        "POINT(43.13 36.34)",
        "point z (43.13 36.34 250)",
        "POINT ZM(43.13 36.34 1 2)",
        "POINTZ (43.13 36.34 250)",
        "SRID=4326;POINT(43.13 36.34)",
        "POINT M (43.13 36.34 2)",
        "[43.13, 36.34]",
        "[43.13, 36.34, 250]",
        "[\"43.13\",\"36.34\"]",
        "{\"type\":\"Point\",\"coordinates\":[43.13,36.34]}",
        "{\"lat\":36.34,\"lng\":43.13}",
        "{\"latitude\":\"36.34\",\"longitude\":\"43.13\"}",
        "{'latitude': '36.34', 'longitude': '43.13'}",
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[43.13,36.34]},\"properties\":{}}",
        "36°20'24\"N 43°07'48\"E",
        "43°07'48\"E 36°20'24\"N",
        "E 43.13, N 36.34",
        "36.34N, 43.13E",
        "36,34 / 43,13",
        "N36 20 24 E43 07 48",
        "36.34° N, 43.13° E",
        "36 20 24 43 07 48",
        "36 20.4 43 7.8",
        "٣٦٫٣٤ ٤٣٫١٣",
        "٣٦٫٣٤، ٤٣٫١٣",
        "36.34\u{a0}43.13",
        "+36.34 +43.13",
    ] {
        assert!(
            is_there(text, PointOrder::Usual),
            "{text}: {:?}",
            position(text.as_bytes(), PointOrder::Usual)
        );
        assert!(is_position(text), "{text}");
    }
    for text in ["43.13, 36.34", "43.13 36.34 250", "[43.13, 36.34]"] {
        assert!(is_there(text, PointOrder::LongitudeFirst), "{text}");
    }
    assert!(is_there("[36.34, 43.13]", PointOrder::LatitudeFirst));
}

#[test]
fn few_digits_leave_a_position_open() {
    for (text, least, most) in [
        ("36.34, 43.13", 0.0, 0.0),
        ("36.3, 43.1", 5.0, 10.0),
        ("36.30, 43.10", 0.0, 1.0),
        ("36 43", 50.0, 90.0),
        ("36.3, 43.13", 0.0, 0.0),
        ("POINT (43.1 36.3)", 5.0, 10.0),
        ("[43.1, 36.3]", 5.0, 10.0),
        ("36°30' N 43°06' E", 0.0, 1.5),
        ("36°30'00\"N 43°06'00\"E", 0.0, 0.0),
        ("36.5° N, 43.1° E", 5.0, 10.0),
        ("36° N 43° E", 50.0, 90.0),
        ("38S LF 2 4", 5.0, 10.0),
        ("38SLF2344", 0.0, 1.0),
        ("8H6HQ4R4+2X", 0.0, 0.0),
        ("8H6H0000+", 50.0, 90.0),
    ] {
        let spot = position(text.as_bytes(), PointOrder::Usual).unwrap();
        assert!((least..=most).contains(&spot.off_km), "{text}: {spot:?}");
    }
}

#[test]
fn database_shapes_are_read() {
    // Python's struct.pack by OGC 06-103r4 8.2, and PostGIS's flag for an SRID.
    for text in [
        "0101000020E6100000713D0AD7A3904540EC51B81E852B4240",
        "0000000001404590a3d70a3d7140422b851eb851ec",
        "01e9030000713d0ad7a3904540ec51b81e852b42400000000000406f40",
    ] {
        assert!(is_there(text, PointOrder::Usual), "{text}");
    }
    let line = "0102000000020000000000000000804540000000000000424000000000000046400000000000804240";
    assert_eq!(position(line.as_bytes(), PointOrder::Usual), Err(Cause::NotAPoint));
}

#[test]
fn other_shapes_and_systems_are_told_apart() {
    let cause = |text: &str| position(text.as_bytes(), PointOrder::Usual).err();
    for text in [
        "POLYGON ((43 36, 44 36, 44 37, 43 36))",
        "LINESTRING (43 36, 44 37)",
        "MULTIPOINT ((43 36))",
        "{\"type\":\"Polygon\",\"coordinates\":[]}",
    ] {
        assert_eq!(cause(text), Some(Cause::NotAPoint), "{text}");
    }
    for text in ["", "POINT EMPTY", "POINT (nan nan)", "{\"type\":\"Point\",\"coordinates\":[]}"] {
        assert_eq!(cause(text), Some(Cause::NoPlace), "{text}");
    }
    for text in [
        "Mosul",
        "36.34",
        "36,34",
        "36 20 24",
        "1 2 3 4 5",
        "POINT (43.13)",
        "[1]",
        "{}",
        "2017-03-17",
        "36.34, north",
    ] {
        assert_eq!(cause(text), Some(Cause::UnreadablePlace), "{text}");
        assert!(!is_position(text), "{text}");
    }
    assert_eq!(cause("SRID=27700;POINT(440000 3690000)"), Some(Cause::OtherSystem));
    // gdaltransform -s_srs EPSG:32638 -t_srs EPSG:4326
    let spot = position(b"SRID=32638;POINT(440000 3690000)", PointOrder::Usual).unwrap();
    assert!((spot.y - 33.347_522_481_443_7).abs() < 1e-9 && (spot.x - 44.355_176_214_817_6).abs() < 1e-9);
}

#[test]
fn iraq_tells_which_number_comes_first() {
    let order = |texts: &[&str]| {
        let mut evidence = PointEvidence::default();
        texts.iter().for_each(|text| evidence.add(text));
        evidence.order()
    };
    assert_eq!(order(&["36.34, 43.13", "51.5, -0.1"]), PointOrder::LatitudeFirst);
    assert_eq!(order(&["43.13, 36.34"]), PointOrder::LongitudeFirst);
    assert_eq!(order(&["51.5, -0.1"]), PointOrder::Usual);
    assert_eq!(order(&["POINT (43.13 36.34)"]), PointOrder::Usual);
}

proptest! {
    #[test]
    fn every_position_reads_back(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64, at in 0..6_usize) {
        let text = [
            format!("{lat}, {lon}"), format!("{lat} {lon}"), format!("POINT ({lon} {lat})"), format!("[{lon:.9},{lat:.9}]"),
            format!("{{\"lat\":{lat},\"lon\":{lon}}}"), format!("{lat} {lon} 12.5 4"),
        ][at].clone();
        let spot = position(text.as_bytes(), PointOrder::Usual).unwrap();
        prop_assert!((spot.y - lat).abs() < 1e-8 && (spot.x - lon).abs() < 1e-8, "{}", text);
    }

    #[test]
    fn no_text_panics(text in ".{0,40}", marked in "(POINT|SRID=|[0-9]{1,3}|[()\\[\\]{}.,:; °'\"-]|lat|38SMC){0,14}") {
        for text in [text, marked] {
            let _ = (position(text.as_bytes(), PointOrder::Usual), is_position(&text));
        }
    }
}
