//! The table of the service's errors.

use super::Explanation;
use crate::resource::Owner;

macro_rules! explanations {
    ($($code:literal $owner:ident $($status:literal)? $retry:ident: $meaning:literal, $advice:literal;)*) => {
        &[$(Explanation {
            code: $code,
            owner: Owner::$owner,
            status: explanations!(@status $($status)?),
            meaning: $meaning,
            advice: $advice,
            retryable: explanations!(@$retry),
        }),*]
    };
    (@status $status:literal) => { Some($status) };
    (@status) => { None };
    (@again) => { true };
    (@mend) => { false };
}

/// Every code that is documented, once.
pub(super) static CODES: &[Explanation] = explanations! {
    // The whole request.
    "InvalidRestoreSessionId" Session 400 mend: "The id of the restore session in the address is not valid.",
        "Copy the id from the restore session and send the request to that address.";
    "InvalidPatchRequest" Session 400 mend: "The body is not what the service can read.",
        "Check the body, and build it again.";
    "InvalidRestorePoint" Session 400 mend: "A restore point id is not valid.",
        "Check the ids, search the restore points again, and send the request with the right ids.";
    "RestoreArtifactsLimitBreached" Session 400 mend: "The request holds more items than one request may.",
        "Send the items in several requests of at most 50; build does so.";
    "InvalidArtifactRequest" Session 400 mend: "The list of items is empty or null.",
        "Send at least one item.";
    "DuplicateArtifactInList" Session 400 mend: "The request names one item twice.",
        "Remove the second one; checking the body tells which.";
    "InvalidPathType" Session 400 mend: "The destination is none the service knows.",
        "Set destinationType to \"new\" or \"inPlace\".";
    "DifferentRestoreDestinationType" Session 400 mend: "The items of one session go to two kinds of destination.",
        "Use one destinationType in a session; make another session for the rest.";
    "RestoreSessionActionNotAllowed" Session 403 mend: "The session is no longer a draft, so it cannot be changed.",
        "Create another restore session for these items.";
    "RestoreSessionNotFound" Session 404 mend: "There is no restore session of this id.",
        "Check the id and the version of the address; create the session if it was deleted.";
    // One item, inside a 200.
    "UnknownError" Session again: "The service failed without saying why.",
        "Send this item again. If it fails again, ask Microsoft support and give the request id.";
    "ArtifactNotFound" Session mend: "What this item names is not there.",
        "List what is there (GET {list}) and use an id that stands there.";
    "InvalidRestoreTime" Session mend: "There is nothing to restore from at this point in time.",
        "Search the restore points again and choose another one.";
    "ArtifactCannotBeRestored" Session mend: "This OneDrive, site or mailbox cannot be restored now.",
        "Check that its protection policy is active and that it is not being restored by another session.";
    "DuplicateArtifactRestoreRequest" Session mend: "Another restore of the same OneDrive, site or mailbox is under way.",
        "Wait until that restore is complete, then send this item in a new session.";
    "InvalidArtifactId" Policy mend: "The id of this item is not valid.",
        "List what is there (GET {list}) and use an id that stands there.";
    "ProtectionUnitNotFound" Policy mend: "There is no such protection unit in the policy.",
        "List what is there (GET {list}): if this id is not there, nothing is left to remove.";
    "ProtectionUnitAlreadyExists" Policy mend: "It is protected already, by this policy or another.",
        "Find the policy that protects it, and remove it there first if this one should.";
    "QuotaExceeded" Policy mend: "More is protected than the service allows.",
        "Remove units that need no protection, or ask Microsoft to raise the limit.";
    // The whole request to a policy.
    "DuplicateProtectionUnitInList" Policy 400 mend: "The request names one unit twice.",
        "Remove the second one; checking the body tells which.";
    "ProtectionUnitActionNotAllowed" Policy 400 mend: "A unit that a dynamic rule added cannot be removed by hand.",
        "Change the rule of the policy instead.";
    "InvalidProtectionUnitId" Policy 400 mend: "The id of what to protect is not valid.",
        "Check the ids, and send the request with the right ids.";
    "InvalidDisplayName" Policy 400 mend: "The name of the policy is not valid.",
        "Give it a name of 1 to 1,024 characters.";
    "ProtectionUnitsLimitBreached" Policy 413 mend: "The request holds more units than one request may.",
        "Send the units in several requests of at most 50; build does so.";
    "PolicyNotFound" Policy 404 mend: "There is no protection policy of this id.",
        "Check the id and the version of the address.";
    "InvalidCreateRequest" Policy 400 mend: "The body to create a policy is not what the service can read.",
        "Check the body against the reference of the policy.";
    "PolicyCreationNotAllowed" Policy 409 mend: "There is a policy of this kind already.",
        "Update that policy instead of creating another one.";
    "PolicySaveFailed" Policy 500 again: "The service could not save the policy.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
    // Other requests of a session's life.
    "TooManyActiveRestoreSessions" Session 500 again: "25 restore sessions are active, and no more may be.",
        "Wait until one of them is complete, then activate this one.";
    "IncompleteArtifactDeletion" Session 500 again: "Not every artifact of the session was deleted.",
        "List what is there (GET {list}), and delete the session again.";
    // The whole request to a policy, as it is known since 2026.
    "InvalidPolicyId" Policy 400 mend: "The id of the policy in the address is not valid.",
        "Copy the id from the protection policy and send the request to that address.";
    "PolicyActionNotAllowed" Policy 403 mend: "The policy does not allow this in the state it is in.",
        "Look at the status of the policy: wait until it is no longer updating, then send the request again.";
    "OperationNotAllowed" Policy 403 mend: "The unit cannot be offboarded while a policy holds it.",
        "Remove the unit from its policy first.";
    // Lists and searches.
    "FilterLengthExceeded" Search 400 mend: "The filter is longer than the service takes.",
        "Ask for fewer things at once.";
    "InvalidSearchRequest" Search 400 mend: "The search is not what the service can read.",
        "Check the units, the period and the preference that it names.";
    // Bulk requests, which add many artifacts to a session at once.
    "InvalidBulkRestoreArtifactId" Bulk 400 mend: "The id of the bulk request is not valid.",
        "Copy the id from the list of the session's bulk requests.";
    "BulkRestoreInvalidCreateRequest" Bulk 400 mend: "The body of the bulk request is not what the service can read.",
        "Check the body against the reference of bulk requests.";
    "BulkRestoreRestorationResourcesCountExceedsLimit" Bulk 400 mend: "The bulk request names more than it may.",
        "Name at most 10,000 sites, drives or mailboxes; make another session for the rest.";
    "BulkRestoreInvalidCreateRequestSiteUrl" Bulk 400 mend: "An address of a site in the bulk request is not valid.",
        "Check the addresses of the sites.";
    "BulkRestoreInvalidCreateRequestUserEmail" Bulk 400 mend: "An e-mail address in the bulk request is not valid.",
        "Check the e-mail addresses.";
    "BulkRestoreArtifactsNotFound" Bulk 404 mend: "There is no bulk request of this id.",
        "Check the id, and the session in the address.";
    "InvalidStateForBulkRequestDeletion" Bulk 403 mend: "The bulk request cannot be deleted in the state it is in.",
        "Wait until the service is done with it, then delete it.";
    // Rules, by which a policy finds its units.
    "InvalidInclusionRuleCreateRequest" Rule 400 mend: "The body to create a rule is not what the service can read.",
        "Check the body against the reference of the rule.";
    "InvalidRuleExpression" Rule 400 mend: "The expression of the rule is not valid.",
        "Check the expression against the reference of the rule.";
    "InvalidInclusionRuleId" Rule 400 mend: "The id of the rule is not valid.",
        "Copy the id from the list of the policy's rules.";
    "InvalidProtectionRulePatchRequest" Rule 400 mend: "The body to update a rule is not what the service can read.",
        "Check the body against the reference of the rule.";
    "InvalidProtectionRuleStatusForUpdation" Rule 400 mend: "The rule cannot be updated in the state it is in.",
        "Look at the status of the rule, and update it once that is active.";
    "PatchNotAllowedForStaticRule" Rule 400 mend: "A rule that ran once cannot be updated.",
        "Create another rule instead.";
    "ProtectionRuleActionNotAllowed" Rule 400 mend: "The rule does not allow this in the state it is in.",
        "Look at the status of the rule.";
    "RunNotAllowedForDynamicRule" Rule 400 mend: "A dynamic rule is run by the service alone.",
        "Wait: the service runs it by itself.";
    "InvalidProtectionRuleStatusForDeletion" Rule 400 mend: "The rule cannot be deleted in the state it is in.",
        "Look at the status of the rule, and delete it once the service is done with it.";
    "ProtectionRuleNotFound" Rule 404 mend: "There is no rule of this id.",
        "Check the id, and the policy in the address.";
    "InvalidRuleExpressionGroupLimitExceeded" Rule 413 mend: "The expression of the rule names more groups than it may.",
        "Name fewer groups, or make several rules.";
    "InvalidProtectionRuleStatusForDynamicRuleEdit" Rule 422 mend: "The dynamic rule cannot be changed in the state it is in.",
        "Look at the status of the rule, and change it once the service is done with it.";
    "InvalidProtectionRuleStatusForDynamicRuleDeleteAndUnprotectAll" Rule 422 mend: "The dynamic rule, and the protection of all it holds, cannot be deleted in the state it is in.",
        "Look at the status of the rule, and delete it once the service is done with it.";
    "InvalidProtectionRuleStatusForDynamicRuleDeletion" Rule 422 mend: "The dynamic rule cannot be deleted in the state it is in.",
        "Look at the status of the rule, and delete it once the service is done with it.";
    // To enable Backup Storage.
    "UnableToReadBillingProfile" Enable 403 mend: "The service may not read the billing profile.",
        "Let somebody who owns the billing profile give the permission.";
    "InvalidBillingProfile" Enable 402 mend: "The billing profile is not valid.",
        "Set up billing for Microsoft 365 Backup in the admin center.";
    "InvalidAppOwnerTenantId" Enable 400 mend: "The id of the tenant that owns the application is not valid.",
        "Copy the id from Microsoft Entra ID.";
    // Any request to Microsoft Graph.
    "ServiceUnavailable" Graph 503 again: "The service is busy or down for now.",
        "Wait as long as the Retry-After header says, then list what is there (GET {list}) and send what is missing again.";
    "InvalidAuthenticationToken" Graph 401 again: "The access token is missing, expired or meant for something else.",
        "Get a new token and send the request again.";
    "unauthenticated" Graph 401 again: "The caller did not say who it is.",
        "Get a new token and send the request again.";
    "accessDenied" Graph 403 mend: "The caller may not do this.",
        "Check that the token has the permission the resource needs, and that an administrator has consented to it.";
    "Authorization_RequestDenied" Graph 403 mend: "The caller may not do this.",
        "Check that the token has the permission the resource needs, and that an administrator has consented to it.";
    "invalidRequest" Graph 400 mend: "The request is not what the service can read.",
        "Check the body, and the address.";
    "itemNotFound" Graph 404 mend: "What the request names is not there.",
        "Check the ids and the version of the address.";
    "generalException" Graph 500 again: "The service failed without saying why.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
    "serviceNotAvailable" Graph 503 again: "The service is busy or down for now.",
        "Wait as long as the Retry-After header says, then list what is there (GET {list}) and send what is missing again.";
    "activityLimitReached" Graph 429 again: "Too many requests were sent in a short time.",
        "Wait as long as the Retry-After header says, then send the request again.";
    "TooManyRequests" Graph 429 again: "Too many requests were sent in a short time.",
        "Wait as long as the Retry-After header says, then send the request again.";
};

