use std::path::{Path, PathBuf};

use super::said_columns::said;
use crate::cli::arguments::{DeletedArgs, ReadArgs};
use crate::cli::output::{Failure, ProgressBar, Replace};
use crate::files::{ArticleFile, Opened, OpenedProject, Opener, Overwrite, TableFile, kind_of, open_deleted};
use crate::formats::Overrides;
use crate::formats::events::Watch;
use crate::formats::readers::Kind;
use crate::session::{Session, UserLayerFile};

/// The files a command is called with, by content. They can be given in any order, as arguments or with an
/// option for their kind.
pub struct Inputs {
    pub opener: Opener,
    pub project: Option<OpenedProject>,
    pub layers: Vec<UserLayerFile>,
    pub tables: Vec<TableFile>,
    pub articles: Vec<ArticleFile>,
    paths: Vec<(Kind, PathBuf)>,
}

/// Which files a command uses.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Its name, for messages.
    pub command: &'static str,
    pub kinds: &'static [Kind],
    /// The kind to prefer if the content of a file is ambiguous.
    pub prefer: Option<Kind>,
}

impl Inputs {
    /// Opens the files of a command; `events` is a file given with an option for event data.
    ///
    /// # Errors
    /// A sentence that names the file that cannot be opened or that the command cannot use.
    pub fn open(
        session: &Session,
        files: &[PathBuf],
        events: Option<&Path>,
        wanted: Wanted,
    ) -> Result<Self, Failure> {
        Self::open_as(session, files, events, wanted, &ReadArgs::default())
    }

    /// The same, with event files read as the call says.
    ///
    /// # Errors
    /// Likewise, and a sentence that names an encoding, a role or a column that does not exist.
    pub fn open_as(
        session: &Session,
        files: &[PathBuf],
        events: Option<&Path>,
        wanted: Wanted,
        read_as: &ReadArgs,
    ) -> Result<Self, Failure> {
        let overrides = overrides(read_as)?;
        let mut this = Self {
            opener: Opener::new(session.atlas_arc()).with_cache(read_as.cache()),
            project: None,
            layers: Vec::new(),
            tables: Vec::new(),
            articles: Vec::new(),
            paths: Vec::new(),
        };
        for path in files {
            this.take(path, wanted, &overrides)?;
        }
        if let Some(path) = events {
            this.paths.push((Kind::Events, path.to_owned()));
            this.tables.push(open_table_as(&this.opener, path, &overrides)?);
        }
        this.reading_as(read_as, &overrides)
    }

    fn reading_as(mut self, args: &ReadArgs, overrides: &Overrides) -> Result<Self, Failure> {
        if self.tables.is_empty() && !(args.is_empty() && *overrides == Overrides::default()) {
            return Err(Failure::usage(
                "--column, --date-order, --decimal, --sheet and --encoding need an event file; name one.",
            ));
        }
        for table in &mut self.tables {
            table.mapping = said(args, table)?;
        }
        Ok(self)
    }

    /// Leaves the events on a list of deleted ones out of all event files.
    ///
    /// # Errors
    /// If it is no such list, or if there is no event file.
    pub fn without(mut self, args: &DeletedArgs) -> Result<Self, Failure> {
        let Some(path) = self.deleted(args)? else { return Ok(self) };
        if self.tables.is_empty() {
            return Err(Failure::usage("--deleted needs an event file; name one."));
        }
        self.tables.iter_mut().for_each(|table| table.said.deleted = Some(path.clone()));
        Ok(self)
    }

    /// Leaves the events on a list of deleted ones out of the last event file only.
    ///
    /// # Errors
    /// If it is no such list.
    pub fn without_in_last(mut self, args: &DeletedArgs) -> Result<Self, Failure> {
        let path = self.deleted(args)?;
        if let Some(table) = self.tables.last_mut() {
            table.said.deleted = path;
        }
        Ok(self)
    }

