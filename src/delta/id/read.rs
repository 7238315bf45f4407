//! The id within a word that has but one reading: `id=…`, `{…}`, `urn:uuid:…`, an address, 32 digits.

use super::fault::is_dash;
use super::{DIGITS, NO_ID, is_guid, is_host, is_whole};
use crate::finding::{is_plain, show};
use crate::resource::{IdFormat, IdKind, unescape_segment};

/// An id that was read from a text.
pub(super) struct Reading {
    pub id: String,
    /// How the text differs from it.
    pub reason: String,
}

/// Reads the one id that a text holds; `None` where it holds none or several, or where it is not clear
/// that it is one of that kind.
pub(super) fn read(text: &str, kind: &IdKind) -> Option<Reading> {
    if text.bytes().filter(u8::is_ascii_hexdigit).count() < DIGITS || goes_on(text) {
        return None;
    }
    let cleaned = Cleaned::of(text);
    let guids = guids_in(&cleaned.text);
    let Core { start, end, id } = core(&cleaned.text, &guids, kind.format)?;
    let is_run = guids.iter().any(|it| it.len() == DIGITS);
    let around = around(&cleaned.text[..start], &cleaned.text[end..], kind)?;
    let differences = [
        (cleaned.had_dashes, "its hyphens are dashes"),
        (is_run, "its hyphens are missing"),
        (cleaned.had_hidden, "invisible characters stand in it"),
    ];
    let differences = differences.into_iter().filter(|it| it.0);
    let mut reasons: Vec<_> = differences.map(|it| it.1.to_owned()).collect();
    reasons.extend(Some(around).filter(|it| !it.is_empty()));
    if reasons.is_empty() {
        reasons.push("its parts are not parted by commas alone".to_owned());
    }
    is_whole(&id, kind.format).then(|| Reading {
        id,
        reason: reasons.join(", and "),
    })
}

/// Whether dots stand where a text was cut.
pub(super) fn goes_on(text: &str) -> bool {
    text.contains('…') || text.contains("...")
}

/// A text with hyphens for what stands for them, and without what is not seen.
struct Cleaned {
    text: String,
    had_dashes: bool,
    had_hidden: bool,
}

impl Cleaned {
    fn of(text: &str) -> Self {
        let unescaped = match text.contains('%') {
            true => unescape_segment(text),
            false => text.to_owned(),
        };
        let mut cleaned = Self {
            text: String::with_capacity(text.len()),
            had_dashes: false,
            had_hidden: false,
        };
        for char in unescaped.chars() {
            if is_dash(char) {
                cleaned.had_dashes = true;
                cleaned.text.push('-');
            } else if char.is_whitespace() {
                cleaned.text.push(' ');
            } else if is_plain(char) {
                cleaned.text.push(char);
            } else {
                cleaned.had_hidden = true;
            }
        }
        cleaned
    }
}

/// The GUIDs that stand in a text, with their hyphens or without.
pub(super) fn guids_in(text: &str) -> Vec<&str> {
    let words = text.split(|it: char| !it.is_alphanumeric() && it != '-');
    let words = words.map(|it| it.trim_matches('-'));
    let is_run = |it: &str| it.len() == DIGITS && it.bytes().all(|it| it.is_ascii_hexdigit());
    words
        .filter(|it| is_guid(it) || *it == NO_ID || is_run(it))
        .collect()
}

/// Where in a text an id stands.
struct Core {
    start: usize,
    end: usize,
    id: String,
}

