//! The table itself, from the Microsoft Graph reference, the pages that update the restore sessions and
//! protection policies, "Backup Storage API error responses", and the schema of v1.0 and beta.

use super::ids::{
    ARTIFACT_ID, DIRECTORY_OBJECT, EXCLUSION_ID, GRANULAR_ID, ITEM, POLICY_ID, RESTORE_POINT,
    SEARCH_RESPONSE, SESSION_ID, SITE, SITE_ITEM_KEY, UNIT_ID,
};
use super::names::answers;
use super::workloads::{EXCHANGE, ONE_DRIVE, SHARE_POINT};
use super::{
    DISPLAY_NAME, Delta, Items, PolicyUnits, RETENTION_SETTINGS, Reference, RemovalConvention,
    Resource, ResourceName, RestoreJobType, Setting, SettingValue, Version, Workload,
};

/// The most items in one request: documented for restore artifacts, and for the units of a policy
/// that is created.
const LIMIT: usize = 50;

const RESTORE: &str = "BackupRestore-Restore.ReadWrite.All";
const CONFIGURATION: &str = "BackupRestore-Configuration.ReadWrite.All";

const BOTH: &[Version] = &[Version::V1, Version::Beta];
const BETA: &[Version] = &[Version::Beta];

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
        protected: &[],
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
    removal_convention: RemovalConvention::Unknown,
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
        protected: &["cancelOffboardRequested"],
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
        added: &[],
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
        at_creation: Some(items),
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
        at_creation: None,
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
            // No document shows a request that changes them.
            Delta {
                items: None,
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
