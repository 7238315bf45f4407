//! Where a JSON list comes from, as far as it tells: a list of something else must never be taken for
//! one of what is asked for.

use super::{Wanted, other_owner};
use crate::delta::context::{Context, type_of_items};
use crate::delta::item::text;
use crate::delta::payload::delta_arrays;
use crate::json::Value;
use crate::resource::{ID, Items, RESOURCES, Resource};

/// What the items of a list are, as far as its `@odata.context` tells.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    /// Items of the array that is asked for.
    Own,
    /// What such items refer to.
    Referred,
    Unknown,
}

impl Origin {
    /// The origin of a list; or why it is no list of what is asked for.
    pub fn of(value: &Value, items: &Items, wanted: &Wanted) -> Result<Self, String> {
        let context = Context::of(value);
        let property = wanted.delta.property;
        let is_own = |it: &&Resource| it.deltas.iter().any(|it| it.property == property);
        let Some(own) = RESOURCES.iter().find(is_own) else {
            return Ok(Self::Unknown);
        };
        // A session or a policy that holds its list names itself.
        let itself = value
            .get(ID)
            .and_then(text)
            .filter(|_| !delta_arrays(value).is_empty());
        for owner in [context.owner(own), itself].into_iter().flatten() {
            if let Some(reason) = wanted.of.and_then(|of| other_owner(owner, of)) {
                return Err(reason);
            }
        }
        if context.names_list(wanted.delta) {
            return Ok(Self::Own);
        }
        if let Some(other) = named_besides(&context, own, value) {
            let list = wanted.delta.list();
            return Err(format!(
                "its `@odata.context` says that it is about `{other}`; `{list}` are asked for."
            ));
        }
        let refers = items.reference.id.sets.iter().any(|it| context.names(it));
        Ok(if refers {
            Self::Referred
        } else {
            Self::Unknown
        })
    }
}

/// What a context names that is not asked for: another array, another kind of session or policy, or
/// sessions or policies themselves, where it lists those.
fn named_besides(context: &Context, own: &Resource, value: &Value) -> Option<&'static str> {
    for resource in RESOURCES {
        for delta in resource.deltas {
            if context.names_list(delta) {
                return Some(delta.list());
            }
        }
        let lists_them = resource.segment == own.segment
            && value.get("value").is_some()
            && context.set(own).is_some()
            && context.owner(own).is_none();
        let is_other = resource.segment != own.segment && context.names(resource.segment);
        if lists_them || is_other {
            return Some(resource.segment);
        }
    }
    None
}

/// Whether an item may be one of those that are asked for: its type, or what it refers to, may tell
/// that it is another, whose id names nothing here.
pub(super) fn is_of(item: &Value, items: &Items, wanted: &Wanted) -> Result<(), String> {
    let Some(members) = item.as_object() else {
        return Ok(());
    };
    let own = items.reference.path[0];
    let item_type = members
        .get("@odata.type")
        .and_then(text)
        .and_then(|it| it.rsplit(['.', '#']).next());
    let is_own_type = item_type == Some(type_of_items(wanted.delta));
    for delta in RESOURCES.iter().flat_map(|it| it.deltas) {
        let name = delta.items.map_or(own, |it| it.reference.path[0]);
        let refers_otherwise = name != own && members.contains(name) && !members.contains(own);
        let is_other_type = !is_own_type && item_type == Some(type_of_items(delta));
        let list = wanted.delta.list();
        if is_other_type {
            let found = type_of_items(delta);
            return Err(format!(
                "its items are of the type `{found}`; `{list}` are asked for."
            ));
        }
        if refers_otherwise {
            return Err(format!(
                "its items have `{name}`, which `{list}` have not: they are something else."
            ));
        }
    }
    Ok(())
}
