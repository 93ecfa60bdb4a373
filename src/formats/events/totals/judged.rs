//! Decides which rows are totals of others.

use super::collected::{BLANK, Collected, Row, Word};
use super::covered::{Sum, Way};

/// The rows that are totals of others, and what there is to say of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct Totals {
    /// Where they begin, ascending.
    pub offsets: Vec<u64>,
    pub said: Vec<String>,
}

impl Totals {
    pub fn has(&self, offset: u64) -> bool {
        self.offsets.binary_search(&offset).is_ok()
    }
}

/// Most rows called “Total” of which it is looked whether they are sums.
const CHECKED: usize = 20;

/// So many sums prove that rows are totals though some are not: those may be mistaken.
const MANY: usize = 3;

impl Collected {
    pub fn judged(&self) -> Totals {
        if self.is_full {
            return self.too_many();
        }
        let mut judge = Judge {
            all: self,
            is_log: self.is_log(),
            is_part: vec![true; self.rows.len()],
            unequal: Vec::new(),
            doubtful: Vec::new(),
            again: Vec::new(),
        };
        let live = self.live();
        for pattern in self.patterns(live) {
            let way = self.by_pattern(pattern, live, &judge.is_part);
            judge.judge(&way, live);
        }
        if !judge.is_log {
            judge.divide(live);
        }
        for years in [false, true] {
            for pattern in self.patterns(live).into_iter().chain([0]) {
                let way = self.by_period(years, pattern, live, &judge.is_part);
                way.iter().for_each(|way| judge.judge(way, live));
            }
        }
        let way = self.by_level(&judge.is_part);
        way.iter().for_each(|way| judge.judge(way, live));
        judge.by_name();
        judge.totals()
    }

    /// Of a table that is too large to be looked through.
    fn too_many(&self) -> Totals {
        let said = self.worded.map(|line| {
            format!(
                "Line {line} says that it is a total of other rows; the table is too large to find those that are, and \
                 they count as they stand."
            )
        });
        Totals { offsets: Vec::new(), said: said.into_iter().collect() }
    }
}

struct Judge<'a> {
    all: &'a Collected,
    is_log: bool,
    /// Whether a row is a part: it is no total.
    is_part: Vec<bool>,
    /// Totals by their words that are not the sums of their parts.
    unequal: Vec<(usize, Sum)>,
    /// Rows that may be totals and stay.
    doubtful: Vec<usize>,
    /// Rows that divide the people of others in another way.
    again: Vec<usize>,
}

