use std::ops::Range;

use super::dates::{Published, dates, in_words};
use crate::model::Period;

/// The time a sentence is about, as far as it says so, with the reason for the user. Of several times the one
/// nearest to `name` (bytes of the sentence) is proposed; if there is none, the publication date.
pub fn period(sentence: &str, name: &Range<usize>, published: Option<&Period>) -> (Period, String) {
    let found = dates(sentence, Published::of(published));
    let distance = |bytes: &Range<usize>| {
        if bytes.end <= name.start { name.start - bytes.end } else { bytes.start.saturating_sub(name.end) }
    };
    let Some(nearest) = found.iter().min_by_key(|named| distance(&named.bytes)) else {
        return as_of_publication(published);
    };
    let said = sentence.get(nearest.bytes.clone()).unwrap_or_default();
    let text = in_words(nearest.from, nearest.to);
    if nearest.from.is_none() && nearest.to.is_none() {
        let because = format!("“{said}” in the sentence, but not of which year");
        return (Period { text, from: None, to: None }, because);
    }
    let because = match published.filter(|_| nearest.relative) {
        Some(published) => format!("“{said}” in the sentence, counted from publication ({})", published.text),
        None => format!("“{said}” in the sentence"),
    };
    (Period { text, from: nearest.from, to: nearest.to }, because)
}

