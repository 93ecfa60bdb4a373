//! Which column is which: governorates and towns, the day of the event, people killed, precision. The right values are
//! those that a person reads from the few rows.

use serde_json::{Value, json};

use crate::run::{json, run, write};

fn described(name: &str, text: &str) -> Value {
    json(&["describe", &write("meanings", name, text)])
}

fn taken<'d>(d: &'d Value, role: &str) -> &'d str {
    let found = d["roles"].as_array().unwrap().iter().find(|r| r["role"] == role).unwrap();
    found["column"].as_str().unwrap_or("")
}

fn says(d: &Value, words: &str) -> bool {
    d["notes"].as_array().unwrap().iter().any(|note| note.as_str().unwrap().contains(words))
}

/// The rows of a governorate.
fn rows_in(d: &Value, governorate: &str) -> u64 {
    let columns = d["columns"].as_array().unwrap();
    let values = columns.iter().find(|c| c["column"] == "governorate").unwrap()["values"].as_array().unwrap();
    values.iter().find(|v| v["value"] == governorate).map_or(0, |v| v["rows"].as_u64().unwrap())
}

/// A town is drawn, a row with a governorate alone is counted there, in whatever language the two are named.
#[test]
fn a_governorate_beside_a_town_is_no_place_of_its_own() {
    for (name, header) in [
        ("de", "Datum,Provinz,Ort"),
        ("de2", "Datum,Regierungsbezirk,Gemeinde"),
        ("fr", "Date,Gouvernorat,Ville"),
        ("fr2", "Date,Département,Lieu"),
        ("tr", "Tarih,İl,Şehir"),
        ("tr2", "Tarih,Vilayet,Yer"),
        ("en", "date,Prov,Location"),
        ("en2", "date,Region,City"),
        ("en3", "date,State,Town"),
        ("ar", "التاريخ,المحافظة,المدينة"),
        ("ku", "بەروار,پارێزگا,شار"),
        ("fa", "تاریخ,استان,شهر"),
        ("none", "date,belongs to,town"),
        ("loc", "date,location,village"),
    ] {
        let rows = format!(
            "{header}\n2017-03-17,Ninewa,Mosul\n2017-03-18,Baghdad,\n2017-03-19,Anbar,Ramadi\n2017-03-20,Basra,\n"
        );
        let d = described(&format!("town-{name}.csv"), &rows);
        let [_, governorate, town]: [&str; 3] = header.split(',').collect::<Vec<_>>().try_into().unwrap();
        assert_eq!((taken(&d, "governorate"), taken(&d, "place")), (governorate, town), "{d}");
        assert_eq!((&d["drawn"], &d["counted_only"]), (&json!(2), &json!(2)), "{header}");
        assert_eq!((rows_in(&d, "Nineveh"), rows_in(&d, "Baghdad")), (1, 1), "{header}");
    }
}

#[test]
fn a_lone_column_of_governorates_becomes_no_dots_in_chief_towns_unless_it_says_that_they_are_towns() {
    for (header, drawn) in
        [("where it was", 0), ("Region", 0), ("location", 0), ("Gouvernement", 0), ("city", 4), ("Stadt", 4)]
    {
        let rows = format!(
            "date,{header}\n2017-03-17,Erbil\n2017-03-18,Baghdad\n2017-03-19,Kirkuk\n2017-03-20,Basra\n"
        );
        let d = described(&format!("lone-{}.csv", header.replace(' ', "-")), &rows);
        assert_eq!(d["drawn"], drawn, "{header}");
        assert_eq!(rows_in(&d, "Erbil"), 1, "{header}");
        assert_eq!(
            says(&d, "holds names of governorates"),
            drawn == 0 && header != "Gouvernement",
            "{header}"
        );
    }
    // Mosul is a town and Ninewa is none.
    let d =
        described("towns.csv", "date,where it was\n2017-03-17,Mosul\n2017-03-18,Ramadi\n2017-03-19,Tikrit\n");
    assert_eq!(d["drawn"], 3);
}

