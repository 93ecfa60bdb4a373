//! Which columns count people killed, by the words of their names.

use iraq_risk_atlas::formats::events::EventFile;

use super::{read_fully, summary};

/// A table with these columns behind a day and a town, and its rows.
fn of_columns(names: &str, rows: &[&str]) -> EventFile {
    let rows: String =
        rows.iter().enumerate().map(|(n, row)| format!("2017-03-{},Mosul,{row}\n", 13 + n)).collect();
    read_fully(&format!("date,town,{names}\n{rows}"))
}

fn killed(file: &EventFile) -> u32 {
    summary(file).1
}

/// What the notes say of the columns of people killed.
fn said(file: &EventFile, words: &str) -> bool {
    file.notes.decisions.iter().any(|said| said.contains(words))
}

#[test]
fn usual_names_of_people_killed_are_known_in_the_languages_of_the_tables() {
    for name in [
        "Deceased",
        "Number of deceased",
        "Lives lost",
        "No. of lives lost",
        "Homicides",
        "Persons who perished",
        "How many died?",
        "How many people were killed?",
        "استشهاد",
        "المتوفون",
        "عدد المستشهدين",
        "حصيلة القتلى",
        "الخسائر في الأرواح",
        "جانباختگان",
        "جان باختگان",
        "تعداد کشته‌ها",
        "گیان لەدەستداوان",
        "ژمارەی کوشتراوان",
        "Kuştin",
        "Hayatını kaybeden",
        "Hayatını kaybedenler",
        "Ölüm sayısı",
        "Vefat eden",
        "Défunts",
        "Personnes décédées",
        "Pertes en vies humaines",
        "Verstorben",
        "Ermordete",
        "Ums Leben gekommene",
        "Vidas perdidas",
        "Asesinadas",
        "Погибли",
        "Количество смертей",
    ] {
        let file = of_columns(&format!("{name},injured"), &["2,3", "1,4"]);
        assert_eq!(killed(&file), 3, "{name}");
        assert!(!said(&file, &format!("“{name}”")), "{name}: {:?}", file.notes.decisions);
    }
    // Losses may include the wounded, and deeds are no people where these are counted.
    for name in ["الخسائر البشرية", "Human losses", "Pertes humaines"] {
        let file = of_columns(&format!("{name},note"), &["2,a", "1,b"]);
        assert_eq!(killed(&file), 3, "{name}");
        assert!(said(&file, "may include the wounded"), "{name}: {:?}", file.notes.decisions);
    }
    assert_eq!(killed(&of_columns("homicides,victims killed", &["1,2", "1,4"])), 6);
    for name in ["Houses lost", "Age of deceased", "Homicide rate", "عمر المتوفى", "Jobs lost", "Kayıp eşya"]
    {
        assert_eq!(killed(&of_columns(&format!("{name},injured"), &["2,3", "1,4"])), 0, "{name}");
    }
}

#[test]
fn the_lowest_and_the_highest_number_are_told_in_the_languages_of_the_tables() {
    for (low, high) in [
        ("الحد الأدنى للقتلى", "الحد الأعلى للقتلى"),
        ("الحد الأدنى للشهداء", "الحد الأقصى للشهداء"),
        ("أقل عدد للقتلى", "أكبر عدد للقتلى"),
        ("عدد القتلى (أدنى)", "عدد القتلى (أعلى)"),
        ("عدد القتلى على الأقل", "عدد القتلى على الأكثر"),
        ("Tote (mindestens)", "Tote (höchstens)"),
        ("Mindestzahl der Toten", "Höchstzahl der Toten"),
        ("En az ölü", "En çok ölü"),
        ("Asgari ölü sayısı", "Azami ölü sayısı"),
        ("کەمترین کوژراو", "زۆرترین کوژراو"),
        ("حداقل کشته", "حداکثر کشته"),
        ("Morts (au moins)", "Morts (au plus)"),
        ("Mínimo de muertos", "Máximo de muertos"),
        ("Минимум погибших", "Максимум погибших"),
        ("Killed (at least)", "Killed (at most)"),
        ("Deaths lower bound", "Deaths upper bound"),
        ("killed_min", "killed_max"),
    ] {
        let file = of_columns(&format!("{low},{high}"), &["2,3", "1,4"]);
        let sums = (0..file.table.len() as u32).map(|row| file.table.fatalities(row));
        let sums = sums.fold((0, 0), |(a, b), f| (a + f.low.unwrap_or(0), b + f.high.unwrap_or(0)));
        assert_eq!((killed(&file), sums), (3, (3, 7)), "{low}: {:?}", file.notes.decisions);
    }
    // The lowest alone counts as such, and no other lowest is one of people.
    let file = of_columns("Killed (at least)", &["2", "1"]);
    assert_eq!(killed(&file), 3);
    for (low, high) in [("السعر الأدنى", "السعر الأعلى"), ("Mindestpreis", "Höchstpreis")]
    {
        assert_eq!(killed(&of_columns(&format!("{low},{high}"), &["2,3", "1,4"])), 0, "{low}");
    }
}

