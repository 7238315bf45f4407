//! What an item of a delta array can have.

use super::{
    BACKUP, ERRORS, INVALID_DESTINATION, INVALID_PATCH, MIXED_DESTINATIONS, ODATA, Rule, Severity,
    rules,
};

rules! {
    ItemNotObject { "item-not-object", "Item is not an object", Error, INVALID_PATCH,
        params: { found: Words, addition: Words, removal: Words },
        message: "This item is {found}; an object is expected.",
        help: "An addition is {addition}; a removal is {removal}.",
        why: "An item is an entity to add or a deleted entity.", source: ODATA }
    ItemUnclear { "item-unclear", "Neither addition nor removal", Error, None,
        params: { reference: Words, addition: Words, removal: Words },
        message: "This item is neither an addition nor a removal: it names no {reference}, and it has no `@removed`.",
        help: "An addition is {addition}; a removal is {removal}.",
        why: "An item without `@removed` adds; what it adds must be named.", source: BACKUP }
    ReferenceMissing { "reference-missing", "Addition without reference", Error, None,
        params: { reference: Words, item: Words, addition: Words },
        message: "This addition names no {reference}.",
        help: "An addition is {addition}.",
        why: "What is added is made from what it refers to.", source: ERRORS }
    ReferenceOldShape { "reference-old-shape", "Reference in an old shape", Error, None,
        params: { reference: Words, name: Text, example: Text },
        message: "The {reference} is given by `{name}`, as documents of 2024 had it; its `id` is expected.",
        help: "Write {example}.",
        why: "The shape was changed when the service left preview.", source: BACKUP }
    IdMalformed { "id-malformed", "Malformed id", Error, None,
        params: { value: Text, what: Words, reason: Words, from: Words, form: Words, whole: Maybe, list: Maybe },
        message: "\"{value}\" is not a whole {what}: {reason}.",
        help: "Copy the id again from {from}. {form}",
        why: "A wrong id restores, protects or removes nothing, or the wrong thing. The published samples themselves hold a truncated id.",
        source: ERRORS }
    IdUnusual { "id-unusual", "Unusual id", Warning, None,
        params: { value: Text, what: Words, reason: Words, from: Words, form: Words, list: Maybe },
        message: "\"{value}\" is an unusual {what}: {reason}.",
        help: "Check it against {from}. {form}",
        why: "The schema allows any text, but the service's ids have one form.", source: ERRORS }
    AdditionDuplicate { "addition-duplicate", "Added twice", Error, None,
        params: { reference: Words, value: Text },
        message: "The {reference} {value} is added twice.",
        help: "Keep one of the two.",
        why: "The service refuses a request that names one thing twice. Ids are compared without case, item keys within their browse session.",
        source: ERRORS }
    UnitInBoth { "unit-protected-and-excluded", "Protected and left out", Error, None,
        params: { reference: Words, value: Text },
        message: "The {reference} {value} is to be protected and to be left out in one request.",
        help: "Keep it in one of the two arrays.",
        why: "A policy protects what it does not leave out. Which of the two would count is not known, and what is not protected cannot be restored.",
        source: "Microsoft Graph reference, beta, exclusionUnitBase" }
    AdditionWithId { "addition-with-id", "Addition with an id", Warning, None,
        params: { item: Words, removal: Words },
        message: "This addition carries an `id`; the service gives a new {item} its own.",
        help: "Remove `id`. To remove the {item} of this id instead, write {removal}.",
        why: "An id in an addition often means that two kinds of item were mixed up.", source: BACKUP }
    DestinationMissing { "destination-missing", "Addition without destination", Error, INVALID_DESTINATION,
        message: "This addition has no `destinationType`.",
        help: "Write \"destinationType\":\"new\" or \"destinationType\":\"inPlace\".",
        why: "`new` restores beside the data that is there, `inPlace` over it: the service does not choose.",
        source: BACKUP }
    DestinationUnknown { "destination-unknown", "Unknown destination", Error, INVALID_DESTINATION,
        params: { value: Text, what: Maybe },
        message: "\"{value}\" is not a destination: `new` and `inPlace` are.",
        help: "Write `new` to restore to a new place, `inPlace` to restore over what is there.",
        why: "The service takes these two names, in exactly this spelling.", source: ERRORS }
    DestinationMixed { "destination-mixed", "Two destinations", Error, MIXED_DESTINATIONS,
        params: { value: Words, first: Words },
        message: "This addition restores to `{value}`, an earlier one to `{first}`.",
        help: "Use one destination in a session; make another session for the rest.",
        why: "A restore session has one destination.", source: ERRORS }
    BrowseSessionMissing { "browse-session-missing", "Addition without browse session", Error, None,
        params: { addition: Words },
        message: "This addition does not say in which browse session its item was found.",
        help: "An addition is {addition}.",
        why: "An item key means something only in the browse session that listed it.", source: BACKUP }
    SearchResponseMissing { "search-response-missing", "Addition without search response", Error, None,
        params: { addition: Words },
        message: "This addition does not say which search found its items.",
        help: "An addition is {addition}.",
        why: "Single items of a mailbox are restored by the search that found them.",
        source: "Microsoft Graph reference, \"Create exchangeRestoreSession\"" }
    RemovedMalformed { "removed-malformed", "Malformed @removed", Error, INVALID_PATCH,
        params: { found: Words, example: Words },
        message: "`@removed` is {found}; an object is expected.",
        help: "To remove the item, write \"@removed\":{example}; to add it, leave `@removed` out.",
        why: "OData writes a removal as an object that may give a reason.", source: ODATA }
    RemovedReason { "removed-reason-unknown", "Unknown reason", Error, INVALID_PATCH,
        params: { value: Text },
        message: "\"{value}\" is not a reason to remove: `changed` and `deleted` are.",
        help: "Write `changed`.",
        why: "OData knows two reasons; the documents of Backup Storage use `changed`.", source: ODATA }
    RemovalWithoutId { "removal-id-missing", "Removal without id", Error, None,
        params: { item: Words, removal: Words },
        message: "This removal does not say what to remove.",
        help: "Give the {item}'s own id: {removal}.",
        why: "A removed entity is known by its key.", source: ODATA }
    RemovalByReference { "removal-by-reference", "Removal by reference", Error, None,
        params: { reference: Words, item: Words },
        message: "This removal names what it refers to, the {reference}; the {item}'s own `id` is expected.",
        help: "List what is there, and give the `id` of the {item} made from this {reference}.",
        why: "What is referred to and what is made from it have different ids.", source: BACKUP }
    RemovalOfReference { "removal-of-reference", "Removal of what is added", Warning, None,
        params: { item: Words, reference: Words, value: Text },
        message: "{value} stands as the {reference} of an addition and as the `id` of a removal: the {item} made from it has an id of its own.",
        help: "List what is there, and give the removal the `id` of the {item} made from this {reference}.",
        why: "What is referred to and what is made from it have different ids.", source: BACKUP }
    RemovalWithReference { "removal-with-reference", "Removal with reference", Warning, None,
        params: { name: Text },
        message: "This removal also gives `{name}`, which is ignored.",
        help: "Remove `{name}`. To add instead, remove `@removed` and `id`.",
        why: "A removal is known by its `id` alone.", source: ODATA }
    RemovalAtCreation { "removal-at-creation", "Removal where something is created", Error, None,
        params: { item: Words, expected: Words },
        message: "This item is a removal; what a POST creates holds no {item} yet that could be removed.",
        help: "Take it out. To remove something of what is there, send a PATCH with `{expected}` to its address.",
        why: "The request that creates a session or a policy finds nothing in it.",
        source: BACKUP }
    RemovalDuplicate { "removal-duplicate", "Removed twice", Error, None,
        params: { item: Words, value: Text },
        message: "The {item} {value} is removed twice.",
        help: "Keep one of the two.",
        why: "The service refuses a request that names one thing twice. Ids are compared without case.",
        source: ERRORS }
}
