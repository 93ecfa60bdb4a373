//! Positions in every writing that tables have: read right, or counted as not read.

use iraq_risk_atlas::formats::events::{Cause, EventFile};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::Precision;
use proptest::prelude::*;

use super::{summary, table};

/// Longitude and latitude of a row that is drawn.
fn place(file: &EventFile, row: u32) -> Option<(f64, f64)> {
    file.table.place(row).map(LonLat::from).map(|place| (place.lon, place.lat))
}

fn is_at(found: Option<(f64, f64)>, lon: f64, lat: f64) -> bool {
    // The table keeps positions to about a centimetre.
    found.is_some_and(|(x, y)| (x - lon).abs() < 1e-5 && (y - lat).abs() < 1e-5)
}

#[test]
fn degrees_minutes_and_seconds_in_columns_of_their_own_are_one_position() {
    for header in [
        "lat_deg,lat_min,lat_sec,lon_deg,lon_min,lon_sec",
        "Lat D,Lat M,Lat S,Lon D,Lon M,Lon S",
        "LatDegrees,LatMinutes,LatSeconds,LongDegrees,LongMinutes,LongSeconds",
        "latd,latm,lats,lond,lonm,lons",
        "LATITUDE_DEG,LATITUDE_MIN,LATITUDE_SEC,LONGITUDE_DEG,LONGITUDE_MIN,LONGITUDE_SEC",
        "Deg N,Min N,Sec N,Deg E,Min E,Sec E",
        "latitude,latitude minutes,latitude seconds,longitude,longitude minutes,longitude seconds",
    ] {
        let file = table(&format!(
            "date,{header},killed\n2017-03-17,36,20,24,43,7,48,4\n2017-03-18,33,18,54.7,44,21,58,5\n"
        ));
        assert_eq!(summary(&file).0, 2, "{header}");
        // 36° 20′ 24″ N, 43° 7′ 48″ E.
        assert!(
            is_at(place(&file, 0), 43.13, 36.34) || is_at(place(&file, 1), 43.13, 36.34),
            "{header}: {:?}",
            place(&file, 0)
        );
        assert!(file.notes.decisions.iter().any(|said| said.contains("minutes")), "{header}");
    }
}

/// Rows that are drawn as somewhere round their position, and whether it is said that any is.
fn round(text: &str) -> (u32, bool) {
    let file = table(text);
    let rows = 0..file.table.len() as u32;
    let round = rows.filter(|row| file.table.precision(*row) == Some(Precision::AroundTown)).count();
    (round as u32, file.notes.decisions.iter().any(|said| said.contains("so few digits")))
}

