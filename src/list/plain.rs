//! Ids by themselves, with whatever people put between them.

use super::decision::{Line, SIGNED, is_signed, of_line};
use super::lines::Lines;
use super::numbering::{Gap, Numbering, numbered};
use super::row::{Place, Row};
use super::{Wanted, partial, records};
use crate::delta::id::{GUID_LENGTH, IdCheck, check_id, is_guid, is_host, resembles_id};
use crate::finding::{Findings, Span, rules};
use crate::resource::{IdFormat, IdKind};

/// The ids in the lines of a text, and the words between them.
pub(super) fn rows(
    lines: Lines,
    kind: &IdKind,
    wanted: &Wanted,
    findings: &mut Findings,
) -> (Vec<Row>, Option<Gap>) {
    let mut rows = Vec::new();
    let mut signed = 0;
    let mut numbering = Numbering::default();
    let name = list_name(&lines, kind);
    for (at, line) in lines.skip(usize::from(name.is_some())) {
        let told = said_of_list(line, kind, wanted.is_strict);
        if let Some(told) = told {
            let at = at + (told.as_ptr() as usize - line.as_ptr() as usize);
            partial::tell(told, Some(at), wanted.what, findings);
        }
        if let Some(gap) = gap(line).filter(|_| !is_key(kind)) {
            let at = at + (gap.as_ptr() as usize - line.as_ptr() as usize);
            partial::tell(gap, Some(at), wanted.what, findings);
        }
        let line = &line[..line.len() - told.map_or(0, str::len)];
        let numbered = numbered(line).filter(|it| !is_key(kind) && resembles_id(it.1));
        numbering.add(numbered.map(|it| it.0));
        let (at, line) = match numbered {
            Some((_, rest)) => (at + (line.len() - rest.len()), rest),
            None => (at, line),
        };
        let (at, line) = match of_line(line) {
            Line::NotMeant(how) => {
                let (what, value) = (wanted.what, line.trim());
                let told = rules::ListItemNotMeant { value, what, how };
                let place = Span::new(at, at + line.len());
                findings.add(told, String::new, |it| it.at(place));
                continue;
            }
            Line::Rest(rest) => (at + (line.len() - rest.len()), rest),
        };
        if let Some(sign) = sign(line).filter(|_| told.is_none() && !is_key(kind)) {
            let start = at + (line.len() - line.trim_start().len());
            rows.push(Row {
                alone: Some(sign.to_owned()),
                is_loose: true,
                place: Place::Text(Span::new(start, start + sign.len())),
                ..Row::default()
            });
        }
        for (start, id) in with_labels(line, ids(line, kind), kind) {
            let place = Span::new(at + start, at + start + id.len());
            signed += usize::from(is_signed(id) && !is_key(kind));
            rows.push(Row {
                alone: Some(without_blanks(id, kind.format)),
                is_loose: true,
                place: Place::Text(place),
                ..Row::default()
            });
        }
    }
    if let Some(value) = name {
        let what = wanted.what;
        let told = rules::ListAround { what, value };
        findings.add(told, String::new, |it| it);
    }
    if signed > 0 {
        leave_out_signed(&mut rows, wanted.what, findings);
    }
    (rows, numbering.gap())
}

/// The name of the one list of YAML that the lines are.
fn list_name<'t>(lines: &Lines<'t>, kind: &IdKind) -> Option<&'t str> {
    let mut lines = lines.clone().map(|it| it.1);
    let name = records::list_name(lines.next()?)?;
    let are_items = lines.all(|it| it.trim_start().starts_with("- "));
    (are_items && !is_key(kind)).then_some(name)
}

