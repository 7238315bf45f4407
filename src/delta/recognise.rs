//! Which delta array a property of a body is.

use super::spelling::{Spelling, spelling};
use crate::resource::{Delta, RESOURCES, Resource};

/// A property of the body that is a delta array, or is meant to be one.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    /// How it spells the property that changes the array.
    pub spelled: Spelling,
    /// How it spells the array itself, as the request that creates what has it holds it. `None` where it
    /// says that it is a delta.
    pub listed: Option<Spelling>,
}

/// The delta array that a property of the body is, or is meant to be. Where two are spelled alike,
/// the one of the resource that was told.
pub(crate) fn recognise(name: &str, told: Option<&'static Resource>) -> Option<Found> {
    let is_told = |it: &Found| told.is_some_and(|told| told.name == it.resource.name);
    let exact = || deltas().find(|it| it.delta.property == name);
    let spelled = || {
        let candidates = deltas().filter_map(|it| {
            let spelled = delta_spelled(name, it.delta)?;
            Some(Found {
                spelled,
                listed: spelling(name, it.delta.list()),
                ..it
            })
        });
        candidates.min_by_key(|it| (it.spelled as u8, !is_told(it)))
    };
    exact().or_else(spelled)
}

/// Every delta array, under its own name.
fn deltas() -> impl Iterator<Item = Found> {
    let of = |resource: &'static Resource| {
        resource.deltas.iter().map(move |delta| Found {
            resource,
            delta,
            spelled: Spelling::Exact,
            listed: None,
        })
    };
    RESOURCES.iter().flat_map(of)
}

/// How a property spells a delta array: by its name, by the name it had, or without `@delta`.
fn delta_spelled(name: &str, delta: &Delta) -> Option<Spelling> {
    let by_old_name = || spelling(name, delta.old_property?).map(inexact);
    spelling(name, delta.property)
        .or_else(|| spelling(name, delta.list()).map(inexact))
        .or_else(by_old_name)
}

/// Another name is not the name, however exactly it is spelled.
fn inexact(spelling: Spelling) -> Spelling {
    match spelling {
        Spelling::Exact => Spelling::Recased,
        other => other,
    }
}

/// The delta properties that may be expected, for a message.
pub(crate) fn expected_delta(told: Option<&'static Resource>) -> String {
    let documented = |it: &&Delta| it.items.is_some() && !it.is_inferred;
    let names: Vec<_> = match told {
        Some(told) => told
            .deltas
            .iter()
            .filter(documented)
            .map(|it| it.property)
            .collect(),
        None => RESOURCES.iter().map(|it| it.usual().property).collect(),
    };
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{}` or `{last}", others.join("`, `")),
        None => String::new(),
    }
}
