use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Args, Parser, Subcommand};

use crate::atlas::CREDITS;
use crate::cli::output::{REPLACED, Replace};
use crate::formats::readers::{Kind, formats_in_words};
use crate::session::LayerChoice;

use super::columns::ReadArgs;
use super::deleted::DeletedArgs;
use super::events::{ChosenArgs, EventArgs};
use super::{compare, export, place};

static VERSION: LazyLock<String> = LazyLock::new(|| {
    format!("{}\n{CREDITS}\nFonts: Noto Sans, Noto Sans Arabic (SIL OFL 1.1)", env!("CARGO_PKG_VERSION"))
});

const EXAMPLES: &str = "\
Examples:
  iraq-risk-atlas                                 open the map in a window
  iraq-risk-atlas --select FP-07                  open it with Hawija's risk area selected
  iraq-risk-atlas --at 43.77,35.325,9             open it close up on a position, longitude first
  iraq-risk-atlas render -o iraq.png              draw the map into a picture, without a window
  iraq-risk-atlas render -o k.svg --fit IQ-KI     the same, close up on Kirkuk governorate
  iraq-risk-atlas render -o m.pdf --layout a4-portrait    a page to print, with legend and sources
  iraq-risk-atlas at 44.0,35.33                   what is claimed about this place, and by whom
  iraq-risk-atlas find Hawija                     ids and positions of what goes by this name
  iraq-risk-atlas card FP-17                      all that is known of one thing
  iraq-risk-atlas check my-layer.geojson          what is wrong in a layer file, line by line
  iraq-risk-atlas read article.txt                which places an article names, and drafts of them
  iraq-risk-atlas describe                        all layers, articles and ids
  iraq-risk-atlas my-events.csv                   open event data of your own beside them
  iraq-risk-atlas article.html                    read an article for its places, to review them
  iraq-risk-atlas stats my-events.csv --by year   count them, without a window
  iraq-risk-atlas compare march.csv april.csv     which events were added, removed, moved or changed
  iraq-risk-atlas my.atlas.json                   open a project as it was saved
  iraq-risk-atlas render my.atlas.json -o map.pdf draw what it shows
  iraq-risk-atlas place my-list.xlsx -o out.csv   find positions for rows that only name a place
  iraq-risk-atlas export -o claims.csv            take features, rows or citations away as data

Exit codes: 0 done; 1 nothing found, a checked file has faults, or files of a project are not there; 2 the call cannot be followed,
or there is no display; 70 a fault in the program itself.";

/// Examples, and what can be opened: the list of readers makes it.
static AFTER_HELP: LazyLock<String> = LazyLock::new(|| {
    let kinds = Kind::ALL.map(|kind| format!("  {}: {}", kind.plural(), formats_in_words(Some(kind))));
    format!(
        "{EXAMPLES}\n\nWhat can be opened, by its content first and its name second:\n{}",
        kinds.join("\n")
    )
});

