/// An export format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    GeoJson,
    Csv,
    BibTex,
    Ris,
    /// Citations as plain text.
    Text,
}

impl ExportFormat {
    pub const ALL: [Self; 5] = [Self::GeoJson, Self::Csv, Self::BibTex, Self::Ris, Self::Text];

    /// The file extension, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::Text => "txt",
        }
    }

    /// The format for a file extension, ignoring case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_lowercase().as_str() {
            "json" => Some(Self::GeoJson),
            other => Self::ALL.into_iter().find(|f| f.ending() == other),
        }
    }

    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::GeoJson => "GeoJSON",
            Self::Csv => "CSV",
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::Text => "Plain text",
        }
    }

    /// Whether it contains the articles rather than their claims.
    pub fn is_citations(self) -> bool {
        matches!(self, Self::BibTex | Self::Ris | Self::Text)
    }
}
