use super::columns::table_columns::Columns;

/// Classes of types with a colour each: the most frequent types, and all others together.
#[derive(Clone, Debug, Default)]
pub struct TypeClasses {
    /// Name of each class; a single empty one if the table has no types.
    pub names: Vec<String>,
    /// Whether the last of them is all other types together.
    pub has_others: bool,
    /// The class of each code of the type dimension.
    pub(super) of_code: Vec<u8>,
    /// The class of each group; empty if types are not grouped.
    pub(super) of_group: Vec<u8>,
}

/// Most classes, including "other types": no more colours can be distinguished.
const MOST: usize = 8;

impl TypeClasses {
    pub(super) fn new(columns: &Columns, type_dimension: Option<usize>) -> Self {
        let Some(index) = type_dimension else {
            let of_group = vec![0; columns.groups.count];
            return Self { names: vec![String::new()], has_others: false, of_code: vec![], of_group };
        };
        let dimension = &columns.dimensions[index];
        let counts = counts(columns, index);
        let mut order: Vec<u16> = (0..=u16::MAX).take(counts.len()).collect();
        // A stable sort: types with equal counts keep file order.
        order.sort_by_key(|code| std::cmp::Reverse(counts[usize::from(*code)]));
        let own = if order.len() <= MOST { order.len() } else { MOST - 1 };
        let mut names: Vec<String> = order[..own].iter().map(|c| dimension.words(*c).to_owned()).collect();
        let has_others = own < order.len();
        if has_others {
            names.push("other types".to_owned());
        } else if names.is_empty() {
            names.push(String::new());
        }
        let mut of_code = vec![own as u8; counts.len()];
        order[..own].iter().zip(0..).for_each(|(code, class)| of_code[usize::from(*code)] = class);
        let codes = columns.groups.codes[index].iter().flatten();
        let of_group = codes.map(|code| of_code[usize::from(*code)]).collect();
        Self { names, has_others, of_code, of_group }
    }

    /// Number of classes; at least one.
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

/// Rows by code of a dimension.
fn counts(columns: &Columns, dimension: usize) -> Vec<u64> {
    let mut counts = vec![0_u64; columns.dimensions[dimension].values.len()];
    if let Some(codes) = &columns.wide[dimension] {
        codes.iter().for_each(|code| counts[usize::from(*code)] += 1);
    }
    if let Some(codes) = &columns.groups.codes[dimension] {
        let mut by_group = vec![0_u64; columns.groups.count];
        columns.groups.of_row.iter().for_each(|group| by_group[usize::from(*group)] += 1);
        codes.iter().zip(&by_group).for_each(|(code, n)| counts[usize::from(*code)] += n);
    }
    counts
}
