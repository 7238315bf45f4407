//! What a change, and the requests made of it, can have.

use super::{BACKUP, BUILD, ERRORS, Rule, Service, Severity, rules};

rules! {
    ChangeMalformed { "change-malformed", "Malformed change", Error, None,
        params: { what: Words, found: Text, expected: Words, example: Words },
        message: "{what} is {found}; {expected} is expected.",
        help: "A change is {example}.",
        why: "Requests are built from a change, and from nothing that was guessed.", source: BUILD }
    ChangePropertyUnknown { "change-property-unknown", "Unknown property of a change", Error, None,
        params: { name: Text, resource: Words, expected: Words },
        message: "A change of {resource} has no `{name}`.",
        help: "It has {expected}.",
        why: "What is not understood must not be lost in silence.", source: BUILD }
    ChangeDuplicateProperty { "change-property-duplicate", "Property of a change given twice", Error, None,
        params: { name: Text },
        message: "The property `{name}` stands twice in one object of the change.",
        help: "Keep one of the two.",
        why: "Only one of the two can count, and the other would be lost in silence.", source: BUILD }
    ChangeWithoutDestination { "change-destination-missing", "Change without destination", Error, None,
        message: "The change does not say where to restore to.",
        help: "Set `destinationType` to \"new\" (beside the data that is there) or \"inPlace\" (over it).",
        why: "`new` restores beside the data that is there, `inPlace` over it: nobody should choose that for you.",
        source: BACKUP }
    ChangeWithoutBrowseSession { "change-browse-session-missing", "Change without browse session", Error, None,
        message: "The change does not say in which browse session its items were found.",
        help: "Set `browseSessionId`.",
        why: "An item key means something only in the browse session that listed it.", source: BACKUP }
    ChangeWithoutSearchResponse { "change-search-response-missing", "Change without search response", Error, None,
        message: "The change does not say which search found its items.",
        help: "Set `searchResponseId` to the one that the search answered.",
        why: "Single items of a mailbox are restored by the search that found them.",
        source: "Microsoft Graph reference, \"Create exchangeRestoreSession\"" }
    ChangeUndocumented { "change-undocumented", "Undocumented change", Error, None,
        message: "No document says how to change a session that restores single items of mailboxes.",
        help: "Give all its items where it is created: set `create` to true, and leave `id` out.",
        why: "A request is built only from what is documented, and that is the one that creates such a session.",
        source: "Microsoft Graph reference, \"Create exchangeRestoreSession\"" }
    ChangeCreation { "change-creation", "Not where a session is created", Error, None,
        params: { name: Words, reason: Words },
        message: "`{name}` has no place where the session is created: {reason}.",
        help: "Remove `{name}`. To change a session that is there, give its `id` and remove `create`.",
        why: "The request that creates a session goes to no session, and finds nothing in it.",
        source: "Microsoft Graph reference, \"Create oneDriveForBusinessRestoreSession\" and its siblings" }
    ChangeCreationEmpty { "change-creation-empty", "Session for single items begun empty", Error, None,
        message: "A session that restores single items cannot be created empty.",
        help: "Give its first items in `add`.",
        why: "A session that is created without them restores whole accounts or sites, and takes no single items.",
        source: "Microsoft Graph reference, \"Create oneDriveForBusinessRestoreSession\" and its siblings" }
    ChangeCreationTooLarge { "change-creation-too-large", "Too many items to create a session with", Error, Some(Service { status: 413, code: "RestoreArtifactsLimitBreached" }),
        params: { found: Number, limit: Number },
        message: "There are {found} items; the request that creates the session takes at most {limit}, and no document says how to add more.",
        help: "Create several sessions, of {limit} items each.",
        why: "Single items of mailboxes are documented only in the request that creates their session.",
        source: ERRORS }
    ChangeContinues { "change-continues", "More to come for a session that is created", Info, None,
        params: { count: Number, limit: Number },
        message: "The request creates the session with its first {limit} items; {count} more wait in `next` until it has its id.",
        help: "Send the request, set the id that it answers as the `id` of `next`, and build that.",
        why: "One request takes so many items, and only the answer to the first one tells where the others go.",
        source: BUILD }
    ChangeBulk { "change-bulk", "Many to restore", Info, None,
        params: { found: Number, whole: Words, limit: Number, address: Words },
        message: "The change restores {found} {whole}; one bulk request takes up to {limit}.",
        help: "You may send a bulk request instead: POST {address}. A session that has one takes no PATCH, so the two do not mix.",
        why: "At 50 items a request, many requests are needed, each of which can fail by itself.",
        source: "Microsoft Graph reference, bulk addition requests" }
    ChangeEmpty { "change-empty", "Nothing to change", Warning, None,
        message: "There is nothing to change, so there is no request.",
        help: "Give something to add or to remove.",
        why: "The service refuses an empty list.", source: ERRORS }
    ChangeIdMissing { "change-id-missing", "Change without id", Error, None,
        params: { what: Words, otherwise: Words },
        message: "The {what} is missing.",
        help: "Give the id that creating it answered{otherwise}.",
        why: "The request is addressed to one session or policy.", source: ERRORS }

    RequestsMalformed { "requests-malformed", "Malformed requests", Error, None,
        params: { reason: Words },
        message: "This cannot be put into a batch: {reason}",
        help: "Give an array of requests as build makes them.",
        why: "A batch is made of requests.", source: "Microsoft Graph, JSON batching" }
}
