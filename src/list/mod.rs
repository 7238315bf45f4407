//! Reading a list of items as people have them: JSON, a table, or plain ids.
//!
//! [`decode`] makes text of bytes. [`json`] finds the lists in JSON, in what [`wrapped`] knows to stand around them;
//! [`page`] tells which of several counts, [`sequence`] whether one may be missing, [`origin`] of what they say to be, [`owner`] whose, and [`kind`] what an item shows itself to
//! be, [`group`] whether that is a group and [`units`] whether it is one of a policy's other units; [`item`] reads an
//! item, and [`label`] what people call it. [`text`] reads tables in [`lines`]: [`csv`] their records, [`fixed`] those parted by blanks, [`records`]
//! properties a line each; [`table`] knows the columns, [`rows`] reads what stands below them, [`short`] finds rows
//! that lack cells, and [`unknown`] says why something is no table. Of tables and JSON alike, [`survey`] looks through
//! the columns first, [`decision`] finds the rows that are not meant and [`destination`] where they restore to, which
//! [`chosen`] puts together; [`property`] gives those of JSON, and [`beside`] reads what stands beside its lists. [`plain`] reads ids by themselves, [`numbering`] the numbers before rows, [`comment`] what to pass over,
//! and [`around`] what that says, [`session`] which browse session. [`partial`] knows what
//! says that a list was cut, wherever it stands, and [`words`] how words are compared. Whatever was read, [`judge`]
//! judges each [`row`].

mod around;
mod beside;
mod chosen;
mod comment;
mod csv;
mod decision;
mod decode;
mod destination;
mod fixed;
mod group;
mod item;
mod json;
mod judge;
mod kind;
mod label;
mod lines;
mod numbering;
mod origin;
mod owner;
mod page;
mod partial;
mod plain;
mod property;
mod records;
mod row;
mod rows;
mod sequence;
mod session;
mod short;
mod survey;
mod table;
mod text;
mod units;
mod unknown;
mod words;
mod wrapped;

use std::borrow::Cow;

use crate::delta::ItemKind;
use crate::finding::{Finding, Findings, Offsets, Span, Told, locate, rules};
use crate::resource::{Delta, IdKind, Items};
use crate::validate::MAX_FINDINGS;
pub(crate) use comment::Aside;
pub(crate) use label::{Label, addresses_in};
pub(crate) use numbering::Gap;
pub(crate) use partial::Remark;
pub(crate) use row::Row;
pub(crate) use session::NamedSession;

/// A list as it was given: its bytes, and what offsets into them count.
#[derive(Clone, Copy)]
pub(crate) struct Source<'t> {
    pub bytes: &'t [u8],
    pub offsets: Offsets,
}

/// A list that was read.
#[derive(Default)]
pub(crate) struct List {
    pub rows: Vec<Row>,
    /// The names of its columns, of a table.
    pub columns: Vec<String>,
    /// The id of the session or policy that it says to be of.
    pub of: Option<String>,
    /// Whether parts of it are of others.
    pub is_of_several: bool,
    /// Whether it tells what changed, and not what is there.
    pub changes: bool,
    /// The ids in its comments.
    pub asides: Vec<Aside>,
    /// What its titles and comments say that may limit it.
    pub remarks: Vec<Remark>,
    /// The browse sessions that its titles and comments name.
    pub browse_sessions: Vec<NamedSession>,
    /// Where the numbers of its rows have a gap.
    pub gap: Option<Gap>,
    /// What the other units of the same policy refer to, where they stand beside it.
    pub beside: Vec<String>,
    /// The pointers to the arrays in the JSON it was read from.
    pointers: Vec<String>,
}

/// A list, and the text that it was read from.
pub(crate) struct ListText<'t> {
    pub list: List,
    /// The bytes of the text, as they were given or, of UTF-16, as they were made.
    bytes: Cow<'t, [u8]>,
    offsets: Offsets,
}

