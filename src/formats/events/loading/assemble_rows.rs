use crate::formats::events::Cause;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::record::Record;
use crate::formats::events::sink::Rows;

impl Rows for Assembler<'_> {
    fn add(&mut self, record: &Record, at: At) {
        Self::add(self, record, at);
    }

    fn leave_out(&mut self, cause: Cause, line: u64, text: &str) {
        Self::leave_out(self, cause, line, text);
    }

    fn note(&mut self, cause: Cause, line: u64, text: &str) {
        Self::note(self, cause, line, None, text);
    }

    fn beat(&mut self, pulse: &mut Pulse, bytes: u64) -> Result<(), Stopped> {
        pulse.beat(bytes, &self.builder)
    }
}