impl Judge<'_> {
    fn judge(&mut self, way: &Way, live: u32) {
        let mut bare = Vec::new();
        for (row, key) in &way.totals {
            let Some(parts) = way.parts.get(key) else { continue };
            let own = self.all.rows[*row];
            match own.word {
                _ if !self.all.can_be_total(&own, way.pattern) => {}
                Word::No => bare.push((*row, self.sum(parts))),
                Word::Likely | Word::Sure => self.by_words(*row, parts, live),
            }
        }
        self.by_sums(&bare, way.alone);
    }

    /// A row that says that it is a total.
    fn by_words(&mut self, row: usize, parts: &[usize], live: u32) {
        let (own, sum) = (self.all.rows[row], self.sum(parts));
        // In a log of days every row is an event, unless it is one of all areas and all days, or the sum of others.
        let of_areas = self.all.is_of_all_areas(row);
        if self.is_log && (own.days.is_some() || !of_areas) {
            if sum.rows >= 2 && sum.killed > 0 && self.is_equal(&own, sum) == Some(true) {
                if own.days.is_none() || of_areas {
                    self.is_part[row] = false;
                } else {
                    self.doubtful.push(row);
                }
            }
            return;
        }
        // “All” among the events of a day may be one of them.
        let sure = own.word == Word::Sure && !own.is_of_a_day() && !own.drawn;
        // One equal row beside it is no sum, and nothing is not the sum of nothing.
        let one = own.days.is_some() && (sum.rows < 2 || self.all.has_killed && sum.killed == 0);
        // Days are known of the parts: an event of which only the month is known is no total of them.
        let finer = own.days.is_some() && parts.iter().any(|part| self.all.rows[*part].is_of_a_day());
        let sure = sure && !finer;
        match self.is_equal(&own, sum) {
            Some(true) if one => self.doubtful.push(row),
            Some(true) => self.is_part[row] = false,
            None if sure => self.is_part[row] = false,
            Some(false) if self.divided_again(&own, parts, live) => self.is_part[row] = false,
            // A whole is no less than its parts.
            Some(false) if sure && !self.is_less(&own, sum) => {
                self.is_part[row] = false;
                self.unequal.push((row, sum));
            }
            Some(false) | None => self.doubtful.push(row),
        }
    }

    /// Rows whose place is “Total”: whatever else they say, they are no events.
    fn by_name(&mut self) {
        let is_left = |row: &usize| self.is_part[*row] && self.all.rows[*row].is_named;
        let named: Vec<usize> = (0..self.all.rows.len()).filter(is_left).collect();
        named.iter().for_each(|row| self.is_part[*row] = false);
        self.doubtful.retain(|row| self.is_part[*row]);
        let mut begin = 0;
        for row in named.into_iter().take(CHECKED) {
            let own = self.all.rows[row];
            let same_days = |part: &usize| self.all.rows[*part].days == own.days;
            let of_days: Vec<usize> = (0..self.all.rows.len()).filter(same_days).collect();
            let all: Vec<usize> = (0..self.all.rows.len()).collect();
            let sums = [&all[..], &all[..row], &all[begin..row], &of_days].map(|parts| self.sum(parts));
            if !sums.iter().any(|sum| self.is_equal(&own, *sum) != Some(false)) {
                self.unequal.push((row, sums[1]));
            }
            begin = row;
        }
    }

    /// Parts that divide the same people in several ways, by sex and by age: one of them is enough. Returns whether
    /// one of them makes the total.
    fn divided_again(&mut self, own: &Row, parts: &[usize], live: u32) -> bool {
        let mut patterns: Vec<u32> = parts.iter().map(|part| self.all.pattern(*part, live)).collect();
        patterns.sort_unstable_by_key(|pattern| (pattern.count_ones(), *pattern));
        patterns.dedup();
        let of = |pattern: u32| -> Vec<usize> {
            parts.iter().copied().filter(|part| self.all.pattern(*part, live) == pattern).collect()
        };
        let whole =
            patterns.iter().find(|pattern| self.is_equal(own, self.sum(&of(**pattern))) == Some(true));
        let Some(whole) = whole.copied().filter(|_| patterns.len() > 1) else { return false };
        let others: Vec<usize> =
            patterns.into_iter().filter(|pattern| *pattern != whole).flat_map(of).collect();
        for other in others {
            self.is_part[other] = false;
            self.again.push(other);
        }
        true
    }

    /// The same where no row gives the total: rows for all ages by sex, and rows for both sexes by age.
    fn divide(&mut self, live: u32) {
        let said = |row: &usize| self.is_part[*row] && self.all.rows[*row].word == Word::Sure;
        let rows: Vec<usize> = (0..self.all.rows.len()).filter(said).collect();
        let mut patterns: Vec<u32> = rows.iter().map(|row| self.all.pattern(*row, live)).collect();
        patterns.sort_unstable();
        patterns.dedup();
        for (at, one) in patterns.iter().enumerate() {
            for other in
                patterns.iter().skip(at + 1).filter(|other| *one & !**other != 0 && **other & !*one != 0)
            {
                let again = self.all.divided_alike(*one, *other, live, &self.is_part);
                for row in again {
                    self.is_part[row] = false;
                    self.again.push(row);
                }
            }
        }
    }

    /// Rows that only their numbers show to be totals: all of those that may be, or nearly.
    fn by_sums(&mut self, rows: &[(usize, Sum)], alone: usize) {
        let equal = |(row, sum): &&(usize, Sum)| self.is_equal(&self.all.rows[*row], *sum) == Some(true);
        let is_proof = |(row, sum): &&(usize, Sum)| {
            sum.rows >= 2 && self.all.rows[*row].killed.unwrap_or(0).max(self.counted(*row)) > 0
        };
        let matched: Vec<(usize, Sum)> = rows.iter().filter(equal).copied().collect();
        let proofs = matched.iter().filter(is_proof).count();
        // Two small events of a day are easily as many people as a third one.
        let is_day = |row: usize| self.all.rows[row].is_of_a_day();
        let alone = proofs >= 2 || matched.iter().any(|(row, sum)| sum.rows >= alone && !is_day(*row));
        let all = matched.len() == rows.len();
        if proofs > 0 && alone && (all || proofs >= MANY && matched.len() * 4 >= rows.len() * 3) {
            for (row, _) in &matched {
                self.is_part[*row] = false;
            }
            let others = rows.iter().filter(|(row, _)| self.is_part[*row]).map(|(row, _)| *row);
            self.doubtful.extend(others.collect::<Vec<_>>());
        } else if proofs > 0 && matched.len() * 2 >= rows.len() {
            self.doubtful.extend(matched.iter().map(|(row, _)| *row));
        }
    }

    fn counted(&self, row: usize) -> u32 {
        if self.all.has_events { self.all.rows[row].events } else { 0 }
    }

    fn sum(&self, parts: &[usize]) -> Sum {
        let mut sum = Sum::default();
        parts.iter().filter(|part| self.is_part[**part]).for_each(|part| sum.add(&self.all.rows[*part]));
        sum
    }

    /// Whether the numbers of a row are those of its parts; `None` if it has none.
    fn is_equal(&self, row: &Row, sum: Sum) -> Option<bool> {
        let killed = row.killed.filter(|_| self.all.has_killed).map(|own| u64::from(own) == sum.killed);
        let events = self.all.has_events.then(|| u64::from(row.events) == sum.events);
        match (killed, events) {
            (Some(killed), Some(events)) => Some(killed && events),
            (one, other) => one.or(other),
        }
    }

    fn is_less(&self, row: &Row, sum: Sum) -> bool {
        row.killed.is_some_and(|own| self.all.has_killed && u64::from(own) < sum.killed)
            || self.all.has_events && u64::from(row.events) < sum.events
    }

    fn totals(self) -> Totals {
        let rows = &self.all.rows;
        let mut offsets: Vec<u64> =
            rows.iter().zip(&self.is_part).filter(|(_, part)| !**part).map(|(row, _)| row.offset).collect();
        offsets.sort_unstable();
        let mut said = Vec::new();
        if let Some((row, sum)) = self.unequal.first() {
            let own = &rows[*row];
            let (own, sum) = match own.killed {
                Some(killed) if self.all.has_killed => (u64::from(killed), sum.killed),
                Some(_) | None => (u64::from(own.events), sum.events),
            };
            let rows = lines(rows, self.unequal.iter().map(|(row, _)| *row));
            said.push(format!(
                "{rows} says that it is a total and is not the sum of the rows it covers ({own}, and they make {sum}): left out."
            ));
        }
        if !self.doubtful.is_empty() {
            let rows = lines(rows, self.doubtful.iter().copied());
            said.push(format!(
                "{rows} may be a total of other rows and counts as it stands; if it is one, it is counted twice: remove it from the file."
            ));
        }
        if !self.again.is_empty() {
            let rows = lines(rows, self.again.iter().copied());
            said.push(format!(
                "{rows} divides the people of other rows in another way, as by age instead of sex: left out as a total is."
            ));
        }
        said.extend(headings(self.all));
        Totals { offsets, said }
    }
}

