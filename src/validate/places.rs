//! Where each id of an array stood first, to tell one that stands twice.

use std::collections::hash_map;
use std::hash::BuildHasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::delta::Identity;
use crate::delta::id::{GUID_LENGTH, guid_at};
use crate::finding::Span;
use crate::hashing::{HashMap, Hashing};
use crate::json::{Path, Value};

/// Where each id stood first.
#[derive(Default)]
pub(super) struct FirstPlaces {
    guids: Guids,
    /// Ids that are no GUIDs, or that are written or stand otherwise than usual, as they are compared.
    others: HashMap<Identity<'static>, First>,
    /// Whether room was made for all that a text may hold: for each of many arrays, that would take
    /// more than the square of the text.
    had_room: bool,
}

/// Where an id stood first.
#[derive(Clone)]
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

    /// The pointer to it, in the array at the pointer `array`: usually at `usual`.
    pub fn pointer_in(&self, array: &str, usual: &[&str]) -> String {
        match self {
            Self::At(pointer) => pointer.to_string(),
            Self::Usual(index) => format!("{array}/{index}/{}", usual.join("/")),
        }
    }

    /// The pointer to it, in the array that `path` leads into: usually at `usual`.
    pub fn pointer(&self, path: &Path, usual: &[&str]) -> String {
        match self {
            Self::At(pointer) => pointer.to_string(),
            Self::Usual(index) => path.sibling(*index, usual),
        }
    }
}

/// GUIDs that are written as they are, by where they stand in the text: to read one there again takes
/// less than to keep a million of them. The table holds indexes alone: it is looked into at random,
/// which is fast only while it is small.
#[derive(Default)]
struct Guids {
    places: Vec<Place>,
    /// The first ones, as long as there are only these: to make a table takes longer than it saves.
    few: [u128; FEW],
    table: HashTable<u32>,
    state: Hashing,
}

/// Where a GUID stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// In the text, in bytes.
    start: u32,
    /// In which item of the array.
    item: u32,
}

impl Place {
    /// `None` where it is behind the 4 GB that are more than WebAssembly's memory holds.
    pub fn new(start: usize, item: usize) -> Option<Self> {
        let (start, item) = (u32::try_from(start).ok()?, u32::try_from(item).ok()?);
        Some(Self { start, item })
    }

    /// The place of a GUID, if it is written there as it is.
    fn of(text: &str, value: &Value, guid: u128, item: usize) -> Option<Self> {
        let Span { start, end } = value.span;
        let is_it =
            end - start == GUID_LENGTH + 2 && guid_at(text.as_bytes(), start + 1) == Some(guid);
        Self::new(start + 1, item).filter(|_| is_it)
    }

    /// In which item of the array it stands.
    pub fn item(self) -> usize {
        self.item as usize
    }

    /// Where its text stands, quotes included.
    pub fn span(self) -> Span {
        let start = self.start as usize;
        Span::new(start - 1, start + GUID_LENGTH + 1)
    }

    /// The GUID that stands there.
    // It is asked for seldom; put in line, it slows down all that is around it by a tenth.
    #[inline(never)]
    fn guid(self, text: &[u8]) -> u128 {
        guid_at(text, self.start as usize).unwrap_or_default()
    }
}

/// How many GUIDs are looked at one by one.
const FEW: usize = 16;

/// The fewest bytes that an item on the fast path is seen to take, about.
const PLAIN_BYTES: usize = 80;

impl Guids {
    fn find(&self, text: &[u8], guid: u128) -> Option<Place> {
        if self.table.is_empty() {
            return self.first_of_few(guid);
        }
        let is_it = |at: &u32| self.places[*at as usize].guid(text) == guid;
        let at = self.table.find(self.state.hash_one(guid), is_it)?;
        Some(self.places[*at as usize])
    }

    /// Where a GUID stood first; notes the place where it is the first.
    #[inline(always)]
    fn first(&mut self, text: &[u8], guid: u128, here: Place) -> Option<Place> {
        if self.places.len() < FEW {
            let found = self.first_of_few(guid);
            if found.is_none() {
                self.add_one_of_few(guid, here);
            }
            return found;
        }
        let hash = |guid: u128| self.state.hash_one(guid);
        let is_it = |at: &u32| self.places[*at as usize].guid(text) == guid;
        let rehash = |at: &u32| hash(self.places[*at as usize].guid(text));
        match self.table.entry(hash(guid), is_it, rehash) {
            Entry::Occupied(entry) => Some(self.places[*entry.get() as usize]),
            Entry::Vacant(entry) => {
                // There are fewer of them than bytes, which a place counts.
                entry.insert(u32::try_from(self.places.len()).expect("fewer than 2^32 GUIDs"));
                self.places.push(here);
                None
            }
        }
    }

