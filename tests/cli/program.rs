//! The program itself, run as a person or a script runs it: what it prints, its exit codes,
//! and one plain sentence for whatever goes wrong.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::Stdio;

use resvg::usvg;
use serde_json::Value;

use super::run::{done, program, run};
use crate::support::files::{self, as_text};

/// Runs what must fail with this exit code and one line on standard error; that line.
fn sentence(code: i32, args: &[&str]) -> String {
    let run = run(args);
    assert_eq!((run.code, run.out.as_str()), (code, ""), "{args:?}: {}", run.err);
    assert_eq!(run.err.lines().count(), 1, "{args:?}: {}", run.err);
    let line = run.err.trim_end();
    assert!(line.starts_with("iraq-risk-atlas: ") && line.ends_with(['.', '?']), "{line}");
    line.to_owned()
}

/// Asserts that a sentence holds every one of the words.
fn says(sentence: &str, words: &[&str]) {
    for word in words {
        let begin: String = sentence.chars().take(600).collect();
        assert!(sentence.contains(word), "“{word}” is missing in: {begin}");
    }
}

/// A new, empty folder for one test.
fn folder(test: &str) -> PathBuf {
    files::empty_folder("cli", test)
}

/// A file of that content in a folder of its own.
fn file(test: &str, bytes: &[u8]) -> String {
    let path = folder(test).join("layer.geojson");
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn asset(path: &str) -> String {
    as_text(&files::asset(path))
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&done(args)).unwrap()
}

/// The names of all members, at any depth.
fn members(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().flat_map(members).collect(),
        Value::Object(map) => {
            map.iter().flat_map(|(name, value)| [vec![name.clone()], members(value)].concat()).collect()
        }
        _ => Vec::new(),
    }
}

fn ids(features: &Value) -> Vec<&str> {
    features.as_array().unwrap().iter().map(|f| f["id"].as_str().unwrap()).collect()
}

// Help, version, and the window that cannot be opened.

#[test]
fn help_names_every_command_and_shows_examples() {
    for flag in ["--help", "-h"] {
        says(
            &done(&[flag]),
            &[
                "render",
                "describe",
                "stats",
                "read",
                "at",
                "find",
                "card",
                "check",
                "Examples:",
                "Exit codes:",
            ],
        );
    }
}

#[test]
fn every_option_of_every_command_is_described() {
    let commands = ["render", "describe", "stats", "read", "at", "find", "card", "check"];
    for command in [&[][..]].into_iter().chain(commands.iter().map(std::slice::from_ref)) {
        let help = done(&[command, &["-h"]].concat());
        let options: Vec<&str> = help.lines().filter(|line| line.trim_start().starts_with('-')).collect();
        assert!(options.len() > 1, "{help}");
        for line in options {
            let described =
                line.trim_start().split_once("  ").is_some_and(|(_, words)| words.trim().len() > 3);
            assert!(described, "{command:?}: {line}");
        }
    }
}

#[test]
fn the_shape_of_the_json_is_documented() {
    for command in ["at", "card", "find", "describe"] {
        let help = done(&[command, "--help"]);
        says(&help, &["JSON:"]);
        // Every member that comes is one that the help names.
        let args: &[&str] = match command {
            "at" => &["at", "44.0,35.33", "--json"],
            "card" => &["card", "FP-15", "--json"],
            "find" => &["find", "Hawija", "--json"],
            _ => &["describe", "--json"],
        };
        let (_, documented) = help.split_once("JSON:").unwrap();
        let known: Vec<&str> = documented.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        for name in members(&json(args)) {
            assert!(known.contains(&name.as_str()), "{command}: {name} is not documented");
        }
    }
}

