use std::f64::consts::PI;

use super::LonLat;
use super::northing::northing;

/// A position on the Web Mercator square: `x` from 0 (180° W) to 1 (180° E),
/// `y` from 0 (about 85.05° N) to 1 (85.05° S), so `y` grows to the south.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct World {
    pub x: f64,
    pub y: f64,
}

/// Latitude at which the Web Mercator square ends, in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

impl World {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

impl From<LonLat> for World {
    #[inline]
    fn from(p: LonLat) -> Self {
        let y = 0.5 - northing(p.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE)) / (2.0 * PI);
        Self { x: p.lon / 360.0 + 0.5, y }
    }
}

impl From<World> for LonLat {
    fn from(w: World) -> Self {
        let lat = (2.0 * ((0.5 - w.y) * 2.0 * PI).exp().atan() - PI / 2.0).to_degrees();
        Self { lon: (w.x - 0.5) * 360.0, lat }
    }
}

impl From<geo::Coord<f64>> for World {
    fn from(c: geo::Coord<f64>) -> Self {
        LonLat::from(c).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_there_and_back_loses_less_than_a_millimetre() {
        for (lon, lat) in [(44.4, 33.34), (-180.0, 0.0), (48.0, -80.0), (0.0, 85.0)] {
            let back = LonLat::from(World::from(LonLat::new(lon, lat)));
            assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9, "{back}");
        }
    }

    #[test]
    fn baghdad_lies_where_tile_arithmetic_puts_it() {
        // OpenStreetMap's slippy-map formula puts 44.4 E, 33.34 N into tile 9/319/205.
        let w = World::from(LonLat::new(44.4, 33.34));
        assert_eq!(((w.x * 512.0) as u32, (w.y * 512.0) as u32), (319, 205));
    }
}