    fn first_of_few(&self, guid: u128) -> Option<Place> {
        let few = &self.few[..self.places.len()];
        let at = few.iter().position(|it| *it == guid)?;
        Some(self.places[at])
    }

    /// Adds a GUID, which makes the table where there are few no more.
    fn add_one_of_few(&mut self, guid: u128, here: Place) {
        if self.places.is_empty() {
            self.places.reserve(FEW);
        }
        self.few[self.places.len()] = guid;
        self.places.push(here);
        if self.places.len() < FEW {
            return;
        }
        let hash = |at: &u32| self.state.hash_one(self.few[*at as usize]);
        for at in (0..).take(FEW) {
            self.table.insert_unique(hash(&at), at, hash);
        }
    }

    /// Makes room for so many, of which the table need not hold all: all of a table is used at once,
    /// however little is in it, and no body holds but one kind of item, of the fewest bytes.
    fn reserve(&mut self, text: &[u8], count: usize) {
        self.places.reserve(count);
        let most = 1 + count * 2 / 3;
        if self.places.len() + most > FEW {
            let hash = |at: &u32| self.state.hash_one(self.places[*at as usize].guid(text));
            self.table.reserve(most, hash);
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
    pub fn place_of(&self, text: &str, id: &Identity, usual: &[&str]) -> Option<String> {
        let first = self.references.find(text, id)?;
        Some(first.pointer_in(&self.pointer, usual))
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

    /// Notes a GUID that is not there yet; gives whether that is so. To make room once for what the
    /// rest of the text may hold saves a third of the time.
    #[inline(always)]
    pub fn note_plain(&mut self, text: &[u8], guid: u128, here: Place) -> bool {
        if !self.had_room {
            self.had_room = true;
            let rest = text.len() - here.start as usize;
            self.guids.reserve(text, 1 + rest / PLAIN_BYTES);
        }
        let is_other = !self.others.is_empty() && self.others.contains_key(&Identity::Guid(guid));
        !is_other && self.guids.first(text, guid, here).is_none()
    }

    /// The GUIDs that stand in `others` too: each of them here, and where it stood first there.
    pub fn shared_with(&self, others: &Self, text: &str) -> impl Iterator<Item = (Place, First)> {
        let places = match others.guids.places.is_empty() && others.others.is_empty() {
            true => &[][..],
            false => &self.guids.places,
        };
        let other = |guid| others.find(text, &Identity::Guid(guid));
        places
            .iter()
            .filter_map(move |it| Some((*it, other(it.guid(text.as_bytes()))?)))
    }

    /// Where an id stood first.
    fn find(&self, text: &str, id: &Identity) -> Option<First> {
        let other = || self.others.get(&id.clone().into_owned()).cloned();
        self.plain(text, id).or_else(other)
    }

    /// Where an id stood first, if it was written as it is.
    fn plain(&self, text: &str, id: &Identity) -> Option<First> {
        let Identity::Guid(guid) = id else {
            return None;
        };
        let place = self.guids.find(text.as_bytes(), *guid)?;
        Some(First::Usual(place.item as usize))
    }

    /// Where the id of a value stood first; notes the place where it is the first: `tail` below the
    /// item that `path` leads to. `usual` is where an id usually stands.
    pub fn first(
        &mut self,
        text: &str,
        (id, value): (Identity, &Value),
        (path, tail, usual): (&Path, &[&str], &[&str]),
    ) -> Option<First> {
        let here = First::new(path, tail, usual);
        if let (&Identity::Guid(guid), &First::Usual(item)) = (&id, &here)
            && let Some(place) = Place::of(text, value, guid, item)
        {
            if let Some(other) = self.others.get(&Identity::Guid(guid)) {
                return Some(other.clone());
            }
            let first = self.guids.first(text.as_bytes(), guid, place)?;
            return Some(First::Usual(first.item as usize));
        }
        if let plain @ Some(_) = self.plain(text, &id) {
            return plain;
        }
        match self.others.entry(id.into_owned()) {
            hash_map::Entry::Occupied(entry) => Some(entry.get().clone()),
            hash_map::Entry::Vacant(entry) => {
                entry.insert(here);
                None
            }
        }
    }
}