/// The id of a format that `guids`, which stand in a text, are part of.
fn core(text: &str, guids: &[&str], format: IdFormat) -> Option<Core> {
    let starts = guids
        .iter()
        .map(|it| it.as_ptr() as usize - text.as_ptr() as usize);
    let starts: Vec<_> = starts.collect();
    let parted = |at: &usize| parts(&text[starts[at - 1] + guids[at - 1].len()..starts[*at]]);
    let (first, mut ids): (usize, Vec<String>) = match (format, guids.len()) {
        (IdFormat::Guid | IdFormat::Site, 1) => (starts[0], Vec::new()),
        // An address tells of what it ends in.
        (IdFormat::Guid, 2..) if text.contains('/') => {
            let last = guids.len() - 1;
            return core_of(text, &guids[last..], starts[last], Vec::new());
        }
        (IdFormat::Site, 2) if parted(&1) => {
            let host = host_before(&text[..starts[0]])?;
            let start = host.as_ptr() as usize - text.as_ptr() as usize;
            (start, vec![host.to_owned()])
        }
        (IdFormat::FourGuids, 4) if [1, 2, 3].iter().all(parted) => (starts[0], Vec::new()),
        _ => return None,
    };
    core_of(text, guids, first, std::mem::take(&mut ids))
}

fn core_of(text: &str, guids: &[&str], start: usize, mut parts: Vec<String>) -> Option<Core> {
    let last = guids.last()?;
    let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    parts.extend(guids.iter().map(|it| hyphenated(it)));
    Some(Core {
        start,
        end,
        id: parts.join(","),
    })
}

/// A GUID with its hyphens.
fn hyphenated(guid: &str) -> String {
    if guid.len() != DIGITS {
        return guid.to_owned();
    }
    [
        &guid[..8],
        &guid[8..12],
        &guid[12..16],
        &guid[16..20],
        &guid[20..],
    ]
    .join("-")
}

/// Whether a text stands between the parts of an id: they are cells of a table, or parted by commas.
fn parts(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| " ,;|\"'".contains(it))
}

/// The host that stands before the GUIDs of a site.
fn host_before(text: &str) -> Option<&str> {
    let host = text.trim_end_matches(|it| " ,;|\"'".contains(it));
    let between = &text[host.len()..];
    let is_of_name = |it: char| it.is_ascii_alphanumeric() || it == '.' || it == '-';
    let host = host.rsplit(|it| !is_of_name(it)).next()?;
    (is_host(host) && parts(between)).then_some(host)
}

/// What stands before and behind an id, in words; `None` where that may say that the id is another.
fn around(before: &str, after: &str, kind: &IdKind) -> Option<String> {
    let says = |text: &str| text.contains(char::is_alphanumeric);
    let is_set = before.trim_end_matches('\'').ends_with('(') && says(before);
    if is_set || before.contains('/') && says(before) {
        let is_end = !says(after)
            || after.starts_with(['?', '#'])
            || is_page(before)
            || TYPES.contains(&after);
        let is_one = kind.stands_behind(last_name(before)) && is_end && guids_in(after).is_empty();
        return is_one.then(|| "it is an address that holds one".to_owned());
    }
    if says(after) || says(before) && !kind.is_called(before) {
        return None;
    }
    let rest = [before, after].concat();
    let what = if rest.is_empty() {
        String::new()
    } else if says(before) {
        format!("`{}` stands before it", show(before.trim()))
    } else if rest.chars().all(char::is_whitespace) {
        "white space stands around it".to_owned()
    } else if rest.chars().all(|it| "{}() ".contains(it)) {
        "brackets stand around it".to_owned()
    } else {
        "other characters stand around it".to_owned()
    };
    Some(what)
}

/// What Microsoft Entra ID writes behind the id of a user or a group in the address of one.
const TYPES: [&str; 2] = [
    "/Microsoft.DirectoryServices.User",
    "/Microsoft.DirectoryServices.Group",
];

/// The name that stands last in a path.
fn last_name(path: &str) -> &str {
    let path = path.trim_end_matches(|it: char| !it.is_alphanumeric());
    let mut names = path.rsplit(|it: char| !it.is_alphanumeric());
    names.next().unwrap_or(path)
}

/// Whether a text is the start of an address of the admin centers or of Azure's portal, which go on
/// behind the id with what of it is shown.
fn is_page(text: &str) -> bool {
    let hosts = [
        "admin.microsoft.com/",
        "admin.cloud.microsoft/",
        "portal.azure.com/",
        "entra.microsoft.com/",
    ];
    hosts.iter().any(|it| text.contains(it))
}
