use std::path::Path;

use crate::detail::{CardContext, card, to_text};
use crate::paint::{Layout, Sheet, to_pdf};
use crate::scene::PreparedLayer;
use crate::session::Session;

use super::args::Card;
use super::entry::Entry;
use super::output::unwritten;
use super::{Answer, Failure, files, lookup};

pub fn run(args: &Card) -> Result<Answer, Failure> {
    let session = super::session()?;
    let key = lookup::feature(&session, &args.id)?;
    // What `find_id` has found is there.
    let missing = || Failure::internal(format!("{} has no card.", key.id()));
    if args.json {
        return Answer::json(&Entry::new(&session, &key).ok_or_else(missing)?);
    }
    let layers: Vec<&PreparedLayer> = session.layers().iter().map(|l| &*l.prepared).collect();
    let card = card(&key, &CardContext { atlas: session.atlas(), layers: &layers }).ok_or_else(missing)?;
    match &args.output {
        None => Ok(Answer::text(to_text(&card))),
        Some(path) => print(args, path, &session, &card),
    }
}

/// Writes the card as a sheet of paper.
fn print(args: &Card, path: &Path, session: &Session, card: &crate::detail::Card) -> Result<Answer, Failure> {
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
                "The card has {} pages, and an SVG file has one; write a .pdf.",
                pages.len()
            )));
        }
        _ => return Err(Failure::usage(format!("“{name}” is no sheet; a card is written as .pdf or .svg."))),
    };
    files::write(path, &bytes, &args.replace.overwrite())
        .map_err(|error| unwritten(&format!("The sheet “{name}”"), &error))?;
    let count = if pages.len() == 1 { "1 page".to_owned() } else { format!("{} pages", pages.len()) };
    Ok(Answer::text(format!("{name}: {count}, {}", sheet.layout.label())))
}