/// What stands between two ids of a line and says that others are meant that lie between them.
fn gap(line: &str) -> Option<&str> {
    if line.len() < 2 * GUID_LENGTH {
        return None;
    }
    let dots = line.find(['…', '⋯']).or_else(|| line.find("..."))?;
    let is_dot = |it: char| it == '.' || it == '…' || it == '⋯' || it.is_whitespace();
    let rest = line[dots..].trim_start_matches(is_dot);
    let gap = line[dots..line.len() - rest.len()].trim_end();
    (resembles_id(&line[..dots]) && resembles_id(rest)).then_some(gap)
}

/// Leaves out ids right beside a sign where others have none: on each of them it would be a bullet.
fn leave_out_signed(rows: &mut Vec<Row>, what: &str, findings: &mut Findings) {
    let text = |row: &Row| row.alone.clone().filter(|it| resembles_id(it));
    let others = rows.iter().filter_map(text).any(|it| !is_signed(&it));
    rows.retain(|row| {
        let Some(value) = text(row).filter(|it| others && is_signed(it)) else {
            return true;
        };
        let told = rules::ListItemNotMeant {
            value: &value,
            what,
            how: SIGNED,
        };
        findings.add(told, String::new, |it| it.maybe_at(row.place.span()));
        false
    });
}

/// What stands in a line that holds neither letters nor figures, and neither rules a line nor only parts or encloses
/// ids: something stood in its place.
fn sign(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.is_empty() || line.contains(char::is_alphanumeric) {
        return None;
    }
    let are_paired = ['\'', '"'].map(|it| line.matches(it).count().is_multiple_of(2));
    let encloses = |it: char| match it {
        '\'' => are_paired[0],
        '"' => are_paired[1],
        _ => stands_between(it) || "<>,@$&".contains(it),
    };
    let rest: Vec<_> = line.chars().filter(|it| !encloses(*it)).collect();
    let is_rule = |it: &char| "-–—=_*~#+:./─━═│┃├┤┼".contains(*it);
    let says_nothing = rest.is_empty() || rest.len() > 1 && rest.iter().all(is_rule);
    (!says_nothing).then_some(line)
}

fn is_key(kind: &IdKind) -> bool {
    kind.format.is_opaque()
}

/// What a line, or its end behind its last id, says of the list that makes it doubtful that it is the whole.
fn said_of_list<'t>(line: &'t str, kind: &IdKind, is_strict: bool) -> Option<&'t str> {
    if is_key(kind) {
        return partial::says_cut_among_keys(line).then_some(line);
    }
    if !resembles_id(line) {
        return partial::is_doubtful_if(is_strict, line).then_some(line);
    }
    let last = ids(line, kind).filter(|it| resembles_id(it.1)).last()?;
    let rest = &line[last.0 + last.1.len()..];
    (!rest.is_empty() && partial::says_cut(rest)).then_some(rest)
}

/// Why a text of which no ids are known to be where is no list of them: it was cut, or it is a table.
pub(super) fn is_none(text: &str, lines: Lines, kind: &IdKind, is_strict: bool) -> Option<String> {
    let is_open = |open, close| text.matches(open).count() > text.matches(close).count();
    // Elsewhere, a parenthesis may stand behind a number.
    let ends = text.trim_end_matches([' ', '\r', '\n', ';']).ends_with(')');
    if is_open(']', '[') || is_open('}', '{') || ends && !text.contains('(') {
        return Some(
            "a bracket is closed in it that was not opened, so its start may be missing."
                .to_owned(),
        );
    }
    if [('[', ']'), ('(', ')'), ('{', '}')]
        .iter()
        .any(|it| is_open(it.0, it.1))
    {
        return Some(
            "it ends before a bracket in it is closed, so it may have been cut off.".to_owned(),
        );
    }
    let is_site_host = |it: &str| is_host(it) && it.to_ascii_lowercase().contains(".sharepoint.");
    if kind.format == IdFormat::Site
        && lines
            .clone()
            .any(|it| ids(it.1, kind).any(|it| is_site_host(it.1)))
    {
        return Some(
            "the host of a site stands in it without its two GUIDs, so parts of an id may stand apart."
                .to_owned(),
        );
    }
    difference(text, is_strict).or_else(|| columns(lines, kind))
}

