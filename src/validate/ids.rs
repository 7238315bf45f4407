//! Judging ids: each by itself, and against those before.

use std::collections::hash_map;
use std::hash::BuildHasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::Validator;
use super::item::{Item, text_of};
use crate::delta::Identity;
use crate::delta::id::{IdCheck, check_id, names_nothing};
use crate::finding::{Findings, rules};
use crate::hashing::{HashMap, Hashing};
use crate::json::{Path, Value, quoted};
use crate::resource::{ID, IdKind};

/// Where each id stood first. GUIDs are kept as numbers, which needs no copies and makes case not
/// count; other ids as they are compared.
#[derive(Default)]
pub(super) struct FirstPlaces {
    guids: Guids,
    others: HashMap<Identity<'static>, First>,
    /// Whether room was made for all that a text may hold: for each of many arrays, that would take
    /// more than the square of the text.
    had_room: bool,
}

/// GUIDs, in the order of the text, and a table to find them. The table holds their indexes alone:
/// it is looked into at random, which is fast only while it is small.
#[derive(Default)]
struct Guids {
    table: HashTable<u32>,
    numbers: Vec<u128>,
    /// Where each of them stood. Apart from them, as in pairs each would take a third more memory.
    places: Vec<First>,
    state: Hashing,
}

/// Where an id stood first.
pub(super) enum First {
    /// Where an id usually stands, in the item of that index.
    Usual(usize),
    /// At that pointer.
    At(Box<str>),
}

impl First {
    /// `tail` below the item that `path` leads to. `usual` is where an id usually stands: then no
    /// pointer is made that nobody may ever read.
    fn new(path: &Path, tail: &[&str], usual: &[&str]) -> Self {
        match path.index() {
            Some(index) if tail == usual => Self::Usual(index),
            _ => Self::At(path.pointer(tail).into_boxed_str()),
        }
    }
}

/// So many GUIDs are looked at one by one: for fewer, to make a table takes longer than it saves.
const FEW: usize = 16;

/// The fewest bytes that an item on the fast path is seen to take, about.
const PLAIN_BYTES: usize = 80;

impl Guids {
    fn find(&self, guid: u128) -> Option<&First> {
        let is_it = |at: &u32| self.numbers[*at as usize] == guid;
        let at = match self.table.is_empty() {
            true => self.numbers.iter().position(|it| *it == guid)?,
            false => *self.table.find(self.state.hash_one(guid), is_it)? as usize,
        };
        Some(&self.places[at])
    }

    /// Where a GUID stood first; notes the place where it is the first.
    #[inline(always)]
    fn first(&mut self, guid: u128, here: impl FnOnce() -> First) -> Option<&First> {
        if self.numbers.len() < FEW {
            if let Some(at) = self.numbers.iter().position(|it| *it == guid) {
                return Some(&self.places[at]);
            }
            self.add_one_of_few(guid, here());
            return None;
        }
        let hash = |guid: u128| self.state.hash_one(guid);
        let is_it = |at: &u32| self.numbers[*at as usize] == guid;
        let rehash = |at: &u32| hash(self.numbers[*at as usize]);
        match self.table.entry(hash(guid), is_it, rehash) {
            Entry::Occupied(entry) => Some(&self.places[*entry.get() as usize]),
            Entry::Vacant(entry) => {
                // A text of more GUIDs than that does not fit into any memory.
                entry.insert(u32::try_from(self.numbers.len()).expect("fewer than 2^32 GUIDs"));
                self.numbers.push(guid);
                self.places.push(here());
                None
            }
        }
    }
}

impl Guids {
    /// Adds a GUID, which makes the table where there are few no more.
    fn add_one_of_few(&mut self, guid: u128, place: First) {
        if self.numbers.is_empty() {
            self.numbers.reserve(FEW);
            self.places.reserve(FEW);
        }
        self.numbers.push(guid);
        self.places.push(place);
        if self.numbers.len() < FEW {
            return;
        }
        let hash = |at: &u32| self.state.hash_one(self.numbers[*at as usize]);
        for at in 0..FEW {
            let at = u32::try_from(at).expect("they are few");
            self.table.insert_unique(hash(&at), at, hash);
        }
    }
}

