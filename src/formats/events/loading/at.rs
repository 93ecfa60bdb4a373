/// The position of a record in its file.
#[derive(Clone, Copy)]
pub(in crate::formats::events) struct At {
    pub offset: u64,
    pub line: u64,
}
