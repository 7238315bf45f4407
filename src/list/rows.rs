//! Reading the rows of a table below its header.

use std::borrow::Cow;

use super::chosen::Chosen;
use super::csv::{Cell, Record, Records};
use super::kind::{self, Shown};
use super::numbering::Gap;
use super::row::Row;
use super::short::{Form, Lengths};
use super::survey::Survey;
use super::table::{Columns, Header};
use super::{Unreadable, Wanted, group, item, partial, units};
use crate::delta::id::{GUID_LENGTH, resembles_id};
use crate::finding::{Findings, Span, rules};
use crate::interpret::entry;
use crate::interpret::signs::may_speak;
use crate::resource::{IdFormat, Items};

/// Reads the rows below a header.
pub(super) struct RowReader<'r> {
    pub header: Header,
    pub columns: Columns,
    pub wanted: &'r Wanted<'r>,
    pub items: &'static Items,
    pub findings: &'r mut Findings,
    pub rows: Vec<Row>,
    /// The text that the table stands in.
    pub text: &'r str,
    pub form: Form,
    /// Whether it was told that ids stand in another column.
    pub has_other_ids: bool,
    /// Where the numbers of the rows have a gap.
    pub gap: Option<Gap>,
}

impl<'r> RowReader<'r> {
    pub fn read<'t>(
        &mut self,
        records: impl Iterator<Item = Result<Record<'t>, Span>>,
    ) -> Result<(), Unreadable> {
        let what = self.wanted.what;
        let records: Vec<_> = records.collect();
        let written = self.header.columns();
        let speaks: Vec<_> = written.iter().map(|it| may_speak(it)).collect();
        let chosen = self.look_through(&records, &written)?;
        let mut lengths = Lengths::new(self.columns.width, self.form);
        for record in records {
            let record = match record {
                Ok(record) => record,
                Err(place) => {
                    let told = rules::ListQuoteUnclosed { what };
                    self.findings.add(told, String::new, |it| it.at(place));
                    return Ok(());
                }
            };
            if let Some(line) = self.said_of_table(&record) {
                partial::tell(line, Some(record.place().start), what, self.findings);
                continue;
            }
            if self.may_be_item(&record) {
                lengths.add(&record);
            }
            let columns = &self.columns;
            if record.width() > columns.width {
                let told = rules::ListRowTooLong {
                    what,
                    found: record.width(),
                    expected: columns.width,
                };
                self.findings
                    .add(told, String::new, |it| it.at(record.place()));
                continue;
            }
            if self.header.is_again(&record) {
                let told = rules::ListHeaderAgain { what };
                self.findings
                    .add(told, String::new, |it| it.at(record.place()));
                continue;
            }
            if let Some([one, other]) = columns.contradiction(&record, &self.header) {
                let reason = item::contradiction(one, other, self.items);
                return Err(Unreadable {
                    place: Some(record.place()),
                    ..reason.into()
                });
            }
            let long = record.cells.iter().filter(|it| it.text.len() > GUID_LENGTH);
            if let Some(cell) = { long }.find(|it| holds_rows(it)) {
                let told = rules::ListRowsInCell { what };
                self.findings.add(told, String::new, |it| it.at(cell.place));
                continue;
            }
            let cell = |at: usize| record.cells.get(at).map(|it| Cow::from(&*it.text));
            if let Some((name, value)) = chosen.against(self.wanted, cell) {
                let told = rules::ListRowNotMeant {
                    name,
                    value: &value,
                    what,
                };
                self.findings
                    .add(told, String::new, |it| it.at(record.place()));
                continue;
            }
            if !self.has_other_ids
                && let Some(other) = columns.other_ids(&record, &self.header)
            {
                self.has_other_ids = true;
                let told = rules::ListOtherIds { what, name: other };
                self.findings
                    .add(told, String::new, |it| it.at(record.place()));
            }
            let names = columns.names(&record, self.items);
            kind::refers_otherwise(&names, self.items, self.wanted)?;
            let shown = kind::shown(&names, self.items, self.wanted);
            if let Some(found) = kind::other_kind(&shown, self.items, self.wanted) {
                self.tell_other(&found, record.place());
                continue;
            }
            let row = columns.row(&record);
            let is_there = self.wanted.of;
            let fault = is_there.and_then(|_| fault(&written, &speaks, &record, &row));
            let is_unsaid = row.alone.is_some() && shown == Shown::Nothing;
            let is_group = group::of(&names, self.items).is_some();
            self.rows.push(Row {
                fault,
                is_unsaid,
                is_group,
                ..row
            });
        }
        lengths.tell(self.text, what, self.findings);
        Ok(())
    }

    /// Tells of a row that is something else.
    fn tell_other(&mut self, found: &str, place: Span) {
        let expected = kind::expected(self.items, self.wanted);
        let told = rules::ListItemOfOtherKind {
            what: self.wanted.what,
            found,
            expected: &expected,
            advice: units::advice(found),
        };
        self.findings.add(told, String::new, |it| it.at(place));
    }

    /// Looks through all rows for what they say besides.
    fn look_through(
        &mut self,
        records: &[Result<Record, Span>],
        names: &[String],
    ) -> Result<Chosen, Unreadable> {
        let mut survey = Survey::of(self.items);
        for name in names {
            survey.add(name.into());
        }
        for record in records.iter().flatten().filter(|it| self.may_be_item(it)) {
            survey.rows += 1;
            for (at, cell) in record.cells.iter().take(names.len()).enumerate() {
                survey.see(at, &cell.text);
            }
        }
        let chosen = Chosen::of(&survey, self.items, self.wanted, self.findings);
        let chosen = chosen.map_err(|reason| Unreadable {
            place: Some(self.header.place),
            ..reason.into()
        })?;
        self.gap = chosen.gap;
        self.columns.destination = chosen.destination.or(self.columns.destination);
        Ok(chosen)
    }

    /// What a row is that is none, and makes it doubtful that the table is the whole: it starts where its line does.
    fn said_of_table(&self, record: &Record) -> Option<&'r str> {
        let place = record.place();
        let line = self.text.get(place.start..place.end)?;
        // A line of Markdown starts with what parts cells.
        let first = record.cells.get(usize::from(line.starts_with('|')))?;
        if first.text.is_empty() || self.form == Form::Listed {
            return None;
        }
        let format = self.items.reference.id.format;
        let is_said = match format.is_opaque() {
            true => {
                let is_alone = record.width() == 1 || !line.contains(char::is_alphanumeric);
                is_alone && partial::says_cut_among_keys(line)
            }
            false => !resembles_id(line) && partial::is_doubtful_if(self.wanted.is_strict, line),
        };
        is_said.then_some(line)
    }

    /// Whether an id may stand in a row: a total below a table is no row of it.
    fn may_be_item(&self, record: &Record) -> bool {
        let format = self.items.reference.id.format;
        let are_keys = format.is_opaque();
        are_keys || record.cells.iter().any(|it| resembles_id(&it.text))
    }

    /// Tells of lines that say nothing which is known.
    pub fn tell_unclear(&mut self, lines: &[(usize, &str)]) {
        let what = self.wanted.what;
        let says = |it: &&(usize, &str)| it.1.contains(char::is_alphanumeric);
        let is_doubtful = |line: &str| {
            !resembles_id(line) && partial::is_doubtful_if(self.wanted.is_strict, line)
        };
        for (at, line) in lines.iter().filter(|it| is_doubtful(it.1)) {
            partial::tell(line, Some(*at), what, self.findings);
        }
        for (at, line) in lines.iter().filter(says).filter(|it| !is_doubtful(it.1)) {
            let told = rules::ListItemUnclear {
                what,
                found: "a line",
            };
            self.findings.add(told, String::new, |it| {
                it.at(Span::new(*at, at + line.len()))
            });
        }
    }
}