/// The array of a policy's other units, and what was added to it.
pub(super) struct OtherUnits {
    pointer: String,
    references: FirstPlaces,
}

impl OtherUnits {
    /// Where an id stood first in that array.
    fn place_of(&self, id: &Identity, tail: &[&str]) -> Option<String> {
        Some(match self.references.find(id)? {
            First::At(pointer) => pointer.to_string(),
            First::Usual(index) => format!("{}/{index}/{}", self.pointer, tail.join("/")),
        })
    }
}

impl FirstPlaces {
    /// Takes what was added to an array, where the array after it holds what must not be in both.
    pub fn into_other(self, pointer: String) -> OtherUnits {
        OtherUnits {
            pointer,
            references: self,
        }
    }

    /// Forgets what stood in one array, where another one starts.
    pub fn forget(&mut self) {
        *self = Self {
            had_room: self.had_room,
            ..Self::default()
        };
    }

    /// Notes a GUID that is not there yet; gives whether that is so. `rest` is how many bytes of text
    /// are left: to make room once for what they may hold saves a third of the time.
    #[inline(always)]
    pub fn note_plain(&mut self, guid: u128, index: usize, rest: usize) -> bool {
        if !self.had_room {
            self.had_room = true;
            let count = 1 + rest / PLAIN_BYTES;
            self.guids.numbers.reserve(count);
            self.guids.places.reserve(count);
            // All of a table is used at once, however little is in it; and no body holds but one kind
            // of item, of the fewest bytes.
            let Guids {
                table,
                numbers,
                state,
                ..
            } = &mut self.guids;
            let most = 1 + count * 2 / 3;
            if numbers.len() + most > FEW {
                table.reserve(most, |at| state.hash_one(numbers[*at as usize]));
            }
        }
        self.guids.first(guid, || First::Usual(index)).is_none()
    }

    /// Whether a GUID is there.
    pub fn has_plain(&self, guid: u128) -> bool {
        !self.guids.numbers.is_empty() && self.guids.find(guid).is_some()
    }

    /// Where an id stood first.
    fn find(&self, id: &Identity) -> Option<&First> {
        match id {
            Identity::Guid(guid) => self.guids.find(*guid),
            text @ Identity::Text { .. } => self.others.get(&text.clone().into_owned()),
        }
    }

    /// Where an id stood first; notes the place where it is the first.
    fn first(&mut self, id: Identity, here: impl FnOnce() -> First) -> Option<&First> {
        match id {
            Identity::Guid(guid) => self.guids.first(guid, here),
            text @ Identity::Text { .. } => match self.others.entry(text.into_owned()) {
                hash_map::Entry::Occupied(entry) => Some(entry.into_mut()),
                hash_map::Entry::Vacant(entry) => {
                    entry.insert(here());
                    None
                }
            },
        }
    }
}

