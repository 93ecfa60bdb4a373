use egui::{CursorIcon, Pos2, Rect, Response, Ui, Vec2};

use crate::geo::{LonLat, MAX_LATITUDE, Screen, Viewport, World};
use crate::model::{Annotation, AnnotationShape};
use crate::scene::{PreparedAnnotation, RING_PX, ShownAnnotations, annotation_hits, outline_px};
use crate::session::{Action, AnnotationAction, Session, insert_vertex, move_vertex};
use crate::style::Theme;

use super::handles::{Grip, Handles};

/// Mouse editing of the selected annotation.
#[derive(Clone, Debug, Default)]
pub struct VertexEditor {
    held: Option<Held>,
    /// The selected corner: Delete removes it.
    pub corner: Option<usize>,
    /// What is under the pointer.
    pub over: Option<Grip>,
    /// The drag was cancelled; the rest of it moves nothing.
    spent: bool,
}

/// The current drag.
#[derive(Clone, Debug)]
struct Held {
    grip: Grip,
    /// The annotation at the start of the drag.
    from: Annotation,
    /// Where the drag started, and the offset to the corner's centre, so that nothing jumps.
    press: Pos2,
    off: Vec2,
}

/// Hit distance of a line for moving the whole annotation, in pixels.
const LINE_PX: f32 = 5.0;

impl VertexEditor {
    /// Whether an annotation is being dragged, so the map must not pan.
    pub fn holds(&self) -> bool {
        self.held.is_some() || self.spent
    }

    /// Whether a click there hits a handle.
    pub fn takes_click(&self) -> bool {
        self.over.is_some_and(|grip| grip != Grip::Whole)
    }

    /// Cancels a drag. False if there was none.
    pub fn give_up(&mut self) -> bool {
        let held = self.held.take().is_some();
        self.spent |= held;
        held
    }

    /// Follows the drag: shown at once, and one action when released.
    pub fn follow(&mut self, ui: &Ui, response: &Response, rect: Rect, session: &Session) -> Vec<Action> {
        let selected =
            session.selected_annotation().filter(|(mark, prepared)| mark.visible && prepared.shape.is_some());
        let Some((mark, prepared)) = selected else {
            *self = Self::default();
            return Vec::new();
        };
        self.corner = self.corner.filter(|corner| *corner < mark.shape.positions().len());
        let view = session.viewport();
        let pointer = response.hover_pos().filter(|p| rect.contains(*p));
        if self.held.is_none() {
            self.over = pointer.and_then(|p| grip_at(mark, prepared, &view, rect, p));
        }
        let mut actions = self.drag(ui, response, rect, &view, mark, prepared);
        actions.extend(self.press(response, mark));
        self.show(ui);
        actions
    }

    fn drag(
        &mut self,
        ui: &Ui,
        response: &Response,
        rect: Rect,
        view: &Viewport,
        mark: &Annotation,
        prepared: &PreparedAnnotation,
    ) -> Vec<Action> {
        let shift = ui.input(|i| i.modifiers.shift);
        if let Some(press) =
            ui.input(|i| i.pointer.press_origin()).filter(|_| response.drag_started() && !shift)
        {
            let grip = grip_at(mark, prepared, view, rect, press);
            self.held = grip.map(|grip| {
                let off = grip.middle(mark, view, rect).map_or(Vec2::ZERO, |middle| middle - press);
                Held { grip, from: mark.clone(), press, off }
            });
            self.corner = None;
        }
        if response.drag_stopped() || !response.dragged() {
            self.spent = false;
            let held = self.held.take().filter(|_| response.drag_stopped());
            let at = response.interact_pointer_pos().or(ui.input(|i| i.pointer.latest_pos()));
            return held.zip(at).and_then(|(held, at)| held.end(view, rect, at)).into_iter().collect();
        }
        let (Some(held), Some(at)) = (&self.held, response.interact_pointer_pos()) else { return Vec::new() };
        let changed = Annotation { shape: held.shape(view, rect, at), ..held.from.clone() };
        vec![AnnotationAction::Preview(Some(Box::new(changed))).into()]
    }

