/// Whether a JSON text, of which the beginning is enough, is an object with a member of this name
/// among its own.
pub fn has_member(head: &[u8], name: &str) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = head.get(at) {
        at += 1;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let begin = at;
                while head.get(at).is_some_and(|b| *b != b'"') {
                    at += if head[at] == b'\\' { 2 } else { 1 };
                }
                let text = head.get(begin..at).unwrap_or_default();
                at += 1;
                let mut after = head.get(at..).unwrap_or_default().iter();
                let colon = after.find(|b| !b.is_ascii_whitespace()) == Some(&b':');
                if depth == 1 && colon && text == name.as_bytes() {
                    return true;
                }
            }
            b if depth == 0 && !b.is_ascii_whitespace() => return false,
            _ => {}
        }
    }
    false
}
