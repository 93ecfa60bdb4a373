use super::super::Layout;
use super::super::setting::{Area, Faces, LEADING};

/// The positions of the parts of a page, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    pub title: Area,
    pub byline: Area,
    pub map: Area,
    /// Below the map: scale bar, projection, north arrow.
    pub strip: Area,
    /// Columns of the legend, in filling order.
    pub legend: Vec<Area>,
    pub inset: Option<Area>,
    pub notes: Vec<Area>,
    pub sources: Area,
    /// Vertical position of the line above notes and sources.
    pub rule: f32,
}

/// The parts of the layout that depend on the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Needs {
    pub title_lines: usize,
    pub byline: bool,
    /// Height of notes and sources.
    pub foot: f32,
    /// Height of a legend below the map, without the inset.
    pub legend: f32,
    pub inset: bool,
}

/// Lengths shared by all arrangements.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    size: [f32; 2],
    margin: f32,
    pub gap: f32,
    portrait: bool,
    /// Columns of the legend, below the map or next to it.
    pub legend_columns: usize,
}

impl Grid {
    pub fn of(layout: Layout) -> Self {
        let size = layout.points();
        let margin = size[0].min(size[1]) * 0.058;
        let portrait = layout.is_portrait();
        // A slide is so wide that with a single column the map would show mostly other countries.
        let legend_columns = match layout {
            Layout::A4Portrait | Layout::A3Portrait | Layout::LetterPortrait => 3,
            Layout::Wide => 2,
            Layout::A4Landscape | Layout::A3Landscape | Layout::LetterLandscape => 1,
        };
        Self { size, margin, gap: margin * 0.45, portrait, legend_columns }
    }

    /// With one more column next to the map, for a long legend; `None` if there is none.
    pub fn with_wider_legend(self) -> Option<Self> {
        (!self.portrait && self.legend_columns == 1).then_some(Self { legend_columns: 2, ..self })
    }

    /// Width between the margins.
    pub fn width(&self) -> f32 {
        self.size[0] - 2.0 * self.margin
    }

    fn height(&self) -> f32 {
        self.size[1] - 2.0 * self.margin
    }

    /// Number of note columns, not counting the sources.
    pub fn note_columns(&self) -> usize {
        if self.portrait { 1 } else { 2 }
    }

    /// Width of a column of notes, and of the sources'.
    pub fn foot_columns(&self) -> [f32; 2] {
        let count = self.note_columns() as f32;
        let sources = self.width() * if self.portrait { 0.38 } else { 0.29 };
        [(self.width() - sources - self.foot_gap() * count) / count, sources]
    }

    fn foot_gap(&self) -> f32 {
        self.gap * 1.4
    }

    /// Greatest height of notes and sources.
    pub fn most_foot(&self) -> f32 {
        self.height() * 0.2
    }

    /// Width of a column of the legend.
    pub fn legend_column(&self) -> f32 {
        match (self.portrait, self.legend_columns) {
            (true, _) => (self.width() - 2.0 * self.gap) / 3.0,
            (false, 1) => self.width() * 0.265,
            (false, _) => self.width() * 0.2,
        }
    }

    /// Greatest height of a legend below the map.
    pub fn most_legend(&self) -> f32 {
        self.height() * 0.34
    }

    /// Height of the inset, and width.
    pub fn inset_side(&self) -> f32 {
        if self.portrait { self.legend_column() * 0.62 } else { self.height() * 0.15 }
    }

    pub fn arrange(&self, needs: Needs, faces: &Faces) -> Arrangement {
        let left = self.margin;
        let title = Area {
            left,
            top: self.margin,
            width: self.width(),
            height: needs.title_lines as f32 * faces.title.size * LEADING,
        };
        let byline_height = if needs.byline { faces.byline.size * LEADING * 1.15 } else { 0.0 };
        let byline = Area { top: title.bottom(), height: byline_height, ..title };
        let foot = Area { top: self.size[1] - self.margin - needs.foot, height: needs.foot, ..title };
        let [note, source] = self.foot_columns();
        let sources = Area { left: foot.right() - source, width: source, ..foot };
        let notes = Area { width: foot.width - source - self.foot_gap(), ..foot };
        let notes = notes.columns(self.note_columns(), self.foot_gap());
        debug_assert!(notes.iter().all(|n| (n.width - note).abs() < 0.1));
        let rule = foot.top - self.gap * 0.5;
        let top = byline.bottom() + self.gap * 0.55;
        let middle = Area { left, top, width: self.width(), height: rule - self.gap * 0.6 - top };
        let high = faces.text.size * 2.6;
        let (map, legend, inset) =
            if self.portrait { self.below(middle, needs) } else { self.beside(middle, needs, high) };
        let strip = Area { top: map.bottom() - high, height: high, ..map };
        let map = Area { height: map.height - high, ..map };
        Arrangement { title, byline, map, strip, legend, inset, notes, sources, rule }
    }

    /// The legend right of the map, the inset at its foot. `strip`: height of the strip below the map.
    fn beside(&self, middle: Area, needs: Needs, strip: f32) -> (Area, Vec<Area>, Option<Area>) {
        let count = self.legend_columns as f32;
        let width = self.legend_column() * count + self.gap * (count - 1.0);
        let map = Area { width: middle.width - width - self.gap, ..middle };
        let side = Area { left: map.right() + self.gap, width, ..middle };
        let mut columns = side.columns(self.legend_columns, self.gap);
        let Some(last) = columns.last_mut().filter(|_| needs.inset) else { return (map, columns, None) };
        let high = self.inset_side();
        let inset = Area { top: last.bottom() - strip - high, height: high, width: high, ..*last };
        last.height = inset.top - self.gap - last.top;
        (map, columns, Some(inset))
    }

    /// The legend in columns below the map, the inset in the last.
    fn below(&self, middle: Area, needs: Needs) -> (Area, Vec<Area>, Option<Area>) {
        let high = needs.legend;
        let map = Area { height: middle.height - high - self.gap * 0.4, ..middle };
        let below = Area { top: middle.bottom() - high, height: high, ..middle };
        let mut columns = below.columns(self.legend_columns, self.gap);
        let Some(last) = columns.last_mut().filter(|_| needs.inset) else { return (map, columns, None) };
        let side = self.inset_side().min(last.height);
        let inset = Area { top: last.bottom() - side, width: side, height: side, ..*last };
        last.height -= side + self.gap;
        (map, columns, Some(inset))
    }
}