#[test]
fn short_names_of_armies_and_the_time_of_death_are_groups_that_are_added() {
    for (names, rows, want) in [
        ("EN KIA,FF KIA,CIV KIA", ["0,2,4", "6,0,1"], 13),
        ("en_kia,ff_kia,civ_kia", ["0,2,4", "6,0,1"], 13),
        ("CF KIA,HN KIA,LN KIA", ["0,2,4", "6,0,1"], 13),
        ("Enemy KIA,Friendly KIA,Civilian KIA", ["0,2,4", "6,0,1"], 13),
        ("Killed at scene,Died later,Injured", ["2,1,3", "1,0,1"], 4),
        ("Killed on the spot,Subsequently died,Injured", ["2,1,3", "1,0,1"], 4),
        ("Killed at scene,Died later,Total killed", ["2,1,3", "1,0,1"], 4),
    ] {
        let file = of_columns(names, &rows);
        assert_eq!(killed(&file), want, "{names}: {:?}", file.notes.decisions);
        assert_eq!(
            said(&file, "the sum of"),
            !names.contains("Total"),
            "{names}: {:?}",
            file.notes.decisions
        );
    }
    // A part of them is said to be one.
    let file = of_columns("Killed at scene,Injured", &["2,1", "1,0"]);
    assert!(said(&file, "counts a part of them"), "{:?}", file.notes.decisions);
}

#[test]
fn a_column_that_counts_the_rows_is_no_number_of_events() {
    let numbered = |name: &str, first: u32, step: u32| {
        let row = |n: u32| format!("2017-03-1{n},Ninewa,{},1\n", first + n * step);
        read_fully(&format!("date,governorate,{name},killed\n{}", (0..7).map(row).collect::<String>()))
    };
    for (name, first) in [("Incidents", 1), ("Number of events", 1), ("عدد الحوادث", 1), ("Attacks", 0)]
    {
        let file = numbered(name, first, 1);
        assert_eq!(file.layout.mapping.events, None, "{name}");
        assert!(said(&file, "number of the row"), "{name}: {:?}", file.notes.decisions);
    }
    for (first, step) in [(1, 2), (3, 1), (1, 0)] {
        let file = numbered("Incidents", first, step);
        assert!(file.layout.mapping.events.is_some(), "{first} {step}");
        assert!(!said(&file, "number of the row"), "{:?}", file.notes.decisions);
    }
}

#[test]
fn names_behind_a_group_of_questions_count_all() {
    for names in [
        "group_a/killed,group_a/injured",
        "group_b/number_killed,group_b/number_injured",
        "section2/casualties_details/killed,section2/injured",
        "a_killed,a_injured",
    ] {
        let file = of_columns(names, &["2,1", "1,0"]);
        assert_eq!(killed(&file), 3, "{names}");
        assert!(!said(&file, "counts a part"), "{names}: {:?}", file.notes.decisions);
    }
    for names in ["deaths_a,deaths_b", "a_killed,b_killed", "killed/soldiers,killed/civilians"] {
        let file = of_columns(names, &["2,1", "1,0"]);
        assert_eq!(killed(&file), 4, "{names}: {:?}", file.notes.decisions);
        assert!(said(&file, "the sum of"), "{names}: {:?}", file.notes.decisions);
    }
}

#[test]
fn rows_that_are_persons_are_said_and_nothing_is_guessed_of_them() {
    for (names, rows) in [
        ("Name,Age,Cause", ["Ali,34,Airstrike", "Sara,12,IED"]),
        ("Name,Age,Sex,Status", ["A,34,M,Killed", "B,12,F,Injured"]),
        ("Victim name,Gender,Cause", ["Ali,male,IED", "Sara,female,IED"]),
        ("الاسم,العمر,السبب", ["علي,34,قصف", "سارة,12,عبوة"]),
        ("Casualty status,Type", ["dead,IED", "wounded,IED"]),
    ] {
        let file = of_columns(names, &rows);
        assert_eq!(killed(&file), 0, "{names}");
        assert!(said(&file, "each row seems to be a person"), "{names}: {:?}", file.notes.decisions);
        // With a number it is none.
        let counted = [format!("{},1", rows[0]), format!("{},2", rows[1])];
        let file = of_columns(&format!("{names},killed"), &[&counted[0], &counted[1]]);
        assert_eq!(killed(&file), 3, "{names}");
        assert!(!said(&file, "seems to be a person"), "{names}: {:?}", file.notes.decisions);
    }
    for (names, rows) in [
        ("Name,Type", ["Mosul market,IED", "Mosul bridge,IED"]),
        ("Status,Type", ["confirmed,IED", "unconfirmed,IED"]),
        ("Age group,Sex,People", ["0-17,M,3", "18-60,F,4"]),
        ("Outcome,Type", ["killed,IED", "exploded,IED"]),
    ] {
        let file = of_columns(names, &rows);
        assert!(!said(&file, "seems to be a person"), "{names}: {:?}", file.notes.decisions);
    }
}
