//! A kept table is the one that reading gives, and nothing else is taken for one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use tempfile::TempDir;

use super::TableCache;
use super::key::Key;
use crate::atlas::Atlas;
use crate::events::{Block, OneByOne};
use crate::files::{EventsRead, Opener, Unkept};
use crate::formats::events::{EventFile, Mapping, Watch};

fn opener(cache: Option<TableCache>) -> Opener {
    static ATLAS: OnceLock<Arc<Atlas>> = OnceLock::new();
    Opener::new(ATLAS.get_or_init(|| Arc::new(Atlas::built_in().unwrap())).clone()).with_cache(cache)
}

/// Rows in every way in which columns differ: undated, over several days, with ranges, without a position.
fn table(rows: usize) -> String {
    let mut text = "id,event_date,event_type,latitude,longitude,killed,governorate,notes\n".to_owned();
    for i in 0..rows {
        let date =
            if i % 9 == 4 { String::new() } else { format!("20{:02}-{:02}-17", 3 + i % 20, 1 + i % 12) };
        let killed = ["3", "4-9", "", "many"][i % 4];
        let latitude = if i % 7 == 3 { String::new() } else { format!("33.{:03}", i % 977) };
        let place = ["Baghdad", "Anbar", "nowhere"][i % 3];
        text += &format!(
            "{},{date},type {},{latitude},44.{:03},{killed},{place},note {i}\n",
            i / 2,
            i % 5,
            i % 811
        );
    }
    text
}

struct Folder {
    folder: TempDir,
    cache: TableCache,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let cache = TableCache::in_folder(folder.path().join("kept"), 1 << 20, 1);
        Self { folder, cache }
    }

    /// Writes an event file some time ago.
    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        set_age(&path, 100);
        path
    }

    fn kept(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.cache.folder()).into_iter().flatten();
        files.map(|file| file.unwrap().path()).collect()
    }
}

fn set_age(path: &Path, seconds: u64) {
    let then = SystemTime::now() - Duration::from_secs(seconds);
    fs::File::options().append(true).open(path).unwrap().set_modified(then).unwrap();
}

/// Reads a file; also says whether its bytes were read, and not a kept table.
fn read(cache: Option<&TableCache>, path: &Path, mapping: Option<&Mapping>) -> (EventsRead, bool) {
    let opener = opener(cache.cloned());
    let file = opener.open_table(path, &mut |_, _| Watch::GoOn).unwrap();
    let mapping = mapping.cloned();
    let before = cache.map(|cache| stamps(cache.folder()));
    let mut read = opener.read(&file, mapping.as_ref(), &mut |_| Watch::GoOn).unwrap();
    read.unkept.take().into_iter().for_each(Unkept::keep);
    let anew = cache.is_none_or(|cache| before.unwrap() != stamps(cache.folder()));
    (read, anew)
}

/// What is in the cache, by checksum: a table that is used again stays what it is.
fn stamps(folder: &Path) -> Vec<(PathBuf, u32)> {
    let files = fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().path());
    let mut all: Vec<_> =
        files.map(|path| (path.clone(), crc32fast::hash(&fs::read(path).unwrap()))).collect();
    all.sort();
    all
}

/// Everything that can be asked of a file that was read.
fn answers(file: &EventFile) -> String {
    let table = &file.table;
    let rows: Vec<_> = (0..table.len() as u32).map(|row| (table.row(row), table.events(row))).collect();
    let words: Vec<Vec<&str>> = (0..table.dimensions().len())
        .map(|d| (0..table.len() as u32).map(|row| table.words(d, row)).collect())
        .collect();
    let offsets: Vec<_> = table.numbers().iter().map(|number| file.index.offset_of(*number)).collect();
    let shown = table.everything();
    let tallies: Vec<_> = (0..table.dimensions().len()).map(|d| shown.tally(table, d)).collect();
    let facts = (
        table.span(),
        table.undated(),
        table.numberless(),
        table.drawn(),
        table.type_classes().names.clone(),
    );
    format!(
        "{rows:?} {words:?} {offsets:?} {tallies:?} {facts:?} {:?} {:?} {:?} {:?} {:?}",
        table.codes(),
        table.dimensions(),
        file.layout,
        file.notes,
        file.roles
    )
}

