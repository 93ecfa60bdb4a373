use crate::cli::arguments::Cache;
use crate::cli::output::{Answer, Failure};
use crate::files::{IoReason, TableCache};

/// Says what is kept of large event files, or removes it.
pub fn run(args: &Cache) -> Result<Answer, Failure> {
    let Some(cache) = TableCache::of_user() else {
        return Ok(Answer::text("No tables are kept: the system names no folder for them."));
    };
    let folder = cache.folder().display();
    let held = if args.empty { cache.empty() } else { cache.size() };
    let held = held.map_err(|why| Failure::usage(format!("{folder}: {}.", IoReason::from(why))))?;
    let said = if args.empty { "removed from" } else { "in" };
    Ok(Answer::text(format!("{held} {said} {folder}")))
}
