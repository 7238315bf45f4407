//! Which entry of an answer tells of which item of the request.
//!
//! Failures first, then the rest: an item that failed and is mentioned besides has failed. Each is
//! matched by what names it surest; the order of the answer is no evidence.

use std::hash::{Hash, Hasher};

use super::entry::Entry;
use super::outcome::ItemKind::{self, Addition, Removal};
use super::request::Asked;
use crate::delta::id::{GUID_LENGTH, guid_at, is_guid};
use crate::hashing::{HashMap, HashSet};
use crate::resource::IdFormat;

/// By what an entry was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The item's own id, or its reference.
    Name,
    /// The entry's id, which is an addition's reference.
    ReferenceAsId,
    /// A key without its browse session, of which the answer names none or another one.
    KeyAlone,
    /// The other form of a site's id.
    SiteForm,
    ContentId,
    /// A reference that is one letter off.
    NearReference,
}

/// What a match leaves on either side.
pub(super) struct Matches {
    /// For each item of the request, its entry.
    pub of_asked: Vec<Option<(usize, By)>>,
    /// For each entry, whether it has its item.
    pub is_matched: Vec<bool>,
}

/// Matches entries with the items of a request.
pub(super) fn match_entries<'v>(asked: &[Asked<'v>], entries: &[Entry<'v>]) -> Matches {
    let mut matcher = Matcher::new(asked, entries.len());
    let (failures, rest): (Vec<_>, Vec<_>) =
        (0..entries.len()).partition(|&at| entries[at].failure.is_some());
    for at in failures.into_iter().chain(rest) {
        if let Some((item, by)) = matcher.find(&entries[at]) {
            matcher.matches.of_asked[item] = Some((at, by));
            matcher.matches.is_matched[at] = true;
        }
    }
    matcher.match_near(asked, entries);
    matcher.match_site_forms(asked, entries);
    matcher.match_again(asked);
    matcher.matches
}

/// A name of an item, by which entries are matched with it: GUIDs, and what ends in one, are the same
/// in any casing, and white space around a name is none of it. An item key means something only in its
/// browse session.
///
/// Nearly all names are GUIDs. As numbers they are compared and hashed without a look at the text,
/// which takes half the time.
#[derive(Clone, Copy)]
pub(super) enum Name<'v> {
    Guid(u128),
    Text { session: &'v str, key: &'v str },
}

impl<'v> Name<'v> {
    /// A name that means the same everywhere.
    pub(super) fn new(key: &'v str) -> Self {
        let key = key.trim();
        let guid = guid_at(key.as_bytes(), 0).filter(|_| key.len() == GUID_LENGTH);
        guid.map_or(Self::Text { session: "", key }, Self::Guid)
    }

    /// A key in a browse session.
    fn within(session: &'v str, key: &'v str) -> Self {
        let (session, key) = (session.trim(), key.trim());
        Self::Text { session, key }
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Guid(it), Self::Guid(other)) => it == other,
            (
                Self::Text { session, key },
                Self::Text {
                    session: of,
                    key: other,
                },
            ) => {
                let is_same = key == other || (is_caseless(key) && key.eq_ignore_ascii_case(other));
                is_same && session.eq_ignore_ascii_case(of)
            }
            _ => false,
        }
    }
}

impl Eq for Name<'_> {}

/// Whether an id is the same in any casing: GUIDs joined by commas, perhaps behind a host.
fn is_caseless(id: &str) -> bool {
    id.rsplit(',').next().is_some_and(is_guid)
}

impl Hash for Name<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Guid(guid) => state.write_u128(*guid),
            Self::Text { session, key } => {
                let is_caseless = is_caseless(key);
                for byte in session.bytes() {
                    state.write_u8(byte.to_ascii_lowercase());
                }
                for byte in key.bytes() {
                    state.write_u8(if is_caseless {
                        byte.to_ascii_lowercase()
                    } else {
                        byte
                    });
                }
            }
        }
    }
}

impl<'v> Asked<'v> {
    /// The names that an entry may tell of it by, surest first.
    pub(super) fn names(&self) -> impl Iterator<Item = Name<'v>> + use<'v> {
        let in_session = self.browse_session.zip(self.key);
        let in_session = in_session.map(|(session, key)| Name::within(session, key));
        in_session.into_iter().chain(self.key.map(Name::new))
    }
}

