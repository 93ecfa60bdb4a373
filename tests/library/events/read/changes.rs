//! Two states of one source, compared by the ids of their events.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use iraq_risk_atlas::events::{
    ChangeKind, Changes, Completeness, EventTable, KeyColumns, RowKeys, Vintage, compare,
};
use iraq_risk_atlas::files::FileRows;
use iraq_risk_atlas::formats::events::{NoKeys, Watch, row_keys, shared_columns};
use proptest::prelude::*;

use super::open;
use crate::support::files;

const HEADER: &str = "id,date,lat,lon,killed,country,notes,updated\n";

/// Both tables and what differs, or why they cannot be compared.
struct Compared {
    old: Arc<EventTable>,
    new: Arc<EventTable>,
    changes: Changes,
    notes: Vec<String>,
}

fn keys(rows: &FileRows, table: &EventTable, columns: &KeyColumns) -> RowKeys {
    row_keys(rows, &rows.layout, table, columns, &mut |_| Watch::GoOn).unwrap().unwrap()
}

fn of_files(old: &Path, new: &Path, completeness: Completeness) -> Result<Compared, NoKeys> {
    without(old, new, completeness, &[])
}

fn without(old: &Path, new: &Path, completeness: Completeness, deleted: &[&str]) -> Result<Compared, NoKeys> {
    let ((source, a), (other, b)) = (open(old), open(new));
    let shared = shared_columns((source.name(), &a.layout), (other.name(), &b.layout))?;
    let (x, y) = (FileRows::new(source, &a), FileRows::new(other, &b));
    let (before, after) = (keys(&x, &a.table, &shared.old), keys(&y, &b.table, &shared.new));
    let changes = compare(
        Vintage { table: &a.table, keys: &before },
        Vintage { table: &b.table, keys: &after },
        completeness,
        &|id| deleted.contains(&id),
    );
    Ok(Compared { old: a.table, new: b.table, changes, notes: shared.notes })
}

fn compared(test: &str, (old, new): (&str, &str), completeness: Completeness) -> Compared {
    let folder = files::folder("changes", test);
    let (a, b) = (folder.join("old.csv"), folder.join("new.csv"));
    std::fs::write(&a, old).unwrap();
    std::fs::write(&b, new).unwrap();
    of_files(&a, &b, completeness).unwrap()
}

fn tables(test: &str, old: &str, new: &str) -> Compared {
    compared(test, (&format!("{HEADER}{old}"), &format!("{HEADER}{new}")), Completeness::Likely)
}

/// Id and kinds of each change.
fn listed(changes: &Changes) -> Vec<(String, Vec<ChangeKind>)> {
    let all = changes.list.iter().enumerate();
    all.map(|(at, change)| (changes.ids.get(at).to_owned(), change.kinds().collect())).collect()
}

fn kinds(changes: &Changes, id: &str) -> Vec<ChangeKind> {
    listed(changes).into_iter().filter(|(own, _)| own == id).flat_map(|(_, kinds)| kinds).collect()
}

#[test]
fn what_is_added_removed_moved_re_dated_and_changed_is_told_by_id() {
    use ChangeKind::{Added, Fields, Killed, Moved, Redated, Removed};
    let found = tables(
        "kinds",
        "A,2017-01-01,36.3,43.1,1,Iraq,same,1\nB,2017-01-02,36.3,43.1,1,Iraq,,1\nC,2017-01-03,36.3,43.1,1,Iraq,,1\n\
         D,2017-01-04,36.3,43.1,1,Iraq,,1\nE,2017-01-05,36.3,43.1,1,Iraq,old,1\nF,2017-01-06,36.3,43.1,1,Iraq,old,1\n\
         G,2017-01-07,36.3,43.1,1,Iraq,,1\n",
        "A,2017-01-01,36.30,43.1,1.0,Iraq,same ,9\nC,2017-01-03,36.4,43.1,1,Iraq,,2\nD,2017-01-05,36.3,43.1,1,Iraq,,2\n\
         E,2017-01-05,36.3,43.1,1,Iraq,new,2\nF,2017-01-08,36.1,43.1,4,Iraq,new,2\nG,2017-01-07,36.3,43.1,,Iraq,,2\n\
         H,2017-01-01,36.3,43.1,1,Iraq,,1\n",
    );
    let changes = &found.changes;
    assert_eq!(kinds(changes, "A"), [], "only written in another way, and touched");
    for (id, want) in [
        ("B", vec![Removed]),
        ("C", vec![Moved]),
        ("D", vec![Redated]),
        ("E", vec![Fields]),
        ("F", vec![Moved, Redated, Killed, Fields]),
        ("G", vec![Killed]),
        ("H", vec![Added]),
    ] {
        assert_eq!(kinds(changes, id), want, "{id}");
    }
    assert_eq!((changes.unchanged, changes.common, changes.changed()), (1, 6, 5));
    assert_eq!(
        listed(changes).iter().map(|(id, _)| &**id).collect::<Vec<_>>(),
        ["H", "B", "C", "D", "E", "G", "F"]
    );
    let moved = changes.list[2];
    let (before, after) = (found.old.place(moved.old.unwrap()), found.new.place(moved.new.unwrap()));
    assert!(before.is_some() && after.is_some() && before != after);
    assert!(found.notes.is_empty(), "{:?}", found.notes);
}

