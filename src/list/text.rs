//! Reading a list from text: a CSV whose first line names its columns, or plain ids.

use super::comment::is_comment;
use super::csv::{Records, after_line_end, line_at};
use super::table::{Columns, Header};
use super::{BYTE_ORDER_MARK, Row, Unreadable, Wanted, id_kind, why_word};
use crate::delta::id::{is_guid, resembles_id};
use crate::finding::{Findings, Span, rules, show};
use crate::resource::{ID, IdFormat, IdKind, Items};

/// A text, and from where on it is to be read.
#[derive(Clone, Copy)]
struct Rest<'t> {
    text: &'t str,
    at: usize,
    form: IdFormat,
}

pub(super) fn read(
    text: &str,
    items: &Items,
    wanted: &Wanted,
    findings: &mut Findings,
) -> Result<Vec<Row>, Unreadable> {
    let kind = id_kind(items, wanted.kind);
    let form = kind.format;
    let at = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
    let rest = Rest { text, at, form }.at_first_line();
    let told = told_delimiter(rest.line());
    let rest = told.map_or(rest, |_| rest.after_line().at_first_line());
    let delimiters = told.map_or_else(|| delimiters(rest.line(), items), |it| vec![Some(it)]);
    let mut names_others = false;
    for delimiter in &delimiters {
        let mut records = rest.records(*delimiter);
        let Some(Ok(first)) = records.next() else {
            continue;
        };
        let header = Header::of(&first);
        if let Some(columns) = Columns::of(&header, items) {
            let reason = if wanted.of.is_some() && header.is_outcome() {
                Some(
                    "it is an outcome, which tells what was asked and not what is there."
                        .to_owned(),
                )
            } else {
                let twice = columns.twice(&header).map(show);
                twice.map(|it| format!("its first line names the column {it} twice."))
            };
            if let Some(reason) = reason {
                let place = Some(Span::new(rest.at, rest.at + rest.line().len()));
                return Err(Unreadable { reason, place });
            }
            return Ok(rows(&columns, records, wanted, findings));
        }
        names_others |= header.is_known();
    }
    let has_other_header = match form {
        IdFormat::Opaque => false,
        _ if wanted.is_strict => rest.starts_with_no_id(kind),
        _ => delimiters.iter().any(|it| has_other_header(rest, *it)),
    };
    if names_others || has_other_header {
        let expected = items.reference.path.join("/");
        return Err(Unreadable {
            reason: format!("its first line names no column `{expected}` and none `{ID}`."),
            place: Some(Span::new(rest.at, rest.at + rest.line().len())),
        });
    }
    Ok(rest.plain_rows())
}

/// The delimiter that the first line tells: `sep=;` is how Excel is told.
fn told_delimiter(line: &str) -> Option<char> {
    let line = line.trim_matches(['"', ' ']);
    let (name, delimiter) = line.split_once('=')?;
    let mut chars = delimiter.chars();
    let delimiter = chars.next().filter(|it| !it.is_alphanumeric())?;
    (name.eq_ignore_ascii_case("sep") && chars.next().is_none()).then_some(delimiter)
}

/// What may part the columns that a first line names. A column by itself may hold commas where they
/// are part of ids, and needs no quotes for that.
fn delimiters(line: &str, items: &Items) -> Vec<Option<char>> {
    let usual = ['\t', ';', '|', ','].into_iter();
    let found: Vec<_> = usual.filter(|it| line.contains(*it)).map(Some).collect();
    if !found.is_empty() {
        return found;
    }
    let kinds = [items.reference.id, items.id];
    let have_commas = kinds.iter().any(|it| it.format != IdFormat::Guid);
    vec![(!have_commas).then_some(',')]
}

fn rows(columns: &Columns, records: Records, wanted: &Wanted, findings: &mut Findings) -> Vec<Row> {
    let mut rows = Vec::new();
    for record in records {
        let record = match record {
            Ok(record) => record,
            Err(place) => {
                let rule = &rules::LIST_QUOTE_UNCLOSED;
                findings.add(rule, String::new, |it| {
                    it.at(place).words("what", wanted.what)
                });
                break;
            }
        };
        if record.width() <= columns.width {
            rows.push(columns.row(&record));
            continue;
        }
        findings.add(&rules::LIST_ROW_TOO_LONG, String::new, |it| {
            it.at(record.place())
                .words("what", wanted.what)
                .number("found", record.width())
                .number("expected", columns.width)
        });
    }
    rows
}

/// Whether the first line names columns, none of which is known: it holds words and no id, and a
/// later line with as many cells holds one.
fn has_other_header(rest: Rest, delimiter: Option<char>) -> bool {
    let is_id = |it: &str| it.is_empty() || resembles_id(it);
    let mut records = rest.records(delimiter).filter_map(Result::ok);
    let Some(header) = records.next() else {
        return false;
    };
    let is_name = |text: &str| text.is_empty() || !is_id(text);
    if header.cells.len() < 2 || !header.cells.iter().all(|it| is_name(&it.text)) {
        return false;
    }
    let mut others = records.filter(|it| it.cells.len() == header.cells.len());
    others.any(|it| {
        it.cells
            .iter()
            .any(|it| !it.text.is_empty() && is_id(&it.text))
    })
}