impl<'v> Entry<'v> {
    /// The names of the additions it may tell of, surest first.
    fn names(&self) -> impl Iterator<Item = Name<'v>> + use<'_, 'v> {
        let in_session = |session| self.references().map(move |it| Name::within(session, it));
        let in_session = self.browse_session.into_iter().flat_map(in_session);
        in_session.chain(self.references().map(Name::new))
    }
}

/// The names that anything requested goes by.
pub(super) fn names_of<'v>(asked: &[Asked<'v>]) -> HashSet<Name<'v>> {
    let names = asked
        .iter()
        .flat_map(|it| it.key.into_iter().chain(it.content_id));
    names.map(Name::new).collect()
}

/// Names, and what goes with each.
type Named<'v, T> = HashMap<Name<'v>, T>;

/// Items that go by names, first come first.
struct ByName<'v> {
    /// For each name, its first link.
    first: Named<'v, usize>,
    links: Vec<Link>,
}

/// An item, and the next link of the same name.
struct Link {
    item: usize,
    next: Option<usize>,
}

impl<'v> ByName<'v> {
    /// Of names with items, the last one first.
    fn of(backwards: impl Iterator<Item = (Name<'v>, usize)>) -> Self {
        let mut by_name = Self {
            first: Named::default(),
            links: Vec::new(),
        };
        for (name, item) in backwards {
            let next = by_name.first.insert(name, by_name.links.len());
            by_name.links.push(Link { item, next });
        }
        by_name
    }

    /// The first item of that name which has no entry yet.
    fn take(&mut self, name: Name<'v>, matches: &Matches) -> Option<usize> {
        let first = self.first.get_mut(&name)?;
        loop {
            let Link { item, next } = self.links[*first];
            if matches.of_asked[item].is_none() {
                return Some(item);
            }
            *first = next?;
        }
    }
}

/// The items of one kind.
///
/// Answers nearly always tell of items in the order of the request. So the first one that has no entry
/// yet is looked at first, and the others are looked for by name, in a table that is made when it is
/// needed first.
struct Waiting<'a, 'v> {
    kind: ItemKind,
    asked: &'a [Asked<'v>],
    /// All items of the kind before this one have their entry.
    next: usize,
    by_name: Option<ByName<'v>>,
}

impl<'a, 'v> Waiting<'a, 'v> {
    fn of(kind: ItemKind, asked: &'a [Asked<'v>]) -> Self {
        Self {
            kind,
            asked,
            next: 0,
            by_name: None,
        }
    }

    /// The first item of that name which has no entry yet.
    fn take(&mut self, name: Name<'v>, matches: &Matches) -> Option<usize> {
        let Self { kind, asked, .. } = *self;
        let is_waiting = |at: usize| asked[at].kind == kind && matches.of_asked[at].is_none();
        let next = (self.next..asked.len()).find(|&at| is_waiting(at));
        self.next = next.unwrap_or(asked.len());
        if asked[next?].names().any(|it| it == name) {
            return next;
        }
        let by_name = self.by_name.get_or_insert_with(|| {
            let backwards = asked.iter().enumerate().rev();
            let of_kind = backwards.filter(|(_, it)| it.kind == kind);
            ByName::of(of_kind.flat_map(|(at, it)| it.names().map(move |name| (name, at))))
        });
        by_name.take(name, matches)
    }
}

struct Matcher<'a, 'v> {
    additions: Waiting<'a, 'v>,
    removals: Waiting<'a, 'v>,
    by_content_id: ByName<'v>,
    /// Whether the items name more than one browse session.
    has_several_sessions: bool,
    matches: Matches,
}

