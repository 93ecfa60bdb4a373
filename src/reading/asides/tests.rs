use super::*;

/// Fourteen words of prose, different each time.
fn prose_of(number: usize) -> String {
    format!("The forces of the {number}th division went into the town on Sunday, said an officer there.")
}

fn set_apart(lines: &[&str]) -> Vec<Option<Aside>> {
    let body = (1..=4).map(prose_of);
    let lines: Vec<Line> = body.chain(lines.iter().map(|line| (*line).to_owned())).map(Line::plain).collect();
    asides(&lines).split_off(4)
}

/// How a line is classified within an article.
fn alone(line: &str) -> Option<Aside> {
    let (before, after) = ((1..=4).map(prose_of), (5..=8).map(prose_of));
    let lines: Vec<Line> = before.chain([line.to_owned()]).chain(after).map(Line::plain).collect();
    let out = asides(&lines);
    assert!(out[..4].iter().chain(&out[5..]).all(Option::is_none), "{line}: {out:?}");
    out[4]
}

#[test]
fn furniture_is_told_by_the_whole_line_or_its_beginning() {
    for line in [
        "Share this page:",
        "ADVERTISEMENT",
        "Skip to content",
        "3 min read",
        "* * *",
        "We use cookies to make this site work.",
        "Subscribe to our newsletter for the week’s best analysis.",
        "© 2018 A Publisher. All rights reserved.",
        "Tags: Iraq, Mosul, ISIS",
        "شارك المقال",
        "تابعونا على فيسبوك",
        "2 hours ago",
        "Sign up for the Iraq Weekly newsletter",
    ] {
        assert_eq!(alone(line), Some(Aside::Furniture), "{line}");
    }
}

#[test]
fn credits_say_who_made_a_picture_and_nothing_else() {
    for line in [
        "Credit: ctc.westpoint.edu",
        "Photo: Ahmad al-Rubaye/AFP/Getty Images",
        "(Ahmad al-Rubaye/AFP/Getty Images)",
        "[Reuters]",
        "AP Photo/Hadi Mizban, File",
        "Photograph by Ivor Prickett",
        "Image credit: Mstyslav Chernov",
        "الصورة: رويترز",
    ] {
        assert_eq!(alone(line), Some(Aside::Credit), "{line}");
    }
}

#[test]
fn author_notes_are_told_by_their_words() {
    for line in [
        "Reporting by Ahmed Rasheed in Baghdad and Raya Jalabi in Erbil; editing by William Maclean",
        "Follow him on Twitter: @somebody",
        "@Rhys_Dubin",
        "(Additional reporting by Kamal Namaa in Ramadi)",
        "Zeina Karam in Beirut contributed to this report.",
        "The views expressed in this article are the author’s own.",
    ] {
        assert_eq!(alone(line), Some(Aside::AuthorNote), "{line}");
    }
}

#[test]
fn what_only_resembles_such_lines_stays() {
    for line in [
        "Background",
        "Mosul",
        "Two car bombs in Baquba",
        "(Map designed by C.K. Hickey)",
        "Iraqi forces on Nov. 4, 2017 after capturing the town of al Qaim. (Ahmad al-Rubaye/AFP/Getty Images)",
        "“We and our partners in the coalition will hold Rawa,” he said.",
        "Share prices of oil companies with fields near Kirkuk fell sharply on Monday, traders said.",
        "By continuing to shell the town, the army drove the last of its people to the camps.",
        "Reuters could not verify the report of the attack on Tarmiyah.",
        "Michael Knights is a senior fellow at the Washington Institute for Near East Policy.",
        "More on this front is expected to come from the province of Diyala in the next weeks.",
        "Follow the Tigris north from Baghdad and the signs of war come soon.",
        "Read the sign at the gate: “Welcome to Fallujah, city of mosques.” It is new. It was put up in May.",
        "The photo: it shows a street in Ramadi where not one of the houses has kept its roof since the battle.",
        "Comments by the governor of Anbar were not published until the day after the attack.",
        "12",
        "2014",
    ] {
        assert_eq!(alone(line), None, "{line}");
    }
}

#[test]
fn teasers_go_from_their_heading_to_the_end() {
    let teasers = [
        "More from A Paper",
        "A Headline About Mosul",
        "A line about it, with an end.",
        "A Second Headline",
        "And what stands below it…",
    ];
    assert_eq!(set_apart(&teasers), [Some(Aside::Teaser); 5]);
    assert_eq!(set_apart(&["اقرأ أيضا", "انفجار في بغداد"]), [Some(Aside::Teaser); 2]);
}

#[test]
fn after_a_box_of_teasers_the_article_goes_on() {
    let rest: Vec<String> = (9..=11).map(prose_of).collect();
    let mut lines = vec![
        "Related content",
        "A Headline About Mosul",
        "Another Headline",
        "What stands below it, in one sentence of more than twelve words or so.",
    ];
    lines.push("A Third Headline");
    lines.extend(rest.iter().map(String::as_str));
    let out = set_apart(&lines);
    assert_eq!(out, [[Some(Aside::Teaser); 5].as_slice(), &[None; 3]].concat());
}

#[test]
fn a_line_that_points_elsewhere_is_a_teaser_by_itself() {
    for line in [
        "Read more: How Rawa was retaken",
        "RELATED: In Mosul, a slow return",
        "اقرأ أيضا: عودة النازحين إلى القائم",
        "[Read also: The belts of Baghdad]",
    ] {
        assert_eq!(alone(line), Some(Aside::Teaser), "{line}");
    }
}

#[test]
fn a_menu_above_the_text_does_not_swallow_it() {
    let lines = ["Latest news", "Rawa is quiet again", "Short news from Rawa, where nothing happened."];
    let lines: Vec<Line> = lines.into_iter().map(Line::plain).collect();
    assert_eq!(asides(&lines), [Some(Aside::Teaser), None, None]);
}

#[test]
fn a_biography_counts_only_at_the_end() {
    let about = "Jane Q. Doe is a research fellow at the Institute for Something in Baghdad.";
    assert_eq!(set_apart(&[about]), [Some(Aside::AuthorNote)]);
    assert_eq!(alone(about), None);
    let quoted = "Jane Doe, a research fellow at the institute, said the attacks in Diyala would go on.";
    assert_eq!(set_apart(&[quoted]), [None]);
    assert_eq!(set_apart(&["Hadi al-Amiri is the leader of the Badr Organization in Diyala."]), [None]);
}

#[test]
fn a_byline_is_above_the_text() {
    let lines = ["Quiet in Rawa", "By Jane Q. Doe in Baghdad", "January 16, 2018"].map(str::to_owned);
    let lines: Vec<Line> = lines.into_iter().chain((1..=3).map(prose_of)).map(Line::plain).collect();
    assert_eq!(asides(&lines)[..3], [None, Some(Aside::AuthorNote), None]);
}

#[test]
fn a_repeat_names_the_first_of_its_kind() {
    let first = "Iraqi forces in “Rawa” – on Sunday.";
    let lines = [first, "One.", "Iraqi forces in \"Rawa\" - on  Sunday.", first].map(Line::plain);
    assert_eq!(asides(&lines), [None, None, Some(Aside::Repeat { of: 1 }), Some(Aside::Repeat { of: 1 })]);
}