#[test]
fn a_kept_table_gives_every_answer_that_reading_gives() {
    let folder = Folder::new();
    let json = r#"[{"date":"2017-03-17","lat":33.3,"lon":44.4,"type":"a"},{"date":"2017-03-18","lat":36.3,"lon":43.1,"type":"b"}]"#;
    for (name, text) in [("a.csv", table(700)), ("b.json", json.to_owned())] {
        let path = folder.write(name, &text);
        let (want, _) = read(None, &path, None);
        let (first, anew) = read(Some(&folder.cache), &path, None);
        assert!(anew, "{name}");
        let (again, anew) = read(Some(&folder.cache), &path, None);
        assert!(!anew, "{name}");
        assert_eq!(answers(&first.file), answers(&want.file));
        assert_eq!(answers(&again.file), answers(&want.file));
    }
    assert_eq!(folder.cache.size().unwrap().tables, 2);
}

#[test]
fn other_columns_have_a_table_of_their_own() {
    let folder = Folder::new();
    let path = folder.write("a.csv", &table(50));
    let (guessed, _) = read(Some(&folder.cache), &path, None);
    let said = Mapping { best: None, ..guessed.file.layout.mapping.clone() };
    let (other, anew) = read(Some(&folder.cache), &path, Some(&said));
    assert!(anew && !other.file.table.has_fatalities() && guessed.file.table.has_fatalities());
    assert!(!read(Some(&folder.cache), &path, Some(&said)).1);
    assert!(!read(Some(&folder.cache), &path, None).1);
}

#[test]
fn a_file_that_changed_is_read_and_its_table_replaced() {
    let folder = Folder::new();
    let path = folder.write("a.csv", &table(50));
    read(Some(&folder.cache), &path, None);
    // Of the same length, in the middle, at the same time: the content tells.
    let changed = table(50).replace("type 3", "type 7");
    let same_time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, &changed).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(same_time).unwrap();
    let (found, anew) = read(Some(&folder.cache), &path, None);
    assert!(anew && answers(&found.file).contains("type 7"));
    // Longer, and later.
    folder.write("a.csv", &table(60));
    assert_eq!(read(Some(&folder.cache), &path, None).0.file.table.len(), 60);
    set_age(&path, 50);
    assert!(read(Some(&folder.cache), &path, None).1);
    assert_eq!(folder.kept().len(), 1);
}

#[test]
fn a_file_whose_last_change_is_not_past_is_not_kept() {
    let folder = Folder::new();
    let path = folder.write("a.csv", &table(50));
    // Far enough ahead for any machine: one that was changed just now may be old before it is read.
    let later = SystemTime::now() + Duration::from_secs(3600);
    fs::File::options().append(true).open(&path).unwrap().set_modified(later).unwrap();
    read(Some(&folder.cache), &path, None);
    assert_eq!(folder.kept(), Vec::<PathBuf>::new());
}

#[test]
fn small_files_and_unpacked_ones_are_not_kept() {
    let folder = Folder::new();
    let path = folder.write("a.csv", &table(50));
    let large_only = TableCache::in_folder(folder.cache.folder().to_owned(), 1 << 20, 1 << 20);
    read(Some(&large_only), &path, None);
    let packed = folder.folder.path().join("a.csv.gz");
    let mut out =
        flate2::write::GzEncoder::new(fs::File::create(&packed).unwrap(), flate2::Compression::fast());
    std::io::Write::write_all(&mut out, table(50).as_bytes()).unwrap();
    out.finish().unwrap();
    set_age(&packed, 100);
    read(Some(&folder.cache), &packed, None);
    assert_eq!(folder.kept(), Vec::<PathBuf>::new());
}

#[test]
fn what_was_not_used_for_the_longest_time_is_removed_first() {
    let folder = Folder::new();
    let paths = ["a.csv", "b.csv", "c.csv"].map(|name| folder.write(name, &table(300)));
    read(Some(&folder.cache), &paths[0], None);
    let one = folder.cache.size().unwrap().bytes;
    let cache = TableCache::in_folder(folder.cache.folder().to_owned(), one * 5 / 2, 1);
    folder.kept().iter().for_each(|kept| set_age(kept, 1000));
    read(Some(&cache), &paths[1], None);
    // The first one is used again, so that the second is older.
    folder.kept().iter().for_each(|kept| set_age(kept, 500));
    assert!(!read(Some(&cache), &paths[0], None).1);
    read(Some(&cache), &paths[2], None);
    assert!(cache.size().unwrap().bytes <= one * 5 / 2);
    assert!(!read(Some(&cache), &paths[0], None).1);
    assert!(read(Some(&cache), &paths[1], None).1);
}