/// What a row tells of a failure of what it is, by its columns and whether the name of each may speak of one.
fn fault(names: &[String], speaks: &[bool], record: &Record, row: &Row) -> Option<String> {
    let cells = names.iter().zip(speaks).zip(&record.cells);
    let cells = cells.map(|((name, speaks), cell)| (*speaks, name.as_str(), &*cell.text));
    entry::fault_in_cells(cells, row.status.as_deref())
}

/// Whether rows stand in a cell, as a quote was not closed: in a line of it, what parts cells stands beside an id.
fn holds_rows(cell: &Cell) -> bool {
    let is_row = |it: &str| it.contains([',', ';', '\t', '|']) && resembles_id(it);
    let rest = match &cell.text {
        Cow::Owned(text) => text.split_once('\n').map(|it| it.1),
        Cow::Borrowed(_) => None,
    };
    rest.is_some_and(|it| it.lines().any(is_row))
}

/// The record in a cell: some tools put whole lines into quotes.
pub(super) fn inner<'t>(record: &Record, delimiter: char) -> Option<Record<'t>> {
    let [cell] = &record.cells[..] else {
        return None;
    };
    let records = Records {
        text: &cell.text,
        at: 0,
        delimiter: Some(delimiter),
        format: IdFormat::Guid,
        comments: Vec::new(),
    };
    let inside = { records }.next()?.ok()?;
    let owned = |it: Cell| Cell {
        text: it.text.into_owned().into(),
        place: cell.place,
    };
    (inside.cells.len() > 1).then(|| Record {
        cells: inside.cells.into_iter().map(owned).collect(),
    })
}
