use super::{Condition, Rule, RuleColumn, Test};
use crate::events::{ColumnInfo, ColumnType, LoadedColumns, ReadAs, Want};

impl Condition {
    /// What has to be read of the file for it. Few different texts are read as a column, which answers the
    /// next condition as well; many are only tested.
    pub fn want(&self, columns: &[ColumnInfo]) -> Option<Want> {
        let name = match &self.column {
            RuleColumn::Killed | RuleColumn::Day | RuleColumn::Dimension(_) => return None,
            RuleColumn::Anywhere => return Some(Want::Hits(self.clone())),
            RuleColumn::File(name) => name,
        };
        let read_as = match &self.test {
            Test::Number { .. } => ReadAs::Numbers,
            Test::Days { .. } => ReadAs::Days,
            Test::OneOf(_) | Test::Contains(_) => {
                let kind = columns.iter().find(|c| c.name == *name).map(|c| c.kind);
                if kind != Some(ColumnType::Category) {
                    return Some(Want::Hits(self.clone()));
                }
                ReadAs::Words
            }
        };
        Some(Want::Column { name: name.clone(), read_as })
    }
}

impl Rule {
    /// What still has to be read of the file to apply it.
    pub fn missing(&self, columns: &[ColumnInfo], loaded: &LoadedColumns) -> Vec<Want> {
        let mut missing: Vec<Want> = Vec::new();
        for condition in self.conditions() {
            // Texts that were too many for a column are tested one by one.
            let known = loaded.knows(condition);
            let want = match condition.want(columns) {
                Some(want) if !known && loaded.has(&want) => Some(Want::Hits(condition.clone())),
                want => want,
            };
            missing.extend(want.filter(|want| !known && !missing.contains(want)));
        }
        missing
    }
}