#[test]
fn what_the_later_file_does_not_speak_of_was_not_removed() {
    let old = "A,2016-12-31,36.3,43.1,1,Iraq,,1\nB,2017-01-01,36.3,43.1,1,Iraq,,1\nC,2017-01-02,33.5,36.3,1,Syria,,1\n\
        D,,36.3,43.1,1,Iraq,,1\nE,2017-01-02,36.3,43.1,1,Iraq,,1\nF,2017-01-03,36.3,43.1,1,Iraq,,1\n";
    let new = "B,2017-01-01,36.3,43.1,1,Iraq,,1\nE,2017-01-02,36.3,43.1,1,Iraq,,1\nX,2017-01-02,36.3,43.1,1,Iraq,,1\n";
    let not = tables("not-judged", old, new).changes.not_judged;
    assert_eq!((not.other_days, not.other_countries, not.undated, not.partial), (2, 1, 1, 0));
    let new = "X,2016-01-01,36.3,43.1,1,Iraq,,1\nB,2017-01-09,36.3,43.1,1,Iraq,,1\n";
    let part = tables("part", old, new).changes;
    assert_eq!((part.count(ChangeKind::Removed), part.not_judged.partial), (0, 3));
    let texts = (format!("{HEADER}{old}"), format!("{HEADER}{new}"));
    let whole = compared("whole", (&texts.0, &texts.1), Completeness::Whole).changes;
    assert_eq!((whole.count(ChangeKind::Removed), whole.not_judged.partial), (3, 0));
}

#[test]
fn what_its_source_has_deleted_was_removed_even_if_the_later_file_is_a_part_or_of_other_days() {
    let folder = files::folder("changes", "deleted");
    let (a, b) = (folder.join("old.csv"), folder.join("new.csv"));
    let old = "A,2016-12-31,36.3,43.1,1,Iraq,,1\nB,2017-01-01,36.3,43.1,1,Iraq,,1\nC,2017-01-02,36.3,43.1,1,Iraq,,1\n";
    std::fs::write(&a, format!("{HEADER}{old}")).unwrap();
    std::fs::write(&b, format!("{HEADER}C,2017-01-02,36.3,43.1,1,Iraq,,1\n")).unwrap();
    for completeness in [Completeness::Part, Completeness::Likely, Completeness::Whole] {
        // C is still there; that a list has it makes no difference here.
        let changes = without(&a, &b, completeness, &["A", "C", "Z"]).unwrap().changes;
        assert_eq!(listed(&changes), [("A".to_owned(), vec![ChangeKind::Removed])], "{completeness:?}");
        assert_eq!((changes.deleted, changes.not_judged.other_days), (1, 1), "{completeness:?}");
    }
}

#[test]
fn rows_without_an_id_or_of_a_repeated_one_are_counted_and_equal_ones_matched() {
    let found = tables(
        "repeated",
        "A,2017-01-01,36.3,43.1,1,Iraq,one,1\nA,2017-01-01,36.3,43.1,1,Iraq,two,1\nB,2017-01-01,36.3,43.1,1,Iraq,one,1\n\
         B,2017-01-01,36.3,43.1,1,Iraq,two,1\n,2017-01-01,36.3,43.1,1,Iraq,,1\nC,2017-01-01,36.3,43.1,1,Iraq,one,1\nC,2017-01-01,36.3,43.1,1,Iraq,two,1\n",
        "A,2017-01-01,36.3,43.1,1,Iraq,two,1\nA,2017-01-01,36.3,43.1,1,Iraq,one,1\nB,2017-01-01,36.3,43.1,2,Iraq,one,1\n\
         B,2017-01-01,36.3,43.1,2,Iraq,two,1\n,2017-01-01,36.3,43.1,1,Iraq,,1\n,2017-01-01,36.3,43.1,1,Iraq,,1\n\
         C,2017-01-01,36.3,43.1,7,Iraq,one,1\nC,2017-01-01,36.3,43.1,1,Iraq,two,1\n",
    );
    let changes = &found.changes;
    assert_eq!(listed(changes), [("C".to_owned(), vec![ChangeKind::Killed])]);
    assert_eq!((changes.unchanged, changes.repeated, changes.without_id), (3, [2, 2], [1, 2]));
}

