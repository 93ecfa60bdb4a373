//! Tables whose columns are divided by what readers of tables do not know, as CSV: one line for each line.

use super::fixed_width::FixedWidth;

/// Arabic punctuation that divides columns.
const ARABIC: [char; 2] = ['؛', '،'];

/// Signs that divide columns by themselves.
const USUAL: [char; 4] = [',', ';', '\t', '|'];

/// Most lines by which a table is recognised.
const SAMPLED: usize = 200;

/// How the columns of a text are divided.
#[derive(Debug)]
pub struct PlainTable(Division);

#[derive(Debug)]
enum Division {
    By(char),
    Widths(FixedWidth),
}

impl PlainTable {
    /// Of a text by its beginning; `None` if its columns are divided by a usual sign, or not at all.
    pub fn of(head: &str) -> Option<Self> {
        let lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).take(SAMPLED).collect();
        if let Some(sign) = ARABIC.into_iter().find(|sign| divides(&lines, *sign)) {
            return Some(Self(Division::By(sign)));
        }
        FixedWidth::of(&lines).map(|widths| Self(Division::Widths(widths)))
    }

    /// The text as CSV; `None` if a line of it does not fit the columns.
    pub fn csv(&self, text: &str) -> Option<String> {
        let rows = match &self.0 {
            Division::By(sign) => text.lines().map(|line| fields(line, *sign)).collect(),
            Division::Widths(widths) => widths.rows(text)?,
        };
        Some(rows.into_iter().map(|row| joined(row) + "\n").collect())
    }

    /// What is said of it.
    pub fn note(&self) -> String {
        match &self.0 {
            Division::By(sign) => format!("The columns are divided by “{sign}”."),
            Division::Widths(widths) => {
                let columns = widths.columns();
                format!(
                    "The columns have fixed widths: {columns} were found, between which all lines have spaces."
                )
            }
        }
    }
}

/// Whether nearly all lines have a sign equally often, and no usual one does.
fn divides(lines: &[&str], sign: char) -> bool {
    let count = |line: &str, sign: char| fields(line, sign).len() - 1;
    let even = |sign: char| {
        let first = lines.first().map_or(0, |line| count(line, sign));
        let like = lines.iter().filter(|line| count(line, sign) == first).count();
        if lines.len() > 1 && like * 10 >= lines.len() * 9 { first } else { 0 }
    };
    let own = even(sign);
    own > 0 && USUAL.into_iter().all(|usual| even(usual) < own)
}

/// The fields of a line. Quotes enclose one only if they close before the sign or the end of the line.
fn fields(line: &str, sign: char) -> Vec<String> {
    let (mut rest, mut fields) = (line, Vec::new());
    loop {
        let quoted = rest.strip_prefix('"').and_then(|inner| {
            let end = inner.find('"')?;
            let behind = &inner[end + 1..];
            (behind.is_empty() || behind.starts_with(sign)).then_some((&inner[..end], behind))
        });
        let (field, behind) = quoted.unwrap_or_else(|| rest.split_at(rest.find(sign).unwrap_or(rest.len())));
        fields.push(field.to_owned());
        match behind.strip_prefix(sign) {
            Some(next) => rest = next,
            None => return fields,
        }
    }
}

fn joined(fields: Vec<String>) -> String {
    let field = |text: String| {
        if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    fields.into_iter().map(field).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn as_csv(text: &str) -> Option<String> {
        PlainTable::of(text)?.csv(text)
    }

    #[test]
    fn arabic_semicolons_divide_columns_where_no_usual_sign_does() {
        let text = "التاريخ؛المكان؛القتلى\n2017-03-05؛\"الموصل؛ نينوى\"؛3\n2017-03-06؛هيت, الأنبار؛1\n";
        assert_eq!(
            as_csv(text).unwrap(),
            "التاريخ,المكان,القتلى\n2017-03-05,الموصل؛ نينوى,3\n2017-03-06,\"هيت, الأنبار\",1\n"
        );
        for usual in ["date,text\n2017-03-05,نص؛\n2017-03-06,نص؛\n", "date\n2017-03-05\n", ""] {
            assert!(PlainTable::of(usual).is_none(), "{usual}");
        }
    }
}
