//! Reading and writing files: reads are bounded, and writes are atomic. Only event files, which may be larger
//! than memory, stay open and are read in place, and tables made from them are streamed ([`Replacing`]). Out
//! of scope: the content of files.

mod caching;
mod io_reason;
mod one_line;
mod opening;
mod paths;
mod reading;
mod threads;
mod writing;

pub use caching::{CacheSize, TableCache, Unkept};
pub use io_reason::IoReason;
pub use one_line::one_line;
pub use opening::{
    ArticleFile, FileOfProject, Located, OpenError, Opened, OpenedProject, Opener, Part, TableFile,
    article_of, is_same, kind_of, locate, open_article, open_deleted, open_layer, open_project,
    pasted_article,
};
pub use paths::{full_path, name_of};
pub use reading::{
    EventSource, EventsRead, FileRows, Fingerprint, MOST_OF_A_LAYER, MOST_OF_A_TEXT, NotCompared,
    OpenVintage, SPREADSHEET_THREAD, SourceError, SourceReader, change_record, compare_files, read,
    row_change,
};
pub use writing::{
    ExportFile, Exported, NewFolder, NotSaved, Overwrite, Replacing, SavedProject, Unwritten, WriteError,
    is_program_output, is_same_file, save_project, write,
};