#[test]
fn the_version_comes_with_the_credits_that_licences_ask_for() {
    says(&done(&["--version"]), &[env!("CARGO_PKG_VERSION"), "GeoNames (CC BY 4.0)", "Natural Earth"]);
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn without_a_display_one_line_says_what_is_missing_and_what_needs_none() {
    says(&sentence(2, &[]), &["WAYLAND_DISPLAY", "DISPLAY", "render"]);
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn an_address_is_followed_as_its_options_would_be() {
    // Without a display, what can be followed ends at the window.
    let open = |query: &str| sentence(2, &[&format!("iraq-risk-atlas:open?{query}")]);
    says(&open("select=FP-17&at=43.77,35.325,9&layers=cells-2025"), &["WAYLAND_DISPLAY"]);
    says(&open("select=FP-99"), &["FP-99"]);
    says(&open("at=43.77,35.325,20"), &["the zoom must be from 4 to 15"]);
    says(&open("layers=cels"), &["There is no layer “cels”"]);
    says(&open("selct=FP-17"), &["“selct” is not part of a link"]);
    says(&open("project=no%20such.atlas.json"), &["no such.atlas.json"]);
    let twice = sentence(2, &["iraq-risk-atlas:open?select=FP-17", "--select", "FP-07"]);
    says(&twice, &["--select is given beside an address"]);
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn a_display_that_does_not_answer_is_one_sentence_too() {
    let output = program().env("DISPLAY", ":4711").output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(!error.contains("panicked") && error.lines().count() == 1, "{error}");
}

#[cfg(not(feature = "gui"))]
#[test]
fn a_build_without_a_window_says_so() {
    says(&sentence(2, &[]), &["no window", "render"]);
}

#[test]
fn the_window_s_arguments_are_checked_in_the_terminal() {
    says(&sentence(2, &["--select", "FP-99"]), &["“FP-99”"]);
    says(&sentence(2, &["--layers", "nonsense"]), &["“nonsense”", "designated-2018"]);
    says(&sentence(2, &["--article", "no/such.txt"]), &["no/such.txt", "no such file"]);
}

#[test]
fn what_is_no_command_ends_with_the_code_for_wrong_calls() {
    for args in
        [&["nonsense"][..], &["render"], &["at"], &["check"], &["render", "-o", "a.png", "--nonsense"]]
    {
        let run = run(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        says(&run.err, &["--help"]);
    }
}

// describe

#[test]
fn describe_lists_layers_features_articles_and_governorates() {
    says(
        &done(&["describe"]),
        &["designated-2018", "FP-07", "Hawija area", "fp-2018", "IQ-KI", "Kirkuk", "GeoNames", "(not drawn)"],
    );
}

#[test]
fn describe_counts_what_the_files_hold() {
    let found = json(&["describe", "--json"]);
    assert_eq!(found["version"], env!("CARGO_PKG_VERSION"));
    let layers = found["layers"].as_array().unwrap();
    assert_eq!(layers.len(), fs::read_dir(asset("layers")).unwrap().count());
    for layer in layers {
        let id = layer["id"].as_str().unwrap();
        let bytes = fs::read(asset(&format!("layers/{id}.geojson"))).unwrap();
        let file: Value = serde_json::from_slice(&bytes).unwrap();
        let features = file["features"].as_array().unwrap();
        let drawn = features.iter().filter(|f| !f["geometry"].is_null()).count();
        assert_eq!(layer["drawn"], drawn, "{id}");
        assert_eq!(layer["undrawn"], features.len() - drawn, "{id}");
        assert_eq!(ids(&layer["features"]).len(), features.len(), "{id}");
        assert_eq!(layer["about"], file["layer"]["about"]);
    }
    assert_eq!(found["base_map"]["governorates"], 19);
    assert_eq!(found["governorates"].as_array().unwrap().len(), 19);
    let claims: u64 =
        found["articles"].as_array().unwrap().iter().map(|a| a["claims"].as_u64().unwrap()).sum();
    assert_eq!(claims, 41, "the articles' table has 41 rows");
}

// at

#[test]
fn a_position_lists_small_before_large_and_the_governorate_last() {
    for (position, first, others, last) in [
        ("44.0,35.33", "FP-07", &["TI-02"][..], "IQ-KI"),
        ("45.0,33.9", "FP-17", &["TI-01"], "IQ-DI"),
        ("44.4,33.7", "FP-21", &[], "IQ-BG"),
    ] {
        let found = json(&["at", position, "--json"]);
        let ids = ids(&found["features"]);
        assert_eq!((ids[0], *ids.last().unwrap()), (first, last), "{ids:?}");
        for other in others {
            assert!(ids.contains(other), "{ids:?}");
        }
        let beneath = found["features"].as_array().unwrap().last().unwrap();
        assert_eq!((&beneath["kind"], &beneath["layer"]), (&"governorate".into(), &"governorates".into()));
    }
}

#[test]
fn a_claim_tells_stance_speaker_article_and_paragraph() {
    let found = json(&["at", "44.0,35.33", "--json"]);
    let claim = &found["features"][0]["claims"][0];
    assert_eq!(claim["id"], "FP-07");
    assert_eq!(claim["stance"], "designates");
    assert_eq!(claim["speaker"]["name"], "United Nations");
    assert_eq!(claim["speaker"]["kind"], "named");
    assert_eq!(claim["article"], "fp-2018");
    assert_eq!(claim["paragraphs"], serde_json::json!([15]));
    assert!(claim["paraphrase"].as_str().unwrap().contains("Hawija"));
    says(&done(&["at", "44.0,35.33"]), &["FP-07", "Hawija area", "United Nations", "paragraph 15", "IQ-KI"]);
}

#[test]
fn layers_that_start_hidden_are_looked_into_on_request() {
    let in_erbil = "44.0,36.2";
    let shown = json(&["at", in_erbil, "--json"]);
    assert!(!ids(&shown["features"]).contains(&"FP-13"));
    let all = json(&["at", in_erbil, "--json", "--all"]);
    assert!(ids(&all["features"]).contains(&"FP-13"), "{all}");
}

#[test]
fn a_position_in_a_neighbouring_country_finds_nothing() {
    let run = run(&["at", "47.98,29.37"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    says(&run.out, &["nothing here"]);
}

#[test]
fn a_position_that_is_none_is_named_in_one_sentence() {
    says(&sentence(2, &["at", "44,abc"]), &["“44,abc”", "“abc” is not a number"]);
    says(&sentence(2, &["at", "-44,33"]), &["“-44,33”", "outside the map"]);
    says(&sentence(2, &["render", "-o", "never.png", "--zoom", "8", "--center", "44,abc"]), &["“44,abc”"]);
}

// find and card

#[test]
fn a_name_leads_to_its_id_or_position() {
    let hawija = done(&["find", "Hawija"]);
    says(&hawija, &["FP-07", "Hawija area", "place in Kirkuk"]);
    // A place's line begins with what `at` takes.
    let place = hawija.lines().find(|line| line.contains("place in Kirkuk")).unwrap();
    says(&done(&["at", place.split_whitespace().next().unwrap()]), &["FP-07"]);
    says(&done(&["find", "كركوك"]), &["IQ-KI"]);
    says(&done(&["find", "tuz", "khurmato", "--limit", "1"]), &["Tuz Khurmatu"]);
}

#[test]
fn find_gives_json_and_keeps_its_limit() {
    let found = json(&["find", "Kirkuk", "--json", "--limit", "2"]);
    let list = found.as_array().unwrap();
    assert_eq!(list.len(), 2);
    for one in list {
        assert!(["feature", "governorate", "place"].contains(&one["kind"].as_str().unwrap()));
        assert!(one["name"].is_string() && one["how"].is_string() && one.get("lon").is_some());
    }
}

#[test]
fn a_name_that_nothing_bears_ends_with_the_code_for_nothing() {
    let plain = run(&["find", "Xyzzyqwk"]);
    assert_eq!(plain.code, 1);
    says(&plain.out, &["“Xyzzyqwk”"]);
    let json = run(&["find", "Xyzzyqwk", "--json"]);
    assert_eq!((json.code, json.out.trim()), (1, "[]"));
}

#[test]
fn a_card_says_all_that_is_known() {
    says(&done(&["card", "fp-17"]), &["Diyala", "Michael Knights", "Foreign Policy", "paragraph"]);
    says(&done(&["card", "IQ-KI"]), &["Kirkuk", "FP-07"]);
    let card = json(&["card", "FP-15", "--json"]);
    assert_eq!((&card["id"], &card["layer"]), (&"FP-15".into(), &"unplaced".into()));
    assert!(card["not_drawn"].is_string() && !card["claims"].as_array().unwrap().is_empty());
}

#[test]
fn an_unknown_id_is_answered_with_near_ones_and_where_all_are() {
    says(&sentence(2, &["card", "FP-71"]), &["“FP-71”", "FP-17 (Diyala)", "`iraq-risk-atlas describe`"]);
    says(&sentence(2, &["card", "Hawija"]), &["“Hawija”", "FP-07 (Hawija area)"]);
    says(&sentence(2, &["card", "Xyzzyqwk"]), &["“Xyzzyqwk”", "describe"]);
}

// check

#[test]
fn every_built_in_layer_is_valid() {
    let mut args = vec!["check".to_owned()];
    args.extend(
        fs::read_dir(asset("layers")).unwrap().map(|f| f.unwrap().path().to_str().unwrap().to_owned()),
    );
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let out = done(&args);
    assert_eq!(out.lines().count(), args.len() - 1);
    assert!(out.lines().all(|line| line.contains(": a valid layer: ")), "{out}");
    says(&out, &["designated-2018.geojson: a valid layer: 7 features, 7 claims."]);
}

/// Checks one file that must have faults; the lines about them.
fn faults(path: &str) -> Vec<String> {
    let run = run(&["check", path]);
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{path}: {}", run.out);
    let lines: Vec<String> = run.out.lines().map(str::to_owned).collect();
    assert!(lines.iter().all(|line| line.starts_with(path) && line.ends_with('.')), "{lines:?}");
    lines
}

#[test]
fn a_fault_stands_with_file_line_feature_field_and_remedy() {
    let good = fs::read_to_string(asset("layers/said-missing-2018.geojson")).unwrap();
    let bad = good.replacen("\"stance\": \"says-missing\"", "\"stance\": \"shouts\"", 1);
    assert_ne!(good, bad);
    let line = bad.lines().position(|line| line.contains("shouts")).unwrap() + 1;
    let path = file("fault", bad.as_bytes());
    let faults = faults(&path);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let place = faults[0].strip_prefix(&format!("{path}:{line}:")).unwrap_or_else(|| panic!("{faults:?}"));
    let (column, text) = place.split_once(": ").unwrap();
    assert!(column.parse::<usize>().is_ok(), "{column}");
    says(text, &["feature FP-17, field claims[0].stance: ", "shouts"]);
    assert!(text.matches(". ").count() >= 1, "a remedy follows as a sentence: {text}");
}

#[test]
fn a_file_that_cannot_be_checked_is_one_sentence() {
    let folder = folder("unreadable");
    let missing = folder.join("missing.geojson");
    for (path, words) in [(&missing, "no such file"), (&folder, "folder")] {
        let lines = faults(path.to_str().unwrap());
        assert_eq!(lines.len(), 1);
        says(&lines[0], &[words]);
    }
}

#[test]
fn a_broken_file_is_one_sentence_whatever_broke_it() {
    let whole = fs::read(asset("layers/designated-2018.geojson")).unwrap();
    let truncated = &whole[..whole.len() / 2];
    let latin1 = [&b"{\"type\":\"FeatureCollection\",\"name\":\"Tuz Khurm\xe2tu\"}"[..]].concat();
    let deep = "[".repeat(100_000);
    let cases: [(&str, &[u8]); 7] = [
        ("empty", b""),
        ("blank", b" \n\n"),
        ("truncated", truncated),
        ("not-utf8", &latin1),
        ("deep", deep.as_bytes()),
        ("wrong-type", b"[1, 2, 3]"),
        ("a-word", b"FeatureCollection"),
    ];
    for (name, bytes) in cases {
        let lines = faults(&file(name, bytes));
        assert_eq!(lines.len(), 1, "{name}: {lines:?}");
        assert!(lines[0].len() < 400, "{name}: {}", lines[0]);
    }
}

#[test]
fn members_of_the_wrong_type_are_faults_and_nothing_worse() {
    for (name, text) in [
        ("features-number", r#"{"type": "FeatureCollection", "layer": [], "features": 5}"#),
        ("features-null", r#"{"type": "FeatureCollection", "features": [null, 1, "x", [], {}]}"#),
        (
            "coordinates",
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":[],"geometry":{"type":"Polygon","coordinates":[[["a",1e999],[]]]}}]}"#,
        ),
    ] {
        assert!(!faults(&file(name, text.as_bytes())).is_empty());
    }
}

#[test]
fn a_file_of_two_gigabytes_is_refused_before_it_is_read() {
    let path = folder("large").join("large.geojson");
    fs::File::create(&path).unwrap().set_len(2 << 30).unwrap();
    let started = std::time::Instant::now();
    let lines = faults(path.to_str().unwrap());
    fs::remove_file(&path).unwrap();
    assert_eq!(lines.len(), 1);
    says(&lines[0], &["too large", "2048 MiB", "256 MiB"]);
    // Reading it would take far longer, and 2 GiB of memory.
    assert!(started.elapsed().as_secs() < 5);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_never_ends_is_refused() {
    says(&faults("/dev/zero")[0], &["too large"]);
}

#[test]
fn one_faulty_file_among_good_ones_decides_the_exit_code() {
    let good = asset("layers/cities-2025.geojson");
    let bad = file("one-bad", b"{}");
    let run = run(&["check", &good, &bad]);
    assert_eq!(run.code, 1);
    says(&run.out, &["cities-2025.geojson: a valid layer", &bad]);
}

#[test]
fn many_faults_are_cut_unless_all_are_asked_for() {
    let features = vec!["{}"; 300].join(",\n");
    let text = format!("{{\"type\": \"FeatureCollection\", \"features\": [\n{features}\n]}}");
    let path = file("many", text.as_bytes());
    let cut = faults(&path);
    assert_eq!(cut.len(), 101);
    says(&cut[100], &["more faults", "--all"]);
    let all = run(&["check", "--all", &path]);
    assert!(all.out.lines().count() >= 300);
}

#[test]
fn what_a_file_says_cannot_steer_the_terminal() {
    let text = "{\"type\": \"\\u001b[31mred\"}";
    let lines = faults(&file("escape", text.as_bytes()));
    assert!(lines.iter().all(|line| !line.contains('\u{1b}')), "{lines:?}");
}

// render

/// Renders into a file of its own; its path.
fn rendered(test: &str, name: &str, args: &[&str]) -> PathBuf {
    let path = folder(test).join(name);
    let target = path.to_str().unwrap();
    let out = done(&[&["render", "-o", target], args].concat());
    says(&out, &[name, "pixels"]);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    path
}

#[test]
fn a_png_has_the_size_that_was_asked_for() {
    let path = rendered("png", "map.png", &["--size", "320x200", "--scale", "2"]);
    let picture = resvg::tiny_skia::Pixmap::decode_png(&fs::read(path).unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (640, 400));
    let first = picture.pixels()[0];
    assert!(picture.pixels().iter().any(|p| *p != first), "something is drawn");
}

#[test]
fn an_svg_is_sound_and_shows_layers_legend_and_credits() {
    let path = rendered("svg", "map.svg", &[]);
    let text = fs::read_to_string(path).unwrap();
    let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).unwrap();
    assert_eq!((tree.size().width(), tree.size().height()), (1280.0, 800.0));
    says(
        &text,
        &[
            "designated-2018/FP-07",
            "Risk areas designated (UN, 2018)",
            "GeoNames (CC BY 4.0)",
            "100 km",
            "<title>",
        ],
    );
}

#[test]
fn the_same_command_writes_the_same_bytes() {
    let args = ["--size", "400x300", "--fit", "FP-07", "--select", "FP-07", "--names", "both"];
    for name in ["map.svg", "map.png"] {
        let [one, two] = ["first", "second"]
            .map(|turn| fs::read(rendered(&format!("same-{turn}-{name}"), name, &args)).unwrap());
        assert!(one == two, "{name}");
    }
}

#[test]
fn a_page_is_written_in_every_format_and_twice_the_same() {
    let page = ["--layout", "letter-landscape", "--title", "Risk <areas> & more", "--date", "May 2026"];
    let args = [&page[..], &["--fit", "FP-07", "--author", "A desk"]].concat();
    let mut svg = String::new();
    for (name, words) in [
        ("page.svg", "US Letter, landscape, 279 × 216 mm"),
        ("page.pdf", "US Letter, landscape, 279 × 216 mm"),
        ("page.png", "1650 × 1275 pixels, US Letter, landscape at 150 dpi"),
    ] {
        let [one, two] = ["first", "second"].map(|turn| {
            let path = folder(&format!("page-{turn}-{name}")).join(name);
            says(&done(&[&["render", "-o", path.to_str().unwrap()], &args[..]].concat()), &[words]);
            fs::read(path).unwrap()
        });
        assert!(one == two, "{name}");
        if name.ends_with("svg") {
            svg = String::from_utf8(one).unwrap();
        }
    }
    says(&svg, &["Risk &lt;areas&gt; &amp; more", "May 2026", "page/inset", "designated-2018/FP-07"]);
}

#[test]
fn a_card_is_printed_as_a_sheet() {
    let folder = folder("sheet");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    says(&done(&["card", "FP-17", "-o", &path("card.pdf")]), &["card.pdf", "A4, portrait", "page"]);
    assert!(fs::read(path("card.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    says(&done(&["card", "IQ-KI", "-o", &path("k.svg"), "--layout", "letter-portrait"]), &["US Letter"]);
    says(&fs::read_to_string(path("k.svg")).unwrap(), &["Kirkuk governorate", "page/map"]);
    says(&sentence(2, &["card", "FP-17", "-o", &path("card.gif")]), &["card.gif", ".pdf or .svg"]);
}

#[test]
fn options_change_what_is_drawn() {
    let text = |test: &str, args: &[&str]| {
        fs::read_to_string(rendered(test, "map.svg", &[&["--size", "500x400"], args].concat())).unwrap()
    };
    let plain = text("plain", &["--layers", "none"]);
    assert!(!plain.contains("designated-2018/") && !plain.contains("furniture/legend"));
    let one = text("one-layer", &["--layers", "designated-2018"]);
    assert!(one.contains("designated-2018/FP-07") && !one.contains("cells-2025/"));
    let bare = text("bare", &["--bare"]);
    assert!(bare.contains("designated-2018/FP-07") && !bare.contains("furniture/"));
    says(&text("arabic", &["--names", "arabic"]), &["الأنبار"]);
    assert_ne!(text("light", &[]), text("dark", &["--dark"]));
    let near = text("near", &["--center", "44.4,33.34", "--zoom", "9"]);
    assert!(near.contains("cities-2025/TI-07") && !near.contains("cities-2025/TI-09"), "Basra is far away");
}

#[test]
fn a_picture_that_cannot_be_made_is_one_sentence() {
    let folder = folder("refused");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let png = path("map.png");
    let cases: [(&[&str], &[&str]); 17] = [
        (&["-o", &path("map.gif")], &["map.gif", ".gif", ".svg, .png or .pdf"]),
        (&["-o", &path("map")], &["map", ".svg, .png or .pdf"]),
        (&["-o", &path("map.pdf"), "--layout", "a4-portrait", "--dpi", "300"], &["vector format", "--dpi"]),
        (&["-o", &png, "--layout", "a4-portrait", "--dpi", "1200"], &["--dpi 1200", "36 and 600"]),
        (&["-o", &png, "--layout", "a5"], &["“a5” is not a layout", "a4-landscape"]),
        (&["-o", &path("no/such/map.png")], &["no folder", "no/such"]),
        (&["-o", "/dev/null/map.png"], &["no folder"]),
        (&["-o", &png, "--size", "0x5"], &["“0x5”", "1280x800"]),
        (&["-o", &png, "--size", "big"], &["“big”"]),
        (&["-o", &png, "--size", "99999x99999"], &["“99999x99999”"]),
        (&["-o", &png, "--size", "16000x16000"], &["16000", "million"]),
        (&["-o", &png, "--scale", "NaN"], &["“NaN”", "0.1 and 20"]),
        (&["-o", &png, "--layers", "designated-2018,nonsense"], &["“nonsense”", "said-missing-2018"]),
        (&["-o", &png, "--fit", "FP-99"], &["“FP-99”"]),
        (&["-o", &png, "--fit", "FP-15"], &["FP-15", "no place", "card FP-15"]),
        (&["-o", &png, "--center", "44.4,33.3", "--zoom", "99"], &["“99”", "4 and 15"]),
        (&["-o", &png, "--center", "33.3,44.4", "--zoom", "8"], &["44.4,33.3"]),
    ];
    for (args, words) in cases {
        says(&sentence(2, &[&["render"], args].concat()), words);
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "a refused picture leaves nothing behind");
}

#[test]
fn a_picture_is_replaced_whole_or_not_at_all() {
    let folder = folder("replaced");
    let path = folder.join("map.svg");
    fs::write(&path, "old").unwrap();
    let target = path.to_str().unwrap();
    sentence(2, &["render", "-o", target, "--fit", "FP-99"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    says(&sentence(2, &["render", "-o", target, "--size", "200x200"]), &["did not write it", "--replace"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    done(&["render", "-o", target, "--size", "200x200", "--replace"]);
    assert!(fs::read_to_string(&path).unwrap().starts_with("<svg"));
    // What the program wrote itself it replaces, in every format.
    for name in ["map.svg", "map.png", "map.pdf"] {
        let target = folder.join(name);
        let target = target.to_str().unwrap();
        done(&["render", "-o", target, "--size", "200x200"]);
        done(&["render", "-o", target, "--size", "220x200"]);
    }
    let sheet = folder.join("card.pdf");
    done(&["card", "FP-07", "-o", sheet.to_str().unwrap()]);
    done(&["card", "FP-07", "-o", sheet.to_str().unwrap()]);
    fs::write(&sheet, "%PDF-1.7 of another program").unwrap();
    says(&sentence(2, &["card", "FP-07", "-o", sheet.to_str().unwrap()]), &["did not write it"]);
}

#[test]
fn a_small_picture_keeps_the_country_clear_of_the_legend() {
    // The westernmost and the southernmost corner of Iraq, near the legend.
    let path = rendered("small", "map.svg", &["--size", "700x500", "--layers", "designated-2018"]);
    let text = fs::read_to_string(path).unwrap();
    let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).unwrap();
    let bounds = |id: &str| tree.node_by_id(id).unwrap_or_else(|| panic!("{id} is drawn")).abs_bounding_box();
    let (legend, qaim) = (bounds("furniture/legend"), bounds("designated-2018/FP-06"));
    assert!(legend.top() > qaim.bottom() || legend.right() < qaim.left(), "{legend:?} {qaim:?}");
}

#[test]
fn a_closed_pipe_is_not_a_failure() {
    let mut child =
        program().args(["describe", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut error = String::new();
    child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    assert_eq!((child.wait().unwrap().code(), error.as_str()), (Some(0), ""));
}
