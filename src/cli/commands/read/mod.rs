//! `read`: the places named in an article, and drafts of what is said about them, without a window.

mod entry;
mod lines;
mod open;
mod output;

use crate::atlas::Atlas;
use crate::files::ArticleFile;
use crate::reading::{PlaceFinder, drafts_watched};

use crate::cli::arguments::Read;
use crate::cli::output::{Answer, Failure, ProgressBar};

use entry::Found;
pub use open::article;

/// Reads an article and answers with its places and drafts.
pub fn run(args: &Read) -> Result<Answer, Failure> {
    if let Some(path) = &args.output {
        output::check(path, args)?;
    }
    let atlas = &Atlas::built_in().map_err(|e| Failure::internal(e.to_string()))?;
    let mut bar = ProgressBar::new();
    let ArticleFile { document, notes, .. } = article(&args.file)?;
    let notes: Vec<String> = notes.iter().map(ToString::to_string).collect();
    let all = document.paragraphs.len() as u64;
    bar.show(0, all, "finding the places");
    let mentions = PlaceFinder::new(atlas).mentions(&document);
    let mut watch = |paragraph: u32| bar.show(u64::from(paragraph), all, "making drafts");
    let drafts = drafts_watched(&document, &mentions, atlas, &mut watch);
    drop(bar);
    let article = document.article(&output::id(&document));
    if let Some(path) = &args.output {
        output::write(path, args, &document, &article, &drafts)?;
    }
    let found =
        Found { document: &document, article: &article, notes: &notes, mentions: &mentions, drafts: &drafts };
    let answer = if args.json {
        Answer::json(&found.entry())?
    } else {
        let written = args.output.as_deref().map(|path| output::line(path, drafts.len()));
        Answer::text(lines::of(&found, written.as_deref()))
    };
    Ok(answer.found(!mentions.is_empty()))
}
