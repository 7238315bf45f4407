//! What the body of a request can have.

use super::{BACKUP, ERRORS, INVALID_DISPLAY_NAME, INVALID_PATCH, ODATA, Rule, Severity, rules};

rules! {
    BodyNotObject { "body-not-object", "Body is not an object", Error, INVALID_PATCH,
        params: { found: Words, wrapped: Words },
        message: "The body is {found}; an object is expected.",
        help: "Wrap the items: {wrapped}.",
        why: "A PATCH names the properties it changes.", source: BACKUP }
    BodyInArray { "body-in-array", "Body in an array", Error, INVALID_PATCH,
        message: "The body is an array that holds one; the object itself is expected.",
        help: "Send each object by itself, without the square brackets around it.",
        why: "A PATCH changes one session or policy; several requests go into a `$batch`.", source: BACKUP }
    BodyIsText { "body-is-text", "Body written twice", Error, INVALID_PATCH,
        message: "The body was written as JSON twice: it is a text that holds JSON.",
        help: "Send the JSON itself; do not serialize it again.",
        why: "The service reads one JSON object.", source: BACKUP }
    BodyIsRequest { "body-is-request", "A request, not its body", Error, INVALID_PATCH,
        params: { found: Words, place: Words },
        message: "This is {found}, not the body of an update.",
        help: "Give what stands in {place}.",
        why: "Method, address and headers are not part of what is sent as the body.", source: BACKUP }
    RequestLineUnexpected { "request-line-unexpected", "Request line does not fit", Error, None,
        params: { reason: Words },
        message: "The method and the address of the request do not fit the body: {reason}.",
        help: "Send a change with PATCH to the address of one session or policy, and with POST to the collection what creates one. Correct them, or leave them out if they are those of another request.",
        why: "What a body may hold depends on the request it belongs to.", source: BACKUP }
    TypeOfOtherResource { "type-of-other-resource", "Type of another resource", Error, INVALID_PATCH,
        params: { found: Words, resource: Words },
        message: "`@odata.type` says that this is {found}; this request is for {resource}.",
        help: "Take `@odata.type` out, or send the request to what it is meant for.",
        why: "Each resource has its own type; bodies are often copied from one to another.",
        source: ODATA }
    BulkInBody { "bulk-in-body", "Bulk request in an update", Error, INVALID_PATCH,
        params: { name: Text, address: Words },
        message: "`{name}` cannot be changed by this request: what adds many at once is a request of its own.",
        help: "Send it by itself: POST {address}. A session that has one takes no PATCH, so the two do not mix.",
        why: "Documents say that bulk additions and single ones never mix in one session.",
        source: "Microsoft Graph reference, bulk addition requests" }
    BodyIsBatch { "body-is-batch", "A $batch, not a body", Error, INVALID_PATCH,
        message: "This is a `$batch`, not the body of an update.",
        help: "Give the `body` of each of its `requests`.",
        why: "Each request of a `$batch` has a body of its own.", source: "Microsoft Graph, JSON batching" }
    DeltaMissing { "delta-missing", "No delta array", Error, None,
        params: { expected: Words },
        message: "The body has no `{expected}`, so it changes nothing.",
        help: "Put the items to add and to remove in an array of that name.",
        why: "A request that names nothing to change is refused or does nothing.", source: BACKUP }
    DeltaNotArray { "delta-not-array", "Delta is not an array", Error, INVALID_PATCH,
        params: { name: Text, found: Words },
        message: "`{name}` is {found}; an array is expected.",
        help: "Put the items in square brackets, even a single one.",
        why: "A delta is an array of added and removed items.", source: ODATA }
    DeltaWrapped { "delta-wrapped", "Array in an object", Error, INVALID_PATCH,
        params: { name: Text },
        message: "`{name}` is an object around an array: a serialiser wrote it so.",
        help: "Take the array out of the object. In Windows PowerShell, give ConvertTo-Json `@(…)` with plain arrays, or use PowerShell 7.",
        why: "Windows PowerShell writes some arrays as `value` and `Count`, .NET may write `$values`: the service takes the array alone.",
        source: ODATA }
    DeltaLost { "delta-content-lost", "Content of an array lost", Error, INVALID_PATCH,
        params: { name: Text },
        message: "`{name}` holds no items but what .NET tells of a `JsonElement`: what it held was lost.",
        help: "Write the body anew. Serialise the JsonElement with System.Text.Json, or take its text with GetRawText.",
        why: "Serialisers that do not know a JsonElement write its properties in place of what it holds.",
        source: ODATA }
    DeltaEmpty { "delta-empty", "Empty delta", Error, None,
        params: { name: Text },
        message: "`{name}` holds no items.",
        help: "Add an item, or do not send the request.",
        why: "The service refuses an empty or null list.", source: ERRORS }
    DeltaTooManyItems { "delta-too-many-items", "Too many items", Error, None,
        params: { found: Number, limit: Number },
        message: "There are {found} items; one request takes at most {limit}.",
        help: "Send the items in several requests, {limit} in each.",
        why: "The service refuses the whole request. Whether removals count is not documented, so they are counted.",
        source: ERRORS }
    DeltaOfOtherResource { "delta-of-other-resource", "Delta of another resource", Error, INVALID_PATCH,
        params: { name: Text, owner: Words, resource: Words, expected: Words },
        message: "`{name}` belongs to {owner}; this request is for {resource}.",
        help: "Write `{expected}`, or send the request to the {owner} it is meant for.",
        why: "Each resource has its own array; bodies are often copied from one to another.",
        source: BACKUP }
    DeltaKindsMixed { "delta-kinds-mixed", "Standard and granular mixed", Error, INVALID_PATCH,
        params: { first: Words, found: Words },
        message: "This array is {found}, an earlier one in the body is {first}.",
        help: "Restore whole accounts or sites in one session, single items in another.",
        why: "A restore session is either standard or granular.", source: BACKUP }
    DeltaUndocumented { "delta-undocumented", "Undocumented delta", Warning, None,
        params: { kind: Words, name: Text, other: Words, expected: Words },
        message: "No document shows a {kind} with `{name}`, so its items were not judged.",
        help: "Documents show a {other} with `{expected}`: send that, or try this one on a test tenant first.",
        why: "The schema names this property, and no published page shows such a request with it.",
        source: "Microsoft Graph schema, beta" }
    CreationOrChange { "creation-or-change", "Creation or change", Warning, None,
        params: { name: Words, resource: Words, expected: Words, address: Words },
        message: "`{name}` stands in a POST that creates a {resource}, and `{expected}` in a PATCH that changes one. Which of the two is this?",
        help: "If it is to change one, write `{expected}`. If it is to create one, it is right; with the line `POST {address}` before it, it is judged as that.",
        why: "Both requests hold the same items, each under a name that only its own kind of request has.",
        source: BACKUP }
    DeltaInferred { "delta-inferred", "Shape of a delta inferred", Info, None,
        params: { name: Text },
        message: "No document shows a request with `{name}`: its items are judged by the rules of its siblings.",
        help: "Send it to the beta version, which alone has it, and try it on a test tenant first.",
        why: "The reference of beta says by name that this array can be changed by a delta, and what the units hold; the shape of a request is inferred from that.",
        source: "Microsoft Graph reference, beta, exclusionUnitBase" }
    DeltaOfOtherVersion { "delta-of-other-version", "Delta of another version", Error, INVALID_PATCH,
        params: { name: Text },
        message: "`{name}` is in beta alone; this request is for v1.0.",
        help: "Send the request to the beta version.",
        why: "The service knows the properties of the version that a request is sent to.",
        source: "Microsoft Graph reference, beta, exclusionUnitBase" }
    RetentionPeriod { "retention-period-malformed", "Malformed period", Error, INVALID_PATCH,
        params: { name: Text, value: Text },
        message: "\"{value}\" is not a duration, which `{name}` is.",
        help: "Write a duration of ISO 8601, in days: \"P365D\".",
        why: "The service reads the period as a duration: how long a wrong one would keep backups is not known.",
        source: "Microsoft Graph reference, retentionSetting" }
    RetentionNone { "retention-period-none", "Period of no time", Error, INVALID_PATCH,
        params: { name: Text, value: Text },
        message: "\"{value}\" is no time at all: with such a `{name}` no backup is kept.",
        help: "Write how long backups are to be kept, in days: \"P365D\".",
        why: "Backups that are not kept are lost, and no document names such a period.",
        source: "Microsoft Graph reference, retentionSetting" }
    RetentionIncomplete { "retention-setting-incomplete", "Incomplete retention setting", Warning, None,
        params: { name: Words, example: Words },
        message: "This retention setting has no `{name}`.",
        help: "Give both, as in {example}.",
        why: "A setting says how often there is a backup, and how long it is kept.",
        source: "Microsoft Graph reference, retentionSetting" }
    RetentionEmpty { "retention-empty", "Retention without a setting", Warning, None,
        params: { name: Text },
        message: "`{name}` holds no setting.",
        help: "Say how long backups are to be kept, or leave `{name}` out: then it stays as it is.",
        why: "What becomes of the settings that are there is not documented, and backups that are not kept are lost.",
        source: "Microsoft Graph reference, retentionSetting" }
    RetentionTwice { "retention-interval-duplicate", "Two settings for one interval", Error, None,
        params: { value: Text },
        message: "The interval {value} stands in an earlier setting, too.",
        help: "Keep one of the two.",
        why: "An interval has one period: which of two counts is not known, and by the shorter one backups are lost.",
        source: "Microsoft Graph reference, retentionSetting" }
    RetentionUndocumented { "retention-undocumented", "Retention that no document names", Info, None,
        params: { name: Text, value: Text },
        message: "\"{value}\" is no `{name}` that the reference names for an update.",
        help: "It names the interval R/P1W, and the periods P90D, P180D, and P365D to P3650D in whole years of 365 days.",
        why: "The service may refuse what the reference does not name.",
        source: "Microsoft Graph reference, retentionSetting" }
    DisplayNameLength { "display-name-length", "Length of displayName", Error, INVALID_DISPLAY_NAME,
        params: { found: Number, limit: Number },
        message: "`displayName` is {found} UTF-16 units long; 1 to {limit} are allowed.",
        help: "Give the policy a name of 1 to {limit} characters.",
        why: "The documents say 1 to 1,024 characters. UTF-16 units are counted, as the service's platform does: an emoji counts as two.",
        source: ERRORS }
    DisplayNameUnseen { "display-name-unseen", "Unseen characters in displayName", Warning, None,
        params: { found: Words },
        message: "`displayName` holds {found}.",
        help: "Write the name anew, by hand.",
        why: "Copied text brings along characters that are not seen, that turn the text around them, or that stand for letters which were lost; people then see another name than the one that is set.",
        source: "Unicode: control characters, bidirectional controls (UAX #9), U+200B, U+FEFF, U+FFFD" }
    PropertyMisnamed { "property-misnamed", "Misspelt property", Error, None,
        params: { name: Text, expected: Words },
        message: "`{name}` is not a property here; did you mean `{expected}`?",
        help: "Write `{expected}`.",
        why: "The service knows only the exact name. The published Python sample sends snake_case names as they are, the property table leaves out `@delta`, and documents of 2024 had other names.",
        source: BACKUP }
    PropertyTwice { "property-duplicate", "Property given twice under two names", Error, INVALID_PATCH,
        params: { expected: Words, first: Text, name: Text },
        message: "The property `{expected}` is given twice: as `{first}` and as `{name}`.",
        help: "Keep one of the two, and call it `{expected}`.",
        why: "Both names mean one property: which of the two counts is left to each reader.",
        source: "OData JSON Format 4.01, control information" }
    PropertyWrapped { "property-wrapped", "Property in a wrapper", Error, INVALID_PATCH,
        params: { name: Text, inner: Text },
        message: "`{inner}` stands inside `{name}`, in which SDKs keep what their types do not have; it belongs beside it.",
        help: "Take out what stands inside `{name}`, or write the object with the SDK's own serialiser.",
        why: "The SDK's own serialiser writes what is in it beside the other properties; others write the wrapper, which the service does not know.",
        source: BACKUP }
    ObjectLost { "object-lost", "Text in place of an object", Error, INVALID_PATCH,
        params: { by: Words, todo: Words },
        message: "This text stands in place of an object or an array, whose content is lost. It is of {by}.",
        help: "{todo}.",
        why: "What a program writes of an object that it does not look into holds nothing of it.",
        source: BACKUP }
    PropertyUnknown { "property-unknown", "Unknown property", Warning, None,
        params: { name: Text },
        message: "`{name}` is not a property that can be set here.",
        help: "Remove it.",
        why: "The service is likely to refuse the request, or to ignore what you meant.",
        source: BACKUP }
    PropertyMisplaced { "property-misplaced", "Property in the wrong place", Warning, None,
        params: { name: Text },
        message: "`{name}` says something of the whole request, not of an item.",
        help: "Put it beside the array.",
        why: "In an item the service is likely to refuse it or to ignore it, and what it guards is not guarded.",
        source: BACKUP }
    PropertyOfAddress { "property-of-address", "Id of the address in the body", Warning, None,
        params: { name: Text, what: Words, address: Words },
        message: "`{name}` says which {what} is meant; that stands in the address of the request, not in its body.",
        help: "Check that the request goes to the {what} of this id, PATCH {address}, and take `{name}` out of the body.",
        why: "The service changes what the address names, whatever the body says: the two may be not the same.",
        source: BACKUP }
    PropertyReadOnly { "property-read-only", "Read-only property", Warning, None,
        params: { name: Text },
        message: "`{name}` is set by the service alone.",
        help: "Remove it.",
        why: "It is part of what the service answers, not of what it takes.",
        source: BACKUP }
    WrongType { "wrong-type", "Wrong type", Error, INVALID_PATCH,
        params: { name: Text, found: Words, expected: Words, example: Text },
        message: "`{name}` is {found}; {expected} is expected.",
        help: "Write {example}.",
        why: "The service reads each property as one type.", source: BACKUP }
}
