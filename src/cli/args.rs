use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::atlas::CREDITS;
use crate::scene::Names;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    format!("{}\n{CREDITS}\nFonts: Noto Sans, Noto Sans Arabic (SIL OFL 1.1)", env!("CARGO_PKG_VERSION"))
});

const EXAMPLES: &str = "\
Examples:
  iraq-risk-atlas                                 open the map in a window
  iraq-risk-atlas --select FP-07                  open it with Hawija's risk area selected
  iraq-risk-atlas render -o iraq.png              draw the map into a picture, without a window
  iraq-risk-atlas render -o k.svg --fit IQ-KI     the same, close up on Kirkuk governorate
  iraq-risk-atlas at 44.0,35.33                   what is claimed about this place, and by whom
  iraq-risk-atlas find Hawija                     ids and positions of what goes by this name
  iraq-risk-atlas card FP-17                      all that is known of one thing
  iraq-risk-atlas check my-layer.geojson          what is wrong in a layer file, line by line
  iraq-risk-atlas describe                        all layers, articles and ids

Exit codes: 0 done; 1 nothing found, or a checked file has faults; 2 the call cannot be followed,
or there is no display; 70 a fault of the program itself.";

/// Shows on a map of Iraq what articles claim: where, by whom, and how precisely the place is known.
///
/// Without a command it opens the map in a window: click a shape, and a panel says what is
/// claimed there, by whom, when, and in which paragraph of which article. The commands do the
/// same without a window, for scripts and for pictures. No network is used.
#[derive(Debug, Parser)]
#[command(
    name = "iraq-risk-atlas",
    version,
    long_version = VERSION.as_str(),
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    max_term_width = 100
)]
pub struct Cli {
    #[command(flatten)]
    pub window: Window,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// How the window opens.
#[derive(Debug, Args)]
pub struct Window {
    /// Open with this selected: the id of a feature (FP-07) or of a governorate (IQ-KI)
    #[arg(long, value_name = "ID")]
    pub select: Option<String>,
    /// Open your own copy of a cited article beside the map, as plain text
    #[arg(long, value_name = "FILE")]
    pub article: Option<PathBuf>,
    /// Show only these layers: ids with commas between them, or all, or none
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub layers: Option<Vec<String>>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Draw the map into an SVG or PNG file; needs no display
    ///
    /// Without --center or --fit the picture shows all of Iraq, clear of the legend. The same
    /// command always writes the same bytes. An older file of that name is replaced, and only
    /// once the new picture is whole.
    Render(Render),
    /// List layers, articles, ids and credits
    #[command(after_long_help = DESCRIBE_JSON)]
    Describe(Describe),
    /// Say what is claimed about a position
    ///
    /// Lists every feature whose shape holds the position, in the order in which clicks on the
    /// map take them: small before large, the governorate beneath last. Each comes with its
    /// claims: stance, speaker, what is claimed in our words, article and paragraph.
    #[command(after_long_help = AT_JSON.as_str())]
    At(At),
    /// Find places, governorates and features by name
    ///
    /// Forgives accents, other transliterations, Arabic and Kurdish spellings, and slips of the
    /// keyboard in longer names. A line begins with what the other commands take: the id of a
    /// feature or a governorate, or the position of a place.
    #[command(after_long_help = FIND_JSON)]
    Find(Find),
    /// Print all that is known of one feature or governorate
    #[command(after_long_help = CARD_JSON.as_str())]
    Card(Card),
    /// Check layer files and say what is wrong, line by line
    ///
    /// A layer file is GeoJSON with a “layer” member, whose features carry claims. Each fault is
    /// one line: FILE:LINE:COLUMN: where in the file: what is wrong. What to do.
    Check(Check),
}

#[derive(Debug, Args)]
pub struct Render {
    /// The file to write; its ending decides: .svg or .png
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Width and height of the picture in pixels
    #[arg(long, value_name = "WxH", default_value = "1280x800")]
    pub size: String,
    /// Enlarge everything by this factor, for print or dense screens (0.1 to 20)
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    pub scale: f32,
    /// Middle of the picture in degrees; without it, the picture shows all of Iraq
    #[arg(long, value_name = "LON,LAT", requires = "zoom", allow_hyphen_values = true)]
    pub center: Option<String>,
    /// How near, as in web maps: 6 shows the country, 10 a district (4 to 15)
    #[arg(long, value_name = "Z", requires = "center", allow_hyphen_values = true)]
    pub zoom: Option<f64>,
    /// Show just this feature or governorate, as large as it fits
    #[arg(long, value_name = "ID", conflicts_with = "center")]
    pub fit: Option<String>,
    /// Show only these layers: ids with commas between them, or all, or none
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub layers: Option<Vec<String>>,
    /// Draw this feature or governorate as selected
    #[arg(long, value_name = "ID")]
    pub select: Option<String>,
    /// Light colours on a dark ground
    #[arg(long)]
    pub dark: bool,
    /// The script in which names are written
    #[arg(long, value_enum, default_value_t = NamesArg::Latin)]
    pub names: NamesArg,
    /// The map alone, without legend, scale bar and credits (the credits stay due elsewhere)
    #[arg(long)]
    pub bare: bool,
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

const DESCRIBE_JSON: &str = "\
JSON: {version, credits[],
  layers[]: {id, name, kind, years, visible, about, drawn, undrawn,
    features[]: {id, name, drawn, not_drawn}},
  articles[]: {id, title, publisher, published: {text, from, to}, paragraphs, claims},
  governorates[]: {id, name, name_ar},
  base_map: {governorates, neighbours, rivers, lakes, seas, places}}
`drawn` and `undrawn` of a layer, `claims` of an article and the members of `base_map` are numbers.";

#[derive(Debug, Args)]
pub struct Describe {
    /// Answer in JSON (see below) instead of lines for reading
    #[arg(long)]
    pub json: bool,
}

const FEATURE_JSON: &str =
    "  {id, layer, name, name_ar, kind, precision, precision_note, basis, reconstruction,
   period: {text, from, to}, governorates[], not_drawn, notes[], claims[]}
