//! Reading a list from text: a table, wherever its header stands; properties a line each; or plain ids.

use super::around::Around;
use super::comment::{blanked, blocks, is_comment, is_comment_among_ids};
use super::csv::{self, Record, Records, told_delimiter};
use super::fixed::{FixedTable, table_at};
use super::json::{Reading, is_json};
use super::lines::Lines;
use super::records::{Listed, listed, of_pairs};
use super::rows::{RowReader, inner};
use super::short::Form;
use super::table::{Columns, Header};
use super::{BYTE_ORDER_MARK, List, Unreadable, Wanted, id_kind, plain, session};
use crate::delta::enclosed::enclosed;
use crate::delta::id::resembles_id;
use crate::finding::{Findings, Span, rules, show};
use crate::resource::{IdFormat, IdKind, Items};

/// In this many lines at the start the header of a table is looked for.
pub(super) const TITLE_LINES: usize = 25;

/// A text that is read, and what for.
pub(super) struct Source<'t, 'w> {
    pub text: &'t str,
    pub items: &'static Items,
    pub kind: &'static IdKind,
    pub wanted: &'w Wanted<'w>,
}

/// A table that was found.
struct Found<'t> {
    header: Header,
    columns: Columns,
    rows: Rows<'t>,
    /// The first line above it.
    title: Option<&'t str>,
}

