//! What the columns of a table hold, or the properties of the items of JSON: looked through before the rows are
//! read, as what a cell means shows in those above and below it.

use super::decision::Mark;
use super::destination::Place;
use super::words::plain;
use crate::hashing::HashMap;

/// What stands in the rows of a list, by column.
#[derive(Default)]
pub(super) struct Survey<'n> {
    pub columns: Vec<Column<'n>>,
    by_name: HashMap<&'n str, usize>,
    /// How many rows there are.
    pub rows: usize,
}

/// A column, or a property.
pub(super) struct Column<'n> {
    /// Its name as it is written.
    pub name: &'n str,
    /// The letters of it.
    pub plain: String,
    /// How many cells bear each mark; those that are missing bear none.
    marks: [usize; Mark::COUNT],
    /// How many cells name each kind of place to restore to.
    places: [usize; Place::COUNT],
    /// A cell that names one.
    pub place: Option<String>,
    /// The first cell that is not empty.
    pub first: Option<String>,
}

impl<'n> Survey<'n> {
    /// The column that has a name, made where there is none.
    pub fn named(&mut self, name: &'n str) -> usize {
        if let Some(at) = self.by_name.get(name) {
            return *at;
        }
        let at = self.add(name);
        self.by_name.insert(name, at);
        at
    }

    /// Adds a column of that name.
    pub fn add(&mut self, name: &'n str) -> usize {
        self.columns.push(Column {
            name,
            plain: plain(name),
            marks: [0; Mark::COUNT],
            places: [0; Place::COUNT],
            place: None,
            first: None,
        });
        self.columns.len() - 1
    }

    /// Sees what stands in a column of a row.
    pub fn see(&mut self, at: usize, text: &str) {
        let column = &mut self.columns[at];
        column.marks[Mark::of(text) as usize] += 1;
        let place = Place::of(text);
        column.places[place as usize] += 1;
        if place != Place::None && column.first.is_none() {
            column.first = Some(text.to_owned());
        }
        if !matches!(place, Place::None | Place::Other) && column.place.is_none() {
            column.place = Some(text.to_owned());
        }
    }
}

impl Column<'_> {
    /// Whether one of its cells bears one of some marks.
    pub fn has(&self, marks: &[Mark]) -> bool {
        marks.iter().any(|it| self.marks[*it as usize] > 0)
    }

    /// Whether no cell bears another mark than these, but for empty ones.
    pub fn has_only(&self, marks: &[Mark]) -> bool {
        let mut all = Mark::ALL.iter().filter(|it| **it != Mark::Blank);
        all.all(|it| marks.contains(it) || self.marks[*it as usize] == 0)
    }

    /// Whether a cell of it is empty, or missing.
    pub fn has_blank(&self, rows: usize) -> bool {
        let filled: usize = self.marks.iter().sum();
        self.has(&[Mark::Blank]) || filled < rows
    }

    /// How many cells name such places.
    pub fn count(&self, places: &[Place]) -> usize {
        places.iter().map(|it| self.places[*it as usize]).sum()
    }
}
