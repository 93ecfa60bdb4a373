use std::path::{Path, PathBuf};

use crate::cli::arguments::Window;
use crate::cli::commands::{project, read};
use crate::cli::input::{built_in_session, lookup, position};
use crate::cli::output::{Answer, Failure};
use crate::files::{self, ArticleFile};
use crate::session::{Link, LinkError, LinkView, Session};

/// All commands, for messages.
const COMMANDS: &str = "render, describe, stats, place, at, find, card, check, project and cache";

/// Opens the window and returns when it is closed.
#[cfg(feature = "gui")]
pub fn run(args: Window) -> Result<Answer, Failure> {
    let args = followed(args)?;
    let Known { text, at } = known(&args)?;
    display()?;
    crate::app::run(crate::app::WindowArgs {
        select: args.select,
        text,
        layers: args.layers,
        at,
        files: args.files,
        data: None,
        cache: if args.no_cache { None } else { files::TableCache::of_user() },
    })
    .map_err(|why| Failure::usage(why.to_string()))?;
    Ok(Answer::text(""))
}

#[cfg(not(feature = "gui"))]
pub fn run(args: Window) -> Result<Answer, Failure> {
    known(&followed(args)?)?;
    Err(Failure::usage(format!("This build has no window; its commands are {COMMANDS} (see --help).")))
}

/// What an address among the files asks for, as if it were given in options.
fn followed(mut args: Window) -> Result<Window, Failure> {
    let address = |path: &PathBuf| path.to_str().filter(|text| Link::is_address(text)).map(str::to_owned);
    let Some((index, text)) = args.files.iter().enumerate().find_map(|(i, path)| Some((i, address(path)?)))
    else {
        return Ok(args);
    };
    let link: Link = text.parse().map_err(|why: LinkError| Failure::usage(why.to_string()))?;
    let twice = [
        ("--select", args.select.is_some() && link.select.is_some()),
        ("--layers", args.layers.is_some() && link.layers.is_some()),
        ("--at", args.at.is_some() && link.at.is_some()),
    ];
    if let Some((option, _)) = twice.iter().find(|(_, twice)| *twice) {
        return Err(Failure::usage(format!(
            "{option} is given beside an address that says it too; leave one out."
        )));
    }
    args.files.remove(index);
    args.files.splice(index..index, link.project.map(PathBuf::from));
    args.select = args.select.or(link.select);
    args.layers = args.layers.or(link.layers);
    args.at = args.at.or(link.at.map(|at| at.to_string()));
    Ok(args)
}

/// The resolved arguments.
#[cfg_attr(not(feature = "gui"), expect(dead_code, reason = "only the window shows them"))]
struct Known {
    text: Option<ArticleFile>,
    at: Option<LinkView>,
}

/// Names and files are checked before the window opens, so that errors appear in the terminal.
fn known(args: &Window) -> Result<Known, Failure> {
    let text = args.article.as_deref().map(read::article).transpose()?;
    args.files.iter().try_for_each(|path| readable(path))?;
    let project = has_project(&args.files)?;
    if args.select.is_none() && args.layers.is_none() && args.at.is_none() {
        return Ok(Known { text, at: None });
    }
    let session = built_in_session()?;
    // Ids within a project are resolved once it is open.
    if !project {
        if let Some(id) = &args.select {
            lookup::feature(&session, id)?;
        }
        args.layers
            .as_ref()
            .map(|choice| session.layers_named(choice))
            .transpose()
            .map_err(|why| Failure::usage(why.to_string()))?;
    }
    let at = args.at.as_deref().map(|at| view(at, &session)).transpose()?;
    Ok(Known { text, at })
}

/// Finds the project among the files: at most one, and readable.
fn has_project(files: &[PathBuf]) -> Result<bool, Failure> {
    let mut projects = files.iter().filter(|path| project::is_one(path));
    let Some(path) = projects.next() else { return Ok(false) };
    if projects.next().is_some() {
        return Err(Failure::usage("Only one project can be open at a time; name one of them."));
    }
    files::open_project(path)?;
    Ok(true)
}

/// A view with its centre on the map.
fn view(text: &str, session: &Session) -> Result<LinkView, Failure> {
    let view: LinkView = text.parse().map_err(|why: LinkError| Failure::usage(why.to_string()))?;
    let words: Vec<&str> = text.split(',').take(2).collect();
    position(&words.join(","), &session.atlas().base)?;
    match view.zoom() {
        Some(zoom) if !(4.0..=15.0).contains(&zoom) => {
            Err(Failure::usage(format!("“{text}” is out of range: the zoom must be from 4 to 15.")))
        }
        _ => Ok(view),
    }
}

/// Fails if the system has no display. Only X11 and Wayland show this in the environment.
#[cfg(feature = "gui")]
fn display() -> Result<(), Failure> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_shown_by_environment = cfg!(all(unix, not(target_vendor = "apple"), not(target_os = "android")));
    if !is_shown_by_environment || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(set) {
        return Ok(());
    }
    Err(Failure::usage(
        "There is no display to open a window on (neither WAYLAND_DISPLAY, WAYLAND_SOCKET nor DISPLAY is set); \
         `iraq-risk-atlas render -o map.png` draws the map without one.",
    ))
}

/// A word that is not a file was most likely meant as a command.
fn readable(path: &Path) -> Result<(), Failure> {
    match std::fs::File::open(path) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(Failure::usage(format!(
            "“{}” is neither a command nor a file; the commands are {COMMANDS} (see --help).",
            path.display()
        ))),
        Err(e) => Err(Failure::usage(format!(
            "“{}” cannot be opened: {}.",
            path.display(),
            files::IoReason::from(e)
        ))),
    }
}
