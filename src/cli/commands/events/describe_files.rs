use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;

use crate::cli::arguments::Describe;
use crate::cli::commands::project;
use crate::cli::input::{Inputs, Wanted, built_in_session, event_file};
use crate::cli::output::{Answer, Failure};
use crate::files::{ArticleFile, name_of};
use crate::formats::readers::Kind;
use crate::reading::TextMatch;
use crate::session::{Session, UserLayerFile};

use super::describe_events;

const WANTED: Wanted = Wanted { command: "describe", kinds: &Kind::ALL, prefer: Some(Kind::Events) };

/// A layer file. `--help` promises these members, as of an article: add, never rename or remove.
#[derive(Serialize)]
struct LayerEntry<'a> {
    file: &'a str,
    id: &'a str,
    name: &'a str,
    kind: crate::model::Kind,
    features: usize,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ArticleEntry<'a> {
    file: String,
    title: &'a str,
    paragraphs: usize,
    /// Whether it is the text of an article that the built-in layers cite.
    cited: bool,
    notes: Vec<String>,
}

/// What files hold, each by itself.
pub fn run(args: &Describe) -> Result<Answer, Failure> {
    let session = built_in_session()?;
    let inputs =
        Inputs::open_as(&session, &args.files, None, WANTED, &args.read_as)?.without(&args.deleted)?;
    let (mut texts, mut values, mut sound) = (Vec::new(), Vec::new(), true);
    if let Some(opened) = &inputs.project {
        if args.json {
            let name = opened.path.file_name().unwrap_or_default().to_string_lossy();
            return Err(Failure::usage(format!(
                "“{name}” is a project, which is JSON already; leave out --json."
            )));
        }
        let path = args.files.iter().find(|path| name_of(path) == name_of(&opened.path));
        let (text, is_sound) = project::in_lines(path.unwrap_or(&opened.path), opened);
        texts.push(text);
        sound &= is_sound;
    }
    for table in &inputs.tables {
        let description = describe_events::describe(&event_file::filtered(&inputs.opener, table, &[])?);
        values.push(value(&description)?);
        texts.push(describe_events::in_lines(&description));
    }
    for layer in &inputs.layers {
        let entry = of_layer(layer);
        values.push(value(&entry)?);
        texts.push(layer_in_lines(&entry));
    }
    for article in &inputs.articles {
        let entry = of_article(article, &session);
        values.push(value(&entry)?);
        texts.push(article_in_lines(&entry));
    }
    let answer = match (args.json, values.as_slice()) {
        (true, [only]) => Answer::json(only)?,
        (true, all) => Answer::json(&all)?,
        (false, _) => Answer::text(texts.join("\n")),
    };
    Ok(answer.found(sound))
}

fn value(entry: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(entry).map_err(|e| Failure::internal(e.to_string()))
}

fn of_layer(file: &UserLayerFile) -> LayerEntry<'_> {
    let meta = &file.layer.meta;
    LayerEntry {
        file: &file.name,
        id: &meta.id,
        name: &meta.name,
        kind: meta.kind,
        features: file.layer.features.len(),
        notes: file.notes.iter().map(ToString::to_string).collect(),
    }
}

fn of_article<'a>(article: &'a ArticleFile, session: &Session) -> ArticleEntry<'a> {
    let document = &article.document;
    ArticleEntry {
        file: document.name.clone(),
        title: &document.title,
        paragraphs: document.paragraphs.len(),
        cited: session.cited(&document.paragraphs) != TextMatch::NoMatch,
        notes: article.notes.iter().map(ToString::to_string).collect(),
    }
}

fn layer_in_lines(entry: &LayerEntry) -> String {
    let features = if entry.features == 1 { "feature" } else { "features" };
    let head = format!("{}: layer {}, {}, {} {features}", entry.file, entry.id, entry.name, entry.features);
    with_notes(head, &entry.notes)
}

fn article_in_lines(entry: &ArticleEntry) -> String {
    let cited = if entry.cited { "; the built-in layers cite it" } else { "" };
    let head = format!("{}: article, {}, {} paragraphs{cited}", entry.file, entry.title, entry.paragraphs);
    with_notes(head, &entry.notes)
}

fn with_notes(mut text: String, notes: &[String]) -> String {
    for note in notes {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\n  {note}");
    }
    text + "\n"
}