/// Why a text is the difference of two lists, and not one of them.
fn difference(text: &str, is_strict: bool) -> Option<String> {
    let signed = |sign: char| {
        let mut lines = text.lines().map(str::trim_start);
        lines.any(|it| {
            let rest = it.strip_prefix(sign);
            rest.is_some_and(|it| resembles_id(it) && !it.contains('>'))
        })
    };
    if signed('+') && signed('-') {
        return Some(
            "it tells what is to be added (`+`) and removed (`-`), and not what is to be there."
                .to_owned(),
        );
    }
    if signed('<') {
        return Some(
            "it tells what stands in one of two lists (`<`, `>`), and not what is to be there."
                .to_owned(),
        );
    }
    let mut ids = text
        .lines()
        .map(str::trim_start)
        .filter(|it| resembles_id(it));
    let first = ids.next()?.chars().next().filter(|it| "+>".contains(*it))?;
    let mut are_all = || ids.all(|it| it.starts_with(first));
    (is_strict && are_all()).then(|| {
        format!(
            "each of its lines starts with `{first}`, as in the difference of two lists. If it is the whole list, remove these."
        )
    })
}

/// Why lines that each hold several ids, or several cells, are no list.
fn columns(lines: Lines, kind: &IdKind) -> Option<String> {
    let mut widths = None;
    let mut count = 0;
    for (_, line) in lines {
        let width = match kind.format {
            IdFormat::Opaque | IdFormat::Token => width(line),
            // A list that is wrapped goes on behind a comma.
            _ if line.trim_end().ends_with(',') => return None,
            _ => ids(line, kind)
                .filter(|it| check_id(it.1, kind) == IdCheck::Valid)
                .count(),
        };
        if width < 2 || widths.is_some_and(|it| it != width) {
            return None;
        }
        widths = Some(width);
        count += 1;
    }
    let width = widths.filter(|_| count > 1)?;
    Some(format!(
        "each of its lines has {width} columns, and none says which of them is meant."
    ))
}

/// How many cells a line has, parted by what is no part of a key.
fn width(line: &str) -> usize {
    let widths = ['\t', ';', '|'].map(|it| line.trim_matches('|').split(it).count());
    widths.into_iter().max().unwrap_or(1)
}

/// An id, without the blanks that prose has behind commas.
fn without_blanks(id: &str, format: IdFormat) -> String {
    match format {
        IdFormat::Site | IdFormat::FourGuids if is_whole(id, format) => joined(id),
        _ => id.to_owned(),
    }
}

/// The parts of an id, with nothing but commas between them.
fn joined(id: &str) -> String {
    let parts = id.split(is_between_parts);
    let parts: Vec<_> = parts.filter(|it| !it.is_empty()).collect();
    parts.join(",")
}

fn is_between_parts(char: char) -> bool {
    char.is_whitespace() || ",;|".contains(char)
}

/// The ids in a line and the words between them, each with where it starts.
pub(super) fn ids<'t>(line: &'t str, kind: &IdKind) -> impl Iterator<Item = (usize, &'t str)> {
    let format = kind.format;
    let start = move |it: &str| it.as_ptr() as usize - line.as_ptr() as usize;
    let texts = match format {
        IdFormat::Opaque | IdFormat::Token => line.split('\t').map(str::trim).collect(),
        IdFormat::Guid => words(line, true),
        IdFormat::Site | IdFormat::FourGuids => with_parts(line, format),
    };
    let is_key = is_key(kind);
    let texts = texts.into_iter().flat_map(move |it| {
        // No host is a GUID: these are ids of sites without their hosts.
        let are_several =
            format == IdFormat::Site && it.contains(',') && it.split(',').all(is_guid);
        it.split(move |char| are_several && char == ',')
    });
    // Without letters and figures it is what stands before the lines of a list, or below its header.
    texts
        .filter(move |it| !it.is_empty() && (is_key || it.contains(char::is_alphanumeric)))
        .enumerate()
        // The number of a line in a list that counts them is no word.
        .filter(move |(at, it)| is_key || *at > 0 || !is_number(it))
        .map(move |(_, it)| (start(it), it))
}

