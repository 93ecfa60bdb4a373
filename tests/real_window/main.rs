//! The real program in a real window: xdotool moves, scrolls and clicks, screenshots show the result, and the
//! clipboard is read as a user would paste it. The pictures stay in `target/window-test` for people to look
//! at.
#![cfg(target_os = "linux")]

mod agree;
mod close;
mod desk;
mod picture;
mod places;

use std::io::Write;
use std::path::Path;

use desk::{Desk, HEIGHT, WIDTH};
use eframe::egui::{Pos2, Rect, vec2};
use picture::Picture;
use places::Places;

/// Share of differing pixels below which nothing has changed.
const SAME: f64 = 0.002;

/// A button for the pointer to rest on: it has no tooltip and shows hover.
const PARKING: &str = "Help";

/// A running user session, and its first screenshot.
struct Visit {
    desk: Desk,
    places: Places,
    first: Picture,
    map: Rect,
    left: Rect,
    right: Rect,
}

impl Visit {
    fn new() -> Self {
        let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("window-test");
        let places = Places::new(WIDTH, HEIGHT);
        let map = places.of("Map of Iraq");
        let left = Rect::from_min_max(Pos2::new(0.0, map.top()), map.left_bottom());
        let right = Rect::from_min_max(map.right_top(), Pos2::new(WIDTH as f32, map.bottom()));
        let mut desk = Desk::new(&pictures, places.of(PARKING).center());
        let first = desk.open("opened");
        Self { desk, places, first, map, left, right }
    }

    /// The middle of the map, without what floats over its edges.
    fn ground(&self) -> Rect {
        self.map.shrink2(self.map.size() * 0.28)
    }

    /// Moves the pointer away and waits until `wanted` is visible. The hovered button then shows that the
    /// window has processed all earlier input.
    fn look(&mut self, name: &str, what: &str, wanted: impl Fn(&Picture) -> bool) -> Picture {
        self.desk.park();
        let (first, lit) = (&self.first, self.places.of(PARKING));
        self.desk.until(name, what, |now| now.differs(first, lit) == 0.0 && wanted(now))
    }

    /// A drag moves the ground with the pointer, and leaves it there if the pointer rests before release.
    fn drag(&mut self) {
        let (first, ground, by) = (self.first.clone(), self.ground(), vec2(-96.0, 61.0));
        self.desk.pull(self.map.center() + vec2(30.0, 120.0), by);
        let stuck = |now: &Picture| now.changed(&first, ground, 2, |p| p - by) < 0.1;
        let (held, _) = self.desk.wait("dragged", |now| now.differs(&first, ground) > 0.1 && stuck(now));
        let (moved, rest) = held.moved(&first, ground, by, 7);
        assert_eq!(moved, by, "the ground did not stick to the pointer ({rest:.3} unexplained)");
        assert!(stuck(&held), "{rest:.3} of the ground changed beyond the drag");
        self.desk.hand(&["mouseup", "1"]);
        let after = self.look("let-go", "the map at rest after the drag", |_| true);
        let (moved, rest) = after.moved(&first, ground, by, 7);
        assert_eq!(moved, by, "the ground slipped when it was let go ({rest:.3} unexplained)");
        self.home();
    }

    /// The Home key brings all of Iraq back.
    fn home(&mut self) {
        let (first, map) = (self.first.clone(), self.map);
        self.desk.hand(&["key", "Home"]);
        self.look("home", "the Home key shows the first view", |now| now.differs(&first, map) < SAME);
    }

    /// The wheel zooms at the pointer, and back.
    fn wheel_over_the_map(&mut self) {
        let (first, ground) = (self.first.clone(), self.ground());
        let at = ground.center() + vec2(40.0, -60.0);
        // The pointer stays until the zoom has come to its end: a wheel is smoothed over time.
        self.desk.wheel(at, "4", 1);
        self.desk.until("wheel-up", "the wheel zooms in", |now| now.differs(&first, ground) > 0.1);
        let near = self.look("zoomed-in", "the map at rest", |_| true);
        let (factor, rest) = near.grown(&first, ground, at);
        assert!(factor > 1.2, "the ground should stand larger about the pointer, not {factor:.2} times");
        assert!(rest < 0.25, "{rest:.3} of the ground is not what growing {factor:.2} times gives");
        let aside = near.grown(&first, ground, at + vec2(25.0, 25.0)).1;
        assert!(aside > rest, "it grew about another place than the pointer ({aside:.3}, {rest:.3})");
        self.desk.wheel(at, "5", 1);
        self.desk.until("wheel-down", "the wheel zooms out", |now| now.differs(&near, ground) > 0.1);
        self.look("zoomed-out", "the view from before", |now| now.differs(&first, ground) < 0.02);
        self.home();
    }

