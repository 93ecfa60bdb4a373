//! The real program in a real window: a hand (xdotool) moves, wheels and clicks, eyes
//! (screenshots) see what comes of it, and the clipboard is read as a reader would paste it.
//! The pictures stay in `target/window-test` for people to look at.
#![cfg(all(feature = "gui", target_os = "linux"))]

#[path = "window/close.rs"]
mod close;
#[path = "window/desk.rs"]
mod desk;
#[path = "window/picture.rs"]
mod picture;
#[path = "window/places.rs"]
mod places;

use std::path::Path;

use desk::{Desk, HEIGHT, WIDTH};
use eframe::egui::{Pos2, Rect, vec2};
use picture::Picture;
use places::Places;

/// A step's share of differing pixels below which nothing moved.
const SAME: f64 = 0.002;

struct Visit {
    desk: Desk,
    places: Places,
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
        Self { desk: Desk::new(&pictures), places, map, left, right }
    }

    /// The middle of the map, without what floats over its edges.
    fn ground(&self) -> Rect {
        self.map.shrink2(self.map.size() * 0.28)
    }

    /// A drag moves the ground with the pointer, and leaves it there when the hand has come
    /// to rest before it lets go.
    fn drag(&mut self) {
        let before = self.desk.until("before-drag", "the map at rest", |_| true);
        let (ground, by) = (self.ground(), vec2(-96.0, 61.0));
        let from = self.map.center() + vec2(30.0, 120.0);
        self.desk.pull(from, by);
        let held = self
            .desk
            .until("dragged", "the drag has moved the map", |now| now.differs(&before, ground) > 0.1);
        let (moved, rest) = held.moved(&before, ground, by, 7);
        assert_eq!(moved, by, "the ground did not stick to the pointer ({rest:.3} unexplained)");
        assert!(rest < 0.1, "{rest:.3} of the ground changed beyond the drag");
        self.desk.hand(&["mouseup", "1"]);
        self.desk.park();
        let after = self.desk.until("let-go", "the map at rest after the drag", |_| true);
        let (moved, rest) = after.moved(&before, ground, by, 7);
        assert_eq!(moved, by, "the ground slipped when it was let go ({rest:.3} unexplained)");
    }

    /// The Home key brings all of Iraq back.
    fn home(&mut self, first: &Picture) {
        let map = self.map;
        self.desk.hand(&["key", "Home"]);
        self.desk.until("home", "the Home key shows the first view", |now| now.differs(first, map) < SAME);
    }

    /// The wheel zooms at the pointer, and back.
    fn wheel_over_the_map(&mut self, first: &Picture) {
        let (map, ground) = (self.map, self.ground());
        let at = ground.center() + vec2(40.0, -60.0);
        self.desk.wheel(at, "4", 1);
        self.desk.until("wheel-up", "the wheel zooms in", |now| now.differs(first, ground) > 0.1);
        self.desk.park();
        let near = self.desk.until("zoomed-in", "the map at rest", |_| true);
        let (factor, rest) = near.grown(first, ground, at);
        assert!(factor > 1.2, "the ground should stand larger about the pointer, not {factor:.2} times");
        assert!(rest < 0.25, "{rest:.3} of the ground is not what growing {factor:.2} times gives");
        let aside = near.grown(first, ground, at + vec2(25.0, 25.0)).1;
        assert!(aside > rest, "it grew about another place than the pointer ({aside:.3}, {rest:.3})");
        self.desk.wheel(at, "5", 1);
        let less = |now: &Picture| now.differs(&near, ground) > 0.1;
        self.desk.until("wheel-down", "the wheel zooms out again", less);
        self.desk.park();
        self.desk.until("zoomed-out", "the view from before", |now| now.differs(first, map) < 0.02);
        self.home(first);
    }

    /// Clicking Diyala's shape shows its card; the citation goes to the clipboard.
    fn click_diyala(&mut self, first: &Picture) -> Picture {
        let (map, right) = (self.map, self.right);
        let diyala = self.places.of_feature("FP-17").center();
        self.desk.click(diyala);
        self.places.click(diyala);
        self.desk.park();
        let card = self.desk.until("diyala", "the card of Diyala", |now| now.differs(first, right) > 0.05);
        assert!(card.differs(first, map) > SAME, "the selected shape is not marked on the map");
        self.desk.click(self.places.of("Copy citation").center());
        let text = self.desk.clipboard(|text| text.contains("FP-17"));
        for words in ["Knights", "paragraph 20", "Diyala (FP-17)", "Paraphrase"] {
            assert!(text.contains(words), "the clipboard does not speak of “{words}”: {text:?}");
        }
        self.desk.park();
        let said = self.desk.until("copied", "a card at rest", |now| now.differs(&card, right) < 0.01);
        assert!(said.differs(&card, map) > SAME, "no line says that the citation was copied");
        card
    }

    /// The wheel over a panel scrolls the panel and leaves the map alone.
    fn wheel_over_the_panels(&mut self, card: &Picture) {
        let (map, right) = (self.map, self.right);
        let before =
            self.desk.until("message-gone", "the message goes away", |now| now.differs(card, map) < SAME);
        self.desk.wheel(right.center(), "5", 6);
        self.desk.park();
        let scrolled = self
            .desk
            .until("panel-scrolled", "the card is scrolled", |now| now.differs(&before, right) > 0.02);
        assert!(scrolled.differs(&before, map) < SAME, "the wheel over the card moved the map");
        self.desk.wheel(self.left.center_bottom() - vec2(0.0, 60.0), "5", 4);
        // What is under the pointer last shows that the wheel before it was taken in.
        let tab = self.places.of("Articles");
        self.desk.point(tab.center());
        let after = self.desk.until("left-wheeled", "the tab under the pointer is lit", |now| {
            now.differs(&scrolled, tab) > 0.05
        });
        assert!(after.differs(&scrolled, map) < SAME, "the wheel over the list moved the map");
        self.desk.park();
    }

    /// A layer's eye takes its shapes off the map, and nothing else.
    fn hide_the_asserted_areas(&mut self) -> Picture {
        self.desk.hand(&["key", "Escape"]);
        let before = self.desk.until("before-hiding", "the map at rest", |_| true);
        let around = |place: Rect| Rect::from_center_size(place.center(), vec2(70.0, 50.0));
        // Only the hidden layer speaks of Salah al-Din as a whole; of Muthanna none does.
        let inside = around(self.places.of_feature("TI-03"));
        let elsewhere = around(self.places.of("Muthanna, governorate"));
        self.desk.click(self.places.eye("cells-2025").center());
        self.desk.park();
        let after = self.desk.until("layer-hidden", "the layer's shape leaves the map", |now| {
            now.differs(&before, inside) > 0.5
        });
        assert!(after.differs(&before, elsewhere) < SAME, "a place changed that the layer does not speak of");
        after
    }

    /// Closing the window ends the program well; the next run shows what this one left.
    fn come_back(&mut self, left: &Picture) {
        let status = self.desk.close();
        assert!(status.success(), "the program ended with {status}: {}", self.desk.errors());
        let map = self.map;
        let back = self.desk.open("opened-again");
        assert!(back.differs(left, map) < SAME, "the map is not the one that was left");
        assert!(back.differs(left, self.left) < SAME, "the list does not show the layer as hidden");
        let status = self.desk.close();
        assert!(status.success(), "the second run ended with {status}: {}", self.desk.errors());
    }
}

#[test]
fn a_reader_drags_zooms_clicks_cites_hides_a_layer_and_finds_it_hidden_again() {
    let missing = desk::missing();
    if !missing.is_empty() {
        let line = format!("the window was not tested: `.ci/run` installs {} (apt-get)", missing.join(", "));
        assert!(std::env::var_os("CI").is_none(), "{line}");
        eprintln!("{line}");
        return;
    }
    let mut visit = Visit::new();
    let first = visit.desk.open("opened");
    visit.drag();
    visit.home(&first);
    visit.wheel_over_the_map(&first);
    let card = visit.click_diyala(&first);
    visit.wheel_over_the_panels(&card);
    let left = visit.hide_the_asserted_areas();
    visit.come_back(&left);
    let errors = visit.desk.errors();
    assert!(!errors.contains("panicked") && !errors.contains("fault of the program"), "{errors}");
}
