use std::fmt;
use std::str::FromStr;

/// The page format of a figure: paper or slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Layout {
    #[default]
    A4Landscape,
    A4Portrait,
    A3Landscape,
    A3Portrait,
    LetterLandscape,
    LetterPortrait,
    /// A widescreen slide, 13⅓ × 7½ inches as in office programs.
    Wide,
}

impl Layout {
    pub const ALL: [Self; 7] = [
        Self::A4Landscape,
        Self::A4Portrait,
        Self::A3Landscape,
        Self::A3Portrait,
        Self::LetterLandscape,
        Self::LetterPortrait,
        Self::Wide,
    ];

    /// A short stable name, for the command line and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4Landscape => "a4-landscape",
            Self::A4Portrait => "a4-portrait",
            Self::A3Landscape => "a3-landscape",
            Self::A3Portrait => "a3-portrait",
            Self::LetterLandscape => "letter-landscape",
            Self::LetterPortrait => "letter-portrait",
            Self::Wide => "16x9",
        }
    }

    /// For menus and dialogs.
    pub fn label(self) -> &'static str {
        match self {
            Self::A4Landscape => "A4, landscape",
            Self::A4Portrait => "A4, portrait",
            Self::A3Landscape => "A3, landscape",
            Self::A3Portrait => "A3, portrait",
            Self::LetterLandscape => "US Letter, landscape",
            Self::LetterPortrait => "US Letter, portrait",
            Self::Wide => "Slide, 16:9",
        }
    }

    /// Width and height as SVG lengths: exact, with unit.
    pub(super) fn lengths(self) -> [&'static str; 2] {
        match self {
            Self::A4Landscape => ["297mm", "210mm"],
            Self::A4Portrait => ["210mm", "297mm"],
            Self::A3Landscape => ["420mm", "297mm"],
            Self::A3Portrait => ["297mm", "420mm"],
            Self::LetterLandscape => ["11in", "8.5in"],
            Self::LetterPortrait => ["8.5in", "11in"],
            Self::Wide => ["960pt", "540pt"],
        }
    }

    /// Width and height in points (72 per inch).
    pub fn points(self) -> [f32; 2] {
        const A5: f32 = 148.5 / 25.4 * 72.0;
        const A4: f32 = 210.0 / 25.4 * 72.0;
        let (a4, a3, letter) = ([A4, 2.0 * A5], [2.0 * A5, 2.0 * A4], [612.0, 792.0]);
        match self {
            Self::A4Landscape => [a4[1], a4[0]],
            Self::A4Portrait => a4,
            Self::A3Landscape => [a3[1], a3[0]],
            Self::A3Portrait => a3,
            Self::LetterLandscape => [letter[1], letter[0]],
            Self::LetterPortrait => letter,
            Self::Wide => [960.0, 540.0],
        }
    }

    pub fn is_portrait(self) -> bool {
        let [width, height] = self.points();
        height > width
    }

    /// Size in pixels of a picture of the page at `dpi` pixels per inch.
    pub fn pixels(self, dpi: f32) -> [u32; 2] {
        self.points().map(|side| (f64::from(side) / 72.0 * f64::from(dpi)).round() as u32)
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no layout has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a layout; choose one of {names}", names = Layout::ALL.map(Layout::name).join(", "))]
pub struct UnknownLayout(String);

impl FromStr for Layout {
    type Err = UnknownLayout;

    /// Parses [`Layout::name`], ignoring case; `16:9` works as well.
    fn from_str(text: &str) -> Result<Self, UnknownLayout> {
        let wanted = text.trim().to_lowercase().replace(':', "x");
        Self::ALL
            .into_iter()
            .find(|layout| layout.name() == wanted)
            .ok_or_else(|| UnknownLayout(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_read_by_the_name_it_is_written_by() {
        for layout in Layout::ALL {
            assert_eq!(layout.to_string().parse(), Ok(layout));
            assert_eq!(layout.to_string().to_uppercase().parse(), Ok(layout));
        }
        assert_eq!("16:9".parse(), Ok(Layout::Wide));
        assert!("a5".parse::<Layout>().is_err_and(|why| why.to_string().contains("a4-landscape")));
    }

    #[test]
    fn points_are_the_lengths_that_the_file_states() {
        for layout in Layout::ALL {
            let stated = layout.lengths().map(|length| {
                let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                let number: f32 = length[..length.len() - unit.len()].parse().unwrap();
                number
                    * match unit {
                        "mm" => 72.0 / 25.4,
                        "in" => 72.0,
                        "pt" => 1.0,
                        other => panic!("{other}"),
                    }
            });
            for (a, b) in stated.into_iter().zip(layout.points()) {
                assert!((a - b).abs() < 0.001, "{layout}: {a} {b}");
            }
        }
    }

    #[test]
    fn a_page_of_a4_has_the_pixels_of_its_millimetres() {
        // 297 mm / 25.4 × 300 = 3507.9; 210 mm / 25.4 × 300 = 2480.3.
        assert_eq!(Layout::A4Landscape.pixels(300.0), [3508, 2480]);
        assert_eq!(Layout::Wide.pixels(96.0), [1280, 720]);
    }
}
