use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::session::Session;

/// A session as it is when the program is first started.
pub fn session() -> Session {
    static ATLAS: OnceLock<Arc<Atlas>> = OnceLock::new();
    Session::new(ATLAS.get_or_init(|| Arc::new(Atlas::built_in().unwrap())).clone())
}

pub fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports").join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// How many features GDAL counts in a file; says so where GDAL is not there.
pub fn ogrinfo(path: &Path) -> Option<usize> {
    let Ok(output) = Command::new("ogrinfo").args(["-ro", "-so", "-al"]).arg(path).output() else {
        eprintln!("ogrinfo (Debian: gdal-bin) is absent: this test has seen nothing");
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && complaints.trim().is_empty(), "{complaints}\n{text}");
    let counts = text.lines().filter_map(|l| l.strip_prefix("Feature Count: "));
    Some(counts.map(|n| n.trim().parse::<usize>().unwrap()).sum())
}
