use super::{Bounds, LonLat, Screen, World};

/// The part of the world shown by a picture of `size` logical pixels.
///
/// Invariant: `zoom` lies in [`Viewport::MIN_ZOOM`]..=[`Viewport::MAX_ZOOM`], and both
/// sides of `size` are at least one pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    center: World,
    zoom: f64,
    size: [f32; 2],
}

/// Pixels of the whole World at zoom 0.
const TILE: f64 = 256.0;

impl Viewport {
    /// Zoom as in web maps: at zoom `z` the world is 256 · 2^z pixels wide.
    pub const MIN_ZOOM: f64 = 4.0;
    pub const MAX_ZOOM: f64 = 15.0;

    pub fn new(center: LonLat, zoom: f64, size: [f32; 2]) -> Self {
        Self::at(center.into(), zoom, size)
    }

    fn at(center: World, zoom: f64, size: [f32; 2]) -> Self {
        Self {
            center,
            zoom: zoom.clamp(Self::MIN_ZOOM, Self::MAX_ZOOM),
            size: [size[0].max(1.0), size[1].max(1.0)],
        }
    }

    /// The view that shows all of `bounds` with `margin` pixels to spare on each side.
    pub fn fit(bounds: Bounds, size: [f32; 2], margin: f32) -> Self {
        let room = |side: f32| f64::from((side - 2.0 * margin).max(1.0));
        let scale = (room(size[0]) / bounds.width().max(1e-9)).min(room(size[1]) / bounds.height().max(1e-9));
        Self::at(bounds.center(), (scale / TILE).log2(), size)
    }

    pub fn center(&self) -> World {
        self.center
    }

    pub fn zoom(&self) -> f64 {
        self.zoom
    }

    pub fn size(&self) -> [f32; 2] {
        self.size
    }

    /// Pixels per World unit.
    pub fn scale(&self) -> f64 {
        TILE * self.zoom.exp2()
    }

    pub fn to_screen(&self, w: World) -> Screen {
        let s = self.scale();
        Screen::new(
            ((w.x - self.center.x) * s + f64::from(self.size[0]) / 2.0) as f32,
            ((w.y - self.center.y) * s + f64::from(self.size[1]) / 2.0) as f32,
        )
    }

    pub fn to_world(&self, p: Screen) -> World {
        let s = self.scale();
        World::new(
            (f64::from(p.x) - f64::from(self.size[0]) / 2.0) / s + self.center.x,
            (f64::from(p.y) - f64::from(self.size[1]) / 2.0) / s + self.center.y,
        )
    }

    /// The visible part of the World.
    pub fn bounds(&self) -> Bounds {
        Bounds::of([self.to_world(Screen::default()), self.to_world(Screen::new(self.size[0], self.size[1]))])
    }

    /// The box of ground within `radius` pixels of a screen point.
    pub fn bounds_round(&self, p: Screen, radius: f32) -> Bounds {
        Bounds::of([self.to_world(p)]).grown(f64::from(radius) / self.scale())
    }

    /// Moves the ground by `dx`, `dy` pixels: a drag to the right shows more of the west.
    #[must_use]
    pub fn panned(&self, dx: f32, dy: f32) -> Self {
        let s = self.scale();
        let center = World::new(self.center.x - f64::from(dx) / s, self.center.y - f64::from(dy) / s);
        Self { center, ..*self }
    }

    /// Changes the zoom by `steps` (1 = twice as large); the ground under `anchor` stays fixed.
    #[must_use]
    pub fn zoomed(&self, steps: f64, anchor: Screen) -> Self {
        let ground = self.to_world(anchor);
        let next = Self::at(self.center, self.zoom + steps, self.size);
        let moved = next.to_screen(ground);
        next.panned(anchor.x - moved.x, anchor.y - moved.y)
    }

    /// The view resized; the centre stays fixed.
    #[must_use]
    pub fn resized(&self, size: [f32; 2]) -> Self {
        Self::at(self.center, self.zoom, size)
    }

    /// Clamps the centre to `home`, so that the country cannot be scrolled out of sight.
    #[must_use]
    pub fn kept_within(&self, home: Bounds) -> Self {
        let center = World::new(
            self.center.x.clamp(home.min.x, home.max.x),
            self.center.y.clamp(home.min.y, home.max.y),
        );
        Self { center, ..*self }
    }

    /// The view a fraction `t` (0..=1) of the way from `self` to `to`: zoom and centre are coupled so that
    /// the target grows steadily into place.
    #[must_use]
    pub fn between(&self, to: &Self, t: f64) -> Self {
        let zoom = self.zoom + (to.zoom - self.zoom) * t;
        let (from_span, to_span, span) = ((-self.zoom).exp2(), (-to.zoom).exp2(), (-zoom).exp2());
        let far = from_span - to_span;
        let share = if far.abs() < 1e-9 * from_span { t } else { (from_span - span) / far };
        let center = World::new(
            self.center.x + (to.center.x - self.center.x) * share,
            self.center.y + (to.center.y - self.center.y) * share,
        );
        Self::at(center, zoom, self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> Viewport {
        Viewport::new(LonLat::new(44.0, 33.0), 6.0, [1280.0, 800.0])
    }

    #[test]
    fn the_ground_under_the_pointer_stays_there_while_zooming() {
        let pointer = Screen::new(100.0, 700.0);
        let ground = view().to_world(pointer);
        let after = view().zoomed(2.5, pointer).to_screen(ground);
        assert!(after.distance(pointer) < 0.01, "{after:?}");
    }

    #[test]
    fn a_drag_moves_the_ground_by_just_its_pixels() {
        let ground = view().to_world(Screen::new(300.0, 300.0));
        let after = view().panned(17.0, -40.0).to_screen(ground);
        assert!(after.distance(Screen::new(317.0, 260.0)) < 0.01, "{after:?}");
    }

    #[test]
    fn a_fitted_view_shows_the_whole_box_inside_its_margin() {
        let bounds = Bounds::of([LonLat::new(38.8, 29.0).into(), LonLat::new(48.6, 37.4).into()]);
        let view = Viewport::fit(bounds, [900.0, 700.0], 20.0);
        let (a, b) = (view.to_screen(bounds.min), view.to_screen(bounds.max));
        assert!(a.x >= 19.9 && a.y >= 19.9 && b.x <= 880.1 && b.y <= 680.1, "{a:?} {b:?}");
    }

    #[test]
    fn zoom_ends_at_its_limits() {
        assert_eq!(view().zoomed(99.0, Screen::default()).zoom(), Viewport::MAX_ZOOM);
        assert_eq!(view().zoomed(-99.0, Screen::default()).zoom(), Viewport::MIN_ZOOM);
    }

    #[test]
    fn a_flight_begins_and_ends_where_it_says() {
        let to = Viewport::new(LonLat::new(43.1, 36.3), 10.0, [1280.0, 800.0]);
        assert_eq!(view().between(&to, 0.0), view());
        let end = view().between(&to, 1.0);
        assert!((end.center().x - to.center().x).abs() < 1e-12 && end.zoom() == to.zoom());
    }
}
