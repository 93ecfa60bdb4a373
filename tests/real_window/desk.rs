//! A test environment for one user: a separate display, an empty home, pointer and screenshots.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use eframe::egui::{Pos2, Vec2};
use resvg::tiny_skia::Pixmap;

use super::close::ask_to_close;
use super::picture::Picture;

pub const WIDTH: u32 = 1440;
pub const HEIGHT: u32 = 900;

/// What must be installed: the program and its Debian package.
const TOOLS: [(&str, &str); 4] =
    [("Xvfb", "xvfb"), ("xdotool", "xdotool"), ("import", "imagemagick"), ("xclip", "xclip")];

/// How long anything may take; machines are slow and noisy.
const PATIENCE: Duration = Duration::from_secs(120);

/// The Debian packages of the tools that are missing.
pub fn missing() -> Vec<&'static str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |tool: &str| std::env::split_paths(&path).any(|folder| folder.join(tool).is_file());
    TOOLS.into_iter().filter(|(tool, _)| !there(tool)).map(|(_, package)| package).collect()
}

/// Ends with everything that was started, whatever the test comes to.
pub struct Desk {
    screen: Child,
    display: u32,
    home: PathBuf,
    pictures: PathBuf,
    taken: u32,
    /// Where the pointer lies while nothing is done.
    parking: Pos2,
    /// The program while it runs, and its window.
    program: Option<(Child, u32)>,
}

impl Desk {
    pub fn new(pictures: &Path, parking: Pos2) -> Self {
        let mut screen = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{WIDTH}x{HEIGHT}x24")])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut line = String::new();
        let answer = screen.stdout.take().expect("Xvfb's answer is piped");
        BufReader::new(answer).read_line(&mut line).expect("Xvfb names its display");
        let display = line.trim().parse().expect("Xvfb found a free display");
        let home = std::env::temp_dir().join(format!("iraq-risk-atlas-window-{}", std::process::id()));
        for folder in ["data", "config", "run"] {
            fs::create_dir_all(home.join(folder)).expect("a home for the program");
        }
        let _ = fs::remove_dir_all(pictures);
        fs::create_dir_all(pictures).expect("a folder for the pictures");
        Self { screen, display, home, pictures: pictures.to_owned(), taken: 0, parking, program: None }
    }

    /// Starts the program and waits until its window is up and idle.
    pub fn open(&mut self, name: &str) -> Picture {
        let errors = File::options().append(true).create(true).open(self.errors_file()).expect("a file");
        let child = Command::new(env!("CARGO_BIN_EXE_iraq-risk-atlas"))
            .env("DISPLAY", format!(":{}", self.display))
            .env("HOME", &self.home)
            .env("XDG_DATA_HOME", self.home.join("data"))
            .env("XDG_CONFIG_HOME", self.home.join("config"))
            .env("XDG_RUNTIME_DIR", self.home.join("run"))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("RUST_BACKTRACE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors)
            .spawn()
            .expect("the program starts");
        self.program = Some((child, 0));
        let window = self.await_window();
        if let Some((_, id)) = &mut self.program {
            *id = window;
        }
        // Without a window manager nobody gives the window the keyboard.
        self.hand(&["windowfocus", &window.to_string()]);
        self.park();
        self.until(name, "the window is drawn", |picture| picture.colours() > 30)
    }

    fn await_window(&mut self) -> u32 {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let search = ["search", "--onlyvisible", "--name", "^Iraq Risk Atlas$"];
            let found = self.tool("xdotool").args(search).output().expect("xdotool runs");
            let ids = String::from_utf8_lossy(&found.stdout).into_owned();
            if let Some(id) = ids.split_whitespace().next().and_then(|id| id.parse().ok()) {
                return id;
            }
            let ended = self.program.as_mut().and_then(|(child, _)| child.try_wait().ok().flatten());
            assert!(ended.is_none(), "the program ended early ({ended:?}): {}", self.errors());
            sleep(Duration::from_millis(200));
        }
        panic!("no window after {PATIENCE:?}: {}", self.errors());
    }

