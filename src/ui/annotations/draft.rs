use crate::geo::{LonLat, Measured};
use crate::model::AnnotationShape;
use crate::session::{Action, AnnotationAction};

/// The drawing tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkTool {
    Note,
    Point,
    Line,
    Area,
    /// Measures a path or an area without leaving an annotation.
    Measure,
}

/// An annotation being drawn, corner by corner, in positions rather than pixels.
#[derive(Clone, Debug, Default)]
pub struct MarkDraft {
    pub tool: Option<MarkTool>,
    corners: Vec<LonLat>,
    /// The measured path is closed.
    ring: bool,
    /// The measurement is complete; the next corner starts a new one.
    complete: bool,
}

impl MarkDraft {
    pub fn corners(&self) -> &[LonLat] {
        &self.corners
    }

    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Selects a tool. A drawing started with another tool continues if possible.
    pub fn take(&mut self, tool: MarkTool) {
        let goes_on = |t: Option<MarkTool>| t.is_some_and(|t| !matches!(t, MarkTool::Note | MarkTool::Point));
        if !goes_on(self.tool) || !goes_on(Some(tool)) || self.complete {
            self.clear();
        }
        self.tool = Some(tool);
    }

    /// Clears the drawing; the tool stays. False if there was nothing.
    pub fn clear(&mut self) -> bool {
        (self.ring, self.complete) = (false, false);
        !std::mem::take(&mut self.corners).is_empty()
    }

    /// Deselects the tool. False if there was none.
    pub fn end(&mut self) -> bool {
        self.clear();
        self.tool.take().is_some()
    }

    /// One step back: clears a measurement before deselecting its tool.
    pub fn escape(&mut self) {
        if self.tool != Some(MarkTool::Measure) || !self.clear() {
            self.end();
        }
    }

    /// Adds a corner, which completes a note or a point.
    pub fn add(&mut self, at: LonLat) -> Option<Action> {
        if self.complete {
            self.clear();
        }
        if self.corners.last() != Some(&at) {
            self.corners.push(at);
        }
        match self.tool? {
            MarkTool::Note | MarkTool::Point => self.finish(false),
            MarkTool::Line | MarkTool::Area | MarkTool::Measure => None,
        }
    }

    /// Removes the last corner.
    pub fn back(&mut self) {
        if self.complete {
            (self.ring, self.complete) = (false, false);
        } else {
            self.corners.pop();
        }
    }

    /// Whether a click on the first corner would close an outline.
    pub fn can_close(&self) -> bool {
        let closes = matches!(self.tool, Some(MarkTool::Area | MarkTool::Measure));
        closes && !self.complete && self.corners.len() > 2
    }

    /// Finishes the drawing; `ring` for a path closed at its first corner. Does nothing with too few corners.
    pub fn finish(&mut self, ring: bool) -> Option<Action> {
        let tool = self.tool?;
        let shape = self.shape(None, ring)?;
        if tool == MarkTool::Measure {
            (self.ring, self.complete) = (ring, true);
            return None;
        }
        if !shape.is_sound() {
            return None;
        }
        self.end();
        Some(AnnotationAction::Add { shape, measured: false }.into())
    }

    /// Keeps the measurement as an annotation.
    pub fn keep(&mut self) -> Option<Action> {
        let shape = self.shape(None, self.ring).filter(AnnotationShape::is_sound)?;
        self.end();
        Some(AnnotationAction::Add { shape, measured: true }.into())
    }

    /// The drawing so far, with the corner at the pointer. `None` while there is nothing to show.
    pub fn so_far(&self, pointer: Option<LonLat>) -> Option<AnnotationShape> {
        self.shape(pointer.filter(|_| !self.complete), self.ring)
    }

    /// Its measurements.
    pub fn measured(&self, pointer: Option<LonLat>) -> Option<(AnnotationShape, Measured)> {
        let shape = self.so_far(pointer)?;
        let measured = match &shape {
            AnnotationShape::Note(_) | AnnotationShape::Point(_) => Measured::Place,
            AnnotationShape::Line(through) => Measured::line(through),
            AnnotationShape::Area(corners) => Measured::area(corners),
        };
        Some((shape, measured))
    }