/// The rows below a header.
enum Rows<'t> {
    Parted(Records<'t>),
    /// Each line of them is a cell in quotes.
    Quoted(Records<'t>, char),
    Fixed(FixedTable<'t>),
    Listed(Listed<'t>),
}

impl Rows<'_> {
    fn form(&self) -> Form {
        match self {
            Self::Parted(_) | Self::Quoted(..) => Form::Parted,
            Self::Fixed(_) => Form::Fixed,
            Self::Listed(_) => Form::Listed,
        }
    }
}

pub(super) fn read(
    text: &str,
    items: &'static Items,
    wanted: &Wanted,
    findings: &mut Findings,
) -> Result<List, Unreadable> {
    let format = id_kind(items, wanted.kind).format;
    let blocks = blocks(text, format)?;
    let mut list = match blocks.is_empty() {
        true => read_lines(text, items, wanted, findings)?,
        false => read_lines(&blanked(text, &blocks), items, wanted, findings)?,
    };
    let mut around = Around::new(items, wanted, findings).of_rows(&list.rows);
    around.block(&blocks);
    around.into_list(&mut list);
    Ok(list)
}

/// Reads a text in which no comments of several lines are left.
fn read_lines(
    text: &str,
    items: &'static Items,
    wanted: &Wanted,
    findings: &mut Findings,
) -> Result<List, Unreadable> {
    let kind = id_kind(items, wanted.kind);
    let mut source = Source {
        text,
        items,
        kind,
        wanted,
    };
    let mut names_others = false;
    if let Some(found) = source.table(&mut names_others) {
        let columns = found.header.columns();
        return match source.table_rows(found, findings) {
            Ok(list) => Ok(List { columns, ..list }),
            Err(why) => Err(Unreadable { columns, ..why }),
        };
    }
    if let Some(found) = enclosed(text)? {
        let mut reading = Reading {
            items,
            wanted,
            findings,
        };
        return Ok(reading.enclosed(&found, 1)?);
    }
    let is_comment = |it: &(usize, &str)| is_comment_among_ids(it.1, kind.format);
    let is_of_session = |it: &(usize, &str)| names_session(it.1, kind);
    let passed_over: Vec<_> = csv::lines(text)
        .filter(|it| is_comment(it) || is_of_session(it))
        .collect();
    let blanked = blanked(text, &passed_over);
    let comments: Vec<_> = passed_over.iter().copied().filter(is_comment).collect();
    let sessions = passed_over.iter().copied().filter(is_of_session);
    source.text = &blanked;
    source.is_none(names_others)?;
    let (rows, gap) = plain::rows(source.lines(), kind, wanted, findings);
    let mut list = List {
        rows,
        gap,
        ..List::default()
    };
    let mut around = Around::new(items, wanted, findings).of_rows(&list.rows);
    around.comments(csv::lines(&blanked));
    around.block(&comments);
    for (at, line) in sessions {
        around.session(line, Some(at));
    }
    around.into_list(&mut list);
    Ok(list)
}

/// Whether a line among keys names the browse session that they are of, and is none itself.
fn names_session(line: &str, kind: &IdKind) -> bool {
    kind.format == IdFormat::Opaque
        && !is_comment(line, kind.format)
        && session::named_in(line).is_some()
}

impl<'t> Source<'t, '_> {
    pub fn lines(&self) -> Lines<'t> {
        let text = self.text;
        let at = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
        let mut lines = Lines {
            text,
            at,
            format: self.kind.format,
        };
        let mut rest = lines.clone();
        if rest
            .next()
            .is_some_and(|(_, line)| told_delimiter(line).is_some())
        {
            lines = rest;
        }
        lines
    }

    pub fn records(&self, at: usize, delimiter: Option<char>) -> Records<'t> {
        Records {
            text: self.text,
            at,
            delimiter,
            format: self.kind.format,
            comments: Vec::new(),
        }
    }

    /// The table in the text: its header is one of the first lines, and no ids stand above it.
    fn table(&self, names_others: &mut bool) -> Option<Found<'t>> {
        let text = self.text;
        let first = text.trim_start_matches(BYTE_ORDER_MARK);
        let first = Lines {
            text,
            at: text.len() - first.len(),
            format: self.kind.format,
        }
        .next();
        let told = first.and_then(|(_, line)| told_delimiter(line));
        let mut title = None;
        for (at, line) in self.lines().take(TITLE_LINES) {
            // Neither ids nor people stand in the names of columns, or above them.
            if resembles_id(line) || is_json(line.trim()) {
                break;
            }
            let found = self.table_at(at, line, told, names_others);
            if let Some(found) = found {
                return Some(Found { title, ..found });
            }
            if line.contains('@') && !is_sentence(line) {
                break;
            }
            title.get_or_insert(line.trim());
        }
        self.properties(names_others)
    }

    /// The table whose header is the line at `at`.
    fn table_at(
        &self,
        at: usize,
        line: &'t str,
        told: Option<char>,
        names_others: &mut bool,
    ) -> Option<Found<'t>> {
        if let Some(fixed) = table_at(self.text, at) {
            let mut header = Header::of(&fixed.header());
            if header.is_of_pairs() {
                let listed = of_pairs(self.text, fixed.rows());
                header = Header::of(&listed.header);
                if let Some(columns) = Columns::of(&header, self.items) {
                    let rows = Rows::Listed(listed);
                    return Some(Found {
                        header,
                        columns,
                        rows,
                        title: None,
                    });
                }
            }
            if let Some(columns) = Columns::of(&header, self.items) {
                let rows = Rows::Fixed(fixed);
                return Some(Found {
                    header,
                    columns,
                    rows,
                    title: None,
                });
            }
            *names_others |= header.is_known();
        }
        let delimiters = told.map_or_else(|| self.delimiters(line), |it| vec![Some(it)]);
        for delimiter in delimiters {
            let mut records = self.records(at, delimiter);
            let Some(Ok(first)) = records.next() else {
                continue;
            };
            let inner = delimiter
                .filter(|_| first.cells.len() == 1)
                .and_then(|it| Some((it, inner(&first, it)?)));
            let (header, rows) = match inner {
                Some((delimiter, inner)) => (Header::of(&inner), Rows::Quoted(records, delimiter)),
                None => (Header::of(&first), Rows::Parted(records)),
            };
            if let Some(columns) = Columns::of(&header, self.items) {
                return Some(Found {
                    header,
                    columns,
                    rows,
                    title: None,
                });
            }
            *names_others |= header.is_known();
        }
        None
    }

    /// The items of a text whose lines are properties.
    fn properties(&self, names_others: &mut bool) -> Option<Found<'t>> {
        if self.kind.format.is_opaque() && !self.text.contains(" : ") {
            return None;
        }
        let listed = listed(self.text)?;
        let header = Header::of(&listed.header);
        let Some(columns) = Columns::of(&header, self.items) else {
            let mut cells = listed.records.iter().flat_map(|it| &it.cells);
            *names_others |= cells.any(|it| resembles_id(&it.text));
            return None;
        };
        Some(Found {
            header,
            columns,
            rows: Rows::Listed(listed),
            title: None,
        })
    }

    /// What may part the columns that a line names. A column by itself may hold commas where they
    /// are part of ids, and needs no quotes for that.
    pub fn delimiters(&self, line: &str) -> Vec<Option<char>> {
        let usual = ['\t', ';', '|', ','].into_iter();
        let found: Vec<_> = usual.filter(|it| line.contains(*it)).map(Some).collect();
        if !found.is_empty() {
            return found;
        }
        let kinds = [self.items.reference.id, self.items.id];
        let have_commas = kinds.iter().any(|it| it.format != IdFormat::Guid);
        vec![(!have_commas).then_some(',')]
    }

    fn table_rows(&self, found: Found<'t>, findings: &mut Findings) -> Result<List, Unreadable> {
        let Found {
            header,
            columns,
            rows,
            title,
        } = found;
        let unreadable = |reason: String, place: Span| Unreadable {
            place: Some(place),
            ..reason.into()
        };
        if self.wanted.of.is_some() && header.is_outcome() {
            let reason = "it is an outcome, which tells what was asked and not what is there.";
            return Err(unreadable(reason.to_owned(), header.place));
        }
        if let Some(name) = columns.twice(&header) {
            let reason = format!("its header names the column {} twice.", show(name));
            return Err(unreadable(reason, header.place));
        }
        if let Some(title) = title {
            let told = rules::ListAround {
                what: self.wanted.what,
                value: title,
            };
            findings.add(told, String::new, |it| it);
        }
        let above = &self.text[..header.place.start.min(self.text.len())];
        let mut reader = RowReader {
            header,
            columns,
            wanted: self.wanted,
            items: self.items,
            findings,
            rows: Vec::new(),
            text: self.text,
            form: rows.form(),
            has_other_ids: false,
            gap: None,
        };
        let mut comments = Vec::new();
        match rows {
            Rows::Parted(mut records) => {
                reader.read(&mut records)?;
                comments = records.comments;
            }
            Rows::Quoted(mut records, delimiter) => {
                let inside = |it: Record<'t>| inner(&it, delimiter).unwrap_or(it);
                reader.read((&mut records).map(|it| it.map(inside)))?;
                comments = records.comments;
            }
            Rows::Fixed(table) => reader.read(table.rows().map(Ok))?,
            Rows::Listed(listed) => {
                reader.read(listed.records.into_iter().map(Ok))?;
                let (said, others): (Vec<_>, Vec<_>) = listed
                    .others
                    .into_iter()
                    .partition(|it| is_comment(it.1, self.kind.format));
                reader.tell_unclear(&others);
                comments = said;
            }
        }
        let mut list = List {
            rows: reader.rows,
            gap: reader.gap,
            ..List::default()
        };
        let mut around = Around::new(self.items, self.wanted, findings).of_rows(&list.rows);
        around.above(above);
        around.comments(comments.into_iter());
        around.into_list(&mut list);
        Ok(list)
    }
}

/// Whether a line that names somebody is a title, and no row of people: `Export of 29 November by admin@…`.
fn is_sentence(line: &str) -> bool {
    line.split_whitespace().count() > 2 && !line.contains([';', ',', '|', '\t'])
}
