use std::path::Path;

use crate::cli::arguments::Card;
use crate::cli::input::{FileSession, Inputs, Wanted, built_in_session, lookup};
use crate::cli::output::{Answer, Entry, Failure, unwritten};
use crate::detail::{CardContext, card, to_text};
use crate::files::{self, Overwrite};
use crate::formats::readers::Kind;
use crate::paint::{Layout, Sheet, to_pdf};
use crate::scene::{EventDisplay, PreparedLayer};
use crate::session::Session;

const WANTED: Wanted = Wanted { command: "card", kinds: &[Kind::Project, Kind::Layer], prefer: None };

pub fn run(args: &Card) -> Result<Answer, Failure> {
    let session = built_in_session()?;
    let inputs = Inputs::open(&session, &args.files, None, WANTED)?;
    let overwrite = inputs.overwrite(args.replace);
    let FileSession { session, problems, .. } =
        FileSession::open(session, inputs, None, &[], EventDisplay::default())?;
    let key = lookup::feature(&session, &args.id)?;
    // `find_id` found it, so it exists.
    let missing = || Failure::internal(format!("{} has no card.", key.id()));
    if args.json {
        let answer = Answer::json(&Entry::new(&session, &key).ok_or_else(missing)?)?;
        return Ok(FileSession::with_problems(&problems, answer));
    }
    let layers: Vec<&PreparedLayer> = session.layers().iter().map(|l| &*l.prepared).collect();
    let card = card(&key, &CardContext { atlas: session.atlas(), layers: &layers }).ok_or_else(missing)?;
    let answer = match &args.output {
        None => Answer::text(to_text(&card)),
        Some(path) => print(args, path, &overwrite, &session, &card)?,
    };
    Ok(FileSession::with_problems(&problems, answer))
}

/// Writes the card as a printable sheet.
fn print(
    args: &Card,
    path: &Path,
    overwrite: &Overwrite,
    session: &Session,
    card: &crate::detail::Card,
) -> Result<Answer, Failure> {
    let name = path.display();
    let layout = args.layout.parse::<Layout>();
    let sheet = Sheet {
        layout: layout.map_err(|why| Failure::usage(format!("{why}.")))?,
        author: args.author.clone().unwrap_or_default(),
        date: args.date.clone().unwrap_or_default(),
    };
    let pages = sheet.svg(session, card);
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let bytes = match (ending.as_deref(), pages.as_slice()) {
        (Some("pdf"), pages) => {
            to_pdf(pages, &sheet.info(card)).map_err(|e| Failure::usage(e.to_string()))?
        }
        (Some("svg"), [page]) => page.clone().into_bytes(),
        (Some("svg"), pages) => {
            return Err(Failure::usage(format!(
                "The card has {} pages, but an SVG file has only one; write a .pdf.",
                pages.len()
            )));
        }
        _ => return Err(Failure::usage(format!("“{name}” is not a sheet; write a .pdf or .svg file."))),
    };
    files::write(path, &bytes, overwrite)
        .map_err(|error| unwritten(&format!("The sheet “{name}”"), &error))?;
    let count = if pages.len() == 1 { "1 page".to_owned() } else { format!("{} pages", pages.len()) };
    Ok(Answer::text(format!("{name}: {count}, {}", sheet.layout.label())))
}