    /// A click selects a corner, a right-click removes it.
    fn press(&mut self, response: &Response, mark: &Annotation) -> Option<Action> {
        let corner = if let Some(Grip::Corner(corner)) = self.over { Some(corner) } else { None };
        if response.clicked() {
            self.corner = corner.filter(|_| mark.shape.least() > 1);
        }
        let index = corner.filter(|_| response.secondary_clicked())?;
        self.corner = None;
        Some(AnnotationAction::RemoveVertex { id: mark.id.clone(), index }.into())
    }

    fn show(&self, ui: &Ui) {
        let held = self.held.as_ref().map(|held| held.grip);
        let icon = match held.or(self.over) {
            Some(_) if held.is_some() => CursorIcon::Grabbing,
            Some(Grip::Corner(_) | Grip::Between(_)) => CursorIcon::Grab,
            Some(Grip::Whole) => CursorIcon::Move,
            None => return,
        };
        ui.ctx().set_cursor_icon(icon);
    }

    /// What is under the pointer or being dragged.
    pub fn grip(&self) -> Option<Grip> {
        self.held.as_ref().map(|held| held.grip).or(self.over)
    }
}

/// Hit test of an annotation: a corner, a side midpoint or the line.
fn grip_at(
    mark: &Annotation,
    prepared: &PreparedAnnotation,
    view: &Viewport,
    rect: Rect,
    p: Pos2,
) -> Option<Grip> {
    let handles = Handles::of(mark, view, rect);
    if let Some(grip) = handles.at(p) {
        return Some(grip);
    }
    let pointer = Screen::new(p.x - rect.left(), p.y - rect.top());
    let on = match mark.shape {
        AnnotationShape::Note(_) | AnnotationShape::Point(_) => {
            let ready = [std::sync::Arc::new(prepared.clone())];
            let own = ShownAnnotations {
                marks: std::slice::from_ref(mark),
                prepared: &ready,
                ..ShownAnnotations::default()
            };
            annotation_hits(own, view, pointer).iter().any(|found| found.hit.distance < RING_PX / 3.0)
        }
        AnnotationShape::Line(_) | AnnotationShape::Area(_) => {
            prepared.shape.as_ref().is_some_and(|shape| outline_px(shape, view, pointer) <= LINE_PX)
        }
    };
    on.then_some(Grip::Whole)
}

impl Held {
    /// The shape with the drag at a window position.
    fn shape(&self, view: &Viewport, rect: Rect, at: Pos2) -> AnnotationShape {
        let world = |p: Pos2| view.to_world(Screen::new(p.x - rect.left(), p.y - rect.top()));
        let mut shape = self.from.shape.clone();
        match self.grip {
            Grip::Corner(index) => move_vertex(&mut shape, index, on_globe(world(at + self.off))),
            Grip::Between(index) => insert_vertex(&mut shape, index, on_globe(world(at + self.off))),
            Grip::Whole => {
                let (from, to) = (world(self.press), world(at));
                for p in shape.positions_mut() {
                    let was = World::from(*p);
                    *p = on_globe(World::new(was.x + to.x - from.x, was.y + to.y - from.y));
                }
            }
        }
        shape
    }

    fn end(&self, view: &Viewport, rect: Rect, at: Pos2) -> Option<Action> {
        let shape = self.shape(view, rect, at);
        let id = self.from.id.clone();
        let corner = |index: usize| shape.positions().get(index).copied();
        Some(match self.grip {
            Grip::Corner(index) => AnnotationAction::MoveVertex { id, index, to: corner(index)? }.into(),
            Grip::Between(index) => AnnotationAction::InsertVertex { id, index, at: corner(index)? }.into(),
            Grip::Whole => AnnotationAction::Reshape { id, shape }.into(),
        })
    }
}

/// A valid position, clamped to the map's edge.
fn on_globe(w: World) -> LonLat {
    let p = LonLat::from(w);
    LonLat::new(p.lon.clamp(-180.0, 180.0), p.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE))
}

/// The handles of the selected annotation.
pub fn paint_handles(ui: &Ui, rect: Rect, session: &Session, editor: &VertexEditor) {
    if let Some((mark, _)) = session.selected_annotation().filter(|(mark, _)| mark.visible) {
        let theme = if ui.visuals().dark_mode { Theme::dark() } else { Theme::light() };
        Handles::of(mark, &session.viewport(), rect).paint(ui, rect, &theme, editor.grip(), editor.corner);
    }
}
