//! Rows that are shorter than the header of their table: one in which the table was cut, and those that lack
//! cells among others.

use super::csv::Record;
use crate::finding::{Findings, Span, rules};

/// How the cells of a row are told from one another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// By what stands between them, so that a row may lack some.
    Parted,
    /// By where they stand in their line.
    Fixed,
    /// Each stands in a line of its own.
    Listed,
}

/// The lengths of the rows of a table, as they are read.
pub(super) struct Lengths {
    /// How many columns have a name.
    width: usize,
    form: Form,
    /// The row that was read last.
    last: Option<Length>,
    /// How many cells the row before that has, where one is.
    before: Option<usize>,
    /// How many cells say something in that row of all but the last which says least.
    fewest: Option<usize>,
    /// Rows shorter than both their neighbours, and the first of them.
    short: usize,
    first_short: Option<Length>,
}

#[derive(Clone, Copy)]
struct Length {
    cells: usize,
    /// Up to which cell the row says something.
    filled: usize,
    /// Where it stands, up to there.
    place: Span,
    /// Where its last cell ends.
    end: usize,
}

impl Lengths {
    pub fn new(width: usize, form: Form) -> Self {
        Self {
            width,
            form,
            last: None,
            before: None,
            fewest: None,
            short: 0,
            first_short: None,
        }
    }

    pub fn add(&mut self, record: &Record) {
        let (filled, whole) = (record.width(), record.place());
        let last = record.cells[..filled].last();
        let next = Length {
            cells: record.cells.len(),
            filled,
            place: Span::new(whole.start, last.map_or(whole.end, |it| it.place.end)),
            end: whole.end,
        };
        if let Some(last) = self.last.replace(next) {
            self.count_short(last, Some(next.cells));
            self.before = Some(last.cells);
            let fewest = self.fewest.unwrap_or(last.filled);
            self.fewest = Some(fewest.min(last.filled));
        }
    }

    /// Counts a row that is shorter than the header and than the rows around it: a tool that leaves out what
    /// is empty does so in many rows.
    fn count_short(&mut self, row: Length, next: Option<usize>) {
        let is_longer = |it: Option<usize>| it.is_none_or(|it| it > row.cells);
        let has_neighbour = self.before.or(next).is_some();
        if has_neighbour && row.cells < self.width && is_longer(self.before) && is_longer(next) {
            self.short += 1;
            self.first_short.get_or_insert(row);
        }
    }

    /// Tells of the rows that lack cells; of the last of `text`, that the table may end in it.
    pub fn tell(mut self, text: &str, what: &str, findings: &mut Findings) {
        let Some(last) = self.last else { return };
        let cut = self.cut(last, text);
        if cut.is_none() {
            self.count_short(last, None);
        }
        if let Some(first) = self.first_short.filter(|_| self.form == Form::Parted) {
            let told = rules::ListRowShort {
                what,
                count: self.short,
                found: first.cells,
                expected: self.width,
            };
            findings.add(told, String::new, |it| it.at(first.place));
        }
        if let Some((found, expected)) = cut {
            let told = rules::ListCutInRow {
                what,
                found,
                expected,
            };
            findings.add(told, String::new, |it| it.at(last.place));
        }
    }

    /// How many cells the last row has, and should have, where the table may have been cut in it: no line end
    /// follows it, and it has fewer cells than the row before it, or says less than each other row. Where each
    /// cell is a line, a line end proves nothing.
    fn cut(&self, last: Length, text: &str) -> Option<(usize, usize)> {
        let rest = text.get(last.end..).unwrap_or_default();
        if self.form != Form::Listed && rest.contains(['\n', '\r']) {
            return None;
        }
        // Behind the bar that closes a row, an empty cell is read.
        let is_open = text[last.place.start..].starts_with('|') && !text.trim_end().ends_with('|');
        let lacks_cells =
            (last.cells < self.width || is_open) && self.before.is_none_or(|it| it > last.cells);
        if lacks_cells && self.form == Form::Parted {
            return Some((last.cells, self.width.max(last.cells + 1)));
        }
        let fewest = self.fewest.filter(|it| *it > last.filled)?;
        Some((last.filled, fewest))
    }
}