impl ListText<'_> {
    /// Tells of something in it, with its place.
    pub fn tell(&self, finding: Finding, findings: &mut Findings) {
        let mut told = [finding];
        self.locate(&mut told);
        for finding in told {
            findings.push(finding);
        }
    }

    /// Tells of one of its rows.
    pub fn tell_row(&self, row: &Row, told: impl Told, findings: &mut Findings) {
        let (span, pointer) = (row.place.span(), row.place.pointer(&self.list.pointers));
        let finding = Finding::new(told, pointer, |it| it.maybe_at(span));
        self.tell(finding, findings);
    }

    /// Where a row stands, in words: `lines` are those of the rows.
    pub fn place_of(&self, row: usize, lines: &[Option<usize>]) -> String {
        let pointer = || self.list.rows[row].place.pointer(&self.list.pointers);
        let line = lines.get(row).copied().flatten();
        line.map_or_else(pointer, |it| format!("line {it}"))
    }

    /// Gives findings about it their places: those of text that was made of other bytes have lines alone.
    pub fn locate(&self, findings: &mut [Finding]) {
        match &self.bytes {
            Cow::Borrowed(bytes) => locate(findings, bytes, self.offsets),
            Cow::Owned(bytes) => {
                locate(findings, bytes, Offsets::Bytes);
                for finding in findings {
                    (finding.start, finding.end) = (None, None);
                }
            }
        }
    }

    /// The bytes of the text.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The line that each row stands in, from 1; `None` where it was read from JSON.
    pub fn lines(&self) -> Vec<Option<usize>> {
        let bytes = &self.bytes;
        // Lines of old Macs end with a carriage return alone.
        let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
        let (mut at, mut line) = (0, 1);
        let rows = self.list.rows.iter().map(|it| {
            let start = it.place.span()?.start.max(at);
            line += bytes[at..start].iter().filter(|it| **it == end).count();
            at = start;
            Some(line)
        });
        rows.collect()
    }
}

/// What a list is read for.
pub(crate) struct Wanted<'w> {
    /// The array whose items it lists.
    pub delta: &'static Delta,
    /// What plain ids in it are for.
    pub kind: ItemKind,
    /// What findings call it.
    pub what: &'static str,
    /// Whether all of it must be understood.
    pub is_strict: bool,
    /// The id of the session or policy that it must be a list of, where it is to tell what is there;
    /// empty where it is not known.
    pub of: Option<&'w str>,
    /// The id of the policy that its items must belong to, where that is said.
    pub policy: Option<&'w str>,
}

impl Wanted<'_> {
    /// What the items of the list hold: what is only given where a session is created can be collected for that.
    pub fn items(&self) -> Option<&'static Items> {
        let is_creation = self.kind == ItemKind::Addition && !self.is_strict;
        let at_creation = self.delta.at_creation.filter(|_| is_creation);
        self.delta.items.or(at_creation)
    }

    /// Whether what it lists is restored, which may have been deleted.
    fn is_of_session(&self) -> bool {
        self.delta.units.is_none()
    }

    /// Why no document says what its items hold.
    fn why_without_items(&self) -> &'static str {
        match self.delta.at_creation {
            Some(_) => {
                "such items are given where their session is created, and no document says how to list, add or remove them later. Collect what to add, and build the session with `create`."
            }
            None => "no document says what its items hold.",
        }
    }
}

/// The id that names an item which is to be added, or removed.
pub(crate) const fn id_kind(items: &Items, kind: ItemKind) -> &'static IdKind {
    match kind {
        ItemKind::Addition => items.reference.id,
        ItemKind::Removal => items.id,
    }
}

/// Why nothing of a list can be read, and where that shows.
#[derive(Default)]
pub(crate) struct Unreadable {
    reason: String,
    place: Option<Span>,
    /// The names of the columns of a table that is not known.
    columns: Vec<String>,
}

impl From<String> for Unreadable {
    fn from(reason: String) -> Self {
        Self {
            reason,
            ..Self::default()
        }
    }
}

