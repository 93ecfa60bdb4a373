use crate::formats::events::date::OrderEvidence;
use crate::formats::events::file_head::Head;
use crate::formats::events::settled::What;
use crate::formats::events::styles::coordinates;
use crate::formats::events::tallies::Tallies;
use crate::formats::events::{DateForm, DateOrder, Mapping, PointOrder};

/// What all rows prove about how the values of a file are written.
pub(in crate::formats::events) struct ValueProofs<'a> {
    pub head: &'a Head,
    pub tallies: &'a Tallies,
    /// Rows with a date that stands for none, and with one that was read.
    pub defaults: u64,
    pub dated: u64,
    /// The first and the last year of those that were read.
    pub years: Option<(i32, i32)>,
}

impl ValueProofs<'_> {
    /// Corrects a mapping, and returns what of it was wrong.
    pub fn revise(&self, mapping: &mut Mapping) -> Vec<What> {
        let read_with = &self.head.layout.mapping;
        let open = read_with.open;
        let dates_stay = mapping.dates == read_with.dates;
        let mut wrong = Vec::new();
        let mut settle = |what: What, is_wrong: bool| {
            if is_wrong {
                wrong.push(what);
            }
            is_wrong
        };
        let evidence = &self.tallies.order.evidence;
        let order = evidence.order();
        let other_order =
            open.order && dates_stay && order != read_with.date_order && is_decided(evidence, order);
        if settle(What::Order, other_order) {
            mapping.date_order = order;
        }
        let points = self.tallies.points.order();
        let other_points = open.forms && points != PointOrder::Usual && points != read_with.point_order;
        if settle(What::Points, other_points && mapping.point == read_with.point) {
            mapping.point_order = points;
        }
        let mut form = self.tallies.forms.form(self.dated);
        if form == DateForm::Text && self.are_serials_beside_texts() {
            form = DateForm::Serial1900;
        }
        if settle(
            What::Form,
            open.forms && dates_stay && form != DateForm::Text && form != read_with.date_form,
        ) {
            mapping.date_form = form;
        }
        let mut numbers = coordinates(read_with, &self.head.rows);
        numbers += self.tallies.counts.numbers;
        let style = numbers.style();
        if settle(
            What::Numbers,
            open.numbers && style != read_with.number_style && mapping.best == read_with.best,
        ) {
            mapping.number_style = style;
        }
        let codes = self.tallies.counts.codes();
        if settle(What::Codes, codes != read_with.codes && mapping.best == read_with.best) {
            mapping.codes = codes;
        }
        let early = self.defaults > 0 && self.tallies.near_default > self.defaults;
        if settle(What::EarlyDays, early && dates_stay) {
            mapping.early_days = true;
        }
        wrong
    }

    fn are_serials_beside_texts(&self) -> bool {
        let is_text = self.head.layout.mapping.date_form == DateForm::Text;
        is_text && self.tallies.forms.has_serials(self.dated, self.years)
    }
}

fn is_decided(evidence: &OrderEvidence, order: DateOrder) -> bool {
    let proofs = match order {
        DateOrder::DayFirst => evidence.day_proofs(),
        DateOrder::MonthFirst => evidence.month_first,
        DateOrder::YearFirst => evidence.year_first,
    };
    proofs > 0 || evidence.decided_by_values().is_some_and(|(decided, ..)| decided == order)
}
