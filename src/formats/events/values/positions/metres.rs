//! Metres to degrees. Crates for this bring a dozen others and the way back, which is not needed.

/// WGS 84: equatorial radius in metres, and flattening.
const RADIUS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;

/// Latitude and longitude in degrees of a UTM position. South of the equator the northing is negative.
///
/// Krüger's series to the fourth order, as in Karney, "Transverse Mercator with an accuracy of a few
/// nanometers", 2011: below a tenth of a millimetre within a zone.
pub(in crate::formats::events) fn utm(zone: u8, easting: f64, northing: f64) -> (f64, f64) {
    const SCALE: f64 = 0.9996;
    let n = FLATTENING / (2.0 - FLATTENING);
    let (n2, n3, n4) = (n * n, n.powi(3), n.powi(4));
    let rectifying = RADIUS / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
    let (xi, eta) = (northing / (SCALE * rectifying), (easting - 500_000.0) / (SCALE * rectifying));
    let beta = [
        n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3 - n4 / 360.0,
        n2 / 48.0 + n3 / 15.0 - 437.0 / 1440.0 * n4,
        17.0 / 480.0 * n3 - 37.0 / 840.0 * n4,
        4397.0 / 161_280.0 * n4,
    ];
    let (mut x, mut y) = (xi, eta);
    for (j, b) in (1..).map(|j| 2.0 * f64::from(j)).zip(beta) {
        x -= b * (j * xi).sin() * (j * eta).cosh();
        y -= b * (j * xi).cos() * (j * eta).sinh();
    }
    let conformal = (x.sin() / y.cosh()).asin();
    let delta = [
        2.0 * n - 2.0 / 3.0 * n2 - 2.0 * n3 + 116.0 / 45.0 * n4,
        7.0 / 3.0 * n2 - 8.0 / 5.0 * n3 - 227.0 / 45.0 * n4,
        56.0 / 15.0 * n3 - 136.0 / 35.0 * n4,
        4279.0 / 630.0 * n4,
    ];
    let of_series = (1..).map(|j| 2.0 * f64::from(j)).zip(delta).map(|(j, d)| d * (j * conformal).sin());
    let latitude = conformal + of_series.sum::<f64>();
    let longitude = y.sinh().atan2(x.cos()).to_degrees() + f64::from(zone) * 6.0 - 183.0;
    (latitude.to_degrees(), longitude)
}

/// Latitude and longitude in degrees of a position in the projection of web maps, EPSG:3857.
pub(in crate::formats::events) fn web_mercator(x: f64, y: f64) -> (f64, f64) {
    ((y / RADIUS).sinh().atan().to_degrees(), (x / RADIUS).to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// gdaltransform (GDAL 3.6) -s_srs EPSG:326xx -t_srs EPSG:4326 -output_xy
    const GDAL: [(u8, f64, f64, f64, f64); 8] = [
        (37, 412345.5, 3767890.5, 38.0503036107709, 34.048050534896),
        (38, 412345.5, 3767890.5, 44.0503036107709, 34.048050534896),
        (39, 440000.0, 3690000.0, 50.3551762148176, 33.3475224814437),
        (38, 440000.0, 3690000.0, 44.3551762148176, 33.3475224814437),
        (38, 500000.0, 3700000.0, 45.0, 33.4393946725094),
        (38, 166021.44, 0.0, 41.9999999723542, 0.0),
        (37, 833978.0, 4200000.0, 42.7974186366232, 37.8862810312813),
        (39, 250000.0, 3300000.0, 48.4134081587714, 29.8051426187695),
    ];

    #[test]
    fn web_metres_agree_with_gdal() {
        let (lat, lon) = web_mercator(4_890_000.0, 4_050_000.0);
        assert!((lat - 34.157_722_372_351_3).abs() < 1e-9 && (lon - 43.927_617_393_444_6).abs() < 1e-9);
    }

    #[test]
    fn utm_agrees_with_gdal() {
        for (zone, easting, northing, longitude, latitude) in GDAL {
            let (lat, lon) = utm(zone, easting, northing);
            // 1e-9 degrees are a tenth of a millimetre.
            assert!(
                (lat - latitude).abs() < 1e-9 && (lon - longitude).abs() < 1e-9,
                "{zone} {easting} {northing}"
            );
        }
    }
}
