//! Tables that are aligned with spaces.

/// Where the columns of an aligned table begin, in characters.
#[derive(Debug)]
pub(super) struct FixedWidth {
    starts: Vec<usize>,
    /// What stands above it is no row.
    header: String,
}

/// Spaces that part two texts of a line at least.
const GAP: &str = "  ";

/// Signs by which another table is divided.
const USUAL: [char; 4] = [',', ';', '\t', '|'];

impl FixedWidth {
    /// Of the first lines that are not blank; `None` if they do not line up.
    pub fn of(lines: &[&str]) -> Option<Self> {
        let at = header_of(lines)?;
        let (header, rows) = (lines.get(at)?, lines.get(at + 1..)?);
        if rows.len() < 2 {
            return None;
        }
        let own: Vec<char> = header.chars().collect();
        let ruled = rows.first().and_then(|line| ruled(line));
        let starts = ruled.unwrap_or_else(|| {
            let is_gap = |(from, to): &(usize, usize)| to - from >= GAP.len() || ends_in_gap(&own, *to);
            blanks(&own, rows).into_iter().filter(is_gap).map(|(_, to)| to).collect()
        });
        let has_name = |start: &usize| own.get(*start..).is_some_and(|rest| !rest.iter().all(|c| *c == ' '));
        let starts: Vec<usize> = std::iter::once(0).chain(starts).filter(has_name).collect();
        let found = Self { starts, header: (*header).to_owned() };
        let names = found.cut(header);
        let named = names.iter().all(|name| !name.trim().is_empty());
        (found.columns() > 1 && named && rows.iter().all(|row| found.row(row).is_some())).then_some(found)
    }

    pub fn columns(&self) -> usize {
        self.starts.len()
    }

    /// The rows of a text; what stands above the header is one field. `None` if a line does not line up.
    pub fn rows(&self, text: &str) -> Option<Vec<Vec<String>>> {
        let mut is_above = true;
        text.lines()
            .map(|line| {
                let is_header = is_above && line.trim_end() == self.header.trim_end();
                is_above &= !is_header;
                match () {
                    () if is_header => Some(self.cut(line)),
                    () if is_above => Some(vec![line.trim().to_owned()]),
                    () => self.row(line),
                }
            })
            .collect()
    }

    /// The texts of a row. `None` if one lies across two columns, or spaces part two within one.
    fn row(&self, line: &str) -> Option<Vec<String>> {
        if line.trim().is_empty() || ruled(line).is_some() {
            return Some(Vec::new());
        }
        let letters: Vec<char> = line.chars().collect();
        let is_blank = |at: usize| letters.get(at).is_none_or(|c| *c == ' ');
        let lines_up = self.starts.iter().skip(1).all(|start| is_blank(start - 1));
        let texts = self.cut(line);
        (lines_up && texts.iter().all(|text| !text.contains(GAP))).then_some(texts)
    }

    fn cut(&self, line: &str) -> Vec<String> {
        let ends = self.starts.iter().skip(1).copied().chain([usize::MAX]);
        let cut = |(from, to): (usize, usize)| line.chars().skip(from).take(to - from).collect::<String>();
        self.starts.iter().copied().zip(ends).map(cut).map(|text| text.trim().to_owned()).collect()
    }
}

/// Whether the first lines look like an aligned table, whether or not they line up.
pub(in crate::formats) fn is_aligned(lines: &[&str]) -> bool {
    let parted = |line: &&&str| line.trim().contains(GAP);
    header_of(lines).is_some() && lines.iter().filter(parted).count() * 5 >= lines.len() * 4
}

/// The first line whose texts are parted by more than one space, if no usual sign divides it.
fn header_of(lines: &[&str]) -> Option<usize> {
    let at = lines.iter().position(|line| line.trim().contains(GAP))?;
    (!lines.get(at)?.contains(USUAL)).then_some(at)
}

/// The parts in which the header and all rows have spaces, from and to where. None is at the end.
fn blanks(header: &[char], rows: &[&str]) -> Vec<(usize, usize)> {
    let mut all = vec![true; header.len()];
    let lines = rows.iter().map(|row| row.chars().collect());
    for line in lines.chain([header.to_vec()]) {
        let filled = line.iter().zip(&mut all).filter(|(c, _)| **c != ' ');
        filled.for_each(|(_, blank)| *blank = false);
    }
    let mut found = Vec::new();
    let mut from = None;
    for (at, blank) in all.into_iter().enumerate() {
        match (blank, from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                found.push((start, at));
                from = None;
            }
            _ => {}
        }
    }
    // What all lines begin with parts nothing.
    found.retain(|(from, _)| *from > 0);
    found
}

/// Whether more than one space stands before this place of the header.
fn ends_in_gap(header: &[char], at: usize) -> bool {
    at >= GAP.len() && header[at - GAP.len()..at].iter().all(|c| *c == ' ')
}

/// Where the columns after the first begin by a line of dashes, as query tools draw it.
fn ruled(line: &str) -> Option<Vec<usize>> {
    let is_rule = line.contains("--") && line.chars().all(|c| matches!(c, '-' | '=' | ' ' | '\r'));
    let letters: Vec<char> = line.chars().collect();
    let begins = |at: &usize| letters[at - 1] == ' ' && letters[*at] != ' ';
    is_rule.then(|| (1..letters.len()).filter(begins).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<Vec<Vec<String>>> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        FixedWidth::of(&lines)?.rows(text)
    }

    #[test]
    fn columns_begin_where_all_lines_have_spaces() {
        for text in [
            "Date        Governorate    Killed\n2017-03-05  Ninewa              2\n2017-03-06  Salah al-Din       11\n",
            "Incidents in March\n\nDate       Governorate    Killed\n---------- -------------- ------\n2017-03-05 Ninewa              2\n2017-03-06 Salah al-Din       11\n",
            "      Date   Governorate  Killed\n2017-03-05        Ninewa       2\n2017-03-06  Salah al-Din      11\n",
        ] {
            let rows = rows(text).unwrap();
            let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).filter(|row| row.len() == 3).collect();
            assert_eq!(
                rows,
                [
                    ["Date", "Governorate", "Killed"],
                    ["2017-03-05", "Ninewa", "2"],
                    ["2017-03-06", "Salah al-Din", "11"]
                ],
                "{text}"
            );
        }
    }

    #[test]
    fn lines_that_do_not_line_up_are_no_table() {
        for text in [
            "Date        Governorate  Killed\n2017-03-05  Ninewa       2\n2017-03-06  Salah al-Din 1  2\n",
            "Date  Governorate  Killed\n2017-03-05  Ninewa  2\n2017-03-06  Anbar  1\n",
            "Date,Place\n2017-03-05,Hit\n2017-03-06,Ana\n",
            "A text.  It has two sentences.\nIts lines are not those of a table.  They run on.\nAnd on to the end of it.\n",
        ] {
            assert_eq!(rows(text), None, "{text}");
        }
    }
}