/// Rows that give nothing but a name, which those below leave empty: merged cells, or headings of groups.
fn headings(all: &Collected) -> Option<String> {
    let only = |row: usize| {
        let mut given = all.cells_of(row).iter().enumerate().filter(|(_, cell)| **cell != BLANK);
        let first = given.next()?.0;
        let own = &all.rows[row];
        (given.next().is_none() && own.killed.is_none() && !own.has_words && !own.drawn).then_some(first)
    };
    let is_heading = |row: &usize| {
        let below = all.rows.get(row + 1).map(|_| all.cells_of(row + 1));
        only(*row).is_some_and(|axis| {
            below.is_some_and(|below| below[axis] == BLANK && below.iter().any(|cell| *cell != BLANK))
        })
    };
    let wanted = all.has_killed && all.width() >= 2;
    let found: Vec<usize> = (0..all.rows.len()).filter(|_| wanted).filter(is_heading).collect();
    (!found.is_empty()).then(|| {
        format!(
            "{} gives nothing but a name, which the rows below leave empty, and counts as a row: if it is the heading of a \
             group, write it into every row of the group instead.",
            lines(&all.rows, found.into_iter())
        )
    })
}

/// “Line 7”, “Each of the lines 7, 9 and 12”, “Each of 30 rows (lines 7, 9, 12 …)”.
fn lines(rows: &[Row], of: impl Iterator<Item = usize>) -> String {
    const MOST: usize = 5;
    let mut all: Vec<u64> = of.map(|row| rows[row].line).collect();
    all.sort_unstable();
    all.dedup();
    let first: Vec<String> = all.iter().take(MOST).map(u64::to_string).collect();
    match (all.as_slice(), first.as_slice()) {
        ([one], _) => format!("Line {one}"),
        (all, first) if all.len() > MOST => {
            format!("Each of {} rows (lines {} …)", all.len(), first.join(", "))
        }
        (_, [first @ .., last]) => format!("Each of the lines {} and {last}", first.join(", ")),
        (_, []) => String::new(),
    }
}