#[test]
fn groups_of_people_killed_are_added_and_everything_else_is_said() {
    for (header, row, killed, words) in [
        ("civilians killed,soldiers killed,militants killed", "4,1,2", json!(7), "sum of"),
        ("قتلى مدنيين,قتلى عسكريين", "4,1", json!(5), "sum of"),
        ("Tote Zivilisten,Tote Soldaten", "4,1", json!(5), "sum of"),
        ("male killed,female killed", "4,1", json!(5), "sum of"),
        ("KIA,DOW", "4,1", json!(5), "sum of"),
        ("civilians killed,soldiers killed,women killed", "4,1,3", json!(5), "is not added"),
        ("killed,civilians killed", "4,1", json!(4), ""),
        ("civilians killed", "4", json!(4), "a part of them"),
        ("killed (media),killed (official),killed (UN)", "4,1,2", json!(4), "are not added"),
        ("new deaths,total deaths", "4,40", json!(4), "is not added"),
        ("cumulative deaths", "4", json!(null), "running total"),
        ("killed since 2014", "4", json!(null), "running total"),
        ("Number of people killed since Jan 2014", "4", json!(null), "running total"),
        ("Tote seit 2014", "4", json!(null), "running total"),
        ("tués depuis 2014", "4", json!(null), "running total"),
        ("عدد القتلى منذ 2014", "4", json!(null), "running total"),
        ("killed from 2014", "4", json!(null), "running total"),
        ("deaths YTD", "4", json!(null), "running total"),
        ("killed,killed since 2014", "4,40", json!(4), ""),
        ("killed 2016,killed 2017", "4,1", json!(null), "one period each"),
        ("killed/wounded", "5/12", json!(5), "before “/”"),
        ("wounded/killed", "5/12", json!(12), "after “/”"),
        ("killed", "yes", json!(null), "but holds “yes”"),
        ("killed", "TRUE", json!(null), "but holds “TRUE”"),
        ("indicator,value", "killed,5", json!(null), "names of figures such as “killed”"),
        ("killed %", "40", json!(null), "shares or rates"),
        ("% killed", "40", json!(null), "shares or rates"),
        ("share killed", "40", json!(null), "shares or rates"),
        ("killed per 100k", "40", json!(null), "shares or rates"),
        ("killed ('000s)", "4", json!(null), "thousands"),
        ("Airstrike,IED,Shooting", "4,2,3", json!(null), "by kind of attack"),
        ("male,female", "4,5", json!(null), "nothing says that they were killed"),
        ("count", "4", json!(null), "nothing says of what"),
        ("Shot dead,Killed by IED,killed in airstrike", "4,2,3", json!(9), "sum of"),
        ("killed by police,killed by militants", "4,5", json!(9), "sum of"),
        ("Iraqi forces killed,Peshmerga killed", "4,5", json!(9), "sum of"),
        ("bodies found", "4", json!(4), "may be of people counted before"),
        ("killed,bodies found", "4,9", json!(4), "is not added"),
        ("threatened with death", "4", json!(null), ""),
        ("death threats,killed", "40,4", json!(4), ""),
        ("death toll (claimed)", "4", json!(4), "the number of one source"),
        (
            "killed by (police),killed by (hospital),killed by (media)",
            "4,5,6",
            json!(4),
            "“killed by (hospital)” and “killed by (media)” count people killed as well and are not added to “killed by (police)”",
        ),
        ("casualties (killed/injured)", "5 / 12", json!(5), "before “/”"),
        ("casualties", "5K/12W", json!(5), "before “/”"),
        ("killed (injured)", "5 (12)", json!(5), "before “(”"),
        ("livestock killed,dogs killed", "40,2", json!(null), ""),
        ("کشته‌شدگان,زخمی", "4,1", json!(4), ""),
    ] {
        let rows = format!("date,governorate,{header}\n2017-03-17,Ninewa,{row}\n2017-03-18,Anbar,{row}\n");
        let d =
            described(&format!("killed-{}.csv", header.len() * 1000 + row.len() * 7 + words.len()), &rows);
        let want = killed.as_u64().map_or(json!(null), |killed| json!(2 * killed));
        assert_eq!(d["killed"], want, "{header}: {d}");
        assert!(says(&d, words), "{header}: {}", d["notes"]);
        let silent = words.is_empty();
        assert!(!silent || !says(&d, "people killed"), "{header}: {}", d["notes"]);
    }
}

