use crate::geo::Viewport;

/// A short, steady move of the view.
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    from: Viewport,
    to: Viewport,
    /// Seconds on the window's clock.
    start: f64,
}

/// Duration of a flight in seconds.
const DURATION: f64 = 0.5;

impl Flight {
    pub fn new(from: Viewport, to: Viewport, start: f64) -> Self {
        Self { from, to, start }
    }

    /// The view at a time, and whether the flight is over.
    pub fn at(&self, now: f64) -> (Viewport, bool) {
        let t = ((now - self.start) / DURATION).clamp(0.0, 1.0);
        // Ease in and out.
        let eased = t * t * (3.0 - 2.0 * t);
        if t >= 1.0 { (self.to, true) } else { (self.from.between(&self.to, eased), false) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    #[test]
    fn a_flight_ends_exactly_where_it_was_sent() {
        let size = [800.0, 600.0];
        let from = Viewport::new(LonLat::new(44.0, 33.0), 6.0, size);
        let to = Viewport::new(LonLat::new(43.1, 36.3), 9.0, size);
        let flight = Flight::new(from, to, 10.0);
        assert_eq!(flight.at(10.0), (from, false));
        assert_eq!(flight.at(11.0), (to, true));
        let (middle, over) = flight.at(10.25);
        assert!(!over && middle.zoom() > 7.0 && middle.zoom() < 8.0);
    }
}
