use super::args::Card;
use super::entry::Entry;
use super::{Answer, Failure, lookup};

pub fn run(args: &Card) -> Result<Answer, Failure> {
    let session = super::session()?;
    let key = lookup::feature(&session, &args.id)?;
    let entry = Entry::new(&session, &key)
        .ok_or_else(|| Failure::internal(format!("The feature {} has no entry.", key.feature)))?;
    if args.json { Answer::json(&entry) } else { Ok(Answer::text(entry.in_lines(&session))) }
}