/// Shows on a map of Iraq what articles claim: where, by whom, and how precisely the place is known.
///
/// Without a command it opens the map in a window: click a shape, and a panel shows what is claimed there, by
/// whom, when, and in which paragraph of which article. The commands do the same without a window, for
/// scripts and for pictures. No network is used.
#[derive(Debug, Parser)]
#[command(
    name = "iraq-risk-atlas",
    version,
    long_version = VERSION.as_str(),
    after_help = AFTER_HELP.as_str(),
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
    /// Open an article next to the map: a cited one with its anchors highlighted, any other for review
    #[arg(long, value_name = "FILE")]
    pub article: Option<PathBuf>,
    /// Show only these layers: comma-separated ids, or all, or none
    #[arg(long, value_name = "A,B", allow_hyphen_values = true)]
    pub layers: Option<LayerChoice>,
    /// Open centred on this position, longitude first, with an optional zoom as in web maps (4 to 15)
    #[arg(long, value_name = "LON,LAT[,ZOOM]", allow_hyphen_values = true)]
    pub at: Option<String>,
    /// Read large event files anew, and keep no tables of them (see `cache`)
    #[arg(long)]
    pub no_cache: bool,
    /// Files to open: a project, event data, articles, layers (GeoJSON); or a copied link (iraq-risk-atlas:open?…)
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Draw the map into an SVG, PNG or PDF file, bare or as a page; needs no display
    ///
    /// Without --center or --fit the picture shows all of Iraq, clear of the legend. With --layout
    /// it is a page with title, legend, scale, sources and notes. The same command always writes
    /// the same bytes. An older picture of this program is replaced, and only once the new one is whole.
    #[command(after_long_help = REPLACED)]
    Render(Box<super::Render>),
    /// List layers, articles, ids and credits; or describe an event file
    #[command(after_long_help = DESCRIBE_JSON)]
    Describe(Describe),
    /// Count the events of a file, by governorate, type, year or any other column
    ///
    /// Reads CSV, GeoJSON and JSON of ACLED, UCDP, GTD and of any table with places or governorates. Counts
    /// are exact. A multi-day event counts in the period of its first day.
    #[command(after_long_help = STATS_HELP)]
    Stats(Stats),
    /// List what differs between two states of one source, such as last month's export and today's
    ///
    /// Events are matched by their ids. Added, removed, moved, re-dated and otherwise changed ones are counted and
    /// listed.
    #[command(after_long_help = compare::HELP)]
    Compare(Box<super::Compare>),
    /// Geocode the rows of a table that only name a place
    ///
    /// Each row is geocoded from its place columns, no more precisely than they allow: a town gives a
    /// position, “near” a town an approximate one, a governorate none. The output has the table's columns and
    /// then place_name, place_governorate (and its code), place_latitude, place_longitude, place_precision,
    /// place_geo_precision (ACLED's code), place_where_prec (UCDP's), place_how, place_sure, place_why and
    /// place_reason_unplaced. It opens here again.
    #[command(after_long_help = place::HELP.as_str())]
    Place(super::Place),
    /// Export features, event rows or citations as data
    ///
    /// Without --select it exports the features of the visible layers; with --events, the rows of that file
    /// and no features. No place becomes more precise than it is known: an area has no position, a row known
    /// only to a governorate has no geometry. Every file states what was left out of it. The same command
    /// always writes the same bytes. An older export is replaced, and only once the new one is whole.
    #[command(after_long_help = export::HELP.as_str())]
    Export(super::Export),
    /// Show what is claimed about a position
    ///
    /// Lists every feature whose shape contains the position, in click order: small before large, the
    /// governorate beneath last. Each comes with its claims: stance, speaker, paraphrase, article and
    /// paragraph.
    #[command(after_long_help = AT_JSON.as_str())]
    At(At),
    /// Find places, governorates and features by name
    ///
    /// Tolerates accents, other transliterations, Arabic and Kurdish spellings, and typos in longer names.
    /// Each line starts with what the other commands accept: the id of a feature or a governorate, or the
    /// position of a place.
    #[command(after_long_help = FIND_JSON)]
    Find(Find),
    /// Print everything known about a feature or governorate, also as a sheet
    #[command(after_long_help = CARD_JSON.as_str())]
    Card(Card),
    /// Find the places named in an article, and draft what is said about them
    ///
    /// Each draft gives the place with its reasons, a short anchor, the speaker, the time, and how precisely
    /// the place is known. Drafts are not claims: they become claims by review in the window. With --output
    /// they are written as GeoJSON that says so; a file that contains anything but drafts is not replaced.
    #[command(after_long_help = super::read::HELP)]
    Read(super::Read),
    /// Check layer files and report faults, line by line
    ///
    /// A layer file is GeoJSON with a “layer” member, whose features carry claims. Each fault is one line:
    /// FILE:LINE:COLUMN: location: fault. Remedy.
    Check(Check),
    /// Create a project file, check its files, or find them again
    ///
    /// A project restores the layers, files, filters and view of a session. The window opens it, and `render`
    /// draws it.
    Project(super::ProjectArgs),
    /// Say what is kept of large event files, or remove it
    ///
    /// The table of an event file of 16 MB or more is kept in the user's cache folder, so that the unchanged file is
    /// opened again without being read. It holds what a table holds: positions, dates, numbers and the values rows are
    /// chosen by; other texts of rows stay in their file. All tables together take at most 1 GB; those not used
    /// for the longest time are removed first.
    Cache(Cache),
}

#[derive(Debug, Args)]
pub struct Cache {
    /// Remove all tables
    #[arg(long)]
    pub empty: bool,
}

const STATS_HELP: &str = "\
A condition is one of
  COLUMN=VALUE[,VALUE…]  the column has one of these values; any column of the file, or governorate, type,
  COLUMN!=VALUE[,VALUE…]   source, precision, dated; or none of them. COLUMN=\"\" is a cell without a value
  COLUMN>=N  COLUMN<N    a number or a date, as in Households>=10 or \"date of visit\" >= 2017-03; also > and <=
  COLUMN A..B            from A to B, both included; either may be left out: Households 5..20, visited 2017..
  COLUMN~TEXT            the cell holds the text; COLUMN!~TEXT: it does not. Letters' case does not matter
  any of (…; …)          at least one of these conditions; also all of (…; …), none of (…; …) and not (…)
  killed>=N  killed<=N   people killed; rows that give no number do not meet it
  from=DATE  to=DATE     2007, 2007-03 or 2007-03-15, both ends included
  undated=no             leaves out rows without a date, which from and to keep
  text=WORDS             stands in any field of the row
A cell that is no number or date meets no comparison; how many there are is said. A date counts by its first
day. Names and values with signs of their own stand in double quotes.
JSON: {file, by, rows, shown, events, killed, killed_low, killed_high, notes[],
  values[]: {value, rows, events, killed, killed_low, killed_high}}, of several files a list; with
  --sum also sums[]: {column, sum, rows, least, most, values[]: {value, sum, rows}}
With --compare: {file, by, periods[]: {file, from, to, days}, per_day, all, values[], sentence, notes[]}, and all and
  values: {value, first: {rows, events, killed, events_per_day, killed_per_day}, second: {…},
  events_difference, events_ratio, killed_difference, killed_ratio, verdict}; the verdict on events is
  too-few, within-chance, rose or fell. If the periods differ in length (`per_day`), ratios are those of numbers
  per day, and a difference is that to what the first number per day would make in the second period
