/// The records of a comma-separated table, the header first.
pub fn rows(text: &str) -> Result<Vec<Vec<String>>, csv::Error> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.into_records().map(|record| Ok(record?.iter().map(str::to_owned).collect()));
    rows.collect()
}

/// The index of the column with this name.
pub fn column(header: &[String], name: &str) -> Option<usize> {
    header.iter().position(|h| h.trim().eq_ignore_ascii_case(name))
}