impl Validator<'_> {
    /// Judges an id by itself; gives whether it names something.
    pub(super) fn id(&mut self, value: &Value, tail: &[&str], kind: &'static IdKind) -> bool {
        let Some(text) = value.as_str() else {
            self.wrong_type(value, tail, "text", "the id in double quotes", None);
            return false;
        };
        match check_id(text, kind) {
            IdCheck::Valid => return true,
            IdCheck::Malformed { reason, fix } => {
                let whole = fix.as_deref();
                let told = AboutId::new(text, kind, &reason).malformed(whole);
                self.find(told, value.span, tail, |it| {
                    let mend = whole.map(|it| (value.span, quoted(it)));
                    it.service(kind.invalid).maybe_fix("Correct the id", mend)
                });
            }
            IdCheck::Unrecognized { reason } => {
                let told = AboutId::new(text, kind, &reason).unusual();
                self.find(told, value.span, tail, |it| it);
            }
        }
        !names_nothing(text)
    }

    /// Tells a reference that an addition before had.
    pub(super) fn added_twice(&mut self, item: &Item, value: &Value, tail: &[&str]) {
        let (path, findings) = self.reader.path_and_watch();
        let reference = item.items.reference;
        let session = item.read.browse_session();
        let id = Identity::within(session, text_of(value), reference.id.format);
        let other = self.seen.other_units.as_ref();
        if let Some(place) = other.and_then(|it| it.place_of(&id, reference.path)) {
            let told = rules::UnitInBoth {
                reference: reference.words,
                value: text_of(value),
            };
            findings.add(
                told,
                || path.pointer(tail),
                |it| {
                    it.at(value.span)
                        .related(|| place, "It stands in the other array here.")
                },
            );
        }
        if let Some(removal) = self.seen.ids.find(&id) {
            let place = pointer_to(removal, path, &[ID]);
            removal_of_reference(place, item, value, path, tail, findings);
        }
        let Some(first) = self
            .seen
            .references
            .first(id, || First::new(path, tail, reference.path))
        else {
            return;
        };
        let told = rules::AdditionDuplicate {
            reference: reference.words,
            value: text_of(value),
        };
        findings.add(
            told,
            || path.pointer(tail),
            |it| {
                it.at(value.span)
                    .service(item.items.duplicate)
                    .related(|| pointer_to(first, path, reference.path), FIRST_IS_HERE)
            },
        );
    }

    /// Tells an id that a removal before had.
    pub(super) fn removed_twice(&mut self, item: &Item, value: &Value, id: &str, tail: &[&str]) {
        let (path, findings) = self.reader.path_and_watch();
        let id = Identity::new(id, item.items.id.format);
        if let Some(addition) = self.seen.references.find(&id) {
            let place = pointer_to(addition, path, item.items.reference.path);
            removal_of_reference(place, item, value, path, tail, findings);
        }
        let Some(first) = self.seen.ids.first(id, || First::new(path, tail, &[ID])) else {
            return;
        };
        let told = rules::RemovalDuplicate {
            item: item.delta.item,
            value: text_of(value),
        };
        findings.add(
            told,
            || path.pointer(tail),
            |it| {
                it.at(value.span)
                    .service(item.items.duplicate)
                    .related(|| pointer_to(first, path, &[ID]), FIRST_IS_HERE)
            },
        );
    }
}

const FIRST_IS_HERE: &str = "The first one is here.";

/// Tells of an id that stands in a removal and as what an addition refers to; in one of the two at `other`.
#[cold]
fn removal_of_reference(
    other: String,
    item: &Item,
    value: &Value,
    path: &Path,
    tail: &[&str],
    findings: &mut Findings,
) {
    let told = rules::RemovalOfReference {
        item: item.delta.item,
        reference: item.items.reference.words,
        value: text_of(value),
    };
    findings.add(
        told,
        || path.pointer(tail),
        |it| {
            it.at(value.span)
                .related(|| other, "The other one is here.")
        },
    );
}

/// The pointer to where an id stood first, in the array that `path` leads into: usually at `tail`.
fn pointer_to(first: &First, path: &Path, tail: &[&str]) -> String {
    match first {
        First::At(pointer) => pointer.to_string(),
        First::Usual(index) => path.sibling(*index, tail),
    }
}

/// What is told of an id, whichever rule it is.
#[derive(Clone, Copy)]
pub(crate) struct AboutId<'f> {
    pub id: &'f str,
    pub kind: &'f IdKind,
    pub reason: &'f str,
    /// What the list is called that it stands in, if it does.
    pub list: Option<&'f str>,
}

macro_rules! about {
    ($about:ident, $rule:ident $(, $whole:ident)?) => {
        rules::$rule {
            value: $about.id,
            what: $about.kind.words,
            reason: $about.reason,
            from: $about.kind.from,
            form: $about.kind.format.words(),
            list: $about.list,
            $($whole,)?
        }
    };
}

impl<'f> AboutId<'f> {
    pub fn new(id: &'f str, kind: &'f IdKind, reason: &'f str) -> Self {
        Self {
            id,
            kind,
            reason,
            list: None,
        }
    }

    /// `whole` is the id that is meant, where that is certain: where there is no text to edit, it alone
    /// tells how to mend.
    pub fn malformed(self, whole: Option<&'f str>) -> rules::IdMalformed<'f> {
        about!(self, IdMalformed, whole)
    }

    pub fn unusual(self) -> rules::IdUnusual<'f> {
        about!(self, IdUnusual)
    }

    /// `whole` is the id that was taken.
    pub fn read_from(self, whole: &'f str) -> rules::IdReadFrom<'f> {
        about!(self, IdReadFrom, whole)
    }
}