#[test]
fn a_group_without_a_number_adds_nobody_and_ranges_are_added_at_both_ends() {
    let rows = "date,governorate,civilians killed,soldiers killed\n2017-03-17,Ninewa,4,\n2017-03-18,Anbar,,\n\
        2017-03-19,Anbar,2-5,1\n";
    let d = described("part.csv", rows);
    // 4; nothing; 2 to 5 with 1.
    assert_eq!((&d["killed_low"], &d["killed"], &d["killed_high"]), (&json!(7), &json!(7), &json!(10)));
    let text = run(&["stats", &write("meanings", "part2.csv", rows), "--by", "governorate"]).out;
    let line = text.lines().find(|line| line.starts_with("Anbar")).unwrap();
    assert!(line.ends_with("between 3 and 6"), "{text}");
}

#[test]
fn the_day_of_the_event_is_taken_from_values_where_names_speak_of_reports() {
    let d = described(
        "published.csv",
        "published,event,town\n2017-05-17,2017-03-17,Mosul\n2017-05-18,2017-03-18,Ramadi\n",
    );
    assert_eq!((taken(&d, "date"), &d["first"]), ("event", &json!("2017-03-17")));
    let d = described("only.csv", "published,town\n2017-05-17,Mosul\n2017-05-18,Ramadi\n");
    assert_eq!((taken(&d, "date"), &d["first"]), ("published", &json!("2017-05-17")));
    assert!(says(&d, "it may be the day of a report"), "{d}");
}

/// 50 km is more than a district, 20 km is within UCDP's “around a place”.
#[test]
fn accuracy_in_words_or_metres_lowers_the_precision_of_a_row() {
    for (header, values, drawn) in [
        ("accuracy", ["governorate", "exact", "centroid of district"], 2),
        ("location_precision", ["province level", "town", "ADM1"], 1),
        ("Genauigkeit", ["Provinz", "Ort", "ungefähr"], 2),
        ("précision", ["gouvernorat", "exacte", "gouvernorat"], 1),
        ("accuracy_m", ["50000", "10", "20000"], 2),
        ("radius_km", ["50", "1", "200"], 1),
        ("coordinateUncertaintyInMeters", ["50000", "30", "60000"], 1),
    ] {
        let [a, b, c] = values;
        let rows = format!(
            "date,latitude,longitude,{header}\n2017-03-17,36.34,43.13,{a}\n2017-03-18,36.34,43.13,{b}\n2017-03-19,36.34,43.13,{c}\n"
        );
        assert_eq!(described(&format!("accuracy-{header}.csv"), &rows)["drawn"], drawn, "{header}");
        let rows =
            format!("date,town,{header}\n2017-03-17,Mosul,{a}\n2017-03-18,Mosul,{b}\n2017-03-19,Mosul,{c}\n");
        assert_eq!(described(&format!("named-{header}.csv"), &rows)["drawn"], drawn, "{header}, by name");
    }
    let d = described(
        "high.csv",
        "date,lat,lon,accuracy\n2017-03-17,36.34,43.13,high\n2017-03-18,36.34,43.13,low\n",
    );
    assert!(says(&d, "“accuracy” was not understood"), "{d}");
}

/// Rows that are known to an area are counted there, whatever the column that says so is called.
#[test]
fn precision_under_any_name_is_told_by_its_values() {
    for (header, values, drawn) in [
        ("geocoded", ["governorate", "town", "district"], 2),
        ("GPS quality", ["admin1 centroid", "exact", "country"], 1),
        ("Location type", ["ROOFTOP", "governorate", "ROOFTOP"], 2),
        ("is it a centroid", ["yes", "no", "no"], 2),
        ("centroid", ["yes", "no", "no"], 2),
        ("centroid", ["1", "0", "1"], 1),
        ("approximate location", ["TRUE", "FALSE", "TRUE"], 3),
        ("match_type", ["exact", "country", "governorate"], 1),
        ("zzz", ["exact", "ADM1", "town"], 2),
        ("Lagequalität", ["Provinz", "exakt", "Bezirk"], 2),
        ("qualité de la position", ["gouvernorat", "exacte", "centroïde du gouvernorat"], 1),
        ("نوع الموقع", ["محافظة", "مدينة", "محافظة"], 1),
        ("accuracy", ["80 km", "5 km", "500 m"], 2),
        ("uncertainty", ["± 80 km", "5 km", "governorate"], 1),
        ("radius_km", ["~80", "5", "3"], 2),
    ] {
        let [a, b, c] = values;
        let rows = format!(
            "date,latitude,longitude,{header}\n2017-03-17,36.34,43.13,{a}\n2017-03-18,36.34,43.13,{b}\n2017-03-19,36.34,43.13,{c}\n"
        );
        let d = described("told.csv", &rows);
        assert_eq!(d["drawn"], drawn, "{header} {values:?}: {}", d["notes"]);
        if drawn < 3 {
            assert_eq!(taken(&d, "precision"), header, "{d}");
        }
    }
}

