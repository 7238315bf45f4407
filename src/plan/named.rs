//! What makes it doubtful that a plan removes what is meant to go: the list of what is wanted names it, or gives one id
//! to two.

use super::difference::{Difference, identity, reference, reference_format, some_of};
use crate::delta::id::{GUID_LENGTH, guid_at};
use crate::finding::{Finding, Findings, Span, rules, show};
use crate::hashing::{HashMap, HashSet};
use crate::list::{Label, ListText, Row, addresses_in};
use crate::resource::Delta;

/// Tells of what would be removed though the list of what is wanted names it: by its id in a column that was not
/// read, in another object, under a name that is not known; or by its address or its name, beside another id.
pub(super) fn tell_named(
    wanted: &ListText,
    what: &'static str,
    difference: &Difference,
    delta: &Delta,
    findings: &mut Findings,
) {
    if difference.unwanted.is_empty() {
        return;
    }
    let ends = Ends::of(wanted, difference, delta);
    let ids = ids_in(wanted.bytes(), &difference.others);
    let names = Names::of(wanted, difference);
    let find = |row: &&Row| {
        let id = show(&reference(row));
        if let Some(place) = place_of_ids(row, &ids) {
            return Some((id, Where::Text(place)));
        }
        if let Some((name, place)) = names.find(row) {
            return Some((format!("{id} (\"{}\")", show(name)), place));
        }
        ends.part_of(row).map(|it| (id, Where::Row(it)))
    };
    let found = difference.others.iter().filter_map(find);
    let (shown, places): (Vec<_>, Vec<_>) = found.unzip();
    let Some(first) = places.into_iter().next() else {
        return;
    };
    let told = rules::PlanNamed {
        what,
        count: shown.len(),
        which: &some_of(&shown),
    };
    match first {
        Where::Row(row) => wanted.tell_row(row, told, findings),
        Where::Text(place) => {
            let finding = Finding::new(told, String::new(), |it| it.at(place));
            wanted.tell(finding, findings);
        }
    }
}

/// Where something is named.
#[derive(Clone, Copy)]
enum Where<'w> {
    Text(Span),
    Row(&'w Row),
}

/// The ends of a list of keys that are new: of a key at which the list was cut, a part is left.
struct Ends<'w> {
    first: Option<&'w Row>,
    last: Option<&'w Row>,
}

impl<'w> Ends<'w> {
    fn of(wanted: &'w ListText, difference: &Difference, delta: &Delta) -> Self {
        let is_new = |row: &&Row| {
            let are_keys = reference_format(delta).is_opaque();
            are_keys && difference.new.iter().any(|it| std::ptr::eq(*it, *row))
        };
        let rows = &wanted.list.rows;
        Self {
            first: rows.first().filter(is_new),
            last: rows.last().filter(is_new),
        }
    }

    /// The one that is a part of the key of a row.
    fn part_of(&self, row: &Row) -> Option<&'w Row> {
        let key = row.reference()?;
        let ends = |it: &&Row| it.reference().is_some_and(|it| key.ends_with(it));
        let starts = |it: &&Row| it.reference().is_some_and(|it| key.starts_with(it));
        self.first.filter(ends).or(self.last.filter(starts))
    }
}

