use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::files::{self, Fingerprint, Overwrite};
use crate::formats::project::{MOST_OF_A_PROJECT, Project, read_project, write_project};

use crate::app::jobs::{Job, Jobs, take_finished};
use crate::app::save_error::RecoveryError;

/// A project as stored in the program's data folder while unsaved.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// Its paths are absolute.
    pub project: Project,
    /// The project file, if any, and its fingerprint then.
    pub path: Option<PathBuf>,
    pub fingerprint: Option<Fingerprint>,
    /// Unix time in seconds when it was stored.
    pub at: u64,
}

/// As in the file.
#[derive(Serialize, Deserialize)]
struct Kept {
    iraq_risk_atlas_recovery: u32,
    at: u64,
    path: Option<PathBuf>,
    bytes: Option<u64>,
    sha256: Option<String>,
    project: Value,
}

/// A recovery file. It belongs to one running program, which holds a lock file next to it; the system
/// releases the lock when the program ends, however it ends.
struct Own {
    path: PathBuf,
    _held: File,
}

/// Stores unsaved work for recovery, and offers it at the next start.
pub struct ProjectRecovery {
    jobs: Jobs,
    /// `None` disables recovery.
    folder: Option<PathBuf>,
    own: Option<Own>,
    keeping: Option<Job<Result<(), RecoveryError>>>,
    pub offer: Option<Recovered>,
    offered: Option<Own>,
}

/// Prefix of the file names.
const NAME: &str = "project-";

impl ProjectRecovery {
    /// Looks for recovery files of earlier runs, ignoring those of running programs.
    pub fn new(jobs: &Jobs, folder: Option<PathBuf>) -> Self {
        let found = folder.as_deref().and_then(find);
        let (offer, offered) = found.unzip();
        Self { jobs: jobs.clone(), folder, own: None, keeping: None, offer, offered }
    }

    pub fn is_keeping(&self) -> bool {
        self.keeping.is_some()
    }

    /// Stores a project in the background.
    pub fn keep(&mut self, kept: Recovered) {
        let Some(folder) = &self.folder else { return };
        if self.own.is_none() {
            self.own = own(folder);
        }
        let Some(own) = &self.own else { return };
        let path = own.path.clone();
        self.keeping = Some(self.jobs.start("Saving the project for recovery", move |_| write(&kept, &path)));
    }

    /// Reports once why nothing could be stored.
    pub fn poll(&mut self) -> Option<RecoveryError> {
        take_finished(&mut self.keeping)?.ok()?.err()
    }

    /// Everything is saved or discarded: removes the recovery file.
    pub fn forget(&mut self) {
        // A running write would recreate the file after its removal.
        if let Some(keeping) = self.keeping.take() {
            let _ = keeping.wait(Duration::from_secs(2));
        }
        self.own.take().into_iter().for_each(remove);
    }

    /// Accepts the offered project; it stays stored under the same name.
    pub fn recover(&mut self) -> Option<Recovered> {
        self.own = self.offered.take();
        self.offer.take()
    }

    pub fn discard(&mut self) {
        self.offer = None;
        self.offered.take().into_iter().for_each(remove);
    }
}

fn remove(own: Own) {
    // Best effort: a remaining file is merely offered once more.
    let _ = fs::remove_file(&own.path);
    let _ = fs::remove_file(own.path.with_extension("lock"));
}

/// A unique name.
fn own(folder: &Path) -> Option<Own> {
    fs::create_dir_all(folder).ok()?;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let stem = format!("{NAME}{}-{}", since.as_millis(), std::process::id());
    hold(folder.join(format!("{stem}.json")))
}

/// `None` if a running program holds it.
fn hold(path: PathBuf) -> Option<Own> {
    let held = File::create(path.with_extension("lock")).ok()?;
    match held.try_lock() {
        Err(fs::TryLockError::WouldBlock) => None,
        // Without file locks, the second program takes it.
        Ok(()) | Err(fs::TryLockError::Error(_)) => Some(Own { path, _held: held }),
    }
}

fn write(kept: &Recovered, path: &Path) -> Result<(), RecoveryError> {
    let file = Kept {
        iraq_risk_atlas_recovery: 1,
        at: kept.at,
        path: kept.path.clone(),
        bytes: kept.fingerprint.as_ref().map(|f| f.bytes),
        sha256: kept.fingerprint.as_ref().map(|f| f.sha256.clone()),
        project: serde_json::from_str(&write_project(&kept.project))?,
    };
    let text = serde_json::to_vec(&file)?;
    Ok(files::write(path, &text, &Overwrite::any())?)
}

/// The newest one not held by a running program; unreadable files are skipped.
fn find(folder: &Path) -> Option<(Recovered, Own)> {
    let entries = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> = entries
        .filter(|path| {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            name.starts_with(NAME) && name.ends_with(".json")
        })
        .collect();
    paths.sort_by_key(|path| fs::metadata(path).and_then(|m| m.modified()).ok());
    paths.into_iter().rev().find_map(|path| Some((read(&path)?, hold(path)?)))
}

fn read(path: &Path) -> Option<Recovered> {
    let bytes = files::read(path, 2 * MOST_OF_A_PROJECT).ok()?;
    let kept: Kept = serde_json::from_slice(&bytes).ok()?;
    let (project, _) = read_project("", kept.project.to_string().as_bytes()).ok()?;
    let fingerprint = kept.bytes.zip(kept.sha256).map(|(bytes, sha256)| Fingerprint { bytes, sha256 });
    Some(Recovered { project, path: kept.path, fingerprint, at: kept.at })
}

#[cfg(test)]
mod tests {
    use egui::Context;

    use super::*;

    fn jobs() -> Jobs {
        Jobs::new(&Context::default())
    }

    fn titled(title: &str) -> Recovered {
        let project = Project { title: title.to_owned(), ..Project::default() };
        Recovered { project, path: Some("/a/b.atlas.json".into()), fingerprint: None, at: 7 }
    }

    fn wait(recovery: &mut ProjectRecovery) {
        while recovery.is_keeping() {
            assert!(recovery.poll().is_none());
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn work_is_offered_after_a_crash_and_not_while_its_program_runs() {
        let folder = tempfile::tempdir().unwrap();
        let open = || ProjectRecovery::new(&jobs(), Some(folder.path().to_owned()));
        let mut first = open();
        assert!(first.offer.is_none());
        first.keep(titled("first"));
        wait(&mut first);
        assert!(open().offer.is_none(), "it runs");
        drop(first);
        let mut second = open();
        assert_eq!(second.offer.as_ref().map(|o| o.project.title.as_str()), Some("first"));
        assert!(open().offer.is_none(), "it is offered already");
        let recovered = second.recover().expect("the offer");
        assert_eq!((recovered.path, recovered.at), (Some("/a/b.atlas.json".into()), 7));
        drop(second);
        let mut third = open();
        assert!(third.offer.is_some(), "it was taken up but not saved");
        third.recover();
        third.forget();
        drop(third);
        assert!(open().offer.is_none(), "saved");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
    }

    #[test]
    fn what_is_discarded_or_broken_is_not_offered() {
        let folder = tempfile::tempdir().unwrap();
        let open = || ProjectRecovery::new(&jobs(), Some(folder.path().to_owned()));
        std::fs::write(folder.path().join("project-1-1.json"), "{\"iraq_risk").unwrap();
        let mut first = open();
        assert!(first.offer.is_none());
        first.keep(titled("a"));
        wait(&mut first);
        drop(first);
        let mut second = open();
        second.discard();
        drop(second);
        assert!(open().offer.is_none());
    }
}
