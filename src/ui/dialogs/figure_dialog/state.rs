use crate::paint::{Figure, Layout};

/// What is exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureKind {
    #[default]
    Map,
    /// The card of the selection, as a sheet with citations.
    Sheet,
}

/// The kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureFormat {
    #[default]
    Pdf,
    Png,
    Svg,
}

impl FigureFormat {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Svg];

    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Svg => "SVG",
        }
    }

    /// The file extension, without a dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// Its use.
    pub fn about(self) -> &'static str {
        match self {
            Self::Pdf => "For printing and sending: sharp at any size, with searchable text.",
            Self::Png => "A pixel image, for documents and web pages.",
            Self::Svg => "An editable drawing: text stays text, each layer is a group.",
        }
    }
}

/// The user's choices for a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureState {
    pub subject: FigureKind,
    pub figure: Figure,
    /// The paper size of a card's sheets.
    pub sheet: Layout,
    /// For a map; a card's sheets are always one PDF.
    pub format: FigureFormat,
    /// Pixels per inch of a page as PNG.
    pub dpi: u32,
    /// Map only: width and height in pixels.
    pub size: [u32; 2],
    /// Map only: scale of text and symbols, 1 = as in the window.
    pub scale: f32,
}

/// Allowed pixels per inch of a page.
pub const DPI: std::ops::RangeInclusive<u32> = 36..=600;

impl FigureState {
    /// The initial choices; `today` as text for the user, `size` that of the map in the window.
    pub fn new(today: String, size: [u32; 2]) -> Self {
        let figure = Figure { layout: Some(Layout::A4Landscape), date: today, ..Figure::default() };
        let (subject, format) = (FigureKind::default(), FigureFormat::default());
        Self { subject, figure, sheet: Layout::A4Portrait, format, dpi: 150, size, scale: 1.0 }
    }

    /// The kind of file that is written.
    pub fn format(&self) -> FigureFormat {
        if self.subject == FigureKind::Sheet { FigureFormat::Pdf } else { self.format }
    }

    /// The page layout, if any.
    pub fn paper(&self) -> Option<Layout> {
        if self.subject == FigureKind::Sheet { Some(self.sheet) } else { self.figure.layout }
    }

    /// The file's dimensions in words.
    pub fn size_words(&self) -> String {
        match (self.paper(), self.format()) {
            (Some(paper), FigureFormat::Png) => {
                let [w, h] = paper.pixels(self.dpi as f32);
                format!("{}: {w} × {h} pixels", paper.label())
            }
            (Some(paper), _) => format!("{}, vector", paper.label()),
            (None, FigureFormat::Png) => format!("{} × {} pixels", self.size[0], self.size[1]),
            (None, _) => format!("{} × {}, vector", self.size[0], self.size[1]),
        }
    }
}
