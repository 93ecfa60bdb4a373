use rustc_hash::FxHashMap;

use crate::events::{Bits, ColumnData, FileColumn, LoadedColumns, Numbers, ReadAs, RowId, Test, Want};
use crate::formats::events::amount::{AmountEvidence, amount};
use crate::formats::events::date::{OrderEvidence, date};
use crate::formats::events::{DateOrder, NumberStyle};

/// Most bytes of different texts that are kept for a column; of longer ones only the order is.
const MOST_KEPT: usize = 24 << 20;

/// Most bytes of different texts that are put in order.
const MOST_ORDERED: usize = 512 << 20;

/// Most cells that could not be read of which a column keeps the text.
const EXAMPLES: usize = 3;

/// Collects a column, or the rows that meet a condition, while the rows of a file pass in any order.
pub struct ColumnBuilder {
    want: Want,
    cells: Cells,
    given: u32,
    read: u32,
    unread: Vec<(RowId, String)>,
}

enum Cells {
    Numbers { numbers: Vec<f64>, style: NumberStyle, evidence: AmountEvidence },
    Days { days: Vec<i32>, order: DateOrder, evidence: OrderEvidence },
    Words { codes: Vec<u32>, values: Vec<String>, known: FxHashMap<String, u32>, bytes: usize },
    Hits { words: Vec<u64>, len: usize, test: Box<dyn Fn(&str) -> bool + Send>, empty: bool },
}

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The order of numeric dates.
    pub order: DateOrder,
    /// What stands before decimals.
    pub style: NumberStyle,
}

/// Marks "undated" in a column of days.
const NO_DAY: i32 = i32::MIN;

impl ColumnBuilder {
    /// For a table of so many rows.
    pub fn new(want: Want, rows: usize, written: Written) -> Self {
        let Written { order, style } = written;
        let cells = match &want {
            Want::Column { read_as, .. } => match read_as {
                ReadAs::Numbers => Cells::Numbers {
                    numbers: vec![f64::NAN; rows],
                    style,
                    evidence: AmountEvidence::default(),
                },
                ReadAs::Days => {
                    Cells::Days { days: vec![NO_DAY; rows], order, evidence: OrderEvidence::default() }
                }
                ReadAs::Words => Cells::Words {
                    codes: vec![0; rows],
                    values: vec![String::new()],
                    known: FxHashMap::default(),
                    bytes: 0,
                },
            },
            Want::Hits(condition) => {
                let test = of_cell(&condition.test);
                let empty = test("");
                // Rows without the column have an empty cell.
                let words = vec![if empty { u64::MAX } else { 0 }; rows.div_ceil(64)];
                Cells::Hits { words, len: rows, test, empty }
            }
        };
        Self { want, cells, given: 0, read: 0, unread: Vec::new() }
    }

    /// The column that it collects.
    pub fn name(&self) -> Option<&str> {
        name_of(&self.want)
    }

    pub fn want(&self) -> &Want {
        &self.want
    }

    /// Adds a cell: `row` is the row in the table, `id` that in the file.
    pub fn add(&mut self, row: u32, id: RowId, cell: &str) {
        let (cell, at) = (cell.trim(), row as usize);
        if cell.is_empty() {
            return;
        }
        self.given += 1;
        let read = match &mut self.cells {
            Cells::Numbers { numbers, style, evidence } => {
                evidence.add(cell);
                set(numbers, at, amount(cell.as_bytes(), *style))
            }
            Cells::Days { days, order, evidence } => {
                evidence.add(cell.as_bytes());
                set(days, at, date(cell.as_bytes(), *order).map(|dated| dated.first.0))
            }
            Cells::Words { codes, values, known, bytes } => {
                let code = known.get(cell).copied().unwrap_or_else(|| {
                    // There are fewer values than rows, and those fit.
                    let code = values.len() as u32;
                    if *bytes <= MOST_ORDERED {
                        *bytes += cell.len();
                        values.push(cell.to_owned());
                        known.insert(cell.to_owned(), code);
                        code
                    } else {
                        0
                    }
                });
                set(codes, at, (code > 0).then_some(code))
            }
            Cells::Hits { words, test, empty, .. } => {
                let hit = test(cell);
                if hit != *empty
                    && let Some(word) = words.get_mut(at / 64)
                {
                    *word ^= 1 << (at % 64);
                }
                true
            }
        };
        if read {
            self.read += 1;
        } else if self.unread.len() < EXAMPLES {
            let cut = cell.floor_char_boundary(60);
            self.unread.push((id, cell[..cut].to_owned()));
        }
    }

