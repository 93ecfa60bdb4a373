use std::collections::HashMap;

/// The paragraphs of a text. A paragraph is a trimmed non-empty line; its number is its index among them,
/// counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraphs(Vec<String>);

impl Paragraphs {
    pub fn of(text: &str) -> Self {
        std::iter::once(text).collect()
    }

    /// Paragraph `number`, counted from 1.
    pub fn get(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        self.0.get(index).map(String::as_str)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The paragraphs with their numbers, in the text's order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (1..).zip(self.0.iter().map(String::as_str))
    }

    /// Groups of identical paragraphs, in the order of the text.
    pub fn repeats(&self) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut group_of: HashMap<&str, usize> = HashMap::new();
        for (number, text) in self.iter() {
            let group = *group_of.entry(text).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(number);
        }
        groups.retain(|group| group.len() > 1);
        groups
    }
}

/// From lines that are already split: each non-empty one is a paragraph.
impl<'a> FromIterator<&'a str> for Paragraphs {
    fn from_iter<T: IntoIterator<Item = &'a str>>(lines: T) -> Self {
        let lines = lines.into_iter().flat_map(|line| line.split(['\n', '\r'])).map(str::trim);
        Self(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_are_not_counted() {
        let p = Paragraphs::of("\u{feff}\n one \r\n\r\n \u{a0}\ntwo\rthree");
        // A byte order mark is not white space; `formats::text` strips it.
        assert_eq!(p.iter().collect::<Vec<_>>(), [(1, "\u{feff}"), (2, "one"), (3, "two"), (4, "three")]);
        assert_eq!((p.get(0), p.get(2), p.get(5), p.len()), (None, Some("one"), None, 4));
    }

    #[test]
    fn repeated_paragraphs_are_grouped() {
        assert_eq!(Paragraphs::of("a\nb\na\n\nc\nb\na").repeats(), [vec![1, 3, 6], vec![2, 5]]);
    }
}
