//! The budgets of `tests/budgets.json` that are about the sources.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The longest file in a folder, and how many lines it has.
fn longest(folder: &Path) -> (usize, String) {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|it| it.expect("an entry").path());
    let measured = paths.filter_map(|path| {
        if path.is_dir() {
            return Some(longest(&path));
        }
        let is_rust = path.extension().is_some_and(|it| it == "rs");
        let text = is_rust.then(|| fs::read_to_string(&path).expect("text"))?;
        Some((text.lines().count(), path.display().to_string()))
    });
    measured.max().unwrap_or_default()
}

#[test]
fn no_file_of_the_core_grows_too_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let budgets = fs::read_to_string(root.join("tests/budgets.json")).expect("budgets");
    let budgets: Value = serde_json::from_str(&budgets).expect("JSON");
    let budget = budgets["core"]["longestFile"].as_f64().expect("a number");
    let margin = budgets["margin"].as_f64().expect("a number");
    let (lines, file) = longest(&root.join("src"));
    let lines = f64::from(u32::try_from(lines).expect("few"));
    assert!(lines <= budget * (1.0 + margin), "{file}: {lines} lines");
}
