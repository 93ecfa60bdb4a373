use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::events::Day;
use crate::files::reading::{EventSource, digits};

/// By what it is known that a kept table is still that of its file, and would be read by this program in the
/// same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::files) struct Key {
    /// This program as it is on the disk: another one may read files in another way.
    program: Program,
    /// The file's path, and what was said of its columns.
    asked: String,
    /// Length in bytes.
    len: u64,
    /// Nanoseconds since 1970.
    modified: u128,
    /// Device and number of the file, where the system has such.
    identity: Option<(u64, u64)>,
    /// Of its beginning, its end and blocks between.
    content: String,
    /// The day on which it was read: dates after it are noted.
    pub today: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Program {
    version: String,
    len: u64,
    modified: u128,
}

/// Bytes of each block of a file that is looked at, and how many blocks.
const BLOCK: usize = 32 << 10;
const BLOCKS: u64 = 64;

/// Seconds for which a file is left alone after it was written: a clock that is coarse may not show that it is
/// being written still.
const SETTLED: u64 = 2;

impl Key {
    /// `None` if the file is no plain file, was written just now, or changes.
    pub fn of(source: &EventSource, asked: &str, today: Option<Day>) -> Option<Self> {
        let (len, modified, identity) = source.state()?;
        let age = SystemTime::now().duration_since(modified).ok()?;
        if age.as_secs() < SETTLED {
            return None;
        }
        let path = source.path().canonicalize().ok()?;
        Some(Self {
            program: Program::this()?,
            asked: format!("{}\n{asked}", path.display()),
            len,
            modified: nanoseconds(modified)?,
            identity,
            content: content(source)?,
            today: today.map(|day| day.0),
        })
    }

    /// The name of the file that keeps the table. A file that changed has the same, so that its old table is
    /// replaced.
    pub fn file_name(&self) -> String {
        let hash = digits(&Sha256::digest(self.asked.as_bytes()));
        format!("{}.{ENDING}", hash.get(..32).unwrap_or(&hash))
    }

    /// Whether a table that was kept under another key is the same. `future` says whether some of its dates lay
    /// in the future when it was read.
    pub fn fits(&self, kept: &Self, future: bool) -> bool {
        let day = if future { self.today == kept.today } else { self.today >= kept.today };
        day && *kept == Self { today: kept.today, ..self.clone() }
    }
}

/// Of the names of files that keep tables.
pub(super) const ENDING: &str = "table";

impl Program {
    fn this() -> Option<Self> {
        let meta = std::env::current_exe().ok()?.metadata().ok()?;
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Some(Self { version, len: meta.len(), modified: nanoseconds(meta.modified().ok()?)? })
    }
}

fn nanoseconds(time: SystemTime) -> Option<u128> {
    Some(time.duration_since(UNIX_EPOCH).ok()?.as_nanos())
}

/// The hash of evenly spaced blocks, the first and the last included.
fn content(source: &EventSource) -> Option<String> {
    let last = source.len().saturating_sub(BLOCK as u64);
    let mut hash = Sha256::new();
    for block in 0..BLOCKS {
        hash.update(source.read_at(last / (BLOCKS - 1) * block, BLOCK).ok()?);
    }
    hash.update(source.read_at(last, BLOCK).ok()?);
    Some(digits(&hash.finalize()))
}