#[test]
fn what_is_taken_for_precision_is_said_and_can_be_changed() {
    let rows = "date,lat,lon,zzz\n2017-03-17,36.34,43.13,ADM1\n2017-03-18,36.34,43.13,exact\n2017-03-19,36.34,43.13,hm\n\
        2017-03-20,36.34,43.13,town\n2017-03-21,36.34,43.13,district\n";
    let d = described("said.csv", rows);
    assert!(says(&d, "“zzz” was taken for how precisely places are known"), "{}", d["notes"]);
    assert!(says(&d, "1 row with a precision"), "{}", d["notes"]);
    let role = d["roles"].as_array().unwrap().iter().find(|r| r["role"] == "precision").unwrap();
    assert_eq!((&role["filled"], &role["read"]), (&json!(5), &json!(4)), "{role}");
    let path = write("meanings", "said.csv", rows);
    let none = json(&["describe", &path, "--column", "precision="]);
    assert_eq!(none["drawn"], 5, "{none}");
}

/// What a place is, and what an attack or an actor is, is no precision.
#[test]
fn kinds_of_places_attacks_and_actors_are_no_precision() {
    for (header, values) in [
        ("name,latitude,longitude,admin level", ["Ninewa,36.34,43.13,governorate", "Mosul,36.34,43.13,town"]),
        ("name,latitude,longitude,type", ["Ninewa,36.34,43.13,province", "Mosul,36.34,43.13,city"]),
        (
            "date,latitude,longitude,attack type",
            ["2017-03-17,36.34,43.13,IED", "2017-03-18,36.34,43.13,airstrike"],
        ),
        (
            "date,latitude,longitude,actor type",
            ["2017-03-17,36.34,43.13,state", "2017-03-18,36.34,43.13,non-state"],
        ),
        (
            "date,latitude,longitude,source_scale",
            ["2017-03-17,36.34,43.13,National", "2017-03-18,36.34,43.13,Regional"],
        ),
        (
            "date,latitude,longitude,suspect",
            ["2017-03-17,36.34,43.13,unknown", "2017-03-18,36.34,43.13,none"],
        ),
    ] {
        let d = described("kinds.csv", &format!("{header}\n{}\n{}\n", values[0], values[1]));
        assert_eq!((&d["drawn"], taken(&d, "precision")), (&json!(2), ""), "{header}: {d}");
    }
}

/// A tenth of a degree is 11 km, and a whole one 111 km.
#[test]
fn positions_with_few_digits_are_no_exact_points() {
    for (text, drawn, precision) in [
        ("date,lat,lon\n2017-03-17,36.3,43.1\n", 1, "somewhere round a named town"),
        ("date,lat,lon\n2017-03-17,36,43\n", 0, "a governorate as a whole"),
        ("date,lat,lon\n2017-03-17,36.30,43.10\n", 1, "not stated"),
        ("date,where\n2017-03-17,\"36.3, 43.1\"\n", 1, "somewhere round a named town"),
        ("date,grid\n2017-03-17,38S LF 2 4\n", 1, "somewhere round a named town"),
        ("date,MGRS\n2017-03-17,38SLF\n", 0, "a governorate as a whole"),
        ("date,plus code\n2017-03-17,8H8584VJ+2X\n", 1, "not stated"),
        ("date,geohash\n2017-03-17,syqwtrq\n2017-03-18,svzt3r\n", 2, "not stated"),
    ] {
        let d = described("digits.csv", text);
        assert_eq!(d["drawn"], drawn, "{text}: {d}");
        let columns = d["columns"].as_array().unwrap();
        let values =
            columns.iter().find(|c| c["column"] == "precision").unwrap()["values"].as_array().unwrap();
        let found: Vec<&str> =
            values.iter().filter(|v| v["rows"] != 0).map(|v| v["value"].as_str().unwrap()).collect();
        assert_eq!(found, [precision], "{text}");
        assert_eq!(says(&d, "so few digits"), precision != "not stated", "{text}: {}", d["notes"]);
    }
    let local = run(&["describe", &write("meanings", "local.csv", "date,code\n2017-03-17,84VJ+2X\n")]);
    assert!(local.err.contains("count from a town"), "{}", local.err);
}