impl From<&str> for Unreadable {
    fn from(reason: &str) -> Self {
        Self::from(reason.to_owned())
    }
}

/// Tells that nothing of a list can be read.
pub(crate) fn unreadable(findings: &mut Findings, what: &str, why: impl Into<Unreadable>) {
    let Unreadable { reason, place, .. } = why.into();
    let told = rules::ListUnreadable {
        what,
        reason: &reason,
    };
    findings.add(told, String::new, |it| it.maybe_at(place));
}

/// Reads a list. What is found in text has its place there.
pub(crate) fn read_list<'t>(
    source: Source<'t>,
    wanted: &Wanted,
    findings: &mut Findings,
) -> ListText<'t> {
    let mut found = Findings::new(MAX_FINDINGS);
    let offsets = source.offsets;
    let decoded = decode::decoded(source.bytes);
    let list = match &decoded {
        Ok(text) => read_text(text, offsets, wanted, &mut found),
        Err(error) => {
            tell_undecodable(error, wanted, &mut found);
            List::default()
        }
    };
    let bytes = match decoded {
        Ok(Cow::Owned(text)) => Cow::Owned(text.into_bytes()),
        _ => Cow::Borrowed(source.bytes),
    };
    let list = ListText {
        list,
        bytes,
        offsets,
    };
    let (total, has_errors) = (found.total(), found.has_errors());
    let mut found = found.into_kept();
    list.locate(&mut found);
    findings.count_unlisted(total - found.len(), has_errors);
    for finding in found {
        findings.push(finding);
    }
    list
}

fn tell_undecodable(error: &decode::Undecodable, wanted: &Wanted, findings: &mut Findings) {
    let (what, reason, place) = (wanted.what, &*error.reason, error.place);
    if error.is_binary {
        let told = rules::ListUnreadable { what, reason };
        findings.add(told, String::new, |it| it.maybe_at(place));
    } else {
        let told = rules::ListNotUtf8 { what, reason };
        findings.add(told, String::new, |it| it.maybe_at(place));
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

fn read_text(text: &str, offsets: Offsets, wanted: &Wanted, findings: &mut Findings) -> List {
    let Some(items) = wanted.items() else {
        unreadable(findings, wanted.what, wanted.why_without_items());
        return List::default();
    };
    match read_items(text, offsets, items, wanted, findings) {
        Ok(mut list) => {
            judge::judge(&mut list, text, items, wanted, findings);
            units::tell_twice(&list.rows, wanted, findings);
            list
        }
        Err(why) => {
            let columns = why.columns.clone();
            unreadable(findings, wanted.what, why);
            List {
                columns,
                ..List::default()
            }
        }
    }
}

fn read_items(
    text: &str,
    offsets: Offsets,
    items: &'static Items,
    wanted: &Wanted,
    findings: &mut Findings,
) -> Result<List, Unreadable> {
    let trimmed = text.trim_start_matches(BYTE_ORDER_MARK).trim();
    if trimmed.contains("\u{1b}[") {
        return Err("a terminal's colours stand in it: write it to a file without them.".into());
    }
    if is_markup(trimmed) {
        return Err("it is a page of HTML or XML, such as one to sign in.".into());
    }
    // What was given as a value was written as JSON.
    let list = match offsets == Offsets::None || json::is_json(trimmed) {
        true => json::Reading {
            items,
            wanted,
            findings,
        }
        .text(trimmed)?,
        false => text::read(text, items, wanted, findings)?,
    };
    owner::refuse_others(&list, wanted)?;
    Ok(list)
}

/// Whether a text starts as the pages do that come instead of what was asked for.
fn is_markup(text: &str) -> bool {
    let starts_with = |it: &str| {
        let start = text.get(..it.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(it))
    };
    let is_element = || text.starts_with('<') && (text.contains("</") || text.contains("/>"));
    ["<!", "<?", "<html"].into_iter().any(starts_with) || is_element()
}
