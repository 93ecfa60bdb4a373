use super::list::plain;
use super::scan::{Span, inner, member};

/// What an answer of a service says of records that are not in it.
#[derive(Default)]
struct Pages {
    /// How many records there are, and the name of the member that says so.
    total: Option<(u64, String)>,
    /// The member that leads to the next page.
    next: Option<String>,
    /// A member says that more was cut off.
    more: Option<String>,
    /// A member says that there are as many records as the file holds: then a link to a next page leads
    /// nowhere, as CKAN's.
    complete: bool,
}

const TOTAL: [&str; 17] = [
    "numbermatched",
    "total",
    "totalcount",
    "totalresults",
    "totalrecords",
    "totalrows",
    "totalhits",
    "totalelements",
    "totalitems",
    "nhits",
    "recordcount",
    "odatacount",
    "rowsbeforelimitatleast",
    "fullcount",
    "matched",
    "count",
    "resultcount",
];
const NEXT: [&str; 10] = [
    "next",
    "nextpage",
    "nextpageurl",
    "nexturl",
    "nextlink",
    "odatanextlink",
    "nextpagetoken",
    "nextcursor",
    "nextoffset",
    "scrollid",
];
const MORE: [&str; 7] =
    ["exceededtransferlimit", "hasmore", "hasnext", "hasnextpage", "morerecords", "istruncated", "truncated"];

/// How deep the members lie that speak of pages: `meta.pagination.total`.
const DEEPEST: usize = 3;

/// What is missing of an answer with `read` records: a sentence; `None` if nothing says that any are.
pub(in crate::formats) fn missing(text: &[u8], read: u64) -> Option<String> {
    let start = super::scan::blank(text, 0);
    let mut pages = Pages::default();
    pages.look(text, Span { start, end: text.len() }, read, 0);
    let next = pages.next.filter(|_| !pages.complete);
    let more = pages.more.or(next).map(|name| format!("it says that there are more (“{name}”)"));
    let total =
        pages.total.map(|(total, name)| format!("it speaks of {total} records (“{name}”) and holds {read}"));
    let said = match (total, more) {
        (Some(total), Some(more)) => format!("{total}; {more}"),
        (total, more) => total.or(more)?,
    };
    Some(format!(
        "The file is one page of a longer answer: {said}. The other records are not in it: fetch all pages, or \
         export without a limit."
    ))
}

impl Pages {
    fn look(&mut self, text: &[u8], object: Span, read: u64, depth: usize) {
        if depth > DEEPEST || !object.is_object(text) {
            return;
        }
        for (name, value) in inner(text, object) {
            let written = name.words(text);
            let key = plain(&written);
            if value.is_scalar(text) {
                self.scalar(text, (&key, &written), value, read);
            } else if value.is_object(text) {
                let own = member(text, value, "value").filter(|_| TOTAL.contains(&key.as_str()));
                if let Some(own) = own {
                    self.scalar(text, (&key, &written), own, read);
                } else if NEXT.contains(&key.as_str()) && inner(text, value).next().is_some() {
                    self.next.get_or_insert_with(|| written.clone().into_owned());
                }
                self.look(text, value, read, depth + 1);
            } else if key == "links" && leads_on(text, value) {
                self.next.get_or_insert_with(|| "rel: next".to_owned());
            }
        }
    }

    fn scalar(&mut self, text: &[u8], (key, written): (&str, &str), value: Span, read: u64) {
        let number = value.number(text);
        self.complete |= key != "count" && TOTAL.contains(&key) && number == Some(read as f64);
        let number = number.filter(|n| n.fract() == 0.0 && *n > read as f64 && *n < 1e15);
        if let Some(total) = number.filter(|_| TOTAL.contains(&key)) {
            self.total.get_or_insert_with(|| (total as u64, written.to_owned()));
        }
        let words = value.words(text);
        let empty = matches!(&*words, "" | "null" | "false" | "0" | "-1");
        if NEXT.contains(&key) && !empty {
            self.next.get_or_insert_with(|| written.to_owned());
        }
        if MORE.contains(&key) && words == "true" {
            self.more.get_or_insert_with(|| written.to_owned());
        }
    }
}

/// Whether a list of links has one to the next page.
fn leads_on(text: &[u8], links: Span) -> bool {
    inner(text, links).any(|(_, link)| member(text, link, "rel").is_some_and(|rel| rel.words(text) == "next"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_from_the_words_that_services_use() {
        for (text, words) in [
            (r#"{"total":5234,"data":[]}"#, "5234"),
            (r#"{"numberMatched":5234,"numberReturned":3}"#, "numberMatched"),
            (r#"{"exceededTransferLimit":true}"#, "exceededTransferLimit"),
            (r#"{"properties":{"exceededTransferLimit":true}}"#, "exceededTransferLimit"),
            (r#"{"result":{"total":900,"records":[]}}"#, "900"),
            (r#"{"@odata.nextLink":"https://x"}"#, "nextLink"),
            (r#"{"links":[{"rel":"self"},{"rel":"next","href":"x"}]}"#, "next"),
            (r#"{"links":{"next":"https://x"}}"#, "next"),
            (r#"{"hits":{"total":{"value":77,"relation":"eq"},"hits":[]}}"#, "77"),
            (r#"{"TotalCount":12,"NextPageUrl":"https://x","Result":[]}"#, "NextPageUrl"),
        ] {
            let found = missing(text.as_bytes(), 3).unwrap_or_default();
            assert!(found.contains(words), "{text}: {found}");
        }
        for text in [
            r#"{"total":3,"next":null,"hasMore":false}"#,
            r#"{"numberMatched":3,"numberReturned":3,"links":[{"rel":"self"}]}"#,
            r#"{"count":3,"NextPageUrl":""}"#,
            r#"{"result":{"total":3,"records":[],"_links":{"start":"/a","next":"/b"}}}"#,
        ] {
            assert_eq!(missing(text.as_bytes(), 3), None, "{text}");
        }
    }
}