impl<'a, 'v> Matcher<'a, 'v> {
    fn new(asked: &'a [Asked<'v>], entries: usize) -> Self {
        let backwards = asked.iter().enumerate().rev();
        let mut sessions = asked
            .iter()
            .filter_map(|it| it.browse_session.map(Name::new));
        let first_session = sessions.next();
        let content_ids = backwards.filter_map(|(at, it)| Some((Name::new(it.content_id?), at)));
        Self {
            additions: Waiting::of(Addition, asked),
            removals: Waiting::of(Removal, asked),
            by_content_id: ByName::of(content_ids),
            has_several_sessions: sessions.any(|it| Some(it) != first_session),
            matches: Matches {
                of_asked: vec![None; asked.len()],
                is_matched: vec![false; entries],
            },
        }
    }

    /// The item that an entry tells of, surest evidence first.
    fn find(&mut self, entry: &Entry<'v>) -> Option<(usize, By)> {
        let id = || entry.id.map(Name::new);
        let content_id = entry.content_id.map(Name::new);
        let failed = entry.failure.as_ref();
        let may_be = |kind| failed.and_then(|it| it.of).is_none_or(|of| of == kind);
        let removal = || id().filter(|_| may_be(Removal));
        let may_add = may_be(Addition) && !entry.is_removed;
        let mut references = entry.names().filter(|_| may_add);
        // A failure names a removal by its id; an entity that was added has an id of its own.
        let named = if failed.is_some() || entry.is_removed {
            let removed = self.take(Removal, removal());
            removed.or_else(|| references.find_map(|it| self.take(Addition, Some(it))))
        } else {
            let added = references.find_map(|it| self.take(Addition, Some(it)));
            added.or_else(|| self.take(Removal, removal()))
        };
        if let Some(item) = named {
            let by = match self.is_by_key_alone(entry, &self.additions.asked[item]) {
                true => By::KeyAlone,
                false => By::Name,
            };
            return Some((item, by));
        }
        let id_of_failed = id().filter(|_| failed.is_some() && may_be(Addition));
        if let Some(item) = self.take(Addition, id_of_failed) {
            return Some((item, By::ReferenceAsId));
        }
        let by_content_id = content_id.and_then(|it| self.by_content_id.take(it, &self.matches));
        let by_content_id = by_content_id
            .or_else(|| self.take(Removal, content_id.filter(|_| may_be(Removal))))
            .or_else(|| self.take(Addition, content_id.filter(|_| may_be(Addition))));
        let asked = self.additions.asked;
        let by_content_id = by_content_id.filter(|&at| !names_another(entry, &asked[at]));
        by_content_id.map(|item| (item, By::ContentId))
    }

    /// Whether an item was found by a key that means something only in a browse session, which the
    /// entry does not name.
    fn is_by_key_alone(&self, entry: &Entry, asked: &Asked) -> bool {
        let Some(session) = asked.browse_session.filter(|_| asked.kind == Addition) else {
            return false;
        };
        match entry.browse_session {
            Some(other) => Name::new(session) != Name::new(other),
            None => self.has_several_sessions,
        }
    }

    /// The first item of that name which has no entry yet.
    fn take(&mut self, kind: ItemKind, name: Option<Name<'v>>) -> Option<usize> {
        let waiting = match kind {
            Addition => &mut self.additions,
            Removal => &mut self.removals,
        };
        waiting.take(name?, &self.matches)
    }

    /// Lets what was asked for twice share its entry.
    fn match_again(&mut self, asked: &[Asked]) {
        let of_asked = &self.matches.of_asked;
        let has_waiting = [Addition, Removal].map(|kind| {
            let mut items = asked.iter().zip(of_asked);
            items.any(|(it, found)| it.kind == kind && found.is_none())
        });
        let mut told = [Named::default(), Named::default()];
        for (item, found) in asked.iter().zip(of_asked) {
            let kind = item.kind as usize;
            if let Some(found) = found.filter(|_| has_waiting[kind])
                && let Some(name) = item.names().next()
            {
                told[kind].entry(name).or_insert(found);
            }
        }
        for (item, found) in asked.iter().zip(&mut self.matches.of_asked) {
            if found.is_none()
                && let Some(name) = item.names().next()
            {
                *found = told[item.kind as usize].get(&name).copied();
            }
        }
    }

    /// Matches additions whose reference is malformed with entries whose reference is one letter
    /// off: the service was seen to repair a truncated id in its answer. Only where neither side
    /// has another candidate; two whole GUIDs are never taken for each other.
    fn match_near(&mut self, asked: &[Asked], entries: &[Entry]) {
        let unnamed = |at: &usize| {
            let item = &asked[*at];
            let malformed = item
                .key
                .is_some_and(|it| !is_guid(it) && is_nearly_guid(it));
            item.kind == Addition && malformed && self.matches.of_asked[*at].is_none()
        };
        let asked_left: Vec<_> = (0..asked.len()).filter(unnamed).collect();
        let unmatched =
            |at: &usize| entries[*at].reference().is_some() && !self.matches.is_matched[*at];
        let entries_left: Vec<_> = (0..entries.len()).filter(unmatched).collect();
        if asked_left.len().max(entries_left.len()) > NEAR_AT_MOST {
            return;
        }
        let asked_names = asked_left.iter().map(|&at| (at, asked[at].key));
        let entry_names = entries_left.iter().map(|&at| (at, entries[at].reference()));
        for (item, at) in near_pairs(asked_names, entry_names, variants) {
            self.matches.of_asked[item] = Some((at, By::NearReference));
            self.matches.is_matched[at] = true;
        }
    }

    /// Matches sites with entries that name them in the other form of their ids: one is a host and two
    /// GUIDs, the other one of these GUIDs. Only where neither side has another candidate.
    fn match_site_forms(&mut self, asked: &[Asked], entries: &[Entry]) {
        let is_site = |it: &Asked| {
            let items = it.delta.items;
            items.is_some_and(|items| items.reference.id.format == IdFormat::Site)
        };
        let asked_left = (0..asked.len())
            .filter(|&at| self.matches.of_asked[at].is_none() && asked[at].kind == Addition)
            .filter(|&at| is_site(&asked[at]));
        let entries_left = (0..entries.len()).filter(|&at| !self.matches.is_matched[at]);
        let asked_names = asked_left.map(|at| (at, asked[at].key));
        let entry_names = entries_left.map(|at| (at, entries[at].reference()));
        let mut pairs = near_pairs(asked_names, entry_names, guids_in);
        let is_guid = |it: Option<&str>| it.is_some_and(|it| is_guid(it.trim()));
        pairs.retain(|&(item, at)| is_guid(asked[item].key) != is_guid(entries[at].reference()));
        for (item, at) in pairs {
            self.matches.of_asked[item] = Some((at, By::SiteForm));
            self.matches.is_matched[at] = true;
        }
    }
}

