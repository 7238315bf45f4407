//! Texts that tests and fuzzing start from, and what becomes of them when they are changed.

use std::fs;
use std::path::Path;

/// Where they are: what the fixtures hold, and what was written to be hostile.
const FOLDERS: [&str; 5] = [
    "fuzz/seeds",
    "tests/fixtures/build",
    "tests/fixtures/interpret",
    "tests/fixtures/seed",
    "tests/fixtures/validate",
];

/// The texts of the corpus, but for what is expected of them; the same in the same order everywhere.
pub fn texts() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = FOLDERS
        .iter()
        .flat_map(|it| fs::read_dir(root.join(it)).expect("a folder"));
    let mut paths: Vec<_> = files.map(|it| it.expect("a file").path()).collect();
    let is_expected = |path: &Path| {
        let name = path.to_string_lossy();
        let endings = [".report.json", ".built.json", ".outcome.json"];
        endings.iter().any(|it| name.ends_with(it))
    };
    paths.retain(|it| !is_expected(it));
    paths.sort();
    paths
        .iter()
        .map(|it| fs::read(it).expect("a text"))
        .collect()
}

/// The lists that the cases hold, as people have them; the same in the same order everywhere.
#[allow(dead_code)]
pub fn lists() -> Vec<Vec<u8>> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let inside = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut paths: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let folders = ["collect", "plan"]
        .iter()
        .flat_map(|it| inside(&cases.join(it)));
    let files = folders.flat_map(|it| inside(&it));
    let is_list = |it: &std::path::PathBuf| {
        let name = it.file_stem().unwrap_or_default();
        name != "expected" && name != "options"
    };
    files
        .filter(is_list)
        .map(|it| fs::read(it).expect("a list"))
        .collect()
}

/// What a byte is changed to: what means something in JSON and in lists, what is no text, and none.
const BYTES: [u8; 20] = *b"{}[],:\"\\/*0a- \n\r;\0\x80\xff";

/// Shows a text of the corpus, every prefix of it, and every change of one byte of it.
pub fn neighbours(name: &str, see: fn(&[u8])) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut text = fs::read(file).expect("a text");
    for at in 0..text.len() {
        see(&text[..at]);
        let was = text[at];
        for byte in BYTES {
            text[at] = byte;
            see(&text);
        }
        text[at] = was;
    }
    see(&text);
}

/// What texts are broken with: what means something in JSON, in lists, and in bodies.
const PIECES: [&str; 58] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "//",
    "/*",
    "*/",
    "\n",
    "\r",
    "\t",
    " ",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "\\\"",
    "\u{feff}",
    "é",
    "😀",
    "\u{200b}",
    "-",
    "0",
    "1e999",
    "1.",
    "-0",
    "null",
    "true",
    "false",
    "{}",
    "[]",
    "\"\"",
    "\"@removed\":{},",
    "\"@removed\":true,",
    "\"id\":",
    "\"restore_point\":",
    "\"restorePoint\":{\"id\":",
    "\"destinationType\":\"new\",",
    "\"inPlace\"",
    "@delta",
    "@odata.",
    "driveRestoreArtifacts@delta",
    "siteProtectionUnits@delta",
    "directoryObjectId",
    "itemKey",
    "value",
    "1b014d8c-71fe-4d00-a01a-31850bc5b32c",
    "1B014D8C-71FE-4D00-A01A-31850BC5B32C",
    "…",
    "sep=;",
    "#",
    ";",
    "'",
    "\"changed\"",
    "@Core.DataModificationException",
    "\"error\":{\"code\":\"x\"},",
];

/// Changed texts without end, the same for the same seed.
pub struct Mutations {
    texts: Vec<Vec<u8>>,
    state: u64,
}

impl Mutations {
    pub fn of(texts: Vec<Vec<u8>>, seed: u64) -> Self {
        Self { texts, state: seed }
    }

    /// A number below `end`, as the generator `SplitMix64` gives it.
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^= bits >> 31;
        usize::try_from(bits % end as u64).expect("it is below a usize")
    }

    /// A stretch of a text, mostly short.
    fn stretch(&mut self, length: usize) -> (usize, usize) {
        let start = self.below(length + 1);
        let most = match self.below(4) {
            0 => length,
            _ => 8,
        };
        (start, (start + self.below(most + 1)).min(length))
    }

    fn change(&mut self, text: &mut Vec<u8>) {
        let (start, end) = self.stretch(text.len());
        match self.below(8) {
            0 => drop(text.drain(start..end)),
            1 => text.truncate(start),
            2 | 3 => {
                let piece = PIECES[self.below(PIECES.len())];
                text.splice(start..start, piece.bytes());
            }
            4 => {
                let piece = PIECES[self.below(PIECES.len())];
                text.splice(start..end, piece.bytes());
            }
            5 => {
                let again = text[start..end].to_vec();
                text.splice(end..end, again);
            }
            6 => {
                let byte = u8::try_from(self.below(256)).expect("it is below 256");
                if let Some(it) = text.get_mut(start) {
                    *it = byte;
                }
            }
            _ => {
                let at = self.below(self.texts.len());
                let other = self.texts[at].clone();
                let (from, to) = self.stretch(other.len());
                text.splice(start..end, other[from..to].iter().copied());
            }
        }
    }
}

impl Iterator for Mutations {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let at = self.below(self.texts.len());
        let mut text = self.texts[at].clone();
        for _ in 0..=self.below(4) {
            self.change(&mut text);
        }
        Some(text)
    }
}
