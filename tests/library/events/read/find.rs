//! Searching a file for a text, held against looking at every field of every row.

use iraq_risk_atlas::formats::events::{EventFile, Watch, search};

use super::bytes;

/// Rows any of whose values holds the text, by reading every row.
fn brute(file: &EventFile, text: &[u8], query: &str) -> Vec<u32> {
    let holds = |row: &u32| {
        let offset = file.index.offset_of(file.table.numbers()[*row as usize]).unwrap() as usize;
        let len = file.layout.record_len(&text[offset..]).unwrap_or(text.len() - offset);
        let fields = file.layout.fields(&text[offset..offset + len]);
        fields.iter().any(|(_, value)| value.to_lowercase().contains(&query.to_lowercase()))
    };
    (0..file.table.len() as u32).filter(holds).collect()
}

fn found(file: &EventFile, text: &[u8], query: &str) -> Vec<u32> {
    let bits = search(&file.layout, &mut &text[..], (&file.table, &file.index), query, &mut |_| Watch::GoOn)
        .unwrap();
    bits.rows(0..u32::MAX).collect()
}

const QUERIES: [&str; 16] = [
    "mosul",
    "MOSUL",
    "\"crowded\"",
    "crowded\" at",
    "a, b",
    "notes",
    "Şalāḩ",
    "şalāḩ ad",
    "الموصل",
    "ö",
    "2016-01",
    "type",
    "two\nlines",
    "back\\slash",
    "44.4",
    "zzz",
];

#[test]
fn a_text_is_found_in_tables_where_reading_every_row_finds_it() {
    let mut text = String::from("id,date,latitude,longitude,notes\n");
    let notes = [
        "Mosul",
        "\"a \"\"crowded\"\" at noon\"",
        "\"a, b\"",
        "ŞALĀḨ ad Din",
        "غرب الموصل",
        "Öl",
        "\"two\nlines\"",
        "back\\slash",
        "the notes",
        "plain",
        "\"open mosul",
    ];
    for i in 0..400 {
        text.push_str(&format!(
            "{i},2016-0{}-11,33.{i:03},44.{i:03},{}\n",
            i % 9 + 1,
            notes[i % (notes.len() - 1)]
        ));
    }
    text.push_str("too,many,columns,with,mosul,here\n400,2016-01-01,33.3,44.4,\"open mosul\n");
    let file = bytes(text.as_bytes());
    for query in QUERIES {
        assert_eq!(found(&file, text.as_bytes(), query), brute(&file, text.as_bytes(), query), "{query:?}");
    }
    assert_eq!(found(&file, text.as_bytes(), "").len(), file.table.len());
    assert!(!found(&file, text.as_bytes(), "mosul").is_empty());
}

#[test]
fn a_text_is_found_in_lists_in_spite_of_escapes_and_not_in_their_keys() {
    let notes = [
        "Mosul",
        "a \\\"crowded\\\" at noon",
        "a, b",
        "\\u015eal\\u0101\\u1e25 ad Din",
        "غرب الموصل",
        "\\u0627\\u0644\\u0645\\u0648\\u0635\\u0644",
        "\\u00d6l",
        "two\\nlines",
        "back\\\\slash",
        "mos\\u0075l",
    ];
    let mut text = String::from("[");
    for i in 0..400 {
        let comma = if i == 0 { "" } else { ",\n" };
        text.push_str(&format!(
            "{comma}{{\"id\":{i},\"type\":\"x\",\"lat\":33.{i:03},\"lon\":44.{i:03},\"date\":\"2016-0{}-11\",\"notes\":\"{}\"}}",
            i % 9 + 1,
            notes[i % notes.len()]
        ));
    }
    text.push(']');
    let file = bytes(text.as_bytes());
    for query in QUERIES {
        assert_eq!(found(&file, text.as_bytes(), query), brute(&file, text.as_bytes(), query), "{query:?}");
    }
    assert_eq!(found(&file, text.as_bytes(), "mosul").len(), 80);
    assert_eq!(found(&file, text.as_bytes(), "notes"), [0_u32; 0]);
}

#[test]
fn a_search_can_be_stopped_and_finds_what_lies_across_two_readings() {
    let mut text = String::from("id,date,lat,lon,notes\n");
    for i in 0..60_000 {
        text.push_str(&format!("{i},2016-01-01,33.3,44.4,some words here and needle{i:06}\n"));
    }
    let file = bytes(text.as_bytes());
    for n in [0, 1, 5_040, 29_999, 59_999] {
        let rows = found(&file, text.as_bytes(), &format!("Needle{n:06}"));
        assert_eq!(rows.iter().map(|r| file.table.row(*r).unwrap().number).collect::<Vec<_>>(), [n]);
    }
    assert_eq!(found(&file, text.as_bytes(), "needle").len(), 60_000);
    let stopped =
        search(&file.layout, &mut text.as_bytes(), (&file.table, &file.index), "needle", &mut |_| {
            Watch::Stop
        });
    assert!(stopped.is_none());
}
