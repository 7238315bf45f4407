//! The kinds of ids, and what additions refer to by them.

use super::names::answers;
use super::{IdFormat, IdKind, Reference, Service};

const fn guid(words: &'static str, from: &'static str, invalid: Option<Service>) -> IdKind {
    IdKind {
        words,
        from,
        format: IdFormat::Guid,
        names: &[],
        sets: &[],
        invalid,
    }
}

pub(super) static SESSION_ID: IdKind = IdKind {
    names: &["sessionId"],
    ..guid(
        "restore session id",
        "the restore session",
        Some(answers(400, "InvalidRestoreSessionId")),
    )
};
pub(super) static POLICY_ID: IdKind = IdKind {
    names: &["protectionPolicyId"],
    ..guid("policy id", "the protection policy", None)
};
pub(super) static RESTORE_POINT_ID: IdKind = IdKind {
    names: &["restorePoint"],
    sets: &[
        "restorePoints",
        "restorePointSearchResponse",
        "restorePointSearchResults",
    ],
    ..guid(
        "restore point id",
        "the restore point search",
        Some(answers(400, "InvalidRestorePoint")),
    )
};
pub(super) static ARTIFACT_ID: IdKind = guid("artifact id", "the session's artifacts", None);
pub(super) static UNIT_ID: IdKind = IdKind {
    sets: &["protectionUnits"],
    ..guid("protection unit id", "the policy's protection units", None)
};
pub(super) static EXCLUSION_ID: IdKind =
    guid("exclusion unit id", "the policy's exclusion units", None);
pub(super) static DIRECTORY_OBJECT_ID: IdKind = IdKind {
    names: &[
        "objectId",
        "objektId",
        "externalDirectoryObjectId",
        "entraObjectId",
        "azureAdObjectId",
    ],
    sets: &[
        "directoryObjects",
        "groups",
        "users",
        "userId",
        "groupId",
        "UserDetails",
        "GroupDetails",
    ],
    ..guid(
        "directory object id",
        "Microsoft Entra ID",
        Some(answers(400, "InvalidProtectionUnitId")),
    )
};
/// The id of the browse session that a granular addition names.
pub static BROWSE_SESSION: IdKind = IdKind {
    format: IdFormat::Token,
    ..guid("browse session id", "the browse session", None)
};
/// The id of the search that found the items of a mailbox.
pub(super) static SEARCH_RESPONSE: IdKind = IdKind {
    format: IdFormat::Opaque,
    ..guid("search response id", "the answer to the search", None)
};
pub(super) static SITE_ID: IdKind = IdKind {
    format: IdFormat::Site,
    sets: &["sites"],
    ..guid(
        "site id",
        "the SharePoint site",
        Some(answers(400, "InvalidProtectionUnitId")),
    )
};
pub(super) static ITEM_KEY: IdKind = IdKind {
    format: IdFormat::Opaque,
    names: &["restoredItemKey"],
    sets: &["browseQueryResponseItems"],
    ..guid("item key", "the browse session", None)
};
pub(super) static GRANULAR_ID: IdKind = IdKind {
    format: IdFormat::FourGuids,
    ..guid("artifact id", "the session's artifacts", None)
};

pub(super) static RESTORE_POINT: Reference = Reference {
    path: &["restorePoint", "id"],
    alternative: None,
    in_v1: None,
    old_name: None,
    words: "restore point",
    id: &RESTORE_POINT_ID,
    read_only: &[&["expirationDateTime", "protectionDateTime", "tags"]],
};

pub(super) static DIRECTORY_OBJECT: Reference = Reference {
    path: &["directoryObjectId"],
    alternative: None,
    in_v1: None,
    old_name: Some("userId"),
    words: "directory object",
    id: &DIRECTORY_OBJECT_ID,
    read_only: &[],
};

pub(super) static SITE: Reference = Reference {
    path: &["siteId"],
    alternative: None,
    in_v1: None,
    old_name: None,
    words: "site",
    id: &SITE_ID,
    read_only: &[],
};

pub(super) static ITEM: Reference = Reference {
    path: &["itemKey"],
    alternative: Some("id"),
    in_v1: None,
    old_name: None,
    words: "item",
    id: &ITEM_KEY,
    read_only: &[],
};
pub(super) static SITE_ITEM_KEY: Reference = Reference {
    path: &["itemKey"],
    alternative: Some("id"),
    in_v1: Some("id"),
    old_name: None,
    words: "item",
    id: &ITEM_KEY,
    read_only: &[],
};
