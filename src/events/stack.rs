use super::Dimension;
use super::groups::Groups;

/// The few classes into which types are put where each has its own colour: the most frequent
/// types, and the others together.
#[derive(Clone, Debug, Default)]
pub struct Stack {
    /// Words for each class; a single empty one if the table knows no types.
    pub names: Vec<String>,
    /// The class of each code of the type dimension.
    of_code: Vec<u8>,
    pub(super) of_group: Vec<u8>,
}

/// Most classes, "other types" among them: as many colours can be told apart.
const MOST: usize = 8;

impl Stack {
    pub(super) fn new(groups: &Groups, dimensions: &[Dimension], type_dimension: Option<usize>) -> Self {
        let grouped = type_dimension.and_then(|t| Some((t, groups.codes.get(t)?.as_ref()?)));
        let Some((index, codes)) = grouped else {
            return Self { names: vec![String::new()], of_code: vec![], of_group: vec![0; groups.count] };
        };
        let dimension = &dimensions[index];
        let mut counts = vec![0_u64; dimension.values.len()];
        let mut by_group = vec![0_u64; groups.count];
        groups.of_row.iter().for_each(|g| by_group[usize::from(*g)] += 1);
        codes.iter().zip(&by_group).for_each(|(code, n)| counts[usize::from(*code)] += n);
        let mut order: Vec<u16> = (0..=u16::MAX).take(counts.len()).collect();
        // Stable: types of one count keep the order of the file.
        order.sort_by_key(|code| std::cmp::Reverse(counts[usize::from(*code)]));
        let own = if order.len() <= MOST { order.len() } else { MOST - 1 };
        let mut names: Vec<String> = order[..own].iter().map(|c| dimension.words(*c).to_owned()).collect();
        if own < order.len() {
            names.push("other types".to_owned());
        }
        let mut of_code = vec![own as u8; counts.len()];
        order[..own].iter().zip(0..).for_each(|(code, class)| of_code[usize::from(*code)] = class);
        let of_group = codes.iter().map(|code| of_code[usize::from(*code)]).collect();
        Self { names, of_code, of_group }
    }

    /// How many classes there are; at least one.
    pub fn len(&self) -> usize {
        self.names.len().max(1)
    }

    pub fn is_empty(&self) -> bool {
        false
    }

    /// The class of a code of the type dimension.
    pub fn class(&self, code: u16) -> usize {
        self.of_code.get(usize::from(code)).map_or(0, |c| usize::from(*c))
    }
}