/// The codes of one whose words are right where they are answered to the other: a session or a policy.
pub(super) static OF_BOTH: &[&str] = &[
    "InvalidPatchRequest",
    "RestoreArtifactsLimitBreached",
    "InvalidArtifactRequest",
    "DuplicateArtifactInList",
    "UnknownError",
    "ArtifactNotFound",
    "InvalidArtifactId",
];

/// What codes of one mean where they are answered to the other, who stands as the owner here.
pub(super) static ELSEWHERE: &[Explanation] = explanations! {
    "InvalidPolicyId" Session 400 mend: "The `policyId` in the body is not a valid one.",
        "Copy the id of the protection policy that holds what is to be restored.";
    "PolicyNotFound" Session 404 mend: "There is no protection policy of the id that the body gives as `policyId`.",
        "Copy the id of the protection policy that holds what is to be restored.";
    "PolicyActionNotAllowed" Session 403 mend: "The policy that the body gives as `policyId` does not allow this in the state it is in.",
        "Look at the status of that policy: wait until it is no longer updating, then send the request again.";
    "ProtectionUnitNotFound" Session mend: "What is to be restored was not found among the protection units.",
        "Check that it belongs to the policy that the body gives as `policyId`, and search the restore points again.";
};

/// What codes mean of the units that a policy leaves out.
pub(super) static OF_EXCLUSIONS: &[Explanation] = explanations! {
    "ProtectionUnitAlreadyExists" Policy mend: "There is such a unit already, in this policy or another.",
        "List what is left out (GET {list}): if it stands there, nothing is left to do; else look for it among the protection units.";
    "ProtectionUnitNotFound" Policy mend: "The policy leaves out no such unit.",
        "List what is left out (GET {list}): if this id is not there, nothing is left to remove.";
    "InvalidProtectionUnitId" Policy 400 mend: "The id of what to leave out is not valid.",
        "Check the ids, and send the request with the right ids.";
};

