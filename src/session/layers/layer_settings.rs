/// Least opacity, below which a layer would look hidden.
const FAINTEST: f32 = 0.1;

/// Longest name that a layer can be given, in letters.
const LONGEST_NAME: usize = 200;

/// How a layer of any kind is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerSettings {
    pub visible: bool,
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// A name that the user gave it; `None` = its own.
    pub name: Option<String>,
}

impl Default for LayerSettings {
    fn default() -> Self {
        Self { visible: true, opacity: 1.0, name: None }
    }
}

impl LayerSettings {
    /// A NaN opacity changes nothing.
    pub fn set_opacity(&mut self, wanted: f32) {
        self.opacity = opacity(wanted).unwrap_or(self.opacity);
    }

    /// A name is one line; an empty one gives the layer its own name back.
    pub fn rename(&mut self, name: &str) {
        let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = line.chars().take(LONGEST_NAME).collect();
        self.name = Some(line).filter(|line| !line.is_empty());
    }
}

/// A visible opacity; `None` if it is NaN.
pub fn opacity(wanted: f32) -> Option<f32> {
    (!wanted.is_nan()).then(|| wanted.clamp(FAINTEST, 1.0))
}
