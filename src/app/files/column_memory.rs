use serde::{Deserialize, Serialize};

use crate::formats::events::{Layout, Mapping};
use crate::formats::project::Columns;
use crate::formats::{Overrides, TextEncoding};

/// What the user took the columns of files for, by the files' headers, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnMemory {
    known: Vec<Confirmed>,
    /// The sheets and encodings that the user chose, by the header that a file has without that choice.
    read_as: Vec<ReadAs>,
}

/// How the user had files with a header read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct ReadAs {
    header: Vec<String>,
    sheet: Option<String>,
    /// By its name.
    encoding: Option<String>,
}

/// What the user confirmed for files with a header.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Confirmed {
    header: Vec<String>,
    /// As JSON, in the form of projects; none if it was what the program had found.
    columns: Option<String>,
}

/// Most headers that are remembered, and the most columns that one may have.
const MOST: usize = 50;
const MOST_COLUMNS: usize = 300;

impl ColumnMemory {
    /// Remembers what was confirmed for files with the header of a layout; `mapping` if the user changed what was
    /// found.
    pub fn remember(&mut self, layout: &Layout, mapping: Option<&Mapping>) {
        let header = layout.header.clone();
        if header.is_empty() || header.len() > MOST_COLUMNS {
            return;
        }
        let changed = mapping.map(|mapping| Layout { mapping: mapping.clone(), ..layout.clone() });
        self.known.retain(|known| known.header != header);
        self.known
            .insert(0, Confirmed { header, columns: changed.map(|layout| Columns::of(&layout).to_text()) });
        self.known.truncate(MOST);
    }

    /// Remembers with which sheet and encoding files are read that have this header without them.
    pub fn remember_reading(&mut self, header: &[String], said: &Overrides) {
        if header.is_empty() || header.len() > MOST_COLUMNS {
            return;
        }
        self.read_as.retain(|known| known.header != header);
        if said.sheet.is_some() || said.encoding.is_some() {
            let encoding = said.encoding.map(|encoding| encoding.name().to_owned());
            self.read_as.insert(0, ReadAs { header: header.to_vec(), sheet: said.sheet.clone(), encoding });
        }
        self.read_as.truncate(MOST);
    }

    /// The sheet, if it is one of these, and the encoding with which files with this header were read.
    pub fn reading_of(&self, header: &[String], sheets: &[String]) -> Option<Overrides> {
        let known = self.read_as.iter().find(|known| known.header == header)?;
        let sheet = known.sheet.clone().filter(|sheet| sheets.contains(sheet));
        let encoding = known.encoding.as_deref().and_then(TextEncoding::named);
        let is_known = sheet.is_some() || encoding.is_some();
        is_known.then(|| Overrides { sheet, encoding, ..Overrides::default() })
    }

    /// What was confirmed for files with this header: `Some(None)` if it was what the program had found.
    pub fn of(&self, header: &[String]) -> Option<Option<Mapping>> {
        let known = self.known.iter().find(|known| known.header == header)?;
        match &known.columns {
            None => Some(None),
            // What an earlier version wrote may not be understood; then the user is asked as if for the first time.
            Some(text) => Some(Some(Columns::from_text(text)?.mapping(header).ok()?)),
        }
    }
}
