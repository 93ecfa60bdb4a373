//! Two periods compared, in words.

use crate::events::{Compared, ComparedCount, PeriodPair, Verdict};
use crate::style::number::exact;

use super::event_words::events;
use super::span_words;

/// A value, such as a type or a governorate, and its counts in both periods.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedValue {
    pub name: String,
    pub compared: Compared,
}

/// Values named in a sentence, on each side.
const NAMED: usize = 3;

/// Those that changed most come first.
pub fn by_change(values: &mut [ComparedValue], of: ComparedCount) {
    let size = |value: &ComparedValue| value.compared.difference(of).abs();
    values.sort_by(|a, b| size(b).total_cmp(&size(a)).then_with(|| a.name.cmp(&b.name)));
}

/// “Mar – Jun 2007” and “Mar – Jun 2008”.
pub fn period_words(pair: &PeriodPair) -> [String; 2] {
    pair.periods.map(|(from, to)| span_words(from, to))
}

/// “+12”; with a digit behind the point if the periods differ in length.
pub fn difference_words(compared: &Compared, of: ComparedCount) -> String {
    let difference = compared.difference(of);
    // The window's fonts have no minus sign.
    let sign = if difference < 0.0 { "–" } else { "+" };
    match difference {
        0.0 => "0".to_owned(),
        // A count.
        _ if compared.is_even() => format!("{sign}{}", exact(difference.abs() as u64)),
        _ if difference.abs() >= 100.0 => format!("{sign}{}", exact(difference.abs().round() as u64)),
        _ => format!("{sign}{:.1}", difference.abs()),
    }
}

/// “1.4 times”; “from none” if there were none before.
pub fn ratio_words(compared: &Compared, of: ComparedCount) -> String {
    match compared.ratio(of) {
        Some(ratio) if ratio >= 100.0 => format!("{} times", exact(ratio.round() as u64)),
        Some(ratio) if ratio >= 10.0 => format!("{ratio:.1} times"),
        Some(ratio) => format!("{ratio:.2} times"),
        None if compared.counts(of)[1] == 0 => String::new(),
        None => "from none".to_owned(),
    }
}

pub fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFew => "too few to compare",
        Verdict::WithinChance => "within chance",
        Verdict::Rose => "rose",
        Verdict::Fell => "fell",
    }
}

/// What all rows together, and then the values, tell: a few plain sentences.
pub fn compared_sentences(pair: &PeriodPair, values: &[ComparedValue]) -> String {
    let all = pair.all();
    let mut said = vec![of_all(&all, &period_words(pair))];
    for (verdict, verb) in [(Verdict::Rose, "Rose"), (Verdict::Fell, "Fell")] {
        let mut own: Vec<ComparedValue> =
            values.iter().filter(|value| value.compared.verdict() == verdict).cloned().collect();
        by_change(&mut own, ComparedCount::Events);
        if own.is_empty() {
            continue;
        }
        let named = own.iter().take(NAMED).map(|value| {
            let words = difference_words(&value.compared, ComparedCount::Events);
            format!("{} ({words})", value.name)
        });
        let more = own.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        said.push(format!("{verb}: {}{more}.", named.collect::<Vec<_>>().join(", ")));
    }
    let open = |verdict: Verdict| values.iter().filter(|v| v.compared.verdict() == verdict).count();
    let (few, chance) = (open(Verdict::TooFew), open(Verdict::WithinChance));
    if few > 0 {
        said.push(format!("Too few events to compare: {few} of {}.", values.len()));
    }
    if chance > 0 {
        said.push(format!("No more different than by chance: {chance} of {}.", values.len()));
    }
    said.join(" ")
}

/// What to know of the numbers.
pub fn compared_remarks(pair: &PeriodPair) -> Vec<String> {
    let mut remarks = Vec::new();
    let [first, second] = pair.days();
    if first != second {
        remarks.push(format!(
            "The periods have {first} and {second} days. So numbers per day are compared: ratios are theirs, and a difference \
             is that to what the first period's number per day would make in {second} days."
        ));
    }
    if pair.in_both > 0 {
        remarks.push(format!("{} whose days touch both periods: counted in each.", events(pair.in_both)));
    }
    if pair.undated > 0 {
        remarks.push(format!("{} without a date: in neither.", events(pair.undated)));
    }
    remarks.push(
        "“Within chance” and “too few” suppose that each event comes by itself; violence comes in clusters, so that \
         more than chance is not yet a trend."
            .to_owned(),
    );
    remarks
}

fn of_all(all: &Compared, [first, second]: &[String; 2]) -> String {
    let [before, after] = all.counts(ComparedCount::Events);
    let counts = format!("{} in {first} and {} in {second}", events(before), exact(after));
    let (change, ratio) =
        (difference_words(all, ComparedCount::Events), ratio_words(all, ComparedCount::Events));
    match all.verdict() {
        Verdict::TooFew => format!("{counts}: too few to speak of a trend."),
        Verdict::WithinChance => format!("{counts} ({change}): no more different than by chance."),
        Verdict::Rose => format!("{counts}: events rose ({change}; {ratio})."),
        Verdict::Fell => format!("{counts}: events fell ({change}; {ratio})."),
    }
}
