//! Cancelling a reading whose second part does not come.

use std::io::{self, Read};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use iraq_risk_atlas::events::Parallel;
use iraq_risk_atlas::formats::events::{Progress, Watch};
use iraq_risk_atlas::formats::readers::{ReadOptions, Source, sniff};

use super::governorates;

struct Threads;

impl Parallel for Threads {
    fn both<'a>(&self, first: Box<dyn FnOnce() + Send + 'a>, second: &mut dyn FnMut()) {
        std::thread::scope(|scope| {
            scope.spawn(first);
            second();
        });
    }
}

/// A table whose second half is on a disk that does not answer before `cancelled`.
struct Stuck {
    text: Vec<u8>,
    cancelled: (Mutex<bool>, Condvar),
}

impl Source for Stuck {
    fn name(&self) -> &str {
        "stuck.csv"
    }

    fn len(&self) -> u64 {
        self.text.len() as u64
    }

    fn reader_from(&self, offset: u64) -> Box<dyn Read + Send + '_> {
        let rest = &self.text[offset as usize..];
        // The middle itself, by which the second part is found, can be read.
        if offset > self.len() / 2 { Box::new(StuckReader(self)) } else { Box::new(rest) }
    }
}

struct StuckReader<'a>(&'a Stuck);

impl Read for StuckReader<'_> {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        let (cancelled, bell) = &self.0.cancelled;
        let cancelled = cancelled.lock().unwrap();
        let (cancelled, _) =
            bell.wait_timeout_while(cancelled, Duration::from_secs(20), |cancelled| !*cancelled).unwrap();
        assert!(*cancelled, "the first part waits for the second without asking whether to go on");
        Ok(0)
    }
}

#[test]
fn a_reading_is_cancelled_at_once_while_its_first_part_waits_for_the_second() {
    let row = "1,2016-01-01,a,33.3,44.4,some notes that make the row a little longer\n";
    let text = format!("id,date,type,latitude,longitude,notes\n{}", row.repeat(130_000)).into_bytes();
    assert!(text.len() > 8 << 20, "smaller files are read in one part");
    let source = Stuck { text, cancelled: (Mutex::new(false), Condvar::new()) };
    let half = source.len() / 2;
    let options = ReadOptions {
        governorates: governorates(),
        places: None,
        mapping: None,
        today: None,
        keep_totals: false,
        parallel: Some(&Threads),
    };
    let mut most = 0;
    let reader = sniff(&source.text[..1000], source.name(), None, None).unwrap().reader;
    let read = reader.read(&source, &options, &mut |progress: &Progress| {
        assert!(progress.bytes >= most, "progress never goes back");
        most = progress.bytes;
        // Then the first part is read.
        if progress.bytes <= half {
            return Watch::GoOn;
        }
        *source.cancelled.0.lock().unwrap() = true;
        source.cancelled.1.notify_all();
        Watch::Stop
    });
    assert!(read.is_err_and(|error| error.is_cancelled()));
}
