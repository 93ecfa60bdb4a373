use crate::formats::events::Layout;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::delimited::{self, Start};
use crate::formats::events::file_head::Head;
use crate::formats::events::json_rest::Rest;
use crate::formats::events::list_reading::ListReading;
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::region::Region;
use crate::formats::events::stream::Stream;

/// How the rows of a file are read on from where a stream stands.
pub(in crate::formats::events) enum RowReading {
    Table(Box<Start>),
    List(Box<ListReading>),
}

impl RowReading {
    /// From the first row on, to which the stream was moved.
    pub fn of(head: &Head, stream: &Stream) -> Self {
        match head.start() {
            Some(start) => Self::Table(Box::new(start)),
            None => Self::list(&head.layout, rest_of(head, stream), head.line),
        }
    }

    pub fn list(layout: &Layout, rest: Rest, line: u64) -> Self {
        Self::List(Box::new(ListReading::new(layout, rest, line)))
    }

    /// Reads rows up to the offset `until`, if one begins there, or to the end of the file. Whether that offset was
    /// reached.
    pub fn read(
        &mut self,
        stream: &mut Stream,
        rows: &mut Assembler,
        pulse: &mut Pulse,
        until: Option<u64>,
    ) -> Result<bool, Stopped> {
        match self {
            Self::List(list) => list.read(stream, rows, pulse, until),
            Self::Table(start) => {
                start.until = until;
                let reached = delimited::read(stream, start, rows, pulse)?;
                if let Some(reached) = reached {
                    (start.line, start.region) = (reached.line, reached.region);
                }
                Ok(reached.is_some())
            }
        }
    }

    /// The line that it has reached, from 1.
    pub fn line(&self) -> u64 {
        match self {
            Self::Table(start) => start.line,
            Self::List(list) => list.line(),
        }
    }

    /// Whether what comes next is in the table or list that began with the first row. Rows read apart were read as
    /// such.
    pub fn is_in_the_first(&self) -> bool {
        match self {
            Self::Table(start) => start.region == Region::Table,
            Self::List(list) => list.is_in_the_first(),
        }
    }

    /// Goes on behind rows that were read apart.
    pub fn append(&mut self, later: Self) {
        if let (Self::List(list), Self::List(later)) = (self, later) {
            list.append(*later);
        }
    }

    /// Adds what there is to say at the end of the file.
    pub fn finish(self, rows: &mut Assembler) {
        if let Self::List(list) = self {
            list.finish(rows);
        }
    }
}

/// What stands around the list of a file whose stream is at its first record.
pub(super) fn rest_of(head: &Head, stream: &Stream) -> Rest {
    Rest::new(stream.before(), head.layout.format)
}
