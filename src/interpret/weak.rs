//! Matches that are not sure: names that are not the same, and may be meant to be.

use super::entry::ResponseItem;
use super::matching::MatchEvidence;
use super::request::RequestedItem;
use crate::delta::id::{GUID_LENGTH, is_guid};
use crate::delta::identity::may_be_one_site;
use crate::hashing::{HashMap, HashSet};

/// Beyond this many unmatched names none are compared, to keep the time linear; a request holds 50.
pub(super) const WEAK_AT_MOST: usize = 1_000;

/// The pairs of an item and a group that share a variant, where each is the only candidate of the other.
pub(super) fn sole_pairs(
    asked: impl Iterator<Item = (usize, HashSet<String>)>,
    groups: impl Iterator<Item = (usize, HashSet<String>)>,
) -> Vec<(usize, usize)> {
    let mut by_variant: HashMap<String, Vec<usize>> = HashMap::default();
    for (at, variants) in groups {
        for variant in variants {
            by_variant.entry(variant).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    let mut claims: HashMap<usize, usize> = HashMap::default();
    for (item, variants) in asked {
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

/// Whether an item and an entry whose names share a variant are taken for one: not where they stand in
/// other arrays, nor where both name a browse session, as these are others, or else the match would be
/// sure.
pub(super) fn is_weakly_one(
    asked: &RequestedItem,
    name: &str,
    entry: &ResponseItem,
    evidence: MatchEvidence,
) -> bool {
    if asked.delta.property != entry.delta.property {
        return false;
    }
    match evidence {
        MatchEvidence::SiteForm => may_be_one_site(asked.key.unwrap_or_default(), name),
        MatchEvidence::KeyAlone => asked.browse_session.is_none() || entry.browse_session.is_none(),
        MatchEvidence::OtherCasing => asked.is_in_session_of(entry),
        _ => true,
    }
}

/// A key by itself.
pub(super) fn key_alone(name: &str, _: bool) -> HashSet<String> {
    HashSet::from_iter([name.trim().to_owned()])
}

pub(super) fn in_lower_case(name: &str, _: bool) -> HashSet<String> {
    HashSet::from_iter([name.trim().to_ascii_lowercase()])
}

/// The GUIDs in the id of a site.
pub(super) fn guids_in(name: &str, _: bool) -> HashSet<String> {
    let parts = name.split(',').map(str::trim).filter(|it| is_guid(it));
    parts.map(str::to_ascii_lowercase).collect()
}

/// The name, and the name without each of its letters: two names that are one letter apart share one
/// of these. The service was seen to repair a truncated id in its answer; two whole GUIDs are never
/// taken for each other, so what was asked for has variants only where it is malformed.
pub(super) fn variants(name: &str, is_asked: bool) -> HashSet<String> {
    let name = name.trim();
    let is_digit = |it: u8| it.is_ascii_hexdigit() || it == b'-';
    let is_nearly_guid = name.len().abs_diff(GUID_LENGTH) <= 1 && name.bytes().all(is_digit);
    if !is_nearly_guid || (is_asked && is_guid(name)) {
        return HashSet::default();
    }
    let name = name.to_ascii_lowercase();
    let without = |at: usize| format!("{}{}", &name[..at], &name[at + 1..]);
    let mut variants: HashSet<_> = (0..name.len()).map(without).collect();
    variants.insert(name);
    variants
}