/// What a status means by itself; of one that stands here several times, the row of whom it is about.
pub(super) static STATUSES: &[Explanation] = explanations! {
    "300" Graph 300 mend: "Something between here and the service sent the request elsewhere.",
        "Check the address: it starts with https://graph.microsoft.com/.";
    "400" Graph 400 mend: "The service refused the request as not valid.",
        "Check the body, and the address.";
    "401" Graph 401 again: "The access token is missing, expired or meant for something else.",
        "Get a new token and send the request again.";
    "403" Session 403 mend: "The caller may not do this, or the session may not be changed now.",
        "Check that the token has the permission the resource needs, and that the session is still a draft.";
    "403" Policy 403 mend: "The caller may not do this, or the policy does not allow it now.",
        "Check that the token has the permission the resource needs, and look at the status of the policy.";
    "403" Graph 403 mend: "The caller may not do this, or not now.",
        "Check that the token has the permission the resource needs.";
    "404" Graph 404 mend: "What the request names is not there.",
        "Check the ids and the version of the address.";
    "409" Graph 409 mend: "The request contradicts what is there: somebody else may have changed it, or it is there already.",
        "List what is there (GET {list}) to see what was done, then send what is missing.";
    "408" Graph 408 again: "The request did not arrive whole in time.",
        "Send it again.";
    "413" Graph 413 mend: "The request is too large.", "Send the items in several requests of at most 50.";
    "423" Graph 423 again: "What the request is for is in use by another one.",
        "Wait a little, then send the request again.";
    "424" Graph 424 again: "A request that this one depends on failed, so this one was not tried.",
        "Mend the request before it, then send this one again.";
    "425" Graph 425 again: "The request came too early in a connection.",
        "Send it again.";
    "429" Graph 429 again: "Too many requests were sent in a short time.",
        "Wait as long as the Retry-After header says, then send the request again.";
    "500" Graph 500 again: "The service failed.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
    "502" Graph 502 again: "Something between here and the service failed.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
    "503" Graph 503 again: "The service is busy or down for now.",
        "Wait as long as the Retry-After header says, then list what is there (GET {list}) and send what is missing again.";
    "504" Graph 504 again: "The service took too long to answer.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
};

