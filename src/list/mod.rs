//! Reading a list of items as people have them: JSON, a CSV, or plain ids.
//!
//! [`decode`] makes text of bytes, [`json`] and [`text`] read it, [`origin`] tells of what it is a
//! list, and [`judge`] what in it is not understood. Of text, [`csv`] reads the records, [`table`]
//! knows the columns, and [`comment`] what to pass over.

mod comment;
mod csv;
mod decode;
mod json;
mod judge;
mod origin;
mod table;
mod text;

use std::borrow::Cow;

use crate::change::Addition;
use crate::delta::ItemKind;
use crate::delta::id::{IdCheck, check_id, is_guid, resembles_id};
use crate::delta::spelling::destination_meant;
use crate::finding::{Findings, Offsets, Span, locate, rules, show};
use crate::json::Kind;
use crate::resource::{Delta, DestinationType, IdKind, Items};
use crate::validate::MAX_FINDINGS;

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
    /// The pointer to the list in the JSON it was read from.
    pointer: String,
}

/// One item of a list.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Its own id.
    pub id: Option<String>,
    /// What it refers to.
    pub reference: Option<String>,
    /// A text by itself: what the list is about, be that the one or the other.
    pub alone: Option<String>,
    /// Where it restores to, as it is written.
    pub destination: Option<String>,
    /// The browse session in which it was found.
    pub browse_session: Option<String>,
    /// How far it is, in the service's words.
    pub status: Option<String>,
    /// Whether it is being removed, and so is as good as not there.
    pub is_going: bool,
    /// What it was written as, of a JSON list.
    pub written: Option<Kind>,
    /// The addition as it was given, of a JSON list.
    pub given: Option<Addition>,
    /// The policy that it belongs to.
    owner: Option<String>,
    /// Whether it is one of the items of the array, so that its id is no reference.
    pub is_own: bool,
    /// Where it stands, of a list that is text.
    place: Option<Span>,
}

impl Row {
    fn alone(text: Option<String>) -> Self {
        Self {
            alone: text,
            ..Self::default()
        }
    }

    /// What it refers to, where the list is about references.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref().or(self.alone.as_deref())
    }

    /// Where it restores to.
    pub fn destination(&self) -> Option<DestinationType> {
        destination_meant(self.destination.as_deref()?)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.reference().is_none()
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
}

/// The id that names an item which is to be added, or removed.
pub(crate) const fn id_kind(items: &Items, kind: ItemKind) -> &'static IdKind {
    match kind {
        ItemKind::Addition => items.reference.id,
        ItemKind::Removal => items.id,
    }
}

/// Why a text is a word, and not meant as an id of that kind.
pub(crate) fn why_word(text: &str, kind: &IdKind) -> Option<String> {
    match check_id(text, kind) {
        IdCheck::Malformed { reason, fix: None } if !resembles_id(text) => Some(reason),
        _ => None,
    }
}

/// Why nothing of a list can be read, and where that shows.
pub(crate) struct Unreadable {
    reason: String,
    place: Option<Span>,
}

impl From<String> for Unreadable {
    fn from(reason: String) -> Self {
        Self {
            reason,
            place: None,
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
    let Unreadable { reason, place } = why.into();
    findings.add(&rules::LIST_UNREADABLE, String::new, |it| {
        it.maybe_at(place)
            .words("what", what)
            .words("reason", &reason)
    });
}

/// Reads a list. What is found in text has its place there.
pub(crate) fn read_list(source: Source, wanted: &Wanted, findings: &mut Findings) -> List {
    let mut found = Findings::new(MAX_FINDINGS);
    let decoded = decode::decoded(source.bytes);
    let list = match &decoded {
        Ok(text) => read_text(text, source.offsets, wanted, &mut found),
        Err(error) => {
            found.add(&rules::LIST_NOT_UTF8, String::new, |it| {
                it.maybe_at(error.place)
                    .words("what", wanted.what)
                    .words("reason", &error.reason)
            });
            List::default()
        }
    };
    let (total, has_errors) = (found.total(), found.has_errors());
    let mut found = found.into_kept();
    if let Ok(Cow::Owned(text)) = &decoded {
        locate(&mut found, text.as_bytes(), Offsets::Bytes);
        // They count the bytes of what was made of those that were given.
        for finding in &mut found {
            (finding.start, finding.end) = (None, None);
        }
    } else {
        locate(&mut found, source.bytes, source.offsets);
    }
    findings.count_unlisted(total - found.len(), has_errors);
    for finding in found {
        findings.push(finding);
    }
    list
}

const BYTE_ORDER_MARK: char = '\u{feff}';

fn read_text(text: &str, offsets: Offsets, wanted: &Wanted, findings: &mut Findings) -> List {
    let Some(items) = wanted.delta.items else {
        unreadable(
            findings,
            wanted.what,
            "no document says what its items hold.",
        );
        return List::default();
    };
    match read_items(text, offsets, items, wanted, findings) {
        Ok(list) => {
            if wanted.is_strict {
                judge::judge(&list, text, items, wanted.what, findings);
            }
            list
        }
        Err(why) => {
            unreadable(findings, wanted.what, why);
            List::default()
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
    if is_markup(trimmed) {
        return Err("it is a page of HTML or XML, such as one to sign in.".into());
    }
    // What was given as a value was written as JSON.
    let list = match offsets == Offsets::None || json::is_json(trimmed) {
        true => json::read(trimmed, items, wanted, findings)?,
        false => List {
            rows: text::read(text, items, wanted, findings)?,
            pointer: String::new(),
        },
    };
    for row in &list.rows {
        let of = wanted.of.filter(|_| !row.is_going);
        if let Some((owner, of)) = row.owner.as_deref().zip(of)
            && let Some(reason) = other_owner(owner, of)
        {
            let place = row.place;
            return Err(Unreadable { reason, place });
        }
    }
    Ok(list)
}

/// Why something is no list of what is there in one session or policy, as it is of another.
fn other_owner(found: &str, of: &str) -> Option<String> {
    let found = found.trim();
    let is_other = is_guid(found) && !of.is_empty();
    (is_other && !found.eq_ignore_ascii_case(of))
        .then(|| format!("it is about {}, and not about {}.", show(found), show(of)))
}

/// Whether a text starts as the pages do that come instead of what was asked for.
fn is_markup(text: &str) -> bool {
    let starts_with = |it: &str| {
        let start = text.get(..it.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(it))
    };
    ["<!", "<?", "<html"].into_iter().any(starts_with)
}
