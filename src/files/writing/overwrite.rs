use std::fs;
use std::path::{Path, PathBuf};

use super::{WriteError, is_program_output};

/// Which files may be overwritten. Every writer of this module checks this, so that no file is lost by mistake:
/// a file that is being read is never overwritten, and any other only if this program wrote it or the user
/// agreed.
#[derive(Clone, Debug)]
pub struct Overwrite {
    /// Files being read, with a noun for each.
    sources: Vec<(&'static str, PathBuf)>,
    any: bool,
}

impl Overwrite {
    /// Files that this program wrote ([`is_program_output`]).
    pub fn program_output() -> Self {
        Self { sources: Vec::new(), any: false }
    }

    /// Any file: the user has agreed, or it is in the program's own folder.
    pub fn any() -> Self {
        Self { sources: Vec::new(), any: true }
    }

    /// The same, except for these files, which are being read; `what` is the noun for them.
    #[must_use]
    pub fn except<P: AsRef<Path>>(mut self, what: &'static str, paths: impl IntoIterator<Item = P>) -> Self {
        self.sources.extend(paths.into_iter().map(|path| (what, path.as_ref().to_owned())));
        self
    }

    /// Whether a file may be written there.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, path: &Path) -> Result<(), WriteError> {
        if path.file_name().is_none() {
            return Err(WriteError::NoName);
        }
        if path.is_dir() {
            return Err(WriteError::Folder);
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(WriteError::NoFolder(folder.to_owned()));
        }
        if let Some((what, _)) = self.sources.iter().find(|(_, source)| is_same_file(source, path)) {
            return Err(WriteError::IsRead(what));
        }
        // A dangling link is treated as a missing file.
        if self.any || fs::metadata(path).is_err() || is_program_output(path) {
            return Ok(());
        }
        Err(WriteError::NotOurs)
    }
}

/// Whether two paths name the same file, through hard or symbolic links and in any spelling. If the files do
/// not exist, whether they would be the same.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    match same_file::is_same_file(a, b) {
        Ok(same) => same,
        Err(_) => full(a).is_some_and(|a| full(b) == Some(a)),
    }
}

fn full(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let folder = path.parent()?.canonicalize().ok()?;
    Some(folder.join(path.file_name()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_read_is_known_by_any_of_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("sub")).unwrap();
        fs::write(at("table.csv"), "a,b\n1,2\n").unwrap();
        fs::hard_link(at("table.csv"), at("hard.csv")).unwrap();
        let overwrite = Overwrite::any().except("table", [at("table.csv")]);
        let mut names = vec!["table.csv", "hard.csv", "sub/../table.csv", "./table.csv"];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(at("table.csv"), at("soft.csv")).unwrap();
            names.push("soft.csv");
        }
        for name in names {
            assert_eq!(overwrite.check(&at(name)), Err(WriteError::IsRead("table")), "{name}");
        }
        assert_eq!(overwrite.check(&at("other.csv")), Ok(()));
        assert!(is_same_file(&at("new.csv"), &at("sub/../new.csv")), "although neither is there");
    }

    #[test]
    fn only_what_this_program_wrote_is_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let check = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            Overwrite::program_output().check(&path)
        };
        for (name, text) in [
            ("a.json", "{\"iraq_risk_atlas_project\": 1}"),
            ("a.geojson", "{\"type\": \"FeatureCollection\", \"iraq_risk_atlas\": {}}"),
            ("a.bib", "% Iraq Risk Atlas 0.1.0. One article.\n"),
            ("a.ris", "TY  - GEN\r\nN1  - Iraq Risk Atlas 0.1.0. One article.\r\n"),
            ("a.csv", "id,atlas_row,atlas_governorate,atlas_precision,atlas_longitude,atlas_latitude\r\n"),
            ("b.csv", "id;place_name;place_governorate;place_governorate_code\r\n"),
            ("empty.csv", ""),
        ] {
            assert_eq!(check(name, text), Ok(()), "{name}");
        }
        for (name, text) in [
            ("c.csv", "id,date\n1,2007\n"),
            ("c.json", "{\"a\": {\"iraq_risk_atlas\": 1}}"),
            ("c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            ("c.txt", "I like the Iraq Risk Atlas 1 best.\n"),
            ("c.png", "\u{89}PNG"),
        ] {
            assert_eq!(check(name, text), Err(WriteError::NotOurs), "{name}");
        }
    }
}
