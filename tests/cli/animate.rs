//! The playback of events as a GIF and as numbered pictures.

use std::fs;
use std::path::Path;

use crate::run::{done, folder, refused, write};

/// One event in January, four in February, none in March, two in April.
fn table(test: &str) -> String {
    let days = ["01-09", "02-01", "02-03", "02-11", "02-28", "04-02", "04-30"];
    let row = |(i, day): (usize, &&str)| format!("E{i},2007-{day},36.34,43.13\n");
    let rows: String = days.iter().enumerate().map(row).collect();
    write(test, "events.csv", format!("id,date,latitude,longitude\n{rows}"))
}

const SMALL: [&str; 2] = ["--size", "320x240"];

/// Delays, sides and colours of the pictures of a GIF.
fn frames(path: &Path) -> Vec<(u16, [u16; 2], Vec<u8>)> {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(fs::File::open(path).unwrap()).unwrap();
    assert_eq!((decoder.width(), decoder.height()), (320, 240));
    let mut frames = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        frames.push((frame.delay, [frame.width, frame.height], frame.buffer.to_vec()));
    }
    frames
}

#[test]
fn a_gif_and_a_folder_have_a_picture_for_each_step_of_the_playback() {
    const TEST: &str = "animate-1";
    let (table, folder) = (table(TEST), folder(TEST));
    let _ = fs::remove_dir_all(folder.join("pictures"));
    let gif = folder.join("out.gif");
    let pictures = format!("{}/", folder.join("pictures").display());
    let play = |target: &str, args: &[&str]| {
        let all = [&["render", "-o", target, table.as_str(), "--animate", "month"], &SMALL[..], args];
        done(&all.concat())
    };
    let said = play(gif.to_str().unwrap(), &["--seconds", "0.8"]);
    assert!(said.contains("4 pictures, one a month, 320 × 240 pixels"), "{said}");
    let frames = frames(&gif);
    assert_eq!(frames.iter().map(|f| (f.0, f.1)).collect::<Vec<_>>(), [(80, [320, 240]); 4]);
    assert!(play(gif.to_str().unwrap(), &[]).contains("4 pictures"), "its own file is replaced unasked");

    play(&pictures, &[]);
    let mut names: Vec<String> = fs::read_dir(&pictures)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["0001.png", "0002.png", "0003.png", "0004.png"]);
    for (name, frame) in names.iter().zip(&frames) {
        let png = fs::read(Path::new(&pictures).join(name)).unwrap();
        let png = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        let most = png.data().iter().zip(&frame.2).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(most < Some(48), "{name}: few colours change a pixel by {most:?}");
    }
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "nothing is left beside them: {left:?}");
}

#[test]
fn chosen_days_select_among_the_steps_and_never_cut_one() {
    const TEST: &str = "animate-2";
    let table = table(TEST);
    let target = folder(TEST).join("out.gif");
    let args = |filter: &'static str, step: &'static str| {
        let args = ["render", "-o", target.to_str().unwrap(), &table, "--filter", filter, "--animate", step];
        [&args[..], &SMALL].concat().into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    let words = |args: &[String]| done(&args.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(words(&args("from=2007-02", "month")).contains("3 pictures"));
    let cut = args("from=2007-02-10", "month");
    let cut: Vec<&str> = cut.iter().map(String::as_str).collect();
    refused(&cut, &["cut a month"]);
}

#[test]
fn what_cannot_be_animated_is_refused_in_a_sentence() {
    const TEST: &str = "animate-3";
    let (table, folder) = (table(TEST), folder(TEST));
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::create_dir_all(at("full")).unwrap();
    fs::write(at("full/a.txt"), "mine").unwrap();
    let far = "id,date,latitude,longitude\n1,2000-01-01,36.3412,43.1312\n2,2012-01-01,36.3412,43.1312\n";
    let far = write(TEST, "far.csv", far);
    for (target, file, step, more, words) in [
        (at("a.svg"), &table, "month", &[][..], "name a .gif, or a folder"),
        (at("full"), &table, "month", &[], "not an empty folder"),
        (at("a.gif"), &far, "day", &[], "at most 2000"),
        (at("a.gif"), &table, "month", &["--size", "5000x5000"], "8 million pixels"),
        (at("a.gif"), &table, "month", &["--seconds", "0"], "--seconds 0 is not between"),
    ] {
        let args = [&["render", "-o", &target, file, "--animate", step], more].concat();
        refused(&args, &[words]);
    }
    refused(&["render", "-o", &at("a.gif"), &table], &["add --animate"]);
    assert!(!folder.join("a.gif").exists(), "nothing is left of what was refused");
    assert_eq!(fs::read_to_string(at("full/a.txt")).unwrap(), "mine");
}