    /// What all cells together prove of how they are written, if they were read in another way.
    pub fn otherwise(&self, written: Written) -> Option<Written> {
        match &self.cells {
            Cells::Days { order, evidence, .. } => {
                let proved = Some(evidence.order()).filter(|proved| proved != order);
                proved.filter(|_| !evidence.is_ambiguous()).map(|order| Written { order, ..written })
            }
            Cells::Numbers { style, evidence, .. } => {
                let proved = evidence.style().filter(|proved| proved != style);
                proved.map(|style| Written { style, ..written })
            }
            Cells::Words { .. } | Cells::Hits { .. } => None,
        }
    }

    pub fn finish(self, loaded: &mut LoadedColumns) {
        let data = match self.cells {
            Cells::Numbers { numbers, .. } => ColumnData::Numbers(Numbers::new(numbers)),
            Cells::Days { days, .. } => ColumnData::Days(days),
            Cells::Words { codes, values, bytes, known } => {
                drop(known);
                if bytes <= MOST_KEPT { ColumnData::Words { codes, values } } else { ranked(codes, &values) }
            }
            Cells::Hits { words, len, .. } => {
                if let Want::Hits(condition) = self.want {
                    loaded.add_hits(condition, Bits::from_words(words, len));
                }
                return;
            }
        };
        let name = name_of(&self.want).unwrap_or_default().to_owned();
        let (given, read, unread) = (self.given, self.read, self.unread);
        loaded.add_column(FileColumn { name, data, given, read, unread });
    }
}

/// The column that is wanted; `None` if it is all of them.
pub fn name_of(want: &Want) -> Option<&str> {
    match want {
        Want::Column { name, .. } => Some(name),
        Want::Hits(condition) => match &condition.column {
            crate::events::RuleColumn::File(name) | crate::events::RuleColumn::Dimension(name) => Some(name),
            crate::events::RuleColumn::Killed
            | crate::events::RuleColumn::Day
            | crate::events::RuleColumn::Anywhere => None,
        },
    }
}

fn set<T>(all: &mut [T], at: usize, value: Option<T>) -> bool {
    match (all.get_mut(at), value) {
        (Some(place), Some(value)) => {
            *place = value;
            true
        }
        _ => false,
    }
}

fn of_cell(test: &Test) -> Box<dyn Fn(&str) -> bool + Send> {
    match test.of_texts() {
        Some(meets) => Box::new(meets),
        // Only tests of texts are asked for as hits.
        None => Box::new(|_| false),
    }
}

/// Only the order of the texts.
fn ranked(mut codes: Vec<u32>, values: &[String]) -> ColumnData {
    let mut order: Vec<usize> = (1..values.len()).collect();
    order.sort_by(|a, b| {
        let letters = |i: usize| values[i].chars().flat_map(char::to_lowercase);
        letters(*a).cmp(letters(*b)).then(a.cmp(b))
    });
    let mut ranks = vec![0_u32; values.len()];
    order.iter().zip(1..).for_each(|(value, rank)| ranks[*value] = rank);
    codes.iter_mut().for_each(|code| *code = ranks.get(*code as usize).copied().unwrap_or(0));
    ColumnData::Ranks(codes)
}
