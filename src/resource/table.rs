//! The table itself.
//!
//! Sources: the Microsoft Graph reference, the pages that update the restore sessions and protection
//! policies, "Backup Storage API error responses", and the schema of v1.0 and beta.

use super::{Delta, Destination, DestinationType, IdFormat, IdKind, Items, Reference, RemovalTold};
use super::{Resource, ResourceName, RestoreJobType, Service, Version, Workload};

/// The most items in one request: documented for restore artifacts, and for the units of a policy
/// that is created.
const LIMIT: usize = 50;

const RESTORE: &str = "BackupRestore-Restore.ReadWrite.All";
const CONFIGURATION: &str = "BackupRestore-Configuration.ReadWrite.All";

const BOTH: &[Version] = &[Version::V1, Version::Beta];
const BETA: &[Version] = &[Version::Beta];

const fn answers(status: u16, code: &'static str) -> Service {
    Service { status, code }
}

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

static SESSION_ID: IdKind = guid(
    "restore session id",
    "the restore session",
    Some(answers(400, "InvalidRestoreSessionId")),
);
static POLICY_ID: IdKind = guid("policy id", "the protection policy", None);
static RESTORE_POINT_ID: IdKind = IdKind {
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
static ARTIFACT_ID: IdKind = IdKind {
    sets: &[
        "driveRestoreArtifacts",
        "siteRestoreArtifacts",
        "mailboxRestoreArtifacts",
    ],
    ..guid("artifact id", "the session's artifacts", None)
};
static UNIT_ID: IdKind = IdKind {
    sets: &[
        "protectionUnits",
        "driveProtectionUnits",
        "siteProtectionUnits",
        "mailboxProtectionUnits",
    ],
    ..guid("protection unit id", "the policy's protection units", None)
};
static DIRECTORY_OBJECT_ID: IdKind = IdKind {
    names: &[
        "objectId",
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
static SITE_ID: IdKind = IdKind {
    format: IdFormat::Site,
    sets: &["sites"],
    ..guid(
        "site id",
        "the SharePoint site",
        Some(answers(400, "InvalidProtectionUnitId")),
    )
};
static ITEM_KEY: IdKind = IdKind {
    format: IdFormat::Opaque,
    names: &["restoredItemKey"],
    sets: &["browseQueryResponseItems"],
    ..guid("item key", "the browse session", None)
};
static GRANULAR_ID: IdKind = IdKind {
    format: IdFormat::FourGuids,
    sets: &[
        "granularDriveRestoreArtifacts",
        "granularSiteRestoreArtifacts",
    ],
    ..guid("artifact id", "the session's artifacts", None)
};

static RESTORE_POINT: Reference = Reference {
    path: &["restorePoint", "id"],
    alternative: None,
    in_v1: None,
    old_name: None,
    words: "restore point",
    id: &RESTORE_POINT_ID,
    read_only: &["expirationDateTime", "protectionDateTime", "tags"],
};

static DIRECTORY_OBJECT: Reference = Reference {
    path: &["directoryObjectId"],
    alternative: None,
    in_v1: None,
    old_name: Some("userId"),
    words: "directory object",
    id: &DIRECTORY_OBJECT_ID,
    read_only: &[],
};

static SITE: Reference = Reference {
    path: &["siteId"],
    alternative: None,
    in_v1: None,
    old_name: None,
    words: "site",
    id: &SITE_ID,
    read_only: &[],
};

static ITEM: Reference = Reference {
    path: &["itemKey"],
    alternative: Some("id"),
    in_v1: None,
    old_name: None,
    words: "item",
    id: &ITEM_KEY,
    read_only: &[],
};
static SITE_ITEM: Reference = Reference {
    path: &["itemKey"],
    alternative: Some("id"),
    in_v1: Some("id"),
    old_name: None,
    words: "item",
    id: &ITEM_KEY,
    read_only: &[],
};

const fn destination(
    destination_type: DestinationType,
    words: &'static str,
    meaning: &'static str,
) -> Destination {
    Destination {
        destination_type,
        words,
        meaning,
    }
}

static ONE_DRIVE: Workload = Workload {
    name: "OneDrive",
    whole: "whole drives",
    single: "single files and folders",
    destinations: &[
        destination(
            DestinationType::New,
            "new site",
            "Made beside the drive, which stays as it is.",
        ),
        destination(
            DestinationType::InPlace,
            "in place",
            "The drive itself is written.",
        ),
    ],
};
static SHARE_POINT: Workload = Workload {
    name: "SharePoint",
    whole: "whole sites",
    single: "single files and folders",
    destinations: &[
        destination(
            DestinationType::New,
            "new site",
            "Made beside the site, which stays as it is.",
        ),
        destination(
            DestinationType::InPlace,
            "in place",
            "The site itself is written.",
        ),
    ],
};
static EXCHANGE: Workload = Workload {
    name: "Exchange",
    whole: "whole mailboxes",
    single: "single items",
    destinations: &[
        destination(
            DestinationType::New,
            "new folder",
            "Made in the mailbox; what else is in it stays as it is.",
        ),
        destination(
            DestinationType::InPlace,
            "in place",
            "The mailbox itself is written.",
        ),
    ],
};

const SITE_ARTIFACT: &[&str] = &[
    "completionDateTime",
    "createdDateTime",
    "error",
    "restoredSiteId",
    "restoredSiteName",
    "restoredSiteWebUrl",
    "startDateTime",
    "status",
];
const MAILBOX_ARTIFACT: &[&str] = &[
    "completionDateTime",
    "createdDateTime",
    "error",
    "restoredFolderId",
    "restoredFolderName",
    "restoredItemCount",
    "startDateTime",
    "status",
];

const fn artifacts(read_only: &'static [&'static str]) -> Items {
    Items {
        reference: &RESTORE_POINT,
        has_destination: true,
        has_browse_session: false,
        example: r#"{"restorePoint":{"id":"…"},"destinationType":"new"}"#,
        read_only,
        id: &ARTIFACT_ID,
        unprotected: &[],
        removal_told: RemovalTold::Absent,
        limit: LIMIT,
        over_limit: Some(answers(400, "RestoreArtifactsLimitBreached")),
        empty: Some(answers(400, "InvalidArtifactRequest")),
        duplicate: Some(answers(400, "DuplicateArtifactInList")),
    }
}

static SITE_ARTIFACTS: Items = artifacts(SITE_ARTIFACT);
static MAILBOX_ARTIFACTS: Items = artifacts(MAILBOX_ARTIFACT);

const fn granular_artifacts(reference: &'static Reference, example: &'static str) -> Items {
    Items {
        reference,
        has_destination: false,
        has_browse_session: true,
        example,
        read_only: &[
            "completionDateTime",
            "restorePointDateTime",
            "restoredItemKey",
            "restoredItemPath",
            "restoredItemWebUrl",
            "startDateTime",
            "status",
            "webUrl",
        ],
        id: &GRANULAR_ID,
        removal_told: RemovalTold::Echoed,
        ..artifacts(&[])
    }
}

static DRIVE_ITEMS: Items = granular_artifacts(&ITEM, r#"{"browseSessionId":"…","itemKey":"…"}"#);
static SITE_ITEMS: Items = granular_artifacts(&SITE_ITEM, r#"{"browseSessionId":"…","id":"…"}"#);

const UNIT: &[&str] = &[
    "createdBy",
    "createdDateTime",
    "displayName",
    "email",
    "error",
    "lastModifiedBy",
    "lastModifiedDateTime",
    "policyId",
    "protectionSources",
    "siteName",
    "siteWebUrl",
    "status",
];

const fn units(reference: &'static Reference, example: &'static str) -> Items {
    Items {
        reference,
        has_destination: false,
        has_browse_session: false,
        example,
        read_only: UNIT,
        id: &UNIT_ID,
        unprotected: &[
            "unprotectRequested",
            "unprotected",
            "offboardRequested",
            "offboarded",
        ],
        removal_told: RemovalTold::Status,
        limit: LIMIT,
        over_limit: Some(answers(413, "ProtectionUnitsLimitBreached")),
        empty: None,
        duplicate: Some(answers(400, "DuplicateProtectionUnitInList")),
    }
}

static DIRECTORY_UNITS: Items = units(&DIRECTORY_OBJECT, r#"{"directoryObjectId":"…"}"#);
static SITE_UNITS: Items = units(&SITE, r#"{"siteId":"…"}"#);

const fn standard(property: &'static str, items: &'static Items) -> Delta {
    Delta {
        property,
        old_property: None,
        job_type: Some(RestoreJobType::Standard),
        versions: BOTH,
        item: "artifact",
        items: Some(items),
    }
}

const fn granular(property: &'static str, items: &'static Items) -> Delta {
    Delta {
        job_type: Some(RestoreJobType::Granular),
        ..standard(property, items)
    }
}

const fn protection(property: &'static str, items: &'static Items) -> Delta {
    Delta {
        job_type: None,
        item: "protection unit",
        ..standard(property, items)
    }
}

/// Named by the schema of beta, for backup of a whole service; no document shows a request.
const fn exclusion(property: &'static str) -> Delta {
    Delta {
        property,
        old_property: None,
        job_type: None,
        versions: BETA,
        item: "exclusion unit",
        items: None,
    }
}

const fn session(
    name: ResourceName,
    type_name: &'static str,
    workload: &'static Workload,
    segment: &'static str,
    deltas: &'static [Delta],
) -> Resource {
    Resource {
        name,
        type_name,
        workload,
        words: "restore session",
        segment,
        deltas,
        has_display_name: false,
        id: &SESSION_ID,
        permission: RESTORE,
    }
}

const fn policy(
    name: ResourceName,
    type_name: &'static str,
    workload: &'static Workload,
    segment: &'static str,
    deltas: &'static [Delta],
) -> Resource {
    Resource {
        name,
        type_name,
        workload,
        words: "protection policy",
        segment,
        deltas,
        has_display_name: true,
        id: &POLICY_ID,
        permission: CONFIGURATION,
    }
}

/// Every resource.
pub static RESOURCES: &[Resource] = &[
    session(
        ResourceName::OneDriveForBusinessRestoreSession,
        "oneDriveForBusinessRestoreSession",
        &ONE_DRIVE,
        "oneDriveForBusinessRestoreSessions",
        &[
            standard("driveRestoreArtifacts@delta", &SITE_ARTIFACTS),
            granular("granularDriveRestoreArtifacts@delta", &DRIVE_ITEMS),
        ],
    ),
    session(
        ResourceName::SharePointRestoreSession,
        "sharePointRestoreSession",
        &SHARE_POINT,
        "sharePointRestoreSessions",
        &[
            standard("siteRestoreArtifacts@delta", &SITE_ARTIFACTS),
            granular("granularSiteRestoreArtifacts@delta", &SITE_ITEMS),
        ],
    ),
    session(
        ResourceName::ExchangeRestoreSession,
        "exchangeRestoreSession",
        &EXCHANGE,
        "exchangeRestoreSessions",
        &[
            standard("mailboxRestoreArtifacts@delta", &MAILBOX_ARTIFACTS),
            // The schema has these artifacts; no document shows a request that changes them.
            Delta {
                items: None,
                ..granular("granularMailboxRestoreArtifacts@delta", &DRIVE_ITEMS)
            },
        ],
    ),
    policy(
        ResourceName::OneDriveForBusinessProtectionPolicy,
        "oneDriveForBusinessProtectionPolicy",
        &ONE_DRIVE,
        "oneDriveForBusinessProtectionPolicies",
        &[
            protection("driveProtectionUnits@delta", &DIRECTORY_UNITS),
            exclusion("driveExclusionUnits@delta"),
        ],
    ),
    policy(
        ResourceName::SharePointProtectionPolicy,
        "sharePointProtectionPolicy",
        &SHARE_POINT,
        "sharePointProtectionPolicies",
        &[
            protection("siteProtectionUnits@delta", &SITE_UNITS),
            exclusion("siteExclusionUnits@delta"),
        ],
    ),
    policy(
        ResourceName::ExchangeProtectionPolicy,
        "exchangeProtectionPolicy",
        &EXCHANGE,
        "exchangeProtectionPolicies",
        &[
            Delta {
                old_property: Some("userMailboxProtectionUnits@delta"),
                ..protection("mailboxProtectionUnits@delta", &DIRECTORY_UNITS)
            },
            exclusion("mailboxExclusionUnits@delta"),
        ],
    ),
];
