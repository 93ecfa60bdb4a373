use crate::detail::{CardContext, card, to_text};
use crate::scene::PreparedLayer;

use super::args::Card;
use super::entry::Entry;
use super::{Answer, Failure, lookup};

pub fn run(args: &Card) -> Result<Answer, Failure> {
    let session = super::session()?;
    let key = lookup::feature(&session, &args.id)?;
    // What `find_id` has found is there.
    let missing = || Failure::internal(format!("{} has no card.", key.feature));
    if args.json {
        return Answer::json(&Entry::new(&session, &key).ok_or_else(missing)?);
    }
    let layers: Vec<&PreparedLayer> = session.layers().iter().map(|l| &*l.prepared).collect();
    let card = card(&key, &CardContext { atlas: session.atlas(), layers: &layers }).ok_or_else(missing)?;
    Ok(Answer::text(to_text(&card)))
}