#[test]
fn latitude_and_longitude_in_each_others_columns_are_exchanged_if_all_rows_say_so() {
    let d = described("swapped.csv", "date,lat,lon\n2017-03-17,43.13,36.34\n2017-03-18,44.41,33.31\n");
    assert_eq!((&d["drawn"], rows_in(&d, "Nineveh")), (&json!(2), 1), "{}", d["notes"]);
    assert!(says(&d, "“lat” holds longitudes and “lon” latitudes"), "{}", d["notes"]);
    let d = described(
        "one.csv",
        "date,lat,lon\n2017-03-17,43.13,36.34\n2017-03-18,33.31,44.41\n2017-03-19,33.32,44.41\n",
    );
    assert_eq!(d["drawn"], 2, "{}", d["notes"]);
    let path = write("meanings", "swapped.csv", "date,lat,lon\n2017-03-17,43.13,36.34\n");
    let d = json(&["describe", &path, "--column", "latitude=lat", "--column", "longitude=lon"]);
    assert_eq!(d["drawn"], 0, "{d}");
}

#[test]
fn a_country_in_any_column_keeps_a_row_out_of_iraq() {
    let d = described(
        "abroad.csv",
        "date,place,where else\n2017-03-17,Balad,Somalia\n2017-03-18,Mosul,Iraq\n2017-03-19,Qaim,Syria\n",
    );
    assert_eq!(d["drawn"], 1, "{}", d["notes"]);
    // Who did it may be from anywhere.
    let d = described("forces.csv", "date,place,strike by\n2017-03-17,Mosul,Turkey\n2017-03-18,Mosul,Iraq\n");
    assert_eq!(d["drawn"], 2, "{}", d["notes"]);
}

/// Tables that are placed by name keep what their rows say of it.
#[test]
fn place_is_no_more_precise_than_another_column_says() {
    let path = write(
        "meanings",
        "town.csv",
        "date,town,accuracy\n2017-03-17,Mosul,governorate\n2017-03-18,Mosul,exact\n",
    );
    let out = format!("{path}.placed.csv");
    run(&["place", &path, "-o", &out, "--replace"]);
    let d = json(&["describe", &out]);
    assert_eq!((&d["drawn"], rows_in(&d, "Nineveh")), (&json!(1), 2), "{}", d["notes"]);
}

#[test]
fn what_known_exports_have_can_be_filtered_by() {
    let acled = "event_id_cnty,event_date,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,\
        actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,country,admin1,admin2,admin3,location,latitude,\
        longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n\
        IRQ1,2017-03-17,1,Political violence,Battles,Armed clash,A,Allies of A,State forces,B,,Rebel group,\
        State forces-Rebel group,,368,Iraq,Ninewa,Mosul,Markaz,Mosul,36.34,43.13,1,X,National,text,3,crowd size=no report,1\n";
    let d = described("acled.csv", acled);
    assert_eq!(d["recognised"], "ACLED export");
    let columns: Vec<&str> =
        d["columns"].as_array().unwrap().iter().map(|c| c["column"].as_str().unwrap()).collect();
    for column in
        ["inter1", "inter2", "interaction", "assoc_actor_1", "assoc_actor_2", "admin2", "admin3", "tags"]
    {
        assert!(columns.contains(&column), "{column} in {columns:?}");
    }
    let hapi = "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,\
        admin2_name,admin_level,event_type,events,fatalities,reference_period_start,reference_period_end\n\
        IRQ,True,True,Ninewa,Mosul,IQG15,Ninewa,IQG15Q04,Mosul,2,political_violence,12,40,2017-01-01,2017-01-31\n";
    let d = described("hapi.csv", hapi);
    assert_eq!(
        (&d["recognised"], &d["events"], &d["killed"]),
        (&json!("HAPI conflict events"), &json!(12), &json!(40))
    );
    assert_eq!((&d["drawn"], rows_in(&d, "Nineveh")), (&json!(0), 1));
}