impl<'t> Rest<'t> {
    /// From the first line on that says something.
    fn at_first_line(self) -> Self {
        let mut rest = self;
        while rest.at < self.text.len()
            && (rest.line().trim().is_empty() || is_comment(rest.line(), self.form))
        {
            rest = rest.after_line();
        }
        rest
    }

    fn after_line(self) -> Self {
        let at = after_line_end(self.text, self.at + self.line().len());
        Self { at, ..self }
    }

    fn line(&self) -> &'t str {
        line_at(self.text, self.at)
    }

    fn records(self, delimiter: Option<char>) -> Records<'t> {
        let Self { text, at, form } = self;
        Records {
            text,
            at,
            delimiter,
            form,
        }
    }

    /// Whether the first line holds words, none of which looks like an id.
    fn starts_with_no_id(&self, kind: &IdKind) -> bool {
        let mut words = plain_ids(self.line(), self.form).peekable();
        words.peek().is_some() && words.all(|it| why_word(it, kind).is_some())
    }

    /// The plain ids, without comments.
    fn plain_rows(self) -> Vec<Row> {
        let (mut rest, mut rows) = (self, Vec::new());
        while rest.at < rest.text.len() {
            let line = rest.line();
            if !is_comment(line, rest.form) {
                let start = |it: &str| rest.at + (it.as_ptr() as usize - line.as_ptr() as usize);
                rows.extend(plain_ids(line, rest.form).map(|it| Row {
                    place: Some(Span::new(start(it), start(it) + it.len())),
                    ..Row::alone(Some(without_blanks(it, rest.form)))
                }));
            }
            rest = rest.after_line();
        }
        rows
    }
}

/// An id, without the blanks that prose has behind commas.
fn without_blanks(id: &str, form: IdFormat) -> String {
    match form {
        IdFormat::Site => id.split_whitespace().collect(),
        _ => id.to_owned(),
    }
}

/// Ids by themselves, parted by anything that is no part of one.
fn plain_ids(text: &str, form: IdFormat) -> impl Iterator<Item = &str> {
    let parts = move |char: char| match form {
        IdFormat::Opaque | IdFormat::Token => "\n\r\t".contains(char),
        IdFormat::Guid => char == ',' || stands_between(char),
        IdFormat::Site | IdFormat::FourGuids => stands_between(char),
    };
    let texts = match form {
        IdFormat::Site => with_sites_whole(text, parts),
        _ => text.split(parts).collect(),
    };
    let ids = texts.into_iter().flat_map(move |it| {
        let it = it.trim();
        let it = match form {
            IdFormat::Opaque => it.trim_matches('"').trim(),
            _ => it.trim_matches(','),
        };
        // No host is a GUID: these are ids of sites without their hosts.
        let are_several = form == IdFormat::Site && it.contains(',') && it.split(',').all(is_guid);
        it.split(move |char| are_several && char == ',')
    });
    // Without letters and figures it is what stands before the lines of a list, or below its header.
    ids.filter(move |it| match form {
        IdFormat::Opaque => !it.is_empty(),
        _ => it.contains(char::is_alphanumeric),
    })
}

/// The parts of a text; but a host and two GUIDs with blanks behind the commas, as they are written in
/// prose, are one id of a site.
fn with_sites_whole(text: &str, parts: impl Fn(char) -> bool) -> Vec<&str> {
    let start_of = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let parts: Vec<_> = text.split(parts).filter(|it| !it.is_empty()).collect();
    let site = |first: usize, last: usize| {
        let last = parts.get(last)?.trim_end_matches(',');
        let site = &text[start_of(parts[first])..start_of(last) + last.len()];
        is_site(site).then_some(site)
    };
    let (mut at, mut whole) = (0, Vec::new());
    while at < parts.len() {
        let is_open = parts[at].ends_with(',');
        let mut found = [1, 2].into_iter().filter(|_| is_open);
        let found = found.find_map(|more| Some((site(at, at + more)?, more)));
        let (part, more) = found.unwrap_or((parts[at], 0));
        whole.push(part);
        at += 1 + more;
    }
    whole
}

/// Whether a text is a host and two GUIDs.
fn is_site(text: &str) -> bool {
    let parts: Vec<_> = text.split(',').map(str::trim).collect();
    matches!(parts[..], [host, one, other] if host.contains('.') && is_guid(one) && is_guid(other))
}

/// Whether a character stands between ids, or around them: white space, quotes, brackets.
fn stands_between(char: char) -> bool {
    char.is_whitespace() || "\u{200b}\u{feff};|\"'`´“”„‟‘’‚«»‹›[](){}".contains(char)
}
