use super::MARKER;
use crate::formats::has_member;

/// Whether a text (its beginning is enough) is a project file: an object with our marker among its direct
/// members.
pub fn is_project(head: &[u8]) -> bool {
    has_member(head, MARKER)
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
