/// The values of a dimension that pass a filter.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ValueSet {
    codes: std::collections::BTreeSet<u16>,
}

impl ValueSet {
    pub fn contains(&self, code: u16) -> bool {
        self.codes.contains(&code)
    }

    pub fn insert(&mut self, code: u16) {
        self.codes.insert(code);
    }

    pub fn remove(&mut self, code: u16) {
        self.codes.remove(&code);
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Whether each of a dimension's first `values` codes passes.
    pub(in crate::events) fn lets(&self, values: usize) -> Vec<bool> {
        let mut lets = vec![false; values];
        self.codes.iter().for_each(|code| {
            if let Some(let_through) = lets.get_mut(usize::from(*code)) {
                *let_through = true;
            }
        });
        lets
    }

    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.codes.iter().copied()
    }
}

impl FromIterator<u16> for ValueSet {
    fn from_iter<T: IntoIterator<Item = u16>>(codes: T) -> Self {
        Self { codes: codes.into_iter().collect() }
    }
}
