use memchr::memchr3;

/// Length of the object at the start; `None` if it is incomplete. Only braces and strings are examined: other
/// errors are found when parsing.
pub(in crate::formats::events) fn object_len(bytes: &[u8]) -> Option<usize> {
    match object(bytes) {
        Object::Ends(len) => Some(len),
        Object::Open | Object::Broken => None,
    }
}

pub(in crate::formats::events) enum Object {
    Ends(usize),
    /// More bytes are needed.
    Open,
    /// A line end within a string, which JSON does not allow: a quote is missing.
    Broken,
}

pub(in crate::formats::events) fn object(bytes: &[u8]) -> Object {
    let (mut at, mut depth) = (0_usize, 0_usize);
    while let Some(found) = memchr3(b'"', b'{', b'}', &bytes[at..]) {
        at += found + 1;
        match bytes[at - 1] {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Object::Ends(at);
                }
            }
            _ => match string(bytes, at) {
                Ok(Some(end)) => at = end,
                Ok(None) => return Object::Open,
                Err(()) => return Object::Broken,
            },
        }
    }
    Object::Open
}

/// The position after the string at `at`; `Err` if it contains a line end.
pub(in crate::formats::events) fn string(bytes: &[u8], mut at: usize) -> Result<Option<usize>, ()> {
    loop {
        let Some(found) = bytes.get(at..).and_then(|rest| memchr3(b'"', b'\\', b'\n', rest)) else {
            return Ok(None);
        };
        at += found + 1;
        match bytes[at - 1] {
            b'"' => return Ok(Some(at)),
            b'\\' => at += 1,
            _ => return Err(()),
        }
    }
}

/// Whether the `len` bytes at `hit` are in a string value without escapes. The GeoJSON type strings do not
/// count.
pub(in crate::formats::events) fn is_plain_value(record: &[u8], hit: usize, len: usize) -> bool {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'"', &record[at..]) {
        let start = at + found + 1;
        let Ok(Some(end)) = string(record, start) else { return false };
        at = end;
        if hit >= at {
            continue;
        }
        let text = &record[start..end - 1];
        let key = record[end..].trim_ascii_start().first() == Some(&b':');
        let structural = [&b"Feature"[..], b"Point"].contains(&text);
        return hit >= start && hit + len < end && !key && !structural && !text.contains(&b'\\');
    }
    false
}