    /// Clicking Diyala's shape shows its card; the citation goes to the clipboard. Gives the
    /// window with the card.
    fn click_diyala(&mut self) -> Picture {
        let (first, map, right) = (self.first.clone(), self.map, self.right);
        let diyala = self.places.of_feature("FP-17").center();
        self.desk.click(diyala);
        self.places.click(diyala);
        let card = self.look("diyala", "the card of Diyala", |now| now.differs(&first, right) > 0.05);
        assert!(card.differs(&first, map) > SAME, "the selected shape is not marked on the map");
        self.desk.click(self.places.of("Copy citation").center());
        let text = self.desk.clipboard(|text| text.contains("FP-17"));
        for words in ["Knights", "paragraph 20", "Diyala (FP-17)", "Paraphrase"] {
            assert!(text.contains(words), "the clipboard does not speak of “{words}”: {text:?}");
        }
        let said = self.look("copied", "a card at rest", |now| now.differs(&card, right) < 0.01);
        assert!(said.differs(&card, map) > SAME, "no line says that the citation was copied");
        self.look("message-gone", "the line goes away", |now| now.differs(&card, map) < SAME)
    }

    /// The wheel over a panel scrolls the panel and leaves the map alone.
    fn wheel_over_the_panels(&mut self, card: &Picture) {
        let (map, right) = (self.map, self.right);
        self.desk.wheel(right.center(), "5", 6);
        let scrolled =
            self.look("card-scrolled", "the card is scrolled", |now| now.differs(card, right) > 0.02);
        assert!(scrolled.differs(card, map) < SAME, "the wheel over the card moved the map");
        self.desk.wheel(self.left.center_bottom() - vec2(0.0, 60.0), "5", 4);
        let after = self.look("list-wheeled", "the window at rest", |_| true);
        assert!(after.differs(card, map) < SAME, "the wheel over the list moved the map");
    }

    /// A layer's eye takes its shapes off the map, and nothing else.
    fn hide_the_asserted_areas(&mut self) -> Picture {
        self.desk.hand(&["key", "Escape"]);
        let (first, map, right) = (self.first.clone(), self.map, self.right);
        self.look("closed", "Escape closes the card", |now| {
            now.differs(&first, right) < SAME && now.differs(&first, map) < SAME
        });
        let around = |place: Rect| Rect::from_center_size(place.center(), vec2(70.0, 50.0));
        // Only the hidden layer speaks of Salah al-Din as a whole; of Muthanna none does.
        let inside = around(self.places.of_feature("TI-03"));
        let elsewhere = around(self.places.of("Muthanna, governorate"));
        self.desk.click(self.places.eye("cells-2025").center());
        let after = self.look("layer-hidden", "the layer's shape leaves the map", |now| {
            now.differs(&first, inside) > 0.5
        });
        assert!(after.differs(&first, elsewhere) < SAME, "a place changed that the layer does not speak of");
        after
    }

    /// Closing the window ends the program well; the next run shows what this one left.
    fn come_back(&mut self, left: &Picture) {
        let status = self.desk.close();
        assert!(status.success(), "the program ended with {status}: {}", self.desk.errors());
        let back = self.desk.open("opened-again");
        assert!(back.differs(left, self.map) < SAME, "the map is not the one that was left");
        assert!(back.differs(left, self.left) < SAME, "the list does not show the layer as hidden");
        let status = self.desk.close();
        assert!(status.success(), "the second run ended with {status}: {}", self.desk.errors());
    }
}

#[test]
fn a_user_drags_zooms_clicks_cites_hides_a_layer_and_finds_it_hidden_again() {
    let missing = desk::missing();
    if !missing.is_empty() {
        let line = format!(
            "the window was not tested: missing are {} (Debian packages; `.ci/run` installs them)",
            missing.join(", ")
        );
        assert!(std::env::var_os("CI").is_none(), "{line}");
        // Past the harness, which keeps to itself what a passing test prints.
        let _ = writeln!(std::io::stderr(), "{line}");
        return;
    }
    let mut visit = Visit::new();
    agree::agree(&visit.first, visit.map, visit.places.session());
    visit.drag();
    visit.wheel_over_the_map();
    let card = visit.click_diyala();
    visit.wheel_over_the_panels(&card);
    let left = visit.hide_the_asserted_areas();
    visit.come_back(&left);
    let errors = visit.desk.errors();
    // A panic is reported as a fault in the program.
    assert!(!errors.contains("panicked") && !errors.contains("fault of the program"), "{errors}");
}