/// Whether an entry names by a whole GUID what is not the item: content ids were seen to contradict
/// that, which is surer.
fn names_another(entry: &Entry, asked: &Asked) -> bool {
    let named = match asked.kind {
        Addition => entry.reference(),
        Removal => entry.id,
    };
    let is_guid = |it: &&str| is_guid(it.trim());
    let both = named.filter(is_guid).zip(asked.key.filter(is_guid));
    both.is_some_and(|(named, asked)| Name::new(named) != Name::new(asked))
}

/// Whether a text is a GUID but for one letter at the most.
fn is_nearly_guid(text: &str) -> bool {
    let text = text.trim();
    let is_digit = |it: u8| it.is_ascii_hexdigit() || it == b'-';
    text.len().abs_diff(GUID_LENGTH) <= 1 && text.bytes().all(is_digit)
}

/// Beyond this many unmatched names none are compared, to keep the time linear; a request holds 50.
const NEAR_AT_MOST: usize = 1_000;

/// Longer names are no ids, and are not compared.
const NEAR_LENGTH: usize = 64;

/// The pairs of names that share a variant, where each is the only candidate of the other.
fn near_pairs<'n>(
    asked: impl Iterator<Item = (usize, Option<&'n str>)>,
    entries: impl Iterator<Item = (usize, Option<&'n str>)>,
    variants: fn(Option<&str>) -> HashSet<String>,
) -> Vec<(usize, usize)> {
    let mut by_variant: HashMap<String, Vec<usize>> = HashMap::default();
    for (at, name) in entries {
        for variant in variants(name) {
            by_variant.entry(variant).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    let mut claims: HashMap<usize, usize> = HashMap::default();
    for (item, name) in asked {
        let variants = variants(name);
        let near = variants
            .iter()
            .filter_map(|it| by_variant.get(it))
            .flatten();
        let near: HashSet<usize> = near.copied().collect();
        for &at in &near {
            *claims.entry(at).or_default() += 1;
        }
        if near.len() == 1 {
            pairs.extend(near.into_iter().map(|at| (item, at)));
        }
    }
    pairs.retain(|(_, at)| claims[at] == 1);
    pairs
}

/// The GUIDs in the id of a site.
fn guids_in(name: Option<&str>) -> HashSet<String> {
    let parts = name.into_iter().flat_map(|it| it.split(','));
    let guids = parts.map(str::trim).filter(|it| is_guid(it));
    guids.map(str::to_ascii_lowercase).collect()
}

/// The name, and the name without each of its letters: two names that are one letter apart share
/// one of these.
fn variants(name: Option<&str>) -> HashSet<String> {
    let Some(name) = name.map(str::trim).filter(|it| it.len() <= NEAR_LENGTH) else {
        return HashSet::default();
    };
    let name = name.to_ascii_lowercase();
    let without =
        |(at, char): (usize, char)| format!("{}{}", &name[..at], &name[at + char.len_utf8()..]);
    let mut variants: HashSet<_> = name.char_indices().map(without).collect();
    variants.insert(name);
    variants
}
