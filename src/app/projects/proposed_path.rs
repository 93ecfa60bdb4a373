use std::path::{Path, PathBuf};

use crate::formats::project::{ENDING, Project};

/// Where to save a project: its own file; otherwise next to its first source, for short relative paths, named
/// after its title and never like an existing file.
pub fn proposed_path(own: Option<&Path>, project: &Project) -> PathBuf {
    if let Some(path) = own {
        return path.to_owned();
    }
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let stem: String = project.title.trim().chars().map(plain).take(60).collect();
    let stem = if stem.trim_matches('-').is_empty() { "project" } else { stem.trim_matches('-') };
    let source = project.sources().next().and_then(|s| Path::new(&s.path).parent().map(Path::to_owned));
    let folder = source.or_else(std::env::home_dir).unwrap_or_default();
    let name = |n: usize| if n < 2 { format!("{stem}{ENDING}") } else { format!("{stem}-{n}{ENDING}") };
    let free = (1..100).map(|n| folder.join(name(n))).find(|path| !path.exists());
    free.unwrap_or_else(|| folder.join(name(1)))
}
