use serde_json::Value;

use super::members::Members;
use super::out::Out;
use super::{Rest, absolute, file_name, relative};
use crate::formats::findings::Findings;

/// A user's file that a project refers to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// In a project file relative to its folder with `/` as separator, if possible; otherwise an absolute
    /// path of the system.
    pub path: String,
    pub bytes: Option<u64>,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: Option<String>,
    pub other: Rest,
}

impl Source {
    pub fn at(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// The file name without its folder.
    pub fn name(&self) -> &str {
        file_name(&self.path)
    }

    /// Whether `bytes` and `sha256` of both agree; unknown values never conflict.
    pub fn agrees(&self, bytes: u64, sha256: Option<&str>) -> bool {
        let same = |own: &str, other: &str| own.eq_ignore_ascii_case(other);
        self.bytes.is_none_or(|own| own == bytes)
            && match (&self.sha256, sha256) {
                (Some(own), Some(other)) => same(own, other),
                _ => true,
            }
    }

    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let path: String = m.need("path")?;
        let bytes = m.take("bytes");
        let sha256 = m.take_if("sha256", |text: &String| {
            let sound = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
            if sound { Ok(()) } else { Err(("this is not a SHA-256", "write its 64 hexadecimal digits")) }
        });
        Some(Self { path, bytes, sha256, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        out.put("path", &self.path).put_some("bytes", self.bytes).put_some("sha256", self.sha256.as_ref());
        out.end(&self.other)
    }

    pub(super) fn made_absolute(&mut self, folder: &str) {
        self.path = absolute(folder, &self.path);
    }

    pub(super) fn made_relative(&mut self, folder: &str) {
        self.path = relative(folder, &self.path);
    }
}
