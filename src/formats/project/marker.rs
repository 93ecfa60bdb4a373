use super::MARKER;

/// Whether a text (its beginning is enough) is a project file: an object with our marker among its direct
/// members.
pub fn is_project(head: &[u8]) -> bool {
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
                if depth == 1 && colon && text == MARKER.as_bytes() {
                    return true;
                }
            }
            b if depth == 0 && !b.is_ascii_whitespace() => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_project;

    #[test]
    fn a_project_is_known_by_a_member_of_its_own() {
        for (text, project) in [
            (r#"{"iraq_risk_atlas_project": 1}"#, true),
            (
                "\u{feff} \n{ \"a\": [{\"}\": \"\\\"\"}],\n \"iraq_risk_atlas_project\" : 7, \"layers\": [",
                true,
            ),
            (r#"{"a": {"iraq_risk_atlas_project": 1}}"#, false),
            (r#"{"a": "iraq_risk_atlas_project"}"#, false),
            (r#"[{"iraq_risk_atlas_project": 1}]"#, false),
            ("\"iraq_risk_atlas_project\": 1", false),
            ("{\"iraq_risk_atlas_proj", false),
            ("{\"\\", false),
            ("", false),
        ] {
            assert_eq!(is_project(text.as_bytes()), project, "{text}");
        }
    }
}