`killed` sums the best estimates, else the numbers given, else the lowest; rows without a number add nothing.";

#[derive(Debug, Args)]
pub struct Stats {
    /// The event files, in any order; each is counted by itself
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// What to count by: governorate, type, year, month or any column of the file
    #[arg(long, value_name = "COLUMN", default_value = "governorate")]
    pub by: String,
    /// Also add up the numbers of this column; may be repeated
    #[arg(long, value_name = "COLUMN")]
    pub sum: Vec<String>,
    /// Compare two periods instead, such as 2007-03..2007-06,2008-03..2008-06 or 2007,2008; of two files the first
    /// period of the first and the second of the second
    #[arg(long, value_name = "PERIODS", conflicts_with = "sum")]
    pub compare: Option<String>,
    #[command(flatten)]
    pub chosen: ChosenArgs,
    /// Answer in JSON (see below) instead of text
    #[arg(long)]
    pub json: bool,
    /// With --compare: answer as a table with commas
    #[arg(long, requires = "compare", conflicts_with = "json")]
    pub csv: bool,
}

const DESCRIBE_JSON: &str = "\
JSON: {version, credits[],
  layers[]: {id, name, kind, years, visible, about, drawn, undrawn,
    features[]: {id, name, drawn, not_drawn}},
  articles[]: {id, title, publisher, published: {text, from, to}, paragraphs, claims},
  governorates[]: {id, name, name_ar},
  base_map: {governorates, neighbours, rivers, lakes, seas, places}}
With an event file: {file, recognised, rows, events, drawn, counted_only, first, last, killed, notes[],
  killed_low, killed_high, roles[]: {role, column, taken, filled, read, unreadable[],
  rivals[]: {column, filled}}, columns[]: {column, title, more, values[]: {value, rows, events}},
  all_columns[]: {column, type}}; with a layer {file, id, name, kind,
  features, notes[]}; with an article {file, title, paragraphs, cited, notes[]}; with several files a list
`drawn` and `undrawn` of a layer, `claims` of an article and the members of `base_map` are numbers.";

#[derive(Debug, Args)]
pub struct Describe {
    /// Files to describe instead: event files with their columns, counts and what could not be read;
    /// projects, layers, articles
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub read_as: ReadArgs,
    #[command(flatten)]
    pub deleted: DeletedArgs,
    /// Answer in JSON (see below) instead of text
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
“governorates” and no claims. Unknown values are null; members may be added, but never removed.";

static AT_JSON: LazyLock<String> = LazyLock::new(|| {
    format!(
        "JSON: {{position: {{lon, lat}}, features[], events: {{file, within_km, count, listed[]:
  {{row, km, lon, lat, first, last, type, governorate, killed}}}}}}; features come in that order, events
  nearest first, up to 50 of them, and null without an event file; `more_events` are those of further
  event files. A feature is
{FEATURE_JSON}"
    )
});

static CARD_JSON: LazyLock<String> = LazyLock::new(|| format!("JSON: one feature,\n{FEATURE_JSON}"));

#[derive(Debug, Args)]
pub struct At {
    /// The position in degrees, longitude first: 44.0,35.33
    #[arg(value_name = "LON,LAT", allow_hyphen_values = true)]
    pub position: String,
    /// Files to look into as well: layers, event files, a project
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Include layers that are hidden at start
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub events: EventArgs,
    /// Search radius for events, in kilometres
    #[arg(long, value_name = "KM", default_value_t = 2.0, allow_negative_numbers = true)]
    pub within: f64,
    /// Answer in JSON (see below) instead of text
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
    /// The name, or its beginning, in Latin or Arabic script; a word that is the name of a project is opened,
    /// and its annotations are looked through as well
    #[arg(value_name = "NAME", required = true, num_args = 1..)]
    pub name: Vec<String>,
    /// Maximum number of results
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    pub limit: u16,
    /// Answer in JSON (see below) instead of text
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Card {
    /// The id of a feature (FP-07), of a claim, or of a governorate (IQ-KI)
    #[arg(value_name = "ID")]
    pub id: String,
    /// Files to look into as well: layers, a project
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Write a printable sheet instead, with citations and a small map: .pdf, or .svg for a single page
    #[arg(short, long, value_name = "FILE", conflicts_with = "json")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub replace: Replace,
    /// The sheet's page layout, as for `render`
    #[arg(long, value_name = "NAME", default_value = "a4-portrait", requires = "output")]
    pub layout: String,
    /// The author of the sheet
    #[arg(long, value_name = "TEXT", requires = "output")]
    pub author: Option<String>,
    /// A date to print on the sheet, as given; none by default
    #[arg(long, value_name = "TEXT", requires = "output")]
    pub date: Option<String>,
    /// Answer in JSON (see below) instead of text
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The files to check, each up to 256 MiB
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// List every fault, not only the first 100 per file
    #[arg(long)]
    pub all: bool,
}
