use super::{Fault, ReadError};

/// The text of a file in UTF-8, without its byte order mark.
///
/// # Errors
/// An empty file, UTF-16, and bytes that are not UTF-8 – with the offset of the first.
pub fn decode_utf8<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = "the text is encoded as UTF-16 (byte 0 begins its byte order mark)";
        return Err(ReadError::whole(name, message, "save the file as UTF-8"));
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(text) {
        Ok(text) if text.trim().is_empty() => {
            Err(ReadError::whole(name, "the file is empty", "choose another file or fetch it again"))
        }
        Ok(text) => Ok(text),
        Err(error) => {
            Err(ReadError::new(name, not_utf8(bytes, error.valid_up_to() + bytes.len() - text.len())))
        }
    }
}

fn not_utf8(bytes: &[u8], offset: usize) -> Fault {
    let before = &bytes[..offset];
    let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
    Fault {
        line: before.iter().filter(|&&b| b == b'\n').count() + 1,
        column: Some(column),
        feature: None,
        field: None,
        message: format!("the bytes from offset {offset} on are not UTF-8"),
        remedy: "save the file as UTF-8".to_owned(),
    }
}
