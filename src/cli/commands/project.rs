use std::fmt::Write;
use std::path::Path;

use crate::cli::arguments::{NewProject, ProjectArgs, ProjectCommand, RenewProject};
use crate::cli::guard;
use crate::cli::input::{Inputs, Wanted, built_in_session};
use crate::cli::output::{Answer, Failure, NOTHING, unwritten};
use crate::files::{
    self, FileOfProject, Located, NotSaved, OpenedProject, Overwrite, Part, WriteError, open_layer,
    open_project, save_project,
};
use crate::formats::events::{Layout, Mapping};
use crate::formats::project::{Columns, Entry, EventEntry, LayerEntry, Project, Source};
use crate::formats::readers::Kind;
use crate::model::{EventLayerId, FeatureLayerId};

const WANTED: Wanted =
    Wanted { command: "project new", kinds: &[Kind::Layer, Kind::Events], prefer: Some(Kind::Events) };

pub fn run(args: &ProjectArgs) -> Result<Answer, Failure> {
    match &args.command {
        ProjectCommand::Check(args) => check(&args.project),
        ProjectCommand::New(args) => new(args),
        ProjectCommand::Renew(args) => renew(args),
    }
}

/// Whether a file is a readable project.
pub fn is_one(path: &Path) -> bool {
    // A pipe can be read only once, so it is not sniffed.
    path.is_file() && files::kind_of(path) == Some(Kind::Project)
}

fn check(path: &Path) -> Result<Answer, Failure> {
    let (text, sound) = in_lines(path, &open_project(path)?);
    Ok(Answer::text(text).found(sound))
}

/// What there is to say of a project, and whether all of its files are there as they were.
pub fn in_lines(path: &Path, opened: &OpenedProject) -> (String, bool) {
    let mut out = format!("{}: {}\n", path.display(), title(&opened.project));
    let mut sound = opened.notes.is_empty();
    for note in &opened.notes {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "  {note}");
    }
    for file in &opened.files {
        let file = &settled(file.clone());
        let state = file.words().unwrap_or_else(|| format!("{} is present and unchanged", file.name()));
        sound &= matches!(file.located, Located::Same(_));
        let _ = writeln!(out, "  {state}");
    }
    (out, sound)
}

/// A large file of which only the length was compared so far.
fn settled(file: FileOfProject) -> FileOfProject {
    match file.located {
        Located::Unsure(path) => {
            let same = files::is_same(&path, &file.source);
            let located = if same { Located::Same(path) } else { Located::Changed(path) };
            FileOfProject { located, ..file }
        }
        Located::Same(_) | Located::Changed(_) | Located::Moved(_) | Located::Missing => file,
    }
}

fn title(project: &Project) -> &str {
    if project.title.is_empty() { "untitled project" } else { &project.title }
}