#[test]
fn a_table_and_a_list_of_records_of_one_source_are_compared_and_ids_that_do_not_last_refused() {
    let folder = files::folder("changes", "formats");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let csv = write(
        "old.csv",
        "id,date,lat,lon,place,extra\n12.0,2017-01-01,36.30,43.1,Mosul,x\n13.0,2017-01-02,36.3,43.1,Mosul,y\n",
    );
    let json = write(
        "new.json",
        r#"[{"id":12,"date":"1 January 2017","lat":36.3,"lon":43.1,"place":"Mosul"},{"id":13,"date":"2017-01-02","lat":36.3,"lon":43.1,"place":"Tal Afar"}]"#,
    );
    let found = of_files(&csv, &json, Completeness::Likely).unwrap();
    assert_eq!(listed(&found.changes), [("13".to_owned(), vec![ChangeKind::Fields])]);
    assert_eq!(found.notes, ["Only old.csv has “extra”, and new.json not: these are not compared."]);
    let none = write("none.csv", "date,lat,lon\n2017-01-01,36.3,43.1\n");
    let why = of_files(&csv, &none, Completeness::Likely).err().unwrap();
    assert!(why.to_string().contains("none.csv has no column"), "{why}");
    let numbered = write("numbered.csv", "OBJECTID,date,lat,lon\n1,2017-01-01,36.3,43.1\n");
    let why = of_files(&numbered, &csv, Completeness::Likely).err().unwrap();
    assert!(why.to_string().contains("“OBJECTID”"), "{why}");
}

/// Day, place, killed and a text of an event; its id is its number.
type Event = (u8, u8, u8, u8);

fn written(events: &HashMap<u16, Event>) -> String {
    let mut all: Vec<_> = events.iter().collect();
    all.sort();
    // Neither file is sorted like the other.
    all.rotate_left(events.len() / 3);
    let line = |(id, (day, place, killed, text)): (&u16, &Event)| {
        format!("E{id},2017-03-{:02},36.{place},43.1,{killed},Iraq,text {text},{id}\n", day % 28 + 1)
    };
    HEADER.to_owned() + &all.into_iter().map(line).collect::<String>()
}

fn vintages() -> impl Strategy<Value = (HashMap<u16, Event>, HashMap<u16, Event>)> {
    let event = || (0_u8..28, 0_u8..3, 0_u8..3, 0_u8..3);
    let row = (event(), event(), 0_u8..6);
    prop::collection::hash_map(0_u16..300, row, 1..120).prop_map(|rows| {
        let (mut old, mut new) = (HashMap::new(), HashMap::new());
        for (id, (before, after, what)) in rows {
            if what != 0 {
                old.insert(id, before);
            }
            if what != 1 {
                new.insert(id, if what < 4 { before } else { after });
            }
        }
        (old, new)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Against maps by id.
    #[test]
    fn what_differs_is_what_maps_by_id_say((old, new) in vintages()) {
        prop_assume!(!old.is_empty() && !new.is_empty());
        let texts = (written(&old), written(&new));
        let changes = compared("random", (&texts.0, &texts.1), Completeness::Whole).changes;
        let day = |e: &Event| e.0 % 28;
        let (from, to) = (new.values().map(day).min().unwrap(), new.values().map(day).max().unwrap());
        let mut want: HashMap<String, Vec<ChangeKind>> = HashMap::new();
        let (mut unchanged, mut not_judged) = (0, 0);
        for (id, a) in &old {
            let kinds = match new.get(id) {
                None if day(a) < from || day(a) > to => {
                    not_judged += 1;
                    continue;
                }
                None => vec![ChangeKind::Removed],
                Some(b) => [
                    (a.1 != b.1, ChangeKind::Moved),
                    (day(a) != day(b), ChangeKind::Redated),
                    (a.2 != b.2, ChangeKind::Killed),
                    (a.3 != b.3, ChangeKind::Fields),
                ]
                .into_iter()
                .filter_map(|(differs, kind)| differs.then_some(kind))
                .collect(),
            };
            if kinds.is_empty() {
                unchanged += 1;
            } else {
                want.insert(format!("E{id}"), kinds);
            }
        }
        for id in new.keys().filter(|id| !old.contains_key(id)) {
            want.insert(format!("E{id}"), vec![ChangeKind::Added]);
        }
        prop_assert_eq!(changes.unchanged, unchanged);
        prop_assert_eq!(changes.not_judged.all(), not_judged);
        prop_assert_eq!(listed(&changes).into_iter().collect::<HashMap<_, _>>(), want);
        // Every row is accounted for once.
        let (added, removed) = (changes.count(ChangeKind::Added), changes.count(ChangeKind::Removed));
        prop_assert_eq!(added + changes.changed() + changes.unchanged, new.len() as u64);
        prop_assert_eq!(removed + changes.changed() + changes.unchanged + not_judged, old.len() as u64);
    }
}