#[test]
fn an_emptied_cache_holds_nothing_and_leaves_other_files_alone() {
    let folder = Folder::new();
    assert_eq!(folder.cache.empty().unwrap().tables, 0);
    read(Some(&folder.cache), &folder.write("a.csv", &table(50)), None);
    fs::write(folder.cache.folder().join("letter.txt"), "dear").unwrap();
    assert_eq!(folder.cache.empty().unwrap().tables, 1);
    assert_eq!(folder.cache.size().unwrap().tables, 0);
    assert!(folder.cache.folder().join("letter.txt").exists());
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    read(Some(&folder.cache), &folder.write("a.csv", &table(50)), None);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(folder.cache.folder()), mode(&folder.kept()[0])), (0o700, 0o600));
}

#[test]
fn no_text_is_kept_but_that_of_the_table() {
    let folder = Folder::new();
    read(Some(&folder.cache), &folder.write("a.csv", &table(50)), None);
    let bytes = fs::read(&folder.kept()[0]).unwrap();
    let holds = |text: &str| memchr::memmem::find(&bytes, text.as_bytes()).is_some();
    assert!(holds("type 3") && !holds("note 31"));
}

/// An open file and its kept table, whose bytes can be changed.
struct Kept {
    folder: Folder,
    key: Key,
    read: EventsRead,
    path: PathBuf,
    bytes: Vec<u8>,
    want: String,
}

fn kept() -> &'static Kept {
    static KEPT: OnceLock<Kept> = OnceLock::new();
    KEPT.get_or_init(|| {
        let folder = Folder::new();
        let (read, _) = read(None, &folder.write("a.csv", &table(200)), None);
        let key = folder.cache.key(&read.source, "", None).unwrap();
        folder.cache.keep(&key, &read.file);
        let path = folder.kept().remove(0);
        let (bytes, want) = (fs::read(&path).unwrap(), answers(&read.file));
        Kept { folder, key, read, path, bytes, want }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_damaged_table_is_ignored_and_replaced(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 0..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
        more in prop::collection::vec(any::<u8>(), 0..9),
    ) {
        let kept = kept();
        let mut bytes = kept.bytes.clone();
        for (at, by) in &flips {
            let at = at.index(bytes.len());
            bytes[at] ^= by;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(kept.bytes.len()));
        }
        bytes.extend(&more);
        fs::write(&kept.path, &bytes).unwrap();
        let found = kept.folder.cache.find(&kept.key);
        prop_assert_eq!(found.is_some(), bytes == kept.bytes);
        prop_assert!(found.is_none_or(|file| answers(&file) == kept.want));
        kept.folder.cache.keep(&kept.key, &kept.read.file);
        prop_assert_eq!(&fs::read(&kept.path).unwrap(), &kept.bytes);
    }

    /// Behind checksums that are right, too, nothing leads astray.
    #[test]
    fn a_forged_table_is_ignored_or_harmless(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..6),
    ) {
        let (stored, blocks) = kept().read.file.stored().unwrap();
        let all: usize = blocks.iter().map(|block| block.bytes.len()).sum();
        let flips: Vec<(usize, u8)> = flips.iter().map(|(at, by)| (at.index(all), *by)).collect();
        let mut before = 0;
        let blocks = blocks.iter().map(|stored| {
            let mut block = Block::zeros(stored.kind, stored.bytes.len() / stored.kind.size());
            let bytes = block.bytes_mut();
            bytes.copy_from_slice(stored.bytes);
            let within = |at: usize| at.checked_sub(before).filter(|at| *at < stored.bytes.len());
            flips.iter().for_each(|(at, by)| within(*at).into_iter().for_each(|at| bytes[at] ^= by));
            before += stored.bytes.len();
            block
        });
        if let Some(forged) = EventFile::restored(stored, blocks.collect(), &OneByOne) {
            prop_assert!(!answers(&forged).is_empty());
        }
    }
}
