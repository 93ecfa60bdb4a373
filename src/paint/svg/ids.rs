use std::collections::HashSet;

/// Gives every element of a file a unique id.
#[derive(Default)]
pub struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// `wanted` without white space, with a number appended if it is taken. SVG allows every other character
    /// in an id.
    pub fn unique(&mut self, wanted: &str) -> String {
        let base: String =
            wanted.chars().map(|c| if c.is_whitespace() || c.is_control() { '-' } else { c }).collect();
        let mut id = base.clone();
        let mut n = 1;
        while id.is_empty() || !self.taken.insert(id.clone()) {
            n += 1;
            id = format!("{base}~{n}");
        }
        id
    }
}