fn new(args: &NewProject) -> Result<Answer, Failure> {
    let full = |path: &Path| -> Result<String, Failure> {
        if !path.is_file() {
            return Err(Failure::usage(format!("“{}” is not a file.", path.display())));
        }
        Ok(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned())
    };
    let session = built_in_session()?;
    // What is said of files is said of those behind the option, too; else they are not opened here.
    let said = args.read_as.says_something();
    let (events, plain) = if said { (&args.events[..], &[][..]) } else { (&[][..], &args.events[..]) };
    let inputs = Inputs::open_as(&session, &[events, &args.files].concat(), None, WANTED, &args.read_as)?;
    let mut project = session.project();
    (project.title, project.notes) = (args.title.clone(), args.notes.clone());
    // So that the window shows all of Iraq at its own size.
    project.view = None;
    let plain = plain.iter().map(|path| (path.as_path(), None));
    let tables = plain.chain(inputs.tables.iter().map(|table| (table.source.path(), Some(table))));
    for ((n, (path, table)), id) in tables.enumerate().zip((1..).map(EventLayerId)) {
        let mut entry = EventEntry::new(&id.to_string(), Source::at(&full(path)?));
        if let Some(table) = table {
            let of = |mapping: &Mapping| {
                Columns::of(&Layout { mapping: mapping.clone(), ..table.preview.layout.clone() })
            };
            (entry.said, entry.columns) = (table.said.clone(), table.mapping.as_ref().map(of));
        }
        project.events.push(EventEntry { at_work: n == 0, ..entry }.into());
    }
    let named = args.layer.iter().map(|path| open_layer(path)).collect::<Result<Vec<_>, _>>()?;
    let mut added: Vec<LayerEntry> = Vec::new();
    for layer in named.iter().chain(&inputs.layers) {
        let own = session.atlas().user_layer(&layer.layer.meta.id);
        let source = Some(Source::at(&full(Path::new(&layer.path))?));
        let mut ids = std::iter::once(own.clone()).chain((2..).map(|number| own.numbered(number)));
        let is_free = |id: &FeatureLayerId| !added.iter().any(|layer| layer.id == id.name());
        let id = ids.find(is_free).unwrap_or(own).to_string();
        added.push(LayerEntry {
            id,
            source,
            visible: true,
            opacity: 1.0,
            name: None,
            other: Default::default(),
        });
    }
    project.layers.splice(0..0, added.into_iter().map(Entry::from));
    let answer = write(project, &args.output, &args.replace.overwrite())?;
    // What `check` says of it: a file that is not there or cannot be read is told at once.
    let (said, sound) = in_lines(&args.output, &open_project(&args.output)?);
    Ok(if sound { answer } else { answer.followed_by(&said).found(false) })
}

fn renew(args: &RenewProject) -> Result<Answer, Failure> {
    let opened = open_project(&args.project)?;
    let mut project = opened.project.clone();
    if let Some(title) = &args.title {
        project.title.clone_from(title);
    }
    let missing: Vec<&FileOfProject> =
        opened.files.iter().filter(|f| f.located == Located::Missing).collect();
    for file in &opened.files {
        let Some(path) = file.located.path() else { continue };
        let path = path.to_string_lossy().into_owned();
        let found = |source: &mut Source| {
            *source = Source { path: path.clone(), bytes: None, sha256: None, other: source.other.clone() };
        };
        change(&mut project, &file.part, found);
    }
    let answer = write(project, &args.project, &Overwrite::any())?;
    missing.iter().filter_map(|file| file.words()).for_each(|words| guard::say(&format!("{words}.")));
    Ok(if missing.is_empty() { answer } else { answer.ending(NOTHING) })
}

fn change(project: &mut Project, part: &Part, with: impl FnMut(&mut Source)) {
    let source = match part {
        Part::Layer(id) => project.layers.iter_mut().find_map(|l| match l {
            Entry::Read(l) if l.id == *id => l.source.as_mut(),
            Entry::Read(_) | Entry::Unread(_) => None,
        }),
        Part::Events(id) => project.events.iter_mut().find_map(|e| match e {
            Entry::Read(e) if e.id == *id => Some(&mut e.source),
            Entry::Read(_) | Entry::Unread(_) => None,
        }),
        Part::Text => project.article.as_mut().and_then(|a| a.text.as_mut()),
    };
    source.into_iter().for_each(with);
}

/// Unreadable files are stored without a checksum.
fn write(project: Project, path: &Path, overwrite: &Overwrite) -> Result<Answer, Failure> {
    let files = project.sources().count();
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match save_project(project, &full, None, overwrite, &mut || true) {
        Ok(_) => {
            let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
            Ok(Answer::text(format!("{}: a project with {files}", path.display())))
        }
        Err(NotSaved::NotOurs) => Err(unwritten(&format!("“{}”", path.display()), &WriteError::NotOurs)),
        Err(why @ (NotSaved::Overtaken | NotSaved::Unread(_) | NotSaved::Failed(_))) => {
            Err(Failure::usage(format!("“{}” cannot be written: {why}.", path.display())))
        }
    }
}
