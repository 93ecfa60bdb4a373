use crate::geo::LonLat;

/// WGS 84: equatorial radius in metres, and flattening.
const RADIUS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;

/// Scale on the central meridian, and the easting that it has, in metres.
const SCALE: f64 = 0.9996;
const MIDDLE: f64 = 500_000.0;

/// What is added to northings south of the equator, in metres.
const SOUTH: f64 = 10_000_000.0;

/// The bands of latitude, each 8° from 80° south on; the last one has 12°.
const BANDS: &[u8] = b"CDEFGHJKLMNPQRSTUVWX";

/// The letters of a square's columns by the zone's remainder on division by three, and of its rows.
const COLUMNS: [&[u8]; 3] = [b"STUVWXYZ", b"ABCDEFGH", b"JKLMNPQR"];
const ROWS: &[u8] = b"ABCDEFGHJKLMNPQRSTUV";

/// A position in its zone of the Universal Transverse Mercator grid. Out of scope: the wider zones of Norway and
/// Svalbard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Utm {
    zone: u8,
    lat: f64,
    /// Metres.
    easting: f64,
    northing: f64,
}

impl Utm {
    /// `None` near the poles, where the grid ends.
    ///
    /// Krüger's series to the fourth order, as in Karney, “Transverse Mercator with an accuracy of a few
    /// nanometers”, 2011: below a tenth of a millimetre within a zone.
    pub fn of(at: LonLat) -> Option<Self> {
        if !at.is_sound() || !(-80.0..84.0).contains(&at.lat) {
            return None;
        }
        // Between 1 and 60; 180° east is the edge of the first zone.
        let zone = ((at.lon + 180.0) / 6.0).floor().rem_euclid(60.0) as u8 + 1;
        let n = FLATTENING / (2.0 - FLATTENING);
        let (n2, n3, n4) = (n * n, n.powi(3), n.powi(4));
        let rectifying = RADIUS / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
        let alpha = [
            n / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3 + 41.0 / 180.0 * n4,
            13.0 / 48.0 * n2 - 3.0 / 5.0 * n3 + 557.0 / 1440.0 * n4,
            61.0 / 240.0 * n3 - 103.0 / 140.0 * n4,
            49_561.0 / 161_280.0 * n4,
        ];
        let from_middle = (at.lon - (f64::from(zone) * 6.0 - 183.0)).to_radians();
        let lat = at.lat.to_radians();
        let eccentricity = (FLATTENING * (2.0 - FLATTENING)).sqrt();
        let sine = lat.sin();
        let conformal = (sine.atanh() - eccentricity * (eccentricity * sine).atanh()).sinh();
        let (xi, eta) = (
            conformal.atan2(from_middle.cos()),
            (from_middle.sin() / conformal.hypot(from_middle.cos())).asinh(),
        );
        let (mut north, mut east) = (xi, eta);
        for (j, a) in (1..).map(|j| 2.0 * f64::from(j)).zip(alpha) {
            north += a * (j * xi).sin() * (j * eta).cosh();
            east += a * (j * xi).cos() * (j * eta).sinh();
        }
        let easting = MIDDLE + SCALE * rectifying * east;
        Some(Self { zone, lat: at.lat, easting, northing: SCALE * rectifying * north })
    }

    /// “UTM zone 38N 440000 3690000”, in whole metres.
    pub fn grid_words(&self) -> String {
        let (hemisphere, add) = if self.lat < 0.0 { ('S', SOUTH) } else { ('N', 0.0) };
        format!("UTM zone {}{hemisphere} {:.0} {:.0}", self.zone, self.easting, self.northing + add)
    }

    /// “38S MC 12345 67890”: the square of one metre in which it lies. `None` outside the zone's squares.
    pub fn military(&self) -> Option<String> {
        // Not negative: the grid begins at 80° south.
        let band = BANDS[(((self.lat + 80.0) / 8.0) as usize).min(BANDS.len() - 1)];
        let (east, north) = (self.easting.floor(), self.northing.floor());
        let square = ((east / 100_000.0) as usize).checked_sub(1)?;
        let column = *COLUMNS[usize::from(self.zone % 3)].get(square)?;
        // Rows of even zones begin five letters on, and all begin again every 2,000 km.
        let shift = if self.zone.is_multiple_of(2) { 5 } else { 0 };
        let row = (north.rem_euclid(2_000_000.0) / 100_000.0) as usize;
        let row = ROWS[(row + shift) % ROWS.len()];
        let within = |metres: f64| metres.rem_euclid(100_000.0) as u32;
        let [band, column, row] = [band, column, row].map(char::from);
        Some(format!("{}{band} {column}{row} {:05} {:05}", self.zone, within(east), within(north)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_of_a_metre_agree_with_geographiclib() {
        // Centres of the squares, by geoconvert 1.0.2, which follows GeographicLib.
        for (text, lat, lon) in [
            ("38S MC 12345 67890", 34.048050535, 44.050303611),
            ("37S GT 12345 67890", 34.030200637, 41.299991360),
            ("39R TQ 50000 50000", 31.157335671, 48.377385737),
            ("38S LF 55555 44444", 36.534486838, 43.386437732),
            // GeographicLib reads it as 37S too; south of 32° the band is R, as GEOTRANS writes.
            ("37R ER 00001 00001", 31.635199754, 39.000015818),
            ("38R PV 12000 34000", 31.034352720, 46.173579238),
            ("4Q FJ 12345 67890", 21.409801158, -157.916076317),
            ("18S UJ 23394 07395", 38.897698836, -77.036497619),
            ("39R UP 00000 50000", 30.265190664, 48.921017838),
            ("38S KC 99999 99999", 34.322000450, 42.826223924),
        ] {
            let square = Utm::of(LonLat::new(lon, lat)).and_then(|utm| utm.military());
            assert_eq!(square.as_deref(), Some(text));
        }
    }

    #[test]
    fn metres_agree_with_gdal() {
        // gdaltransform (GDAL 3.6) -s_srs EPSG:326xx -t_srs EPSG:4326 -output_xy
        for (zone, easting, northing, lon, lat) in [
            (37, 412345.5, 3767890.5, 38.0503036107709, 34.048050534896),
            (38, 412345.5, 3767890.5, 44.0503036107709, 34.048050534896),
            (39, 440000.0, 3690000.0, 50.3551762148176, 33.3475224814437),
            (38, 500000.0, 3700000.0, 45.0, 33.4393946725094),
            (39, 250000.0, 3300000.0, 48.4134081587714, 29.8051426187695),
        ] {
            let utm = Utm::of(LonLat::new(lon, lat)).unwrap();
            assert_eq!(utm.zone, zone);
            // Tenths of a millimetre.
            assert!(
                (utm.easting - easting).abs() < 1e-4 && (utm.northing - northing).abs() < 1e-4,
                "{utm:?}"
            );
        }
    }

    #[test]
    fn there_is_no_grid_at_the_poles_or_off_the_globe() {
        for (lon, lat) in [(44.0, 84.0), (44.0, -80.5), (181.0, 33.0), (f64::NAN, 33.0)] {
            assert_eq!(Utm::of(LonLat::new(lon, lat)), None);
        }
    }
}
