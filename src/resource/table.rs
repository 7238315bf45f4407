//! The table itself.
//!
//! Sources: the Microsoft Graph reference, the pages that update the restore sessions and protection
//! policies, "Backup Storage API error responses", and the schema of v1.0 and beta.

use super::{DISPLAY_NAME, Delta, Destination, DestinationType, IdFormat, IdKind, Items};
use super::{PolicyUnits, RETENTION_SETTINGS, Reference, RemovalConvention, Resource};
use super::{ResourceName, RestoreJobType, Service, Setting, SettingValue, Version, Workload};

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
static EXCLUSION_ID: IdKind = IdKind {
    sets: &[
        "driveExclusionUnits",
        "siteExclusionUnits",
        "mailboxExclusionUnits",
    ],
    ..guid("exclusion unit id", "the policy's exclusion units", None)
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
/// The id of the search that found the items of a mailbox.
static SEARCH_RESPONSE: IdKind = IdKind {
    format: IdFormat::Opaque,
    ..guid("search response id", "the answer to the search", None)
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
    read_only: &[&["expirationDateTime", "protectionDateTime", "tags"]],
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
static SITE_ITEM_KEY: Reference = Reference {
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

/// Documented of a session, and of what it restores: what only the service sets.
const SESSION: &[&str] = &[
    "id",
    "completedDateTime",
    "createdBy",
    "createdDateTime",
    "error",
    "lastModifiedBy",
    "lastModifiedDateTime",
    "restoreJobType",
    "restoreSessionArtifactCount",
    "status",
];
const ARTIFACT: &[&str] = &[
    "completionDateTime",
    "createdDateTime",
    "error",
    "startDateTime",
    "status",
];
const RESTORED_SITE: &[&str] = &["restoredSiteId", "restoredSiteName", "restoredSiteWebUrl"];
const RESTORED_FOLDER: &[&str] = &[
    "restoredFolderId",
    "restoredFolderName",
    "restoredItemCount",
];
const ITEM_OF_ARTIFACT: &[&str] = &[
    "completionDateTime",
    "error",
    "restorePointDateTime",
    "restoredItemKey",
    "restoredItemPath",
    "restoredItemWebUrl",
    "startDateTime",
    "status",
    "webUrl",
];

const fn artifacts(read_only: &'static [&'static [&'static str]]) -> Items {
    Items {
        reference: &RESTORE_POINT,
        has_destination: true,
        may_have_destination: false,
        has_browse_session: false,
        search_response: None,
        example: r#"{"restorePoint":{"id":"…"},"destinationType":"new"}"#,
        read_only,
        id: &ARTIFACT_ID,
        added: &[
            "added",
            "scheduling",
            "scheduled",
            "inProgress",
            "succeeded",
        ],
        unprotected: &[],
        removal_convention: RemovalConvention::Absent,
        limit: LIMIT,
        over_limit: Some(answers(400, "RestoreArtifactsLimitBreached")),
        empty: Some(answers(400, "InvalidArtifactRequest")),
        duplicate: Some(answers(400, "DuplicateArtifactInList")),
    }
}

static SITE_ARTIFACTS: Items = artifacts(&[ARTIFACT, RESTORED_SITE]);
static MAILBOX_ARTIFACTS: Items = artifacts(&[ARTIFACT, RESTORED_FOLDER]);
/// As the request that creates a session holds them; no other request is documented.
static MAILBOX_ITEMS: Items = Items {
    search_response: Some(&SEARCH_RESPONSE),
    example: r#"{"restorePoint":{"id":"…"},"destinationType":"new","searchResponseId":"…"}"#,
    ..artifacts(&[ARTIFACT, RESTORED_FOLDER, &["artifactCount"]])
};

const fn granular_artifacts(
    reference: &'static Reference,
    example: &'static str,
    read_only: &'static [&'static [&'static str]],
) -> Items {
    Items {
        reference,
        has_destination: false,
        may_have_destination: true,
        has_browse_session: true,
        example,
        id: &GRANULAR_ID,
        removal_convention: RemovalConvention::Echoed,
        ..artifacts(read_only)
    }
}

static DRIVE_ITEMS: Items = granular_artifacts(
    &ITEM,
    r#"{"browseSessionId":"…","itemKey":"…"}"#,
    &[ITEM_OF_ARTIFACT, &["directoryObjectId"]],
);
static SITE_ITEMS: Items = granular_artifacts(
    &SITE_ITEM_KEY,
    r#"{"browseSessionId":"…","id":"…"}"#,
    &[ITEM_OF_ARTIFACT, &["siteId"]],
);

/// Documented of a policy, and of its units: what only the service sets.
const POLICY: &[&str] = &[
    "id",
    "billingPolicyId",
    "createdBy",
    "createdDateTime",
    "isEnabled",
    "lastModifiedBy",
    "lastModifiedDateTime",
    "offboardRequestedDateTime",
    "protectionMode",
    "protectionPolicyArtifactCount",
    "status",
];
const UNIT: &[&str] = &[
    "backupRetentionPeriodInDays",
    "billingPolicyId",
    "createdBy",
    "createdDateTime",
    "error",
    "lastModifiedBy",
    "lastModifiedDateTime",
    "offboardRequestedDateTime",
    "pendingRetentionPeriodChange",
    "policyId",
    "protectionSources",
    "status",
];
const EXCLUSION_UNIT: &[&str] = &[
    "createdBy",
    "createdDateTime",
    "error",
    "lastModifiedBy",
    "lastModifiedDateTime",
    "policyId",
];
const OF_OWNER: &[&str] = &["displayName", "email"];
const OF_MAILBOX: &[&str] = &["displayName", "email", "mailboxType"];
const OF_SITE: &[&str] = &["siteName", "siteWebUrl"];

const fn units(
    reference: &'static Reference,
    example: &'static str,
    read_only: &'static [&'static [&'static str]],
) -> Items {
    Items {
        reference,
        has_destination: false,
        may_have_destination: false,
        has_browse_session: false,
        search_response: None,
        example,
        read_only,
        id: &UNIT_ID,
        added: &["protectRequested", "protected"],
        unprotected: &[
            "unprotectRequested",
            "unprotected",
            "offboardRequested",
            "offboarded",
        ],
        removal_convention: RemovalConvention::Status,
        limit: LIMIT,
        over_limit: Some(answers(413, "ProtectionUnitsLimitBreached")),
        empty: None,
        duplicate: Some(answers(400, "DuplicateProtectionUnitInList")),
    }
}

const fn directory_units(read_only: &'static [&'static [&'static str]]) -> Items {
    units(&DIRECTORY_OBJECT, r#"{"directoryObjectId":"…"}"#, read_only)
}

const fn site_units(read_only: &'static [&'static [&'static str]]) -> Items {
    units(&SITE, r#"{"siteId":"…"}"#, read_only)
}

/// Exclusion units have no status, and no document says what the service answers to wrong ones.
const fn left_out(units: Items) -> Items {
    Items {
        id: &EXCLUSION_ID,
        unprotected: &[],
        removal_convention: RemovalConvention::Unknown,
        over_limit: None,
        duplicate: None,
        ..units
    }
}

static DRIVE_UNITS: Items = directory_units(&[UNIT, OF_OWNER]);
static MAILBOX_UNITS: Items = directory_units(&[UNIT, OF_MAILBOX]);
static SITE_UNITS: Items = site_units(&[UNIT, OF_SITE]);
static DRIVE_EXCLUSIONS: Items = left_out(directory_units(&[EXCLUSION_UNIT, OF_OWNER]));
static MAILBOX_EXCLUSIONS: Items = left_out(directory_units(&[EXCLUSION_UNIT, OF_MAILBOX]));
static SITE_EXCLUSIONS: Items = left_out(site_units(&[EXCLUSION_UNIT, OF_SITE]));

const fn standard(property: &'static str, items: &'static Items) -> Delta {
    Delta {
        property,
        old_property: None,
        job_type: Some(RestoreJobType::Standard),
        units: None,
        versions: BOTH,
        item: "artifact",
        items: Some(items),
        at_creation: None,
        is_inferred: false,
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
        units: Some(PolicyUnits::Protection),
        item: "protection unit",
        ..standard(property, items)
    }
}

/// Of a policy for a whole service. A document names the array and the units; none shows a request.
const fn exclusion(property: &'static str, items: &'static Items) -> Delta {
    Delta {
        units: Some(PolicyUnits::Exclusion),
        versions: BETA,
        item: "exclusion unit",
        is_inferred: true,
        ..protection(property, items)
    }
}

const OF_SESSION: &[Setting] = &[Setting {
    name: super::POLICY_ID,
    value: SettingValue::Id(&POLICY_ID),
    // The service checks the items against it, so none is to go without.
    in_each: true,
}];
const OF_POLICY: &[Setting] = &[
    Setting {
        name: DISPLAY_NAME,
        value: SettingValue::DisplayName,
        in_each: false,
    },
    Setting {
        name: RETENTION_SETTINGS,
        value: SettingValue::RetentionSettings,
        in_each: false,
    },
];

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
        settings: OF_SESSION,
        read_only: SESSION,
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
        settings: OF_POLICY,
        read_only: POLICY,
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
            // Documents show them where a session is created, and no request that changes them.
            Delta {
                items: None,
                at_creation: Some(&MAILBOX_ITEMS),
                ..granular("granularMailboxRestoreArtifacts@delta", &MAILBOX_ITEMS)
            },
        ],
    ),
    policy(
        ResourceName::OneDriveForBusinessProtectionPolicy,
        "oneDriveForBusinessProtectionPolicy",
        &ONE_DRIVE,
        "oneDriveForBusinessProtectionPolicies",
        &[
            protection("driveProtectionUnits@delta", &DRIVE_UNITS),
            exclusion("driveExclusionUnits@delta", &DRIVE_EXCLUSIONS),
        ],
    ),
    policy(
        ResourceName::SharePointProtectionPolicy,
        "sharePointProtectionPolicy",
        &SHARE_POINT,
        "sharePointProtectionPolicies",
        &[
            protection("siteProtectionUnits@delta", &SITE_UNITS),
            exclusion("siteExclusionUnits@delta", &SITE_EXCLUSIONS),
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
                ..protection("mailboxProtectionUnits@delta", &MAILBOX_UNITS)
            },
            exclusion("mailboxExclusionUnits@delta", &MAILBOX_EXCLUSIONS),
        ],
    ),
];
