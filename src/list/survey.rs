//! What the columns of a table hold, or the properties of the items of JSON: looked through before the rows are
//! read, as what a cell means shows in those above and below it.

use std::borrow::Cow;

use super::decision::{
    Mark, Purpose, is_note, may_be_marked, says_keep, says_no, speaks_of_deletion,
};
use super::destination::{Place, speaks_of_place};
use super::numbering::{self, Gap, Numbering};
use super::words::plain;
use crate::hashing::HashMap;
use crate::resource::Items;

/// What stands in the rows of a list, by column.
#[derive(Default)]
pub(super) struct Survey<'n> {
    pub columns: Vec<Column<'n>>,
    by_name: HashMap<Cow<'n, str>, usize>,
    /// How many rows there are.
    pub rows: usize,
    /// Whether a line goes through a cell, or a sign before it says no.
    pub has_marked: bool,
    /// Whether notes may say where to restore to.
    reads_places: bool,
    /// Whether something is restored, which may have been deleted.
    is_of_session: bool,
}

/// A column, or a property.
pub(super) struct Column<'n> {
    /// Its name as it is written.
    pub name: Cow<'n, str>,
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
    /// The numbers in it, where it counts the rows.
    numbering: Option<Numbering>,
    /// Whether people write in it what they like.
    is_note: bool,
    /// A note that may say of its row that it goes, and one that it stays.
    note: Option<String>,
    note_to_keep: Option<String>,
    /// One that speaks of a place to restore to.
    pub note_of_place: Option<String>,
}

impl<'n> Survey<'n> {
    /// Of a list of such items.
    pub fn of(items: &Items) -> Self {
        Self {
            reads_places: items.has_destination,
            is_of_session: items.has_destination || items.has_browse_session,
            ..Self::default()
        }
    }

    /// The column that has a name, made where there is none.
    pub fn named(&mut self, name: Cow<'n, str>) -> usize {
        if let Some(at) = self.by_name.get(&name) {
            return *at;
        }
        let at = self.add(name.clone());
        self.by_name.insert(name, at);
        at
    }

    /// Adds a column of that name.
    pub fn add(&mut self, name: Cow<'n, str>) -> usize {
        let plain = plain(&name);
        self.columns.push(Column {
            name,
            is_note: is_note(&plain),
            note: None,
            note_to_keep: None,
            note_of_place: None,
            numbering: numbering::is_name(&plain).then(Numbering::default),
            plain,
            marks: [0; Mark::COUNT],
            places: [0; Place::COUNT],
            place: None,
            first: None,
        });
        self.columns.len() - 1
    }

    /// Where the numbers of the rows have a gap.
    pub fn gap(&self) -> Option<Gap> {
        let mut numberings = self.columns.iter().filter_map(|it| it.numbering.as_ref());
        numberings.find_map(Numbering::gap)
    }

    /// Sees what stands in a column of a row.
    pub fn see(&mut self, at: usize, text: &str) {
        self.has_marked |= may_be_marked(text);
        let column = &mut self.columns[at];
        if let Some(numbering) = &mut column.numbering {
            let number = text.trim().trim_end_matches(['.', ')']);
            numbering.add(number.parse().ok());
        }
        let mark = Mark::of(text);
        column.marks[mark as usize] += 1;
        if column.is_note {
            let may_be_restored = || self.is_of_session && speaks_of_deletion(text);
            if column.note.is_none() && says_no(text, mark) && !may_be_restored() {
                column.note = Some(text.to_owned());
            }
            if column.note_to_keep.is_none() && says_keep(text, mark) {
                column.note_to_keep = Some(text.to_owned());
            }
            if self.reads_places && column.note_of_place.is_none() && speaks_of_place(text) {
                column.note_of_place = Some(text.to_owned());
            }
        }
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
    /// A note that may say of its row that it is not meant.
    pub fn note_against(&self, purpose: Purpose) -> Option<&String> {
        match purpose {
            Purpose::Add => self.note.as_ref(),
            Purpose::Remove => self.note_to_keep.as_ref(),
            Purpose::LeaveOut => None,
        }
    }

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
