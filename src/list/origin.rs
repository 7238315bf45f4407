//! What a JSON list says of itself, whoever made it: a list of something else must never be taken for
//! one of what is asked for.

use super::Wanted;
use super::group;
use super::kind::{GENERAL, refers_to, simple};
use super::owner::{other_owner, several_owners};
use crate::delta::ItemKind;
use crate::delta::address::Address;
use crate::delta::context::{Context, type_of_items};
use crate::delta::item::{member, text};
use crate::delta::payload::delta_arrays;
use crate::json::Value;
use crate::resource::{ID, Items, RESOURCES, Resource, SEARCH_RESPONSE_ID};

/// What the items of a list are, as far as it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Items of the array that is asked for.
    Own,
    /// What such items refer to.
    Referred,
    Unknown,
}

/// What a list says of itself.
pub(super) struct Said {
    pub origin: Origin,
    /// The id of the search that found them, where they are to say it.
    pub search: Option<String>,
    /// Whether they are groups.
    pub of_groups: bool,
    /// The id of the session or policy that it is of.
    pub owner: Option<String>,
}

/// What the object says that holds a list; or why it holds none of what is asked for.
pub(super) fn said(holder: &Value, items: &Items, wanted: &Wanted) -> Result<Said, String> {
    let property = wanted.delta.property;
    let is_own = |it: &&Resource| it.deltas.iter().any(|it| it.property == property);
    let own = RESOURCES.iter().find(is_own);
    let context = Context::of(holder);
    // A session or a policy that holds its list names itself.
    let itself = text_of(holder, ID).filter(|_| !delta_arrays(holder).is_empty());
    let by_context = own.and_then(|own| context.owner(own));
    let by_link = own.and_then(|own| owner_by_link(holder, own));
    let owners = [by_context, itself, by_link.as_deref()];
    let mut owners = owners.into_iter().flatten();
    let owner = owners.clone().next();
    let unit_of = wanted.policy.filter(|_| wanted.delta.units.is_some());
    if let Some(of) = wanted.of.or(unit_of) {
        let reason = |it: &str| other_owner(it, of).or_else(|| several_owners(it, owner));
        if let Some(reason) = owners.find_map(reason) {
            return Err(reason);
        }
    }
    let said = |origin| Said {
        origin,
        search: text_of(holder, SEARCH_RESPONSE_ID)
            .filter(|_| items.search_response.is_some())
            .map(str::to_owned),
        of_groups: false,
        owner: owner.map(str::to_owned),
    };
    let told = text_of(holder, "@odata.context").or_else(|| text_of(holder, "@context"));
    let is_deleted = |it: &str| it.to_ascii_lowercase().contains("directory/deleteditems");
    if told.is_some_and(is_deleted) && wanted.of.is_none() {
        return Err("its `@odata.context` says that it is about what was deleted.".to_owned());
    }
    let Some(name) = told.and_then(subject) else {
        return Ok(said(Origin::Unknown));
    };
    let list = wanted.delta.list();
    if name == list || name == type_of_items(wanted.delta) {
        return Ok(said(Origin::Own));
    }
    let holds = holder.get("value").is_none();
    let is_holder = own.is_some_and(|own| holds && context.set(own) == Some(name));
    if is_holder || GENERAL.contains(&name) {
        return Ok(said(Origin::Unknown));
    }
    // What is there, and what is removed, are items and not what these refer to.
    let may_refer = wanted.kind == ItemKind::Addition && wanted.of.is_none();
    let of_groups = group::is_called(name);
    if refers_to(name, items) && may_refer && (!of_groups || group::may_be_meant(wanted)) {
        return Ok(Said {
            of_groups,
            ..said(Origin::Referred)
        });
    }
    Err(format!(
        "its `@odata.context` says that it is about `{}`; `{list}` are asked for.",
        crate::finding::show(name),
    ))
}

/// The id of the session or policy whose items the next page lists.
fn owner_by_link(holder: &Value, own: &Resource) -> Option<String> {
    let links = ["@odata.nextLink", "nextLink"];
    let address = Address::parse(links.iter().find_map(|it| text_of(holder, it))?);
    let is_own = address.resource.is_none_or(|it| it.name == own.name);
    address.id().filter(|_| is_own)
}

/// The text of a member, in whatever spelling.
fn text_of<'v>(value: &'v Value<'v>, name: &str) -> Option<&'v str> {
    text(member(value, name)?)
}

/// The set or the type that a context is about: `…$metadata#users(id)/$entity` is about `users`, and
/// `…#directoryObjects/microsoft.graph.user` about `user`.
fn subject(context: &str) -> Option<&str> {
    let (_, path) = context.split_once("$metadata#")?;
    let path = path.split("/$").next().unwrap_or(path);
    if let Some(inside) = path.strip_prefix("Collection(") {
        return Some(simple(inside.trim_end_matches(')')));
    }
    let (mut depth, mut start, mut end) = (0_usize, 0, path.len());
    for (at, char) in path.char_indices() {
        match char {
            '(' => {
                if depth == 0 {
                    end = at;
                }
                depth += 1;
            }
            ')' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => (start, end) = (at + 1, path.len()),
            _ => {}
        }
    }
    let name = simple(&path[start..end]);
    (!name.is_empty()).then_some(name)
}

/// Whether a context or a link says that a list tells what changed, and not what is there.
pub(super) fn tells_changes(holder: &Value) -> bool {
    let context = text_of(holder, "@odata.context").unwrap_or_default();
    let has_link = || {
        let ends = ["@odata.deltaLink", "odata.deltaLink", "deltaLink"];
        ends.iter().any(|it| text_of(holder, it).is_some())
    };
    context.ends_with("/$delta") || has_link()
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn contexts_are_about_a_set_or_a_type() {
        let graph = "https://graph.microsoft.com/v1.0/$metadata#";
        for (path, about) in [
            ("users", "users"),
            ("users(id,displayName)", "users"),
            ("users/$delta", "users"),
            ("groups('a/b')/members(id)", "members"),
            ("directoryObjects/microsoft.graph.user", "user"),
            ("Collection(microsoft.graph.device)", "device"),
            (
                "microsoft.graph.restorePointSearchResponse",
                "restorePointSearchResponse",
            ),
            (
                "solutions/backupRestore/exchangeProtectionPolicies('x')/mailboxProtectionUnits",
                "mailboxProtectionUnits",
            ),
            (
                "solutions/backupRestore/exchangeProtectionPolicies(mailboxProtectionUnits())/$entity",
                "exchangeProtectionPolicies",
            ),
        ] {
            assert_eq!(subject(&[graph, path].concat()), Some(about), "{path}");
        }
        assert_eq!(subject("a"), None);
    }
}