    fn shape(&self, pointer: Option<LonLat>, ring: bool) -> Option<AnnotationShape> {
        let mut corners = self.corners.clone();
        corners.extend(pointer.filter(|p| corners.last() != Some(p)));
        let first = corners.first().copied()?;
        Some(match (self.tool?, corners.len()) {
            (MarkTool::Note, _) => AnnotationShape::Note(first),
            (MarkTool::Point, _) => AnnotationShape::Point(first),
            // An area of two corners is still a line and cannot be finished.
            (MarkTool::Area, n) if n > 2 => AnnotationShape::Area(corners),
            (MarkTool::Area, _) if pointer.is_none() => return None,
            (MarkTool::Measure, n) if ring && n > 2 => AnnotationShape::Area(corners),
            (MarkTool::Line | MarkTool::Area | MarkTool::Measure, n) if n > 1 => {
                AnnotationShape::Line(corners)
            }
            (MarkTool::Line | MarkTool::Area | MarkTool::Measure, _) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64) -> LonLat {
        LonLat::new(lon, 33.0 + (lon - 44.0).powi(2))
    }

    fn drawing(tool: MarkTool, corners: &[f64]) -> MarkDraft {
        let mut draft = MarkDraft::default();
        draft.take(tool);
        corners.iter().for_each(|lon| {
            draft.add(at(*lon));
        });
        draft
    }

    fn added(action: Option<Action>) -> Option<AnnotationShape> {
        match action? {
            Action::Own(AnnotationAction::Add { shape, .. }) => Some(shape),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_point_and_a_note_are_finished_by_one_corner() {
        let mut draft = MarkDraft::default();
        draft.take(MarkTool::Point);
        assert_eq!(added(draft.add(at(44.0))), Some(AnnotationShape::Point(at(44.0))));
        assert_eq!(draft.tool, None);
        draft.take(MarkTool::Note);
        assert_eq!(added(draft.add(at(44.0))), Some(AnnotationShape::Note(at(44.0))));
    }

    #[test]
    fn a_line_needs_two_corners_and_an_area_three() {
        for (tool, least) in [(MarkTool::Line, 2), (MarkTool::Area, 3)] {
            let corners = [44.0, 44.5, 45.0];
            let mut few = drawing(tool, &corners[..least - 1]);
            assert_eq!(few.finish(false), None);
            assert_eq!((few.tool, few.corners().len()), (Some(tool), least - 1), "it goes on");
            assert!(added(drawing(tool, &corners[..least]).finish(false)).is_some());
        }
    }

    #[test]
    fn the_same_corner_twice_is_one_as_after_a_double_click() {
        assert_eq!(drawing(MarkTool::Line, &[44.0, 45.0, 45.0]).corners().len(), 2);
    }

    #[test]
    fn corners_are_taken_back_one_by_one() {
        let mut draft = drawing(MarkTool::Area, &[44.0, 44.5, 45.0]);
        draft.back();
        assert_eq!(draft.corners(), [at(44.0), at(44.5)]);
        (0..5).for_each(|_| draft.back());
        assert!(draft.corners().is_empty() && draft.tool == Some(MarkTool::Area));
    }

    #[test]
    fn a_measurement_stays_until_the_next_one_begins_and_can_be_kept() {
        let mut draft = drawing(MarkTool::Measure, &[44.0, 44.5, 45.0]);
        assert_eq!(draft.finish(false), None);
        assert!(draft.is_complete());
        let pointer = Some(at(46.0));
        assert_eq!(draft.so_far(pointer), draft.so_far(None), "the pointer adds nothing any more");
        draft.add(at(43.0));
        assert_eq!((draft.corners(), draft.is_complete()), (&[at(43.0)][..], false));
        let mut ring = drawing(MarkTool::Measure, &[44.0, 44.5, 45.0]);
        assert!(ring.can_close());
        ring.finish(true);
        assert!(matches!(ring.measured(None), Some((_, Measured::Area { .. }))));
        assert!(added(ring.keep()).is_some_and(|shape| shape.is_area()));
        assert_eq!(ring.tool, None);
    }

    #[test]
    fn what_was_begun_goes_on_with_another_tool() {
        let mut draft = drawing(MarkTool::Measure, &[44.0, 44.5, 45.0]);
        draft.take(MarkTool::Area);
        assert_eq!(draft.corners().len(), 3);
        draft.take(MarkTool::Point);
        assert!(draft.corners().is_empty());
    }
}
