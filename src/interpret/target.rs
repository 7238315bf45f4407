//! Whether an answer is one to the request, as far as it says of what it is; or the request once more.

use super::answer::Answer;
use super::entry::ResponseItem;
use super::request::Request;
use crate::delta::context::Context;
use crate::delta::item::{member, text};
use crate::delta::payload::DeltaArray;
use crate::delta::{Identity, Item, ItemKind};
use crate::finding::show;
use crate::json::Value;
use crate::resource::{IdFormat, RESOURCES, Resource};

/// What an answer is about and what was asked, where these are not the same.
pub(super) fn targets_that_differ(request: &Request, answer: &Answer) -> Option<(String, String)> {
    let read = answer.read.ok()?;
    let quoted = |it: &str| format!("`{}`", show(it));
    let is_asked = |found: &DeltaArray| {
        let mut asked = request.asked.iter();
        asked.len() == 0 || asked.any(|it| it.delta.property == found.delta.property)
    };
    if let Some(found) = answer.arrays.first()
        && !answer.arrays.iter().any(is_asked)
    {
        let property = request.delta.property;
        return Some((quoted(found.delta.property), quoted(property)));
    }
    if let Some(other) = other_resource(read, request.resource) {
        return Some((quoted(other), quoted(request.resource.type_name)));
    }
    let owner = || Context::of(read).owner(request.resource);
    let found = own_id(read).or_else(owner)?;
    let asked = request.id.as_deref()?;
    let is_same = Identity::new(found, IdFormat::Guid) == Identity::new(asked, IdFormat::Guid);
    (!is_same).then(|| (quoted(found), quoted(asked)))
}

/// The type of the session or policy that an answer says to be, or to be of, where that is another one.
fn other_resource(answer: &Value, asked: &Resource) -> Option<&'static str> {
    let is_other = |it: &&Resource| it.type_name != asked.type_name;
    let others = || RESOURCES.iter().filter(is_other);
    let told = member(answer, "@odata.type").and_then(text);
    let told = told.and_then(|it| it.rsplit(['.', '#']).next());
    let by_type = others().find(|it| Some(it.type_name) == told);
    let context = Context::of(answer);
    let by_context = || others().find(|it| context.set(it) == Some(it.segment));
    by_type.or_else(by_context).map(|it| it.type_name)
}

/// Whether all entries that name an addition tell no more of it than the request, as a service does not.
pub(super) fn repeat_request(entries: &[ResponseItem]) -> bool {
    let mut additions = entries
        .iter()
        .filter(|it| it.kind() == ItemKind::Addition)
        .peekable();
    additions.peek().is_some() && additions.all(ResponseItem::repeats_request)
}

/// The id that an answer gives for itself.
pub(super) fn own_id<'v>(answer: &'v Value<'v>) -> Option<&'v str> {
    Item::read(answer, None).id()
}
