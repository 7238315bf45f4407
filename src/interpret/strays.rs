//! Why an entry of an answer is none of the items that were requested.

use super::entry::ResponseItem;
use super::matching::Matches;
use super::request::RequestedItem;
use super::words;
use crate::delta::Identity;
use crate::hashing::HashSet;
use crate::resource::IdFormat;

/// The names that anything requested goes by.
pub(super) struct Named<'v> {
    asked: HashSet<Identity<'v>>,
    matched: HashSet<Identity<'v>>,
}

impl<'v> Named<'v> {
    pub fn of(
        asked: &[RequestedItem<'v>],
        entries: &[ResponseItem<'v>],
        matches: &Matches,
    ) -> Self {
        let items = asked.iter().zip(&matches.of_asked);
        let with_entry = items.filter_map(|(it, found)| Some((it, (*found)?.0)));
        // An entry may name an item otherwise than the request does.
        let names = |(it, at): (&RequestedItem<'v>, usize)| {
            let names = entries[at].references().chain(entries[at].id);
            let names = names.map(|it| Identity::new(it, IdFormat::Guid));
            it.names().chain(names).collect::<Vec<_>>()
        };
        Self {
            asked: asked.iter().flat_map(RequestedItem::names).collect(),
            matched: with_entry.flat_map(names).collect(),
        }
    }

    pub fn are_asked(&self, name: &str) -> bool {
        holds(&self.asked, name)
    }

    /// Why an entry is none of what was requested.
    pub fn why(&self, entry: &ResponseItem) -> &'static str {
        match entry.reference().or(entry.id) {
            None => words::NAMELESS,
            Some(name) if holds(&self.matched, name) => words::REPORTED_AGAIN,
            Some(name) if self.are_asked(name) => words::ASKED_OTHERWISE,
            Some(_) => words::NOT_REQUESTED,
        }
    }
}

/// Whether a name is among names, be it an id or any text.
fn holds(names: &HashSet<Identity>, name: &str) -> bool {
    let mut formats = [IdFormat::Guid, IdFormat::Opaque].into_iter();
    formats.any(|format| names.contains(&Identity::new(name, format)))
}
