use std::env;
use std::path::PathBuf;

/// The folder in the user's cache folder where tables are kept; `None` if the system names no such folder.
/// It need not exist.
pub fn cache_folder() -> Option<PathBuf> {
    // A relative path would depend on where the program was started.
    let named = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))
    };
    folder.map(|folder| folder.join("iraq-risk-atlas").join("tables"))
}