pub(super) static UNKNOWN_REMOVAL: Explanation = Explanation {
    code: "",
    owner: Owner::Graph,
    status: None,
    meaning: "The service did not remove this item; its message says why.",
    advice: "List what is there (GET {list}): if this id is not there, nothing is left to remove; if the item stands there under another id, remove that one.",
    retryable: false,
};

pub(super) static UNKNOWN_ADDITION: Explanation = Explanation {
    code: "",
    owner: Owner::Graph,
    status: None,
    meaning: "The service did not add this item; its message says why.",
    advice: "Look up again what it refers to, and add it under the id that stands there.",
    retryable: false,
};

pub(super) static UNKNOWN: Explanation = Explanation {
    code: "",
    owner: Owner::Graph,
    status: None,
    meaning: "The service refused the request; its message says why.",
    advice: "List what is there (GET {list}) to see what was done.",
    retryable: false,
};

/// A whole request that failed for no reason that is told: some of it may be done.
pub(super) static UNKNOWN_FAILURE: Explanation = Explanation {
    code: "",
    owner: Owner::Graph,
    status: None,
    meaning: "The service failed without saying why.",
    advice: "List what is there (GET {list}) to see what was done, then send what is missing again. If it fails again, ask Microsoft support and give the request id.",
    retryable: true,
};
