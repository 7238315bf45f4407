//! Columns in which people write what is to become of a row: `Action`, `Include`.

use super::csv::Record;
use super::table::Header;
use crate::delta::ItemKind;
use crate::resource::letters;

/// Columns that say what to do, or whether a row counts; and those that say whether it does not.
const ACTIONS: [&str; 10] = [
    "action",
    "operation",
    "include",
    "included",
    "keep",
    "selected",
    "wanted",
    "protect",
    "aktion",
    "inscope",
];
const OPPOSITES: [&str; 6] = ["remove", "delete", "exclude", "excluded", "skip", "ignore"];

const NO: [&str; 8] = ["no", "n", "false", "0", "nein", "non", "nee", "off"];
const YES: [&str; 9] = ["yes", "y", "true", "1", "x", "ja", "oui", "si", "on"];
const REMOVES: [&str; 14] = [
    "remove",
    "removed",
    "delete",
    "deleted",
    "exclude",
    "excluded",
    "skip",
    "ignore",
    "drop",
    "unprotect",
    "offboard",
    "entfernen",
    "supprimer",
    "eliminar",
];
const KEEPS: [&str; 5] = ["keep", "add", "include", "protect", "restore"];

/// A column and what it says of a row, where that is not what the list is read for.
pub(super) fn otherwise<'h>(
    header: &'h Header,
    record: &Record,
    kind: ItemKind,
) -> Option<(&'h str, String)> {
    let mut cells = record.cells.iter().zip(header.named());
    cells.find_map(|(cell, (name, written))| {
        let said = letters(&cell.text);
        let is_in = |all: &[&str]| all.contains(&said.as_str());
        let goes = match name {
            it if ACTIONS.contains(&it) => is_in(&NO) || is_in(&REMOVES),
            it if OPPOSITES.contains(&it) => is_in(&YES),
            _ => return None,
        };
        let differs = match kind {
            ItemKind::Addition => goes,
            ItemKind::Removal => ACTIONS.contains(&name) && is_in(&KEEPS),
        };
        differs.then(|| (written, cell.text.clone().into_owned()))
    })
}
