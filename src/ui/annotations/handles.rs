use egui::{Pos2, Rect, Stroke, Ui, pos2};

use crate::geo::{LonLat, Viewport, halfway};
use crate::model::{Annotation, AnnotationShape};
use crate::style::Theme;

use crate::ui::widgets::visuals::colour;

/// The parts of an annotation that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    Corner(usize),
    /// The middle of a side: a new corner with this index.
    Between(usize),
    Whole,
}

/// The corners and side midpoints of an annotation, in window coordinates.
pub struct Handles {
    corners: Vec<(usize, Pos2)>,
    between: Vec<(usize, Pos2)>,
}

/// Hit radius of a handle, in pixels.
const REACH: f32 = 9.0;

/// A side shorter than this on screen, in pixels, has no midpoint handle.
const LEAST_SIDE: f32 = 40.0;

/// Most corners with handles; more would hide the line.
const MOST: usize = 300;

impl Handles {
    pub fn of(mark: &Annotation, view: &Viewport, rect: Rect) -> Self {
        let mut handles = Self { corners: Vec::new(), between: Vec::new() };
        let closed = match &mark.shape {
            AnnotationShape::Note(_) | AnnotationShape::Point(_) => return handles,
            AnnotationShape::Line(_) => false,
            AnnotationShape::Area(_) => true,
        };
        let near = rect.expand(REACH);
        let positions = mark.shape.positions();
        let corners: Vec<Pos2> = positions.iter().map(|p| place(*p, view, rect)).collect();
        let seen = corners.iter().copied().enumerate().filter(|(_, p)| near.contains(*p));
        handles.corners = seen.take(MOST + 1).collect();
        if handles.corners.len() > MOST {
            return Self { corners: Vec::new(), between: Vec::new() };
        }
        let count = corners.len();
        for i in 0..if closed { count } else { count.saturating_sub(1) } {
            let next = (i + 1) % count;
            if corners[i].distance(corners[next]) < LEAST_SIDE {
                continue;
            }
            let middle = place(halfway(positions[i], positions[next]), view, rect);
            if near.contains(middle) && handles.between.len() < MOST {
                handles.between.push((i + 1, middle));
            }
        }
        handles
    }

    /// The handle at a window position; corners before midpoints, nearest first.
    pub fn at(&self, p: Pos2) -> Option<Grip> {
        let nearest = |handles: &[(usize, Pos2)]| {
            let within = handles.iter().map(|(i, at)| (*i, at.distance(p))).filter(|(_, far)| *far <= REACH);
            within.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
        };
        nearest(&self.corners).map(Grip::Corner).or_else(|| nearest(&self.between).map(Grip::Between))
    }

    pub fn paint(&self, ui: &Ui, rect: Rect, theme: &Theme, grip: Option<Grip>, chosen: Option<usize>) {
        let painter = ui.painter().with_clip_rect(rect);
        let (ink, paper) = (colour(theme.annotation_ink()), colour(theme.land));
        for (index, at) in &self.between {
            let highlighted = grip == Some(Grip::Between(*index));
            let (radius, fill) = if highlighted { (5.0, ink) } else { (3.2, paper) };
            painter.circle(
                *at,
                radius,
                fill,
                Stroke::new(1.2, ink.gamma_multiply(if highlighted { 1.0 } else { 0.7 })),
            );
        }
        for (index, at) in &self.corners {
            let highlighted = grip == Some(Grip::Corner(*index));
            let (radius, fill) = match (highlighted, chosen == Some(*index)) {
                (_, true) => (6.5, ink),
                (true, _) => (6.5, paper),
                _ => (5.0, paper),
            };
            painter.circle(*at, radius, fill, Stroke::new(1.8, ink));
        }
    }
}

impl Grip {
    /// The handle's centre in the window, if it has one.
    pub fn middle(self, mark: &Annotation, view: &Viewport, rect: Rect) -> Option<Pos2> {
        let positions = mark.shape.positions();
        let at = match self {
            Self::Corner(index) => *positions.get(index)?,
            Self::Between(index) => {
                halfway(*positions.get(index.checked_sub(1)?)?, *positions.get(index % positions.len())?)
            }
            Self::Whole => return None,
        };
        Some(place(at, view, rect))
    }
}

fn place(p: LonLat, view: &Viewport, rect: Rect) -> Pos2 {
    let s = view.to_screen(p.into());
    pos2(rect.left() + s.x, rect.top() + s.y)
}
