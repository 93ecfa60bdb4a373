use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::SourceError;
use super::origin::Origin;

/// The identity of a file's content: its length in bytes and its SHA-256 in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    pub bytes: u64,
    pub sha256: String,
}

impl Fingerprint {
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, sha256: digits(&Sha256::digest(bytes)) }
    }

    /// Reads a file, which may be larger than memory. `go_on` is polled about every megabyte.
    ///
    /// # Errors
    /// Why it cannot be read, as the end of a sentence, or that it was cancelled.
    pub fn of_file(path: &Path, go_on: &mut dyn FnMut() -> bool) -> Result<Self, SourceError> {
        let mut file = File::open(path)?;
        let Some(origin) = Origin::of(&file, &file.metadata()?, path)? else {
            return Err(SourceError::NoEnd);
        };
        let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 20]);
        loop {
            match file.read(&mut buffer) {
                Ok(0) => {
                    origin.same_file()?;
                    return Ok(Self { bytes, sha256: digits(&hash.finalize()) });
                }
                Ok(n) => {
                    // `read` never returns more than the buffer size.
                    hash.update(buffer.get(..n).unwrap_or_default());
                    bytes += n as u64;
                }
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e.into()),
            }
            if !go_on() {
                return Err(SourceError::Cancelled);
            }
        }
    }
}

/// Bytes in hexadecimal.
pub(in crate::files) fn digits(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_fingerprint_is_that_of_its_bytes() {
        // `printf abc | sha256sum`
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("abc");
        std::fs::write(&path, "abc").unwrap();
        let read = Fingerprint::of_file(&path, &mut || true).unwrap();
        assert_eq!(read, Fingerprint { bytes: 3, sha256: abc.to_owned() });
        assert_eq!(Fingerprint::of(b"abc"), read);
        assert!(Fingerprint::of_file(folder.path(), &mut || true).is_err());
    }
}