#[test]
fn one_of_many_positions_in_json_has_few_digits_by_chance_and_several_have_not() {
    let json = |few: usize, all: usize, digits: usize| {
        let record = |n: usize| {
            let short = n < few;
            // Never a zero at the end, as nine numbers of ten have none.
            let more = |n: usize| format!("{:0>digits$}", n * 10 % 10_usize.pow(digits as u32) / 10 * 10 + 1);
            let (lat, lon) = if short {
                ("33.3".to_owned(), "45".to_owned())
            } else {
                (format!("36.{}", more(n)), format!("43.{}", more(n * 7)))
            };
            format!(r#"{{"id":{n},"date":"2017-03-05","latitude":{lat},"longitude":{lon}}}"#)
        };
        format!("[{}]", (0..all).map(record).collect::<Vec<_>>().join(","))
    };
    // One of 2,000 with four digits is chance, and one of 20 is not, nor are five.
    assert_eq!(round(&json(1, 2000, 4)), (0, false));
    assert_eq!(round(&json(1, 20, 4)), (1, true));
    assert_eq!(round(&json(5, 2000, 4)), (5, true));
    // Of positions with two digits one in a hundred.
    assert_eq!(round(&json(3, 200, 2)), (0, false));
    assert_eq!(round(&json(20, 200, 2)), (20, true));
    assert_eq!(round(&json(20, 20, 4)), (20, true));
    // Text has its zeros.
    let csv = |rows: usize, zeros: bool| {
        let row = |n: usize| {
            format!(
                "2017-03-05,36.{:04},43.1303\n",
                n % 999 * 10 + usize::from(!zeros || !n.is_multiple_of(10))
            )
        };
        let rows: String = (0..rows).map(row).collect();
        format!("date,latitude,longitude\n{rows}2017-03-05,33.3,45.1\n")
    };
    assert_eq!(round(&csv(3000, true)), (1, true));
    // Unless all were left out, as spreadsheets and programs do.
    assert_eq!(round(&csv(3000, false)), (0, false));
}

#[test]
fn minutes_alone_and_letters_of_the_hemisphere_are_read() {
    for (header, row, lon, lat) in [
        ("LatDegrees,LatMinutes,LonDegrees,LonMinutes", "36,20.4,43,7.8", 43.13, 36.34),
        ("lat_deg,lat_min,N/S,lon_deg,lon_min,E/W", "36,20.4,N,43,7.8,E", 43.13, 36.34),
        ("lat_deg,lat_min,lat_dir,lon_deg,lon_min,lon_dir", "33,24,S,43,7.8,W", -43.13, -33.4),
        ("lat,lat_ns,lon,lon_ew", "36.34,N,43.13,E", 43.13, 36.34),
        ("latitude,NS,longitude,EW", "33.4,S,18.4,E", 18.4, -33.4),
    ] {
        let country = "country,";
        let file = table(&format!("date,{country}{header}\n2017-03-17,Elsewhere,{row}\n"));
        assert!(is_at(place(&file, 0), lon, lat), "{header}: {:?} {:?}", place(&file, 0), file.notes.list);
    }
}

#[test]
fn a_position_whose_minutes_are_missing_or_odd_is_not_drawn_and_named() {
    let file = table(
        "date,lat_deg,lat_min,lon_deg,lon_min\n2017-03-17,36,20,43,7\n2017-03-17,36,21,43,8\n2017-03-17,36,22,43,9\n2017-03-17,36,,43,7\n2017-03-17,36,75,43,7\n2017-03-17,36.5,20,43,7\n2017-03-17,,,,\n",
    );
    assert_eq!(file.table.drawn(), 3);
    assert_eq!((file.notes.count(Cause::UnreadablePlace), file.notes.count(Cause::NoPlace)), (3, 1));
    let first = &file.notes.list.iter().find(|n| n.cause == Cause::UnreadablePlace).unwrap().first;
    assert!(first[1].text.contains("36 75"), "{first:?}");
    // Minutes of the latitude alone.
    let file = table("date,lat_deg,lat_min,lon_deg\n2017-03-17,36,20,43\n");
    assert_eq!((file.table.drawn(), file.notes.count(Cause::UnreadablePlace)), (0, 1));
}

#[test]
fn the_ends_of_a_range_are_no_minutes() {
    let file = table("date,lat,lon,lat_min,lat_max,lon_min,lon_max\n2017-03-17,36.25,43.25,35,37,42,44\n");
    assert!(is_at(place(&file, 0), 43.25, 36.25));
    // Decimal degrees count before degrees, minutes and seconds.
    let file =
        table("date,lat_deg,lat_min,lon_deg,lon_min,latitude,longitude\n2017-03-17,36,20,43,7,36.34,43.13\n");
    assert!(is_at(place(&file, 0), 43.13, 36.34));
}

#[test]
fn metres_with_grouped_digits_are_read_and_grouped_degrees_are_named() {
    // gdaltransform -s_srs EPSG:32638 -t_srs EPSG:4326 of 332000 4023000.
    for (easting, northing) in
        [("\"332,000\"", "\"4,023,000\""), ("332.000", "4.023.000"), ("332 000", "4 023 000")]
    {
        let file = table(&format!(
            "date,easting,northing,utm zone\n2017-03-17,{easting},{northing},38N\n2017-03-17,{easting},{northing},unknown\n"
        ));
        assert!(is_at(place(&file, 0), 43.128_069_69, 36.337_412_65), "{easting}: {:?}", place(&file, 0));
        assert_eq!(file.table.drawn(), 1, "{easting}");
        assert_eq!(file.notes.count(Cause::ProjectedUtm), 1, "{easting}");
    }
    for degrees in ["36.340.123,43.130.456", "\"36,340,123\",\"43,130,456\""] {
        let file = table(&format!("date,latitude,longitude,governorate\n2017-03-17,{degrees},Nineveh\n"));
        assert_eq!(file.table.drawn(), 0, "{degrees}");
        assert_eq!(file.notes.count(Cause::UnreadablePlace), 1, "{degrees}: {:?}", file.notes.list);
    }
}

#[test]
fn a_minus_too_many_is_named() {
    let file = table(
        "date,latitude,longitude\n2017-03-17,36.34,43.13\n2017-03-17,-33.31,44.36\n2017-03-17,33.31,-44.36\n2017-03-17,51.5,-0.1\n",
    );
    assert_eq!(file.notes.count(Cause::WrongSign), 2);
    let file = table("date,country,latitude,longitude\n2017-03-17,Nowhere,-33.31,44.36\n");
    assert_eq!(file.notes.count(Cause::WrongSign), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_position_in_iraq_reads_back_in_every_writing(lat in 29.1..37.3_f64, lon in 38.9..48.4_f64, at in 0..9_usize) {
        let whole = |x: f64| x.floor();
        let (minutes_lat, minutes_lon) = ((lat - whole(lat)) * 60.0, (lon - whole(lon)) * 60.0);
        let (seconds_lat, seconds_lon) = ((minutes_lat - whole(minutes_lat)) * 60.0, (minutes_lon - whole(minutes_lon)) * 60.0);
        let (d, m) = ((whole(lat), whole(lon)), (whole(minutes_lat), whole(minutes_lon)));
        // Seconds below 59.999 do not round up to 60.
        prop_assume!(seconds_lat < 59.999 && seconds_lon < 59.999 && minutes_lat < 59.999 && minutes_lon < 59.999);
        let (header, row) = [
            ("latitude,longitude", format!("{lat:.7},{lon:.7}")),
            ("lat_deg,lat_min,lat_sec,lon_deg,lon_min,lon_sec", format!("{},{},{seconds_lat:.4},{},{},{seconds_lon:.4}", d.0, m.0, d.1, m.1)),
            ("lat_deg,lat_min,lon_deg,lon_min", format!("{},{minutes_lat:.6},{},{minutes_lon:.6}", d.0, d.1)),
            ("lat_deg,lat_min,lat_sec,ns,lon_deg,lon_min,lon_sec,ew", format!("{}°,{}',{seconds_lat:.4},N,{}°,{}',{seconds_lon:.4},E", d.0, m.0, d.1, m.1)),
            ("where it was", format!("\"{lat:.7}, {lon:.7}\"")),
            ("where it was", format!("\"{lon:.7} {lat:.7}\"")),
            ("where it was", format!("POINT ({lon:.7} {lat:.7})")),
            ("where it was", format!("\"[{lon:.7}, {lat:.7}]\"")),
            ("where it was", format!("\"{}°{}'{seconds_lat:.4}\"\"N {}°{}'{seconds_lon:.4}\"\"E\"", d.0, m.0, d.1, m.1)),
        ][at].clone();
        let file = table(&format!("date,{header}\n2017-03-17,{row}\n"));
        let found = place(&file, 0);
        let unread = file.notes.count(Cause::UnreadablePlace) + file.notes.count(Cause::NoPlace);
        prop_assert!(found.is_some_and(|(x, y)| (x - lon).abs() < 2e-5 && (y - lat).abs() < 2e-5) || unread == 1, "{}: {:?}", row, found);
        // These are meant to be read, not only counted.
        prop_assert!(found.is_some(), "{}: {:?}", row, file.notes.list);
    }
}
