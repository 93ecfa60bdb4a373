use geo::{Distance, Geodesic, InterpolatePoint as _, Point};

use super::{LonLat, Screen, Viewport};

/// Geodesic distance in kilometres on the WGS 84 ellipsoid (Karney 2013).
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    Geodesic.distance(Point::from(a), Point::from(b)) / 1000.0
}

/// The midpoint of the geodesic between two positions.
pub fn halfway(a: LonLat, b: LonLat) -> LonLat {
    Geodesic.point_at_ratio_between(a.into(), b.into(), 0.5).0.into()
}

/// Metres per logical pixel at the picture's centre, east–west.
pub fn metres_per_pixel(view: &Viewport) -> f64 {
    let [w, h] = view.size();
    let left = view.to_world(Screen::new(w / 2.0 - 50.0, h / 2.0));
    let right = view.to_world(Screen::new(w / 2.0 + 50.0, h / 2.0));
    distance_km(left.into(), right.into()) * 10.0
}

/// A round length for a scale bar of at most `most` pixels, as kilometres and pixels.
pub fn scale_bar(view: &Viewport, most: f32) -> (f64, f32) {
    let per_pixel = metres_per_pixel(view) / 1000.0;
    let longest = per_pixel * f64::from(most);
    let decade = 10f64.powf(longest.log10().floor());
    let km = [5.0, 2.0, 1.0].into_iter().map(|m| m * decade).find(|km| *km <= longest).unwrap_or(decade);
    (km, (km / per_pixel) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jfk_to_lhr_has_the_length_that_geographiclib_publishes() {
        // GeographicLib's GeodSolve example: 40.6 N 73.8 W to 51.6 N 0.5 W = 5551.759 km.
        let km = distance_km(LonLat::new(-73.8, 40.6), LonLat::new(-0.5, 51.6));
        assert!((km - 5551.759).abs() < 0.001, "{km}");
    }

    #[test]
    fn the_scale_bar_is_as_long_as_it_says() {
        let view = Viewport::new(LonLat::new(44.0, 33.0), 7.0, [1000.0, 800.0]);
        let (km, pixels) = scale_bar(&view, 140.0);
        let from = view.to_world(Screen::new(500.0 - pixels / 2.0, 400.0));
        let to = view.to_world(Screen::new(500.0 + pixels / 2.0, 400.0));
        assert!(pixels <= 140.0 && pixels > 50.0);
        assert!((distance_km(from.into(), to.into()) / km - 1.0).abs() < 1e-3);
    }
}
