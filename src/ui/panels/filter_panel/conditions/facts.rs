use std::sync::{Arc, Weak};

use crate::events::{ColumnData, ColumnSum, FileColumn};

/// What is worth knowing of a whole column: counted once, when it has been read.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    known: Vec<(Weak<FileColumn>, Arc<Fact>)>,
}

#[derive(Clone, Debug, Default)]
pub struct Fact {
    /// Least and greatest number.
    pub span: Option<(f64, f64)>,
    /// Values and how many rows have them, the most frequent first.
    pub values: Vec<(String, u32)>,
}

impl Facts {
    pub fn of(&mut self, column: &Arc<FileColumn>) -> Arc<Fact> {
        self.known.retain(|(known, _)| known.strong_count() > 0);
        let same = |known: &Weak<FileColumn>| std::ptr::eq(known.as_ptr(), Arc::as_ptr(column));
        if let Some((_, fact)) = self.known.iter().find(|(known, _)| same(known)) {
            return fact.clone();
        }
        let fact = Arc::new(count(column));
        self.known.push((Arc::downgrade(column), fact.clone()));
        fact
    }
}

fn count(column: &FileColumn) -> Fact {
    match &column.data {
        ColumnData::Numbers(numbers) => {
            let mut sum = ColumnSum::default();
            numbers.given().for_each(|n| sum.add(n));
            Fact { span: sum.least.zip(sum.most), values: Vec::new() }
        }
        ColumnData::Words { codes, values } => {
            let mut counts = vec![0_u32; values.len()];
            codes.iter().for_each(|code| {
                if let Some(count) = counts.get_mut(*code as usize) {
                    *count += 1;
                }
            });
            let mut counted: Vec<(String, u32)> = values.iter().cloned().zip(counts).collect();
            counted.retain(|(_, count)| *count > 0);
            counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            Fact { span: None, values: counted }
        }
        ColumnData::Days(_) | ColumnData::Ranks(_) => Fact::default(),
    }
}
