use crate::geo::{LonLat, Screen, Shape, Viewport};

use super::outline::clip;

/// A visible position of a shape: `inside` if visible, otherwise the picture's middle, otherwise on the
/// visible outline. `None` if nothing of it is visible.
pub fn seen_at(shape: &Shape, inside: LonLat, view: &Viewport) -> Option<Screen> {
    if !shape.bounds().intersects(&view.bounds()) {
        return None;
    }
    let size = view.size();
    let [width, height] = size;
    let best = view.to_screen(inside.into());
    if best.x >= 0.0 && best.y >= 0.0 && best.x <= width && best.y <= height {
        return Some(best);
    }
    let middle = Screen::new(width / 2.0, height / 2.0);
    if shape.contains(view.to_world(middle).into()) {
        return Some(middle);
    }
    for part in shape.level(view).parts() {
        let ends: Vec<Screen> = part.iter().map(|&w| view.to_screen(w)).collect();
        let closing = shape.is_area().then(|| (ends[ends.len() - 1], ends[0]));
        for (a, b) in ends.windows(2).map(|e| (e[0], e[1])).chain(closing) {
            if let Some((from, to)) = clip(a, b, size, 0.0) {
                let t = (from + to) / 2.0;
                return Some(Screen::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;
    use crate::geo::Significance;

    /// A triangle from 40° to 48° E, 30° to 36° N.
    fn triangle() -> Shape {
        let corners = polygon![(x: 40.0, y: 30.0), (x: 48.0, y: 30.0), (x: 44.0, y: 36.0)];
        Shape::new(corners.into(), &Significance::default())
    }

    fn seen(lon: f64, lat: f64, zoom: f64) -> Option<LonLat> {
        let view = Viewport::new(LonLat::new(lon, lat), zoom, [800.0, 600.0]);
        let at = seen_at(&triangle(), LonLat::new(44.0, 32.0), &view)?;
        assert!(at.x >= 0.0 && at.x <= 800.0 && at.y >= 0.0 && at.y <= 600.0, "{at:?}");
        Some(view.to_world(at).into())
    }

    fn is_at(found: Option<LonLat>, lon: f64, lat: f64) -> bool {
        found.is_some_and(|p| (p.lon - lon).abs() < 1e-3 && (p.lat - lat).abs() < 1e-3)
    }

    #[test]
    fn a_shape_is_seen_at_its_best_place_while_that_is_on_the_picture() {
        assert!(is_at(seen(43.0, 33.0, 6.0), 44.0, 32.0));
    }

    #[test]
    fn a_picture_within_the_shape_sees_it_in_its_middle() {
        assert!(is_at(seen(44.0, 33.5, 12.0), 44.0, 33.5));
    }

    #[test]
    fn where_only_the_outline_runs_through_it_is_seen_there() {
        // At zoom 12 the picture shows a quarter of a degree; the southern side runs near its edge.
        let found = seen(46.0, 29.95, 12.0).unwrap();
        assert!((found.lat - 30.0).abs() < 1e-3 && (found.lon - 46.0).abs() < 0.15, "{found}");
    }

    #[test]
    fn a_picture_beside_the_shape_sees_nothing_of_it() {
        // Inside the triangle's bounding box, but outside the triangle.
        assert_eq!(seen(40.5, 35.0, 12.0), None);
        assert_eq!(seen(50.0, 33.0, 12.0), None);
    }
}
