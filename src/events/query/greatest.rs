use crate::events::{Cell, EventTable, FilteredView, GOVERNORATE};

/// Number of levels searched: the deepest cell is about a metre of ground wide.
pub(in crate::events) const LEVELS: usize = 25;

/// How many of a level's fullest cells are followed to the next level.
const FOLLOWED: usize = 32;

impl FilteredView {
    /// Approximate maximum count of a cell of a level, over the whole table; it scales the largest symbol of
    /// a picture. Found by descending into the fullest cells, so it never exceeds the true maximum, rarely
    /// falls short of it, and is at least a quarter of the level above's. Computed once.
    pub fn greatest(&self, table: &EventTable, level: u8) -> u32 {
        let all = self.greatest.get_or_init(|| follow(self, table));
        all.get(usize::from(level)).or(all.last()).copied().unwrap_or(0)
    }

    /// The shown rows without a drawn position, by governorate value. Counted once.
    pub fn undrawn(&self, table: &EventTable) -> &[u64] {
        self.undrawn.get_or_init(|| {
            let values = table.dimensions().get(GOVERNORATE).map_or(0, |d| d.values.len());
            let mut counts = vec![0; values];
            for row in self.bits().rows(table.drawn()..u32::MAX) {
                counts[usize::from(table.code(GOVERNORATE, row))] += 1;
            }
            counts
        })
    }
}

fn follow(shown: &FilteredView, table: &EventTable) -> Vec<u32> {
    let all = Cell { level: 0, x: 0, y: 0, rows: 0..table.drawn(), count: 0 };
    let count = |cell: Cell| Cell { count: shown.bits().count_in(&cell.rows), ..cell };
    let mut fullest = vec![count(all)];
    let mut greatest = Vec::with_capacity(LEVELS);
    while greatest.len() < LEVELS {
        greatest.push(fullest.first().map_or(0, |cell| cell.count));
        let below = fullest.iter().filter(|cell| !cell.rows.is_empty()).flat_map(|cell| table.quarters(cell));
        let mut below: Vec<Cell> = below.filter(|cell| !cell.rows.is_empty()).map(count).collect();
        // Ties in Z-order, so that the result is deterministic.
        below.sort_by_key(|cell| std::cmp::Reverse(cell.count));
        below.truncate(FOLLOWED);
        fullest = below;
    }
    greatest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::query::two_governorates::Two;
    use crate::events::{DatePrecision, Event, Fatalities, Filter, TableBuilder, Values};
    use crate::geo::{LonLat, World};
    use crate::model::Precision;

    fn table() -> EventTable {
        let mut builder = TableBuilder::new(vec![], &Two);
        let mut seed = 7_u64;
        for i in 0..3000_u32 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let share = |shift: u32| (seed >> shift & 0xffff) as f64 / 65_536.0;
            // A crowd around one town, the rest anywhere.
            let wide = if i % 3 == 0 { 5.0 } else { 0.3 };
            let place = LonLat::new(44.4 + (share(16) - 0.5) * wide, 33.3 + (share(40) - 0.5) * wide);
            let coarse = i % 50 == 0;
            builder.push(
                &Event {
                    place: Some(place).filter(|_| i % 200 != 0),
                    precision: coarse.then_some(Precision::Governorate),
                    governorate: Some("East"),
                    days: None,
                    date_precision: DatePrecision::Day,
                    fatalities: Fatalities::default(),
                    events: 1,
                    values: Values::Texts(&[]),
                },
                &Two,
            );
        }
        builder.finish()
    }

    #[test]
    fn the_greatest_count_is_that_of_counting_every_cell() {
        let table = table();
        let shown = FilteredView::new(&table, Filter::default());
        for level in 0..18 {
            let mut most = 0;
            let everywhere = crate::geo::Bounds::of([World::new(0.0, 0.0), World::new(1.0, 1.0)]);
            table.cells(&shown, &everywhere, level, |cell| most = most.max(cell.count));
            let found = shown.greatest(&table, level);
            // At deep levels, where thousands of cells have similar small counts, the maximum may be missed.
            let enough = if level <= 12 { most } else { most.div_ceil(2) };
            assert!((enough..=most).contains(&found), "level {level}: {found} of {most}");
        }
    }

    #[test]
    fn rows_without_a_point_are_counted_by_governorate() {
        let table = table();
        let shown = FilteredView::new(&table, Filter::default());
        let mut plain = vec![0; 4];
        for row in 0..table.len() as u32 {
            if table.place(row).is_none() {
                plain[usize::from(table.code(GOVERNORATE, row))] += 1;
            }
        }
        assert_eq!(shown.undrawn(&table), plain);
        assert_eq!(plain.iter().sum::<u64>(), 60);
    }
}