    /// The list that was named, if it is one.
    fn deleted(&mut self, args: &DeletedArgs) -> Result<Option<PathBuf>, Failure> {
        let Some(path) = &args.deleted else { return Ok(None) };
        open_deleted(path)?;
        self.paths.push((Kind::Events, path.clone()));
        Ok(Some(path.clone()))
    }

    fn take(&mut self, path: &Path, wanted: Wanted, overrides: &Overrides) -> Result<(), Failure> {
        // A sheet or an encoding is said of event files only.
        let is_other = || path.is_file() && matches!(kind_of(path), Some(Kind::Project | Kind::Layer));
        if *overrides != Overrides::default() && wanted.kinds.contains(&Kind::Events) && !is_other() {
            self.paths.push((Kind::Events, path.to_owned()));
            self.tables.push(open_table_as(&self.opener, path, overrides)?);
            return Ok(());
        }
        let mut bar = ProgressBar::new();
        let opened = self.opener.open(path, wanted.prefer, &mut unpacking(&mut bar))?;
        let kind = opened.kind();
        if !wanted.kinds.contains(&kind) {
            return Err(useless(path, kind, wanted));
        }
        self.paths.push((kind, path.to_owned()));
        match opened {
            Opened::Project(_) if self.project.is_some() => {
                return Err(Failure::usage("Only one project can be open at a time; name one of them."));
            }
            Opened::Project(project) => self.project = Some(*project),
            Opened::Layer(layer) => self.layers.push(*layer),
            Opened::Events(table) => self.tables.push(*table),
            Opened::Article(article) => self.articles.push(*article),
        }
        Ok(())
    }

    /// What a command that reads these files may overwrite.
    pub fn overwrite(&self, replace: Replace) -> Overwrite {
        let mut overwrite = replace.overwrite();
        for (kind, path) in &self.paths {
            overwrite = overwrite.except(noun(*kind), [path]);
        }
        let files = self.project.iter().flat_map(|project| &project.files);
        overwrite.except("file of the project", files.filter_map(|file| file.located.path()))
    }
}

/// Opens a file that has to be event data, with a progress bar while it is decompressed.
///
/// # Errors
/// A sentence that names it.
pub fn open_table(opener: &Opener, path: &Path, read_as: &ReadArgs) -> Result<TableFile, Failure> {
    open_table_as(opener, path, &overrides(read_as)?)
}

/// What a call says of the files themselves.
fn overrides(read_as: &ReadArgs) -> Result<Overrides, Failure> {
    read_as.overrides().map_err(|name| {
        Failure::usage(format!("“{name}” is no encoding that is known here; windows-1256 or utf-8 are."))
    })
}

/// The same with a sheet or an encoding that is said.
///
/// # Errors
/// Likewise.
pub fn open_table_as(opener: &Opener, path: &Path, overrides: &Overrides) -> Result<TableFile, Failure> {
    let mut bar = ProgressBar::new();
    Ok(opener.open_table_as(path, overrides, &mut unpacking(&mut bar))?)
}

fn unpacking(bar: &mut ProgressBar) -> impl FnMut(u64, u64) -> Watch {
    move |done, all| {
        bar.show(done, all, "opening the file");
        Watch::GoOn
    }
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Project => "project",
        Kind::Layer => "layer file",
        Kind::Events => "event file",
        Kind::Article => "article",
    }
}

fn useless(path: &Path, kind: Kind, wanted: Wanted) -> Failure {
    let remedy = match kind {
        Kind::Project if wanted.kinds.contains(&Kind::Events) => {
            "; name one of its event files, which `describe` lists"
        }
        Kind::Article => "; `read` finds the places in it",
        Kind::Events => "; `stats` counts it",
        Kind::Project | Kind::Layer => "; `render` draws it",
    };
    Failure::usage(format!(
        "“{}” cannot be used by `{}`: it is {}{remedy}.",
        path.display(),
        wanted.command,
        kind.words()
    ))
}