/// The GUIDs of some rows that stand in a text, each with where it does first.
fn ids_in(text: &[u8], rows: &[&Row]) -> HashMap<u128, Span> {
    let ids = rows.iter().flat_map(|it| ids_of(it)).flatten();
    let wanted: HashSet<_> = ids.flat_map(guids_of).collect();
    let mut found = HashMap::default();
    let mut at = 0;
    while at + GUID_LENGTH <= text.len() {
        match guid_at(text, at) {
            Some(guid) => {
                let end = at + GUID_LENGTH;
                if wanted.contains(&guid) {
                    found.entry(guid).or_insert(Span::new(at, end));
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Where one of the ids of a row stands, all GUIDs of it somewhere.
fn place_of_ids(row: &Row, found: &HashMap<u128, Span>) -> Option<Span> {
    let place = |id: &str| {
        let places: Option<Vec<_>> = guids_of(id).map(|it| found.get(&it).copied()).collect();
        places?.first().copied()
    };
    ids_of(row).into_iter().flatten().find_map(place)
}

fn ids_of(row: &Row) -> [Option<&str>; 2] {
    [row.id.as_deref(), row.reference()]
}

/// The GUIDs that an id is made of.
fn guids_of(id: &str) -> impl Iterator<Item = u128> {
    id.split(',').filter_map(|it| guid_at(it.as_bytes(), 0))
}

/// Where the list of what is wanted has names and addresses of what would be removed: addresses anywhere in it, and names
/// that its rows bear as their own. In another column, a name may be that of somebody else.
struct Names<'w>(HashMap<String, Where<'w>>);

impl<'w> Names<'w> {
    fn of(wanted: &'w ListText, difference: &Difference) -> Self {
        // What something that is kept is called as well, may mean that.
        let kept = difference.kept.iter().flat_map(|it| &it.there.labels);
        let kept: HashSet<_> = kept.map(Label::key).collect();
        let going = difference.others.iter().flat_map(|it| &it.labels);
        let going = going.map(Label::key).filter(|it| !kept.contains(it));
        let going: HashSet<_> = going.collect();
        let mut found = HashMap::default();
        if going.is_empty() {
            return Self(found);
        }
        let text = str::from_utf8(wanted.bytes()).unwrap_or_default();
        let in_text = addresses_in(text).map(|(place, it)| (it, Where::Text(place)));
        let rows = wanted.list.rows.iter();
        let of_rows = rows.flat_map(|row| row.labels.iter().map(|it| (it.key(), Where::Row(row))));
        for (name, place) in in_text.chain(of_rows).filter(|it| going.contains(&it.0)) {
            found.entry(name).or_insert(place);
        }
        Self(found)
    }

    /// By what a row is named, an address before a name, and where.
    fn find<'r>(&self, row: &'r Row) -> Option<(&'r str, Where<'w>)> {
        let named = |it: &'r Label| Some((&*it.text, *self.0.get(&it.key())?));
        let mut labels = row.labels.iter();
        let mut addresses = row.labels.iter().filter(|it| it.address().is_some());
        let by_address = addresses.find_map(named);
        by_address.or_else(|| labels.find_map(named))
    }
}

/// Tells of an id in the list of what is wanted that stands in two rows, beside addresses or names of two: one of them lacks its
/// own, and may be what would be removed.
pub(super) fn tell_two_of_one_id(
    wanted: &ListText,
    what: &'static str,
    difference: &Difference,
    delta: &Delta,
    findings: &mut Findings,
) {
    if difference.unwanted.is_empty() {
        return;
    }
    let format = reference_format(delta);
    let mut first_of = HashMap::default();
    let mut pairs = Vec::new();
    let rows = &wanted.list.rows;
    let with_labels = rows.iter().enumerate().filter(|it| !it.1.labels.is_empty());
    for (at, row) in with_labels {
        let Some(id) = identity(row, format) else {
            continue;
        };
        let first = *first_of.entry(id).or_insert(at);
        let labels = rows[first].other_labels(row);
        pairs.extend(labels.map(|it| (first, at, it)));
    }
    let Some((first, second, [one, other])) = pairs.first().copied() else {
        return;
    };
    let lines = wanted.lines();
    let [first_place, second_place] = [first, second].map(|it| wanted.place_of(it, &lines));
    let told = rules::PlanTwoOfOneId {
        what,
        count: pairs.len(),
        value: &reference(&rows[second]),
        one,
        first: &first_place,
        other,
        second: &second_place,
    };
    wanted.tell_row(&rows[second], told, findings);
}
