use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::events::EventArgs;

use crate::cli::output::Replace;
use crate::events::Unit;
use crate::scene::{EventDisplay, Measure, Names};

#[derive(Debug, Args)]
pub struct Render {
    /// Draw what these files hold, in any order: event files, layers, and what a project shows – its
    /// layers, events, filters, marks and view; the other options go before what it says
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The file to write; its extension selects the format: .svg, .png or .pdf; with --animate a .gif, or a
    /// new folder (its name ends in “/”) for numbered PNG files
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[command(flatten)]
    pub replace: Replace,
    /// Width and height of the picture in pixels
    #[arg(long, value_name = "WxH", default_value = "1280x800", conflicts_with = "layout")]
    pub size: String,
    /// Scale everything by this factor, for print or dense screens (0.1 to 20)
    #[arg(long, value_name = "N", default_value_t = 1.0, conflicts_with = "layout")]
    pub scale: f32,
    /// Put the map on a page: a4-landscape, a4-portrait, a3-landscape, a3-portrait, letter-landscape,
    /// letter-portrait or 16x9
    #[arg(long, value_name = "NAME")]
    pub layout: Option<String>,
    /// Pixels per inch of a page as PNG (36 to 600) [default: 150]
    #[arg(long, value_name = "N", requires = "layout", allow_hyphen_values = true)]
    pub dpi: Option<f32>,
    /// The title above the map, and of the file
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The author of the figure: on the page and in PDF properties
    #[arg(long, value_name = "TEXT")]
    pub author: Option<String>,
    /// A date to print on the page, as given; none by default
    #[arg(long, value_name = "TEXT", requires = "layout")]
    pub date: Option<String>,
    /// Centre of the picture in degrees; by default the picture shows all of Iraq
    #[arg(long, value_name = "LON,LAT", requires = "zoom", allow_hyphen_values = true)]
    pub center: Option<String>,
    /// Zoom, as in web maps: 6 shows the country, 10 a district (4 to 15)
    #[arg(long, value_name = "Z", requires = "center", allow_hyphen_values = true)]
    pub zoom: Option<f64>,
    /// Show only this feature or governorate, as large as it fits
    #[arg(long, value_name = "ID", conflicts_with = "center")]
    pub fit: Option<String>,
    /// Show only these layers: comma-separated ids, or all, or none
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub layers: Option<Vec<String>>,
    /// Draw this feature or governorate as selected
    #[arg(long, value_name = "ID")]
    pub select: Option<String>,
    /// Use the dark theme
    #[arg(long, conflicts_with = "layout")]
    pub dark: bool,
    /// The script of labels
    #[arg(long, value_enum)]
    pub names: Option<NamesArg>,
    #[command(flatten)]
    pub events: EventArgs,
    /// How events are drawn
    #[arg(long, value_enum, default_value_t = DisplayArg::Circles)]
    pub show: DisplayArg,
    /// Size the circles of events by this column of numbers instead of by how many events they stand for
    #[arg(long, value_name = "COLUMN")]
    pub size_by: Option<String>,
    /// The map only, without legend, scale bar and credits (give the credits elsewhere)
    #[arg(long, conflicts_with = "layout")]
    pub bare: bool,
    /// Write the playback of the events, a picture for each step, all on the scale of the whole file; at most
    /// 2,000 pictures. Days chosen by --filter select among the steps
    #[arg(long, value_enum, value_name = "STEP", conflicts_with_all = ["layout", "bare"])]
    pub animate: Option<StepArg>,
    /// How long a GIF shows each step, in seconds (0.05 to 60)
    #[arg(long, value_name = "N", default_value_t = 0.5, requires = "animate")]
    pub seconds: f32,
}

/// The step of an animation.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum StepArg {
    Day,
    /// Monday to Sunday
    Week,
    Month,
    Quarter,
    Year,
}

impl From<StepArg> for Unit {
    fn from(step: StepArg) -> Self {
        match step {
            StepArg::Day => Self::Day,
            StepArg::Week => Self::Week,
            StepArg::Month => Self::Month,
            StepArg::Quarter => Self::Quarter,
            StepArg::Year => Self::Year,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum NamesArg {
    Latin,
    Arabic,
    /// Governorates in both scripts, the rest in Latin letters
    Both,
}

impl From<NamesArg> for Names {
    fn from(names: NamesArg) -> Self {
        match names {
            NamesArg::Latin => Self::Latin,
            NamesArg::Arabic => Self::Arabic,
            NamesArg::Both => Self::Both,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DisplayArg {
    /// Circles with area proportional to a count, single events close up
    Circles,
    /// Square cells shaded by count, single events close up
    Cells,
    /// Governorates shaded by their events
    Governorates,
    /// Governorates shaded by events per 1,000 km²
    ByArea,
    /// Governorates shaded by people killed
    Killed,
}

impl From<DisplayArg> for EventDisplay {
    fn from(display: DisplayArg) -> Self {
        match display {
            DisplayArg::Circles => Self::Circles,
            DisplayArg::Cells => Self::Cells,
            DisplayArg::Governorates => Self::Governorates(Measure::Events),
            DisplayArg::ByArea => Self::Governorates(Measure::EventsByArea),
            DisplayArg::Killed => Self::Governorates(Measure::Fatalities),
        }
    }
}
