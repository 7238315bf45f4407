//! Groups among directory objects: none has a OneDrive, and only a Microsoft 365 group has a mailbox.

use super::Wanted;
use super::kind::{KINDS, Named, TYPES, simple};
use crate::resource::{Items, RESOURCES, Resource, letters};

/// What a group is, as far as an item shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// It may be a Microsoft 365 group, which has a mailbox.
    MayHaveMailbox,
    /// A security group, or a distribution list.
    WithoutMailbox,
}

/// What a finding calls a group.
pub(super) const WORDS: &str = "a group";

impl Group {
    /// Whether a group may be what is asked for: no document says that the mailbox of one is protected, and
    /// none that it is not.
    pub fn may_be_meant(self, wanted: &Wanted) -> bool {
        self == Self::MayHaveMailbox && may_be_meant(wanted)
    }
}

/// Whether groups may be what is asked for.
pub(super) fn may_be_meant(wanted: &Wanted) -> bool {
    let has = |it: &&Resource| {
        it.deltas
            .iter()
            .any(|it| it.property == wanted.delta.property)
    };
    let found = RESOURCES.iter().find(has);
    found.is_some_and(|it| it.workload.groups)
}

/// What an item is that is a group, where it may be a directory object at all.
pub(super) fn of(item: &dyn Named, items: &Items) -> Option<Group> {
    let are_objects = items.reference.id.stands_behind("groups");
    are_objects.then(|| group(item)).flatten()
}

/// What only groups have.
const OF_GROUPS: [&str; 5] = [
    "groupTypes",
    "groupType",
    "mailEnabled",
    "securityEnabled",
    "membershipRule",
];

/// What Exchange calls the kind of who receives mail.
const RECIPIENTS: [&str; 2] = ["recipientTypeDetails", "recipientType"];

/// What groups are called in the languages of the portals.
const NAMES: [&str; 6] = ["group", "gruppe", "groupe", "grupo", "gruppo", "groep"];

/// What Microsoft 365 groups are called.
const UNIFIED: [&str; 4] = ["unified", "microsoft365", "m365", "office365"];

/// The names by which an item shows that it is a group.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    OF_GROUPS.into_iter().chain(RECIPIENTS)
}

/// Whether a set or a type is that of groups.
pub(super) fn is_called(name: &str) -> bool {
    matches!(name, "groups" | "group")
}

/// What an item is that is a group.
fn group(item: &dyn Named) -> Option<Group> {
    let recipient = RECIPIENTS.iter().find_map(|it| item.text(it)).map(letters);
    if let Some(recipient) = recipient {
        return match recipient.as_str() {
            "groupmailbox" => Some(Group::MayHaveMailbox),
            it if it.ends_with("group") => Some(Group::WithoutMailbox),
            _ => None,
        };
    }
    let kind = KINDS.iter().find_map(|it| item.text(it)).map(letters);
    let kind = kind.filter(|it| NAMES.iter().any(|word| it.contains(word)));
    let told = TYPES.iter().find_map(|it| item.text(it));
    let is_group = told.is_some_and(|it| is_called(simple(it)))
        || kind.is_some()
        || OF_GROUPS.iter().any(|it| item.has(it));
    is_group.then(|| match is_without_mailbox(item, kind.as_deref()) {
        true => Group::WithoutMailbox,
        false => Group::MayHaveMailbox,
    })
}

/// Whether a group says that it is no Microsoft 365 group.
fn is_without_mailbox(item: &dyn Named, kind: Option<&str>) -> bool {
    let is_unified = |it: &str| UNIFIED.iter().any(|word| it.contains(word));
    let types = ["groupTypes", "groupType"].iter();
    let said: Vec<_> = types
        .filter_map(|it| item.written(it))
        .map(|it| letters(&it))
        .chain(kind.filter(|it| !NAMES.contains(it)).map(str::to_owned))
        .collect();
    // What a script wrote in place of an array says nothing.
    if said
        .iter()
        .any(|it| is_unified(it) || it.starts_with("system"))
    {
        return false;
    }
    let has_no_mail = || {
        let mail = item.written("mailEnabled");
        mail.is_some_and(|it| it.eq_ignore_ascii_case("false"))
    };
    !said.is_empty() || has_no_mail()
}

#[cfg(test)]
mod tests {
    use super::Group::{MayHaveMailbox, WithoutMailbox};
    use super::*;
    use crate::delta::Item;
    use crate::json::read_unambiguous;

    #[test]
    fn groups_are_told_from_users() {
        for (json, expected) in [
            (
                r##"{"@odata.type":"#microsoft.graph.group"}"##,
                Some(MayHaveMailbox),
            ),
            (
                r#"{"groupTypes":["Unified"],"mailEnabled":true}"#,
                Some(MayHaveMailbox),
            ),
            (
                r#"{"GroupTypes":[],"MailEnabled":false}"#,
                Some(WithoutMailbox),
            ),
            (
                r#"{"GroupTypes":"System.String[]","MailEnabled":"True"}"#,
                Some(MayHaveMailbox),
            ),
            (
                r#"{"groupTypes":["DynamicMembership"]}"#,
                Some(WithoutMailbox),
            ),
            (r#"{"mailEnabled":false}"#, Some(WithoutMailbox)),
            (r#"{"groupType":"Microsoft 365"}"#, Some(MayHaveMailbox)),
            (r#"{"groupType":"Security"}"#, Some(WithoutMailbox)),
            (r#"{"type":"Security group"}"#, Some(WithoutMailbox)),
            (r#"{"objectType":"Group"}"#, Some(MayHaveMailbox)),
            (
                r#"{"RecipientTypeDetails":"GroupMailbox"}"#,
                Some(MayHaveMailbox),
            ),
            (
                r#"{"RecipientTypeDetails":"MailUniversalDistributionGroup"}"#,
                Some(WithoutMailbox),
            ),
            (r#"{"RecipientTypeDetails":"SharedMailbox"}"#, None),
            (r#"{"objectType":"User"}"#, None),
            (r#"{"userPrincipalName":"a@contoso.example"}"#, None),
        ] {
            let value = read_unambiguous(json.as_bytes()).ok().unwrap();
            assert_eq!(group(&Item::read(&value, None)), expected, "{json}");
        }
    }
}