/// Ids, each with the word before it where that says that it is another: `tenantId: …`.
fn with_labels<'t>(
    line: &'t str,
    ids: impl Iterator<Item = (usize, &'t str)>,
    kind: &IdKind,
) -> Vec<(usize, &'t str)> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (start, id) in ids {
        let before = found.last().copied().filter(|it| names_other(it.1, kind));
        let label = before.filter(|(at, name)| {
            let between = &line[at + name.len()..start];
            !between.contains(char::is_alphanumeric) && resembles_id(id)
        });
        match label {
            Some((at, _)) => {
                found.pop();
                found.push((at, &line[at..start + id.len()]));
            }
            None => found.push((start, id)),
        }
    }
    found
}

/// Whether a word names an id of another kind.
fn names_other(word: &str, kind: &IdKind) -> bool {
    let name = word.trim_end_matches([':', '=']);
    let ends = ["Id", "ID", "-id", "_id", "Guid"];
    let is_name = ends
        .iter()
        .any(|it| name.len() > it.len() && name.ends_with(it));
    is_name && !kind.stands_behind(name)
}

/// Whether a word counts the lines of a list: `1.`, `2)`.
fn is_number(word: &str) -> bool {
    let digits = word.strip_suffix(['.', ')', ':']);
    digits.is_some_and(|it| {
        !it.is_empty() && it.len() < 7 && it.bytes().all(|it| it.is_ascii_digit())
    })
}

/// The words of a line; an address is one, whatever stands in it.
fn words(line: &str, parts_at_commas: bool) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let is_address = rest.starts_with("https://") || rest.starts_with("http://");
        let ends = |it: char| match is_address {
            true => it.is_whitespace() || "\"<>|".contains(it),
            false => stands_between(it) || parts_at_commas && it == ',',
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let word = word.trim_matches(',');
        if !word.is_empty() {
            words.push(word);
        }
        let mut chars = after.chars();
        chars.next();
        rest = chars.as_str();
    }
    words
}

/// The words of a line; but those that are the parts of one id, written with more between them than a
/// comma, are one.
fn with_parts(line: &str, format: IdFormat) -> Vec<&str> {
    let start = |it: &str| it.as_ptr() as usize - line.as_ptr() as usize;
    let words = words(line, false);
    let (mut at, mut found) = (0, Vec::new());
    while at < words.len() {
        let whole = (2..=4).find_map(|count| {
            let last = words.get(at + count - 1)?;
            let text = &line[start(words[at])..start(last) + last.len()];
            is_whole(text, format).then_some((text, count))
        });
        let (word, count) = whole.unwrap_or((words[at], 1));
        found.push(word);
        at += count;
    }
    found
}

/// Whether a text holds the parts of an id, and nothing else but what may stand between them.
fn is_whole(text: &str, format: IdFormat) -> bool {
    let parts = text.split(is_between_parts).filter(|it| !it.is_empty());
    let parts: Vec<_> = parts.map(|it| it.trim_matches(['"', '\''])).collect();
    match (format, &parts[..]) {
        (IdFormat::Site, [host, one, other]) => is_host(host) && is_guid(one) && is_guid(other),
        (IdFormat::FourGuids, [_, _, _, _]) => parts.iter().all(|it| is_guid(it)),
        _ => false,
    }
}

/// Whether a character stands between ids, or around them: white space, quotes, brackets.
fn stands_between(char: char) -> bool {
    char.is_whitespace() || "\u{200b}\u{feff};|\"'`´“”„‟‘’‚«»‹›[](){}".contains(char)
}
