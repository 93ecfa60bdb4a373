use std::str::FromStr as _;

use super::link_error::LinkError;
use super::{Link, PROGRAM};

/// What an address asks for.
const OPEN: &str = "open";

/// The names of its parts.
const PARTS: [&str; 4] = ["project", "select", "layers", "at"];

impl Link {
    /// The link as an address, `iraq-risk-atlas:open?select=FP-17&at=43.77,35.325,9`, which a system that knows the
    /// program opens at a click. Percent-encoded (RFC 3986).
    pub fn address(&self) -> String {
        let values = [
            self.project.clone(),
            self.select.clone(),
            self.layers.as_ref().map(ToString::to_string),
            self.at.map(|at| at.to_string()),
        ];
        let parts = PARTS.iter().zip(values);
        let parts = parts.filter_map(|(name, value)| Some(format!("{name}={}", encoded(&value?))));
        let query = parts.collect::<Vec<_>>().join("&");
        if query.is_empty() { format!("{PROGRAM}:{OPEN}") } else { format!("{PROGRAM}:{OPEN}?{query}") }
    }

    /// Whether a text is meant as an address; its case does not matter.
    pub fn is_address(text: &str) -> bool {
        let (start, rest) = text.split_at_checked(PROGRAM.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(PROGRAM) && rest.starts_with(':')
    }

    /// Parses an address.
    ///
    /// # Errors
    /// What in it is wrong.
    pub(super) fn of_address(text: &str) -> Result<Self, LinkError> {
        let rest = text.get(PROGRAM.len() + 1..).unwrap_or_default();
        let (what, query) = rest.split_once('?').unwrap_or((rest, ""));
        // Some programs write two slashes, as in web addresses.
        let what = what.trim_matches('/');
        if !what.is_empty() && !what.eq_ignore_ascii_case(OPEN) {
            return Err(LinkError::UnknownRequest(what.to_owned()));
        }
        let mut link = Self::default();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| LinkError::NoValue(part.to_owned()))?;
            let value = decoded(value)?;
            let twice = match name {
                "project" => link.project.replace(local(value)?).is_some(),
                "select" => link.select.replace(value).is_some(),
                "layers" => link
                    .layers
                    .replace(super::LayerChoice::from_str(&value).unwrap_or_else(|e| match e {}))
                    .is_some(),
                "at" => link.at.replace(value.parse()?).is_some(),
                _ => return Err(LinkError::UnknownOption(name.to_owned())),
            };
            if twice {
                return Err(LinkError::Twice(name.to_owned()));
            }
        }
        Ok(link)
    }
}

/// An address may come from a page of the web. It must not make the program ask another computer for a file.
fn local(path: String) -> Result<String, LinkError> {
    let remote = path.starts_with(['/', '\\']) && path[1..].starts_with(['/', '\\']);
    if remote { Err(LinkError::OtherComputer(path)) } else { Ok(path) }
}

fn encoded(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~,/:".contains(&byte);
    let mut out = String::new();
    for byte in value.bytes() {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn decoded(value: &str) -> Result<String, LinkError> {
    let wrong = || LinkError::WrongEncoding(value.to_owned());
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit().ok_or_else(wrong)?, digit().ok_or_else(wrong)?);
        bytes.push(u8::try_from(high * 16 + low).map_err(|_| wrong())?);
    }
    String::from_utf8(bytes).map_err(|_| wrong())
}