fn as_of_publication(published: Option<&Period>) -> (Period, String) {
    match published {
        Some(published) if !published.text.trim().is_empty() => (
            Period { text: format!("as of publication: {}", published.text), ..published.clone() },
            "the sentence names no time: as of publication".to_owned(),
        ),
        _ => (
            Period { text: "undated".to_owned(), from: None, to: None },
            "the sentence names no time, and the text does not say when it appeared".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;

    fn published(from: Option<&str>, to: &str) -> Period {
        let date = |text: &str| PartialDate::try_from(text).unwrap();
        Period { text: to.to_owned(), from: from.map(date), to: Some(date(to)) }
    }

    /// Bounds and wording of a sentence's time; the name is its first word.
    fn of(sentence: &str, published: Option<&Period>) -> String {
        let end = sentence.find(' ').unwrap_or(sentence.len());
        let (period, _) = period(sentence, &(0..end), published);
        let bound = |date: Option<PartialDate>| date.map_or("…".to_owned(), |d| d.to_string());
        format!("{} | {} {}", period.text, bound(period.from), bound(period.to))
    }

    #[test]
    fn dates_keep_the_precision_that_the_sentence_gives() {
        for (sentence, expected) in [
            ("Qaim on Nov. 4, 2017 after", "4 November 2017 | 2017-11-04 2017-11-04"),
            ("Qaim on the 4th of November 2017", "4 November 2017 | 2017-11-04 2017-11-04"),
            ("Qaim, 4 Nov 2017", "4 November 2017 | 2017-11-04 2017-11-04"),
            ("Qaim 2017-11-04", "4 November 2017 | 2017-11-04 2017-11-04"),
            ("Diyala, an August 2017 paper", "August 2017 | 2017-08 2017-08"),
            ("Diyala in November of 2017", "November 2017 | 2017-11 2017-11"),
            ("Diyala in 2017 was", "2017 | 2017 2017"),
            ("Diyala since 2014", "since 2014 | 2014 …"),
            ("Diyala until August 2017", "until August 2017 | … 2017-08"),
            ("Diyala from 2014 to 2017", "2014 to 2017 | 2014 2017"),
            ("Diyala between June 2014 and December 2017", "June 2014 to December 2017 | 2014-06 2017-12"),
            ("Diyala (2014–2017)", "2014 to 2017 | 2014 2017"),
            ("القائم في 4 تشرين الثاني 2017", "4 November 2017 | 2017-11-04 2017-11-04"),
            ("ديالى عام ٢٠١٧", "2017 | 2017 2017"),
            ("Qaim on 31 February 2017", "February 2017 | 2017-02 2017-02"),
        ] {
            let name = sentence.trim_end_matches('.');
            assert_eq!(of(name, None), expected, "{sentence}");
        }
    }

    #[test]
    fn times_that_need_the_day_of_publication_are_reported_only_if_it_is_known() {
        let day = published(Some("2018-01-16"), "2018-01-16");
        let before = published(None, "2018-01-16");
        let year = published(Some("2018"), "2018");
        for (sentence, by_day, by_latest) in [
            ("Rawa last November", "2017-11 2017-11", "2017-11 2017-11"),
            ("Rawa in December", "2017-12 2017-12", "2017-12 2017-12"),
            ("Rawa last year", "2017 2017", "2017 2017"),
            ("Rawa last month", "2017-12 2017-12", "2017-12 2017-12"),
            ("Rawa three years ago", "2015 2015", "2015 2015"),
            // 16 January 2018 was a Tuesday (cal 1 2018).
            ("Rawa on Sunday", "2018-01-14 2018-01-14", "… 2018-01-16"),
            ("Rawa on Tuesday", "2018-01-16 2018-01-16", "… 2018-01-16"),
            ("Rawa yesterday", "2018-01-15 2018-01-15", "… 2018-01-16"),
            ("Rawa on Nov. 4", "2017-11-04 2017-11-04", "2017-11-04 2017-11-04"),
        ] {
            assert!(of(sentence, Some(&day)).ends_with(by_day), "{sentence}: {}", of(sentence, Some(&day)));
            assert!(
                of(sentence, Some(&before)).ends_with(by_latest),
                "{sentence}: {}",
                of(sentence, Some(&before))
            );
            assert_eq!(of(sentence, None), "undated | … …", "{sentence}");
        }
        assert_eq!(of("Rawa on Sunday", Some(&year)), "as of publication: 2018 | 2018 2018");
    }

    #[test]
    fn what_is_yet_to_come_is_of_the_coming_year_or_undated() {
        let day = published(Some("2024-03-14"), "2024-03-14");
        for (sentence, expected) in [
            ("Rawa is to be rebuilt by June.", "June 2024 | 2024-06 2024-06"),
            ("Rawa camp families stayed until June.", "undated | … …"),
            ("Rawa stays closed until June.", "until June 2024 | … 2024-06"),
            ("Rawa will get a clinic in April.", "April 2024 | 2024-04 2024-04"),
            ("Rawa will get a clinic in February.", "February 2025 | 2025-02 2025-02"),
            ("Rawa will get a clinic on 2 April.", "2 April 2024 | 2024-04-02 2024-04-02"),
            ("Rawa will vote in March.", "March 2024 | 2024-03 2024-03"),
            ("Rawa votes next month.", "April 2024 | 2024-04 2024-04"),
            ("Rawa votes next June.", "June 2024 | 2024-06 2024-06"),
            ("Rawa votes next year.", "2025 | 2025 2025"),
            ("Rawa was rebuilt by June.", "undated | … …"),
            ("Rawa was attacked in June.", "June 2023 | 2023-06 2023-06"),
            ("Rawa has been quiet since June.", "since June 2023 | 2023-06 …"),
            ("Rawa was attacked in February.", "February 2024 | 2024-02 2024-02"),
        ] {
            assert_eq!(of(sentence, Some(&day)), expected, "{sentence}");
        }
        let (_, because) = period("Rawa was rebuilt by June.", &(0..4), Some(&day));
        assert_eq!(because, "“June” in the sentence, but not of which year");
    }

    #[test]
    fn counts_are_no_years_and_verbs_no_months() {
        for sentence in [
            "Hawija and 2000 people",
            "Hawija may march on",
            "Hawija had 2,017 dead",
            "Hawija 1,500-3,000 men",
        ] {
            assert_eq!(of(sentence, None), "undated | … …", "{sentence}");
        }
    }

    #[test]
    fn of_several_times_the_nearest_is_proposed_with_its_words() {
        let text = "In 2013 it was worse than in Diyala in 2017.";
        let at = text.find("Diyala").unwrap();
        let (period, because) = period(text, &(at..at + 6), None);
        assert_eq!((period.text.as_str(), because.as_str()), ("2017", "“2017” in the sentence"));
    }
}
