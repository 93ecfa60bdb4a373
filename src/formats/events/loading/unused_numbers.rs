//! Columns of numbers that are not read though they may be what the rows count.

use crate::formats::events::file_head::Head;
use crate::formats::events::header::Name;
use crate::formats::events::killed_causes::is_kind_of_attack;
use crate::formats::events::killed_groups::Group;
use crate::formats::events::labels::is_nothing;
use crate::formats::events::number::decimal;
use crate::formats::events::{Mapping, Recognised};

/// Names that only say that a column counts something.
const COUNTS: &str = "\
    number numbers count counts total totals value values n no nr amount quantity figure sum freq frequency anzahl zahl \
    summe wert nombre effectif valeur cantidad número valor numero valore sayı sayısı toplam değer عدد مجموع إجمالي قيمة \
    ژمارە تعداد количество";

/// Words for what a number is that is no count.
const NO_COUNT: &str = "\
    year month day week id code pcode lat lon latitude longitude population pop area km rank no nr phone age households";

/// What is said of them.
pub(in crate::formats::events) fn unused_numbers(head: &Head) -> Vec<String> {
    let mapping = &head.layout.mapping;
    if head.layout.recognised != Recognised::Table {
        return Vec::new();
    }
    let names: Vec<Name> = head.told.iter().map(|name| Name::new(name)).collect();
    let taken: Vec<usize> = taken(mapping);
    let free = |column: &usize| !taken.contains(column) && counts(head, *column);
    let named = |wanted: &dyn Fn(&Name) -> bool| -> Vec<usize> {
        (0..names.len()).filter(|column| wanted(&names[*column])).filter(free).collect()
    };
    let listed = |columns: &[usize]| {
        let names = columns
            .iter()
            .filter_map(|column| head.layout.header.get(*column))
            .map(|name| format!("“{name}”"));
        names.collect::<Vec<_>>().join(", ")
    };
    let attacks = named(&is_kind_of_attack);
    let people = named(&is_of_people);
    let counted = mapping.best.is_some() || mapping.events.is_some();
    let mut all = Vec::new();
    if !attacks.is_empty() {
        all.push(format!(
            "{} seem to count attacks or people by kind of attack: they are not read, and a row is one event. To count \
             them, turn these columns into rows (“unpivot”) with a column for the kind and one named “events” or “killed”.",
            listed(&attacks)
        ));
    }
    if people.len() >= 2 && mapping.best.is_none() {
        all.push(format!(
            "{} seem to count people, and nothing says that they were killed: they are not read, and a row is one event. \
             If they were, call them “killed male” and so on.",
            listed(&people)
        ));
    }
    let plain =
        named(&|name| !name.words.is_empty() && name.without(COUNTS).is_empty() && !name.has(NO_COUNT));
    if !counted && !plain.is_empty() {
        all.push(format!(
            "{} holds numbers, and nothing says of what: it is not read, and a row is one event. Say what it counts with \
             --column killed=NAME or --column events=NAME, or “Columns…” in the window.",
            listed(&plain)
        ));
    }
    all
}

/// Whether a name is that of a group of people and nothing else.
fn is_of_people(name: &Name) -> bool {
    let is_group = |word: &String| Group::named(&[word]).is_some_and(Group::is_of_people);
    let long = name.words.iter().any(|word| word.chars().count() > 2);
    long && name.words.len() <= 2 && name.words.iter().all(is_group)
}

fn taken(mapping: &Mapping) -> Vec<usize> {
    let people = [mapping.best, mapping.low, mapping.high, mapping.events, mapping.id];
    people.into_iter().flatten().chain(mapping.essential()).chain(mapping.added.iter().copied()).collect()
}

/// Whether a column holds whole numbers, and others than 0 and 1, which answer a question.
fn counts(head: &Head, column: usize) -> bool {
    let texts = head.rows.iter().filter_map(|row| row.get(column)).filter(|text| !is_nothing(text));
    let (mut all, mut numbers, mut several) = (0, 0, false);
    for text in texts {
        all += 1;
        let number = decimal(text.trim().as_bytes()).filter(|x| *x >= 0.0 && x.fract() == 0.0);
        numbers += usize::from(number.is_some());
        several |= number.is_some_and(|x| x > 1.0);
    }
    several && numbers * 10 >= all * 9
}