and a claim is
  {id, stance, speaker: {name, role, kind}, paraphrase, article, paragraphs[], repeated_in[],
   period: {text, from, to}, note}
Words are those of the layer files: kind is risk-designated, risk-said-missing, risk-asserted,
incident, stabilised-city, programme, cross-border, context, statistic or governorate; precision
is town, around-town, district, governorate, region or unplaced; stance is designates,
says-missing, asserts, reports, supports, disputes or context. Dates are 2017, 2017-11 or
2017-11-04, both ends included. `paragraphs` count non-empty lines from 1. `reconstruction` is
true where the outline is ours and no source gives it. A governorate has the layer
“governorates” and no claims. What is not known is null; members may be added, none will go.";

static AT_JSON: LazyLock<String> = LazyLock::new(|| {
    format!(
        "JSON: {{position: {{lon, lat}}, features[]}}, in that order. A feature is
{FEATURE_JSON}"
    )
});

static CARD_JSON: LazyLock<String> = LazyLock::new(|| format!("JSON: one feature,\n{FEATURE_JSON}"));

#[derive(Debug, Args)]
pub struct At {
    /// The position in degrees, longitude first: 44.0,35.33
    #[arg(value_name = "LON,LAT", allow_hyphen_values = true)]
    pub position: String,
    /// Look into the layers too that are hidden when the program starts
    #[arg(long)]
    pub all: bool,
    /// Answer in JSON (see below) instead of lines for reading
    #[arg(long)]
    pub json: bool,
}

const FIND_JSON: &str = "\
JSON: a list, best first, of {kind, id, layer, name, matched, how, governorate, lon, lat}
`kind` is feature, governorate or place. A feature or a governorate has the `id` that the other
commands take; a place has none, but a position. `matched` is the spelling that was met, `how` is
exact, transliteration, alias, beginning, word or near.";

#[derive(Debug, Args)]
pub struct Find {
    /// The name, or its beginning, in Latin or Arabic letters
    #[arg(value_name = "NAME", required = true, num_args = 1..)]
    pub name: Vec<String>,
    /// Most results to list
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    pub limit: u16,
    /// Answer in JSON (see below) instead of lines for reading
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Card {
    /// The id of a feature (FP-07), of a claim, or of a governorate (IQ-KI)
    #[arg(value_name = "ID")]
    pub id: String,
    /// Answer in JSON (see below) instead of lines for reading
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The files to check, each up to 256 MiB
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// List every fault, not only the first 100 of a file
    #[arg(long)]
    pub all: bool,
}