    /// Closes the window as its close button would, and waits for the program's end.
    pub fn close(&mut self) -> ExitStatus {
        let (mut child, window) = self.program.take().expect("the program runs");
        ask_to_close(self.display, window).expect("the window can be asked to close");
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = child.try_wait().expect("the program can be waited for") {
                return status;
            }
            sleep(Duration::from_millis(100));
        }
        self.program = Some((child, window));
        panic!("the program still runs {PATIENCE:?} after its window was closed: {}", self.errors());
    }

    fn errors_file(&self) -> PathBuf {
        self.home.join("stderr.txt")
    }

    /// What the program wrote to standard error, in all its runs.
    pub fn errors(&self) -> String {
        fs::read_to_string(self.errors_file()).unwrap_or_default()
    }

    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("DISPLAY", format!(":{}", self.display)).stdin(Stdio::null());
        command
    }

    /// One word to xdotool.
    pub fn hand(&self, words: &[&str]) {
        let done = self.tool("xdotool").args(words).output().expect("xdotool runs");
        assert!(done.status.success(), "xdotool {words:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    pub fn point(&self, at: Pos2) {
        self.hand(&["mousemove", &format!("{:.0}", at.x), &format!("{:.0}", at.y)]);
        // The window takes up where the pointer is before what it does there.
        sleep(Duration::from_millis(150));
    }

    /// Takes the pointer off everything that the test looks at.
    pub fn park(&self) {
        self.point(self.parking);
    }

    pub fn click(&self, at: Pos2) {
        self.point(at);
        self.hand(&["click", "1"]);
    }

    /// Turns the wheel over a place: up with `4`, down with `5`.
    pub fn wheel(&self, at: Pos2, button: &str, notches: usize) {
        self.point(at);
        for _ in 0..notches {
            self.hand(&["click", button]);
            sleep(Duration::from_millis(40));
        }
    }

    /// Presses and moves in small steps; does not release.
    pub fn pull(&self, from: Pos2, by: Vec2) {
        self.point(from);
        self.hand(&["mousedown", "1"]);
        let steps = 30_u8;
        for i in 1..=steps {
            let at = from + by * (f32::from(i) / f32::from(steps));
            self.hand(&["mousemove", &format!("{:.0}", at.x), &format!("{:.0}", at.y)]);
            sleep(Duration::from_millis(15));
        }
    }

    /// What the clipboard holds as soon as it holds something that `wanted` likes.
    pub fn clipboard(&self, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        let mut text = String::new();
        while start.elapsed() < PATIENCE / 4 {
            let held = self.tool("xclip").args(["-o", "-selection", "clipboard"]).output();
            text = String::from_utf8_lossy(&held.expect("xclip runs").stdout).into_owned();
            if wanted(&text) {
                break;
            }
            sleep(Duration::from_millis(200));
        }
        text
    }

    fn look(&self) -> Picture {
        let taken = self.tool("import").args(["-window", "root", "-depth", "8", "png24:-"]).output();
        let taken = taken.expect("import runs");
        let why = String::from_utf8_lossy(&taken.stderr);
        Picture(Pixmap::decode_png(&taken.stdout).unwrap_or_else(|e| panic!("no screenshot: {e} {why}")))
    }

    /// Looks at the screen until it shows what is `wanted` and rests, and keeps the picture;
    /// after a long wait, with what is there then.
    pub fn wait(&mut self, name: &str, wanted: impl Fn(&Picture) -> bool) -> (Picture, bool) {
        let start = Instant::now();
        let mut last = self.look();
        loop {
            sleep(Duration::from_millis(250));
            let now = self.look();
            let seen = now.0.data() == last.0.data() && wanted(&now);
            if seen || start.elapsed() > PATIENCE / 2 {
                self.keep(&now, name);
                return (now, seen);
            }
            last = now;
        }
    }

    /// The same, where anything else is a fault.
    pub fn until(&mut self, name: &str, what: &str, wanted: impl Fn(&Picture) -> bool) -> Picture {
        let (picture, seen) = self.wait(name, wanted);
        let place = self.pictures.display();
        assert!(seen, "never seen: {what}; see {name}.png in {place}. {}", self.errors());
        picture
    }

    fn keep(&mut self, picture: &Picture, name: &str) {
        self.taken += 1;
        let file = self.pictures.join(format!("{:02}-{name}.png", self.taken));
        picture.0.save_png(&file).expect("the picture can be kept");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some((child, _)) = &mut self.program {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = self.screen.kill();
        let _ = self.screen.wait();
        let _ = fs::remove_dir_all(&self.home);
    }
}
