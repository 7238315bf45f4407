//! Everything that can be found, as one table: a rule is a row here and a function that finds it.
//!
//! `message` and `help` are templates: `{name}` stands for the finding's param of that name.

use super::{Service, Severity};

/// What can be found, and what is said of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: a template.
    pub message: &'static str,
    /// What to do about it: a template.
    pub help: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
    /// What the service answers, where its documents say and it is the same for every resource.
    pub service: Option<Service>,
}

const fn bad_request(code: &'static str) -> Service {
    Service { status: 400, code }
}

const INVALID_PATCH: Option<Service> = Some(bad_request("InvalidPatchRequest"));
const INVALID_DESTINATION: Option<Service> = Some(bad_request("InvalidPathType"));
const MIXED_DESTINATIONS: Option<Service> = Some(bad_request("DifferentRestoreDestinationType"));
const INVALID_DISPLAY_NAME: Option<Service> = Some(bad_request("InvalidDisplayName"));

const STRICT: &str =
    "The service reads strict JSON: one syntax error, and nothing of the body is read.";
const RFC_8259: &str = "RFC 8259; Backup Storage error codes: InvalidPatchRequest";
const BACKUP: &str =
    "Microsoft Graph reference, \"Update oneDriveForBusinessRestoreSession\" and its siblings";
const ERRORS: &str = "Microsoft Graph reference, \"Backup Storage API error responses\"";
const BUILD: &str = "graph-backup-delta, build";
const PLAN: &str = "graph-backup-delta, plan";
const COLLECT: &str = "graph-backup-delta, collect";
const ODATA: &str = "OData JSON Format 4.01, deleted entities";

macro_rules! rules {
    ($($name:ident { $code:literal, $title:literal, $severity:ident, $service:expr,
        message: $message:literal, help: $help:literal, why: $why:expr, source: $source:expr })*) => {
        $(
            #[doc = $message]
            pub static $name: Rule = Rule {
                code: $code,
                title: $title,
                severity: Severity::$severity,
                message: $message,
                help: $help,
                why: $why,
                source: $source,
                service: $service,
            };
        )*
        /// Every rule, in the order of the table.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    // The text.
    JSON_COMMENT { "json-comment", "Comment in JSON", Error, INVALID_PATCH,
        message: "JSON has no comments.",
        help: "Remove the comment.",
        why: "The published samples carry `//` comments to explain themselves; strict JSON has none, and a body that holds one is refused whole.",
        source: RFC_8259 }
    JSON_BYTE_ORDER_MARK { "json-byte-order-mark", "Byte order mark", Error, INVALID_PATCH,
        message: "The text starts with a byte order mark.",
        help: "Save it as UTF-8 without a byte order mark (BOM).",
        why: "RFC 8259 §8.1 forbids a byte order mark in JSON that is sent; some editors and shells add one unasked.",
        source: RFC_8259 }
    JSON_NOT_UTF8 { "json-not-utf8", "Not UTF-8", Error, INVALID_PATCH,
        message: "The text is not UTF-8: byte {byte} has no meaning there.",
        help: "Save the file as UTF-8. What follows was not read.",
        why: STRICT, source: RFC_8259 }
    JSON_UTF16 { "json-utf16", "UTF-16 text", Error, INVALID_PATCH,
        message: "The text is UTF-16, not UTF-8.",
        help: "Save the file as UTF-8. In Windows PowerShell, `>` writes UTF-16: use `Out-File -Encoding utf8`.",
        why: STRICT, source: RFC_8259 }
    JSON_BINARY { "json-binary", "No text at all", Error, INVALID_PATCH,
        message: "This is no text: it is {found}.",
        help: "{todo}.",
        why: "Files of other kinds are dropped or piped by mistake; nothing of them can be read as text.",
        source: RFC_8259 }
    JSON_NUL { "json-nul", "NUL characters at the end", Error, INVALID_PATCH,
        message: "NUL characters stand behind the end of the text.",
        help: "Remove them.",
        why: "They are left where a buffer was written whole, or a file was not written to its end. Strict JSON has none.",
        source: RFC_8259 }
    JSON_TEXT_BEFORE { "json-text-before", "Text before the body", Error, INVALID_PATCH,
        message: "{found} stands before the JSON.",
        help: "Send the JSON alone.",
        why: "What stands around a body where it was copied from is no part of it.",
        source: RFC_8259 }
    JSON_TYPOGRAPHIC_QUOTES { "json-typographic-quotes", "Typographic quotes", Error, INVALID_PATCH,
        message: "These are typographic quotes; JSON takes straight ones (U+0022).",
        help: "Put the text in straight double quotes.",
        why: "Word, Outlook, Teams and many web pages set other quotes than those that were typed.",
        source: RFC_8259 }
    JSON_BLANK { "json-blank", "Blank that JSON does not know", Error, INVALID_PATCH,
        message: "A blank stands here that JSON does not know ({found}).",
        help: "Write usual blanks.",
        why: "No-break blanks, and those that are not seen, come along where text is copied from a page, a document or a chat.",
        source: RFC_8259 }
    JSON_LINE_CONTINUATION { "json-line-continuation", "Mark of a shell", Error, INVALID_PATCH,
        message: "A {found} at the end of a line is the shell's, not JSON's.",
        help: "Remove it.",
        why: "A shell reads on in the next line behind it; it is no part of what is sent.",
        source: RFC_8259 }
    JSON_ESCAPED { "json-escaped", "Escaped JSON", Error, INVALID_PATCH,
        message: "The quotes are escaped (`{found}`): the JSON was copied out of {from}.",
        help: "Copy it from where it is not escaped, or undo the escapes.",
        why: STRICT, source: RFC_8259 }
    JSON_MISSING_COLON { "json-missing-colon", "Missing colon", Error, INVALID_PATCH,
        message: "No colon stands between `{name}` and its value.",
        help: "Put a colon after the name.",
        why: STRICT, source: RFC_8259 }
    JSON_EMPTY { "json-empty", "No text", Error, INVALID_PATCH,
        message: "There is no text to read.",
        help: "Give a JSON object.",
        why: "A PATCH without a body changes nothing.", source: RFC_8259 }
    JSON_UNEXPECTED_END { "json-unexpected-end", "Text ends early", Error, INVALID_PATCH,
        message: "The text ends where {expected} is expected.",
        help: "Check that the whole body was copied, and that each brace and bracket is closed.",
        why: STRICT, source: RFC_8259 }
    JSON_UNEXPECTED_CHARACTER { "json-unexpected-character", "Unexpected character", Error, INVALID_PATCH,
        message: "`{found}` stands where {expected} is expected.",
        help: "Correct the text at this place.",
        why: STRICT, source: RFC_8259 }
    JSON_MISSING_COMMA { "json-missing-comma", "Missing comma", Error, INVALID_PATCH,
        message: "A comma is missing before this value.",
        help: "Put a comma after the value before.",
        why: STRICT, source: RFC_8259 }
    JSON_TRAILING_COMMA { "json-trailing-comma", "Trailing comma", Error, INVALID_PATCH,
        message: "A comma stands after the last value.",
        help: "Remove the comma.",
        why: STRICT, source: RFC_8259 }
    JSON_AFTER_END { "json-after-end", "Text after the end", Error, INVALID_PATCH,
        message: "There is more text after the end of the JSON value.",
        help: "Send one JSON object and nothing after it.",
        why: STRICT, source: RFC_8259 }
    JSON_SINGLE_QUOTES { "json-single-quotes", "Single quotes", Error, INVALID_PATCH,
        message: "JSON takes double quotes, not single ones.",
        help: "Put the text in double quotes.",
        why: STRICT, source: RFC_8259 }
    JSON_UNQUOTED_NAME { "json-unquoted-name", "Property name without quotes", Error, INVALID_PATCH,
        message: "A property name must be in double quotes.",
        help: "Put the name in double quotes.",
        why: STRICT, source: RFC_8259 }
    JSON_LITERAL { "json-literal", "Not a JSON value", Error, INVALID_PATCH,
        message: "`{found}` is no JSON value.",
        help: "JSON knows `true`, `false` and `null`, in small letters; any other word must be in double quotes.",
        why: STRICT, source: RFC_8259 }
    JSON_NUMBER { "json-number", "Malformed number", Error, INVALID_PATCH,
        message: "This number is not written as JSON writes numbers: {reason}.",
        help: "Write it as digits with an optional `-`, fraction and exponent. Ids are text: put them in double quotes.",
        why: STRICT, source: RFC_8259 }
    JSON_UNCLOSED_STRING { "json-unclosed-string", "Unclosed text", Error, INVALID_PATCH,
        message: "This text has no closing quote.",
        help: "Close it with a double quote.",
        why: STRICT, source: RFC_8259 }
    JSON_CONTROL_CHARACTER { "json-control-character", "Control character", Error, INVALID_PATCH,
        message: "A control character ({found}) stands in a text.",
        help: "Remove it, or write it as an escape. A line break here often means a missing closing quote.",
        why: STRICT, source: RFC_8259 }
    JSON_ESCAPE { "json-escape", "Unknown escape", Error, INVALID_PATCH,
        message: "`{found}` is no escape that JSON knows.",
        help: "Write a backslash itself as `\\\\`, and any character as `\\u` and four hexadecimal digits.",
        why: STRICT, source: RFC_8259 }
    JSON_LONE_SURROGATE { "json-lone-surrogate", "Half a character", Error, INVALID_PATCH,
        message: "`{found}` is half of a character: a surrogate without its partner.",
        help: "Write both halves, or remove this one. It is often left where a text was cut.",
        why: STRICT, source: RFC_8259 }
    JSON_UNCLOSED_COMMENT { "json-unclosed-comment", "Unclosed comment", Error, INVALID_PATCH,
        message: "This comment is never closed.",
        help: "Remove the comment.",
        why: STRICT, source: RFC_8259 }
    JSON_TOO_DEEP { "json-too-deep", "Nested too deep", Error, INVALID_PATCH,
        message: "Objects and arrays are nested more than {limit} deep.",
        help: "A delta body is 4 deep. What follows was not read.",
        why: "Readers of JSON bound the depth, so that no body exhausts their stack.",
        source: RFC_8259 }
    JSON_DUPLICATE_KEY { "json-duplicate-key", "Property given twice", Error, INVALID_PATCH,
        message: "The property `{name}` stands twice in one object.",
        help: "Keep one of the two.",
        why: "Which of the two counts is left to each reader: what is checked may not be what is done.",
        source: "RFC 8259 §4" }
    NOT_SERIALIZABLE { "not-serializable", "Not writable as JSON", Error, None,
        message: "This value cannot be written as JSON: {reason}.",
        help: "Give text, UTF-8 bytes, or an object that JSON.stringify accepts.",
        why: "An object is judged as the text that would be sent.",
        source: "ECMA-262, JSON.stringify" }

    // The body.
    BODY_NOT_OBJECT { "body-not-object", "Body is not an object", Error, INVALID_PATCH,
        message: "The body is {found}; an object is expected.",
        help: "Wrap the items: {wrapped}.",
        why: "A PATCH names the properties it changes.", source: BACKUP }
    BODY_IN_ARRAY { "body-in-array", "Body in an array", Error, INVALID_PATCH,
        message: "The body is an array that holds one; the object itself is expected.",
        help: "Send each object by itself, without the square brackets around it.",
        why: "A PATCH changes one session or policy; several requests go into a `$batch`.", source: BACKUP }
    BODY_IS_TEXT { "body-is-text", "Body written twice", Error, INVALID_PATCH,
        message: "The body was written as JSON twice: it is a text that holds JSON.",
        help: "Send the JSON itself; do not serialize it again.",
        why: "The service reads one JSON object.", source: BACKUP }
    BODY_IS_REQUEST { "body-is-request", "A request, not its body", Error, INVALID_PATCH,
        message: "This is {found}, not the body of an update.",
        help: "Give what stands in {place}.",
        why: "Method, address and headers are not part of what is sent as the body.", source: BACKUP }
    BODY_IS_BATCH { "body-is-batch", "A $batch, not a body", Error, INVALID_PATCH,
        message: "This is a `$batch`, not the body of an update.",
        help: "Give the `body` of each of its `requests`.",
        why: "Each request of a `$batch` has a body of its own.", source: "Microsoft Graph, JSON batching" }
    DELTA_MISSING { "delta-missing", "No delta array", Error, None,
        message: "The body has no `{expected}`, so it changes nothing.",
        help: "Put the items to add and to remove in an array of that name.",
        why: "A request that names nothing to change is refused or does nothing.", source: BACKUP }
    DELTA_NOT_ARRAY { "delta-not-array", "Delta is not an array", Error, INVALID_PATCH,
        message: "`{name}` is {found}; an array is expected.",
        help: "Put the items in square brackets, even a single one.",
        why: "A delta is an array of added and removed items.", source: ODATA }
    DELTA_WRAPPED { "delta-wrapped", "Array in an object", Error, INVALID_PATCH,
        message: "`{name}` is an object around an array: a serialiser wrote it so.",
        help: "Take the array out of the object. In Windows PowerShell, give ConvertTo-Json `@(…)` with plain arrays, or use PowerShell 7.",
        why: "Windows PowerShell writes some arrays as `value` and `Count`, .NET may write `$values`: the service takes the array alone.",
        source: ODATA }
    DELTA_LOST { "delta-content-lost", "Content of an array lost", Error, INVALID_PATCH,
        message: "`{name}` holds no items but what .NET tells of a `JsonElement`: what it held was lost.",
        help: "Write the body anew. Serialise the JsonElement with System.Text.Json, or take its text with GetRawText.",
        why: "Serialisers that do not know a JsonElement write its properties in place of what it holds.",
        source: ODATA }
    DELTA_EMPTY { "delta-empty", "Empty delta", Error, None,
        message: "`{name}` holds no items.",
        help: "Add an item, or do not send the request.",
        why: "The service refuses an empty or null list.", source: ERRORS }
    DELTA_TOO_MANY_ITEMS { "delta-too-many-items", "Too many items", Error, None,
        message: "There are {found} items; one request takes at most {limit}.",
        help: "Send the items in several requests, {limit} in each.",
        why: "The service refuses the whole request. Whether removals count is not documented, so they are counted.",
        source: ERRORS }
    DELTA_OF_OTHER_RESOURCE { "delta-of-other-resource", "Delta of another resource", Error, INVALID_PATCH,
        message: "`{name}` belongs to {owner}; this request is for {resource}.",
        help: "Write `{expected}`, or send the request to the {owner} it is meant for.",
        why: "Each resource has its own array; bodies are often copied from one to another.",
        source: BACKUP }
    DELTA_KINDS_MIXED { "delta-kinds-mixed", "Standard and granular mixed", Error, INVALID_PATCH,
        message: "This array is {found}, an earlier one in the body is {first}.",
        help: "Restore whole accounts or sites in one session, single items in another.",
        why: "A restore session is either standard or granular.", source: BACKUP }
    DELTA_UNDOCUMENTED { "delta-undocumented", "Undocumented delta", Warning, None,
        message: "No document says what the items of `{name}` hold, so they were not judged.",
        help: "Try the request on a test tenant first.",
        why: "The schema of beta names this property, and no published page shows a request with it.",
        source: "Microsoft Graph schema, beta" }
    DELTA_INFERRED { "delta-inferred", "Shape of a delta inferred", Info, None,
        message: "No document shows a request with `{name}`: its items are judged by the rules of its siblings.",
        help: "Send it to the beta version, which alone has it, and try it on a test tenant first.",
        why: "The reference of beta says by name that this array can be changed by a delta, and what the units hold; the shape of a request is inferred from that.",
        source: "Microsoft Graph reference, beta, exclusionUnitBase" }
    DELTA_OF_OTHER_VERSION { "delta-of-other-version", "Delta of another version", Error, INVALID_PATCH,
        message: "`{name}` is in beta alone; this request is for v1.0.",
        help: "Send the request to the beta version.",
        why: "The service knows the properties of the version that a request is sent to.",
        source: "Microsoft Graph reference, beta, exclusionUnitBase" }
    RETENTION_PERIOD { "retention-period-malformed", "Malformed period", Error, INVALID_PATCH,
        message: "\"{value}\" is not a duration, which `{name}` is.",
        help: "Write a duration of ISO 8601, in days: \"P365D\".",
        why: "The service reads the period as a duration: how long a wrong one would keep backups is not known.",
        source: "Microsoft Graph reference, retentionSetting" }
    RETENTION_INCOMPLETE { "retention-setting-incomplete", "Incomplete retention setting", Warning, None,
        message: "This retention setting has no `{name}`.",
        help: "Give both, as in {example}.",
        why: "A setting says how often there is a backup, and how long it is kept.",
        source: "Microsoft Graph reference, retentionSetting" }
    RETENTION_UNDOCUMENTED { "retention-undocumented", "Retention that no document names", Info, None,
        message: "\"{value}\" is no `{name}` that the reference names for an update.",
        help: "It names the interval R/P1W, and the periods P90D, P180D, and P365D to P3650D in whole years of 365 days.",
        why: "The service may refuse what the reference does not name.",
        source: "Microsoft Graph reference, retentionSetting" }
    DISPLAY_NAME_LENGTH { "display-name-length", "Length of displayName", Error, INVALID_DISPLAY_NAME,
        message: "`displayName` is {found} UTF-16 units long; 1 to {limit} are allowed.",
        help: "Give the policy a name of 1 to {limit} characters.",
        why: "The documents say 1 to 1,024 characters. UTF-16 units are counted, as the service's platform does: an emoji counts as two.",
        source: ERRORS }
    DISPLAY_NAME_UNSEEN { "display-name-unseen", "Unseen characters in displayName", Warning, None,
        message: "`displayName` holds {found}.",
        help: "Write the name anew, by hand.",
        why: "Copied text brings along characters that are not seen, that turn the text around them, or that stand for letters which were lost; people then see another name than the one that is set.",
        source: "Unicode: control characters, bidirectional controls (UAX #9), U+200B, U+FEFF, U+FFFD" }
    PROPERTY_MISNAMED { "property-misnamed", "Misspelt property", Error, None,
        message: "`{name}` is not a property here; did you mean `{expected}`?",
        help: "Write `{expected}`.",
        why: "The service knows only the exact name. The published Python sample sends snake_case names as they are, the property table leaves out `@delta`, and documents of 2024 had other names.",
        source: BACKUP }
    PROPERTY_TWICE { "property-duplicate", "Property given twice under two names", Error, INVALID_PATCH,
        message: "The property `{expected}` is given twice: as `{first}` and as `{name}`.",
        help: "Keep one of the two, and call it `{expected}`.",
        why: "Both names mean one property: which of the two counts is left to each reader.",
        source: "OData JSON Format 4.01, control information" }
    PROPERTY_WRAPPED { "property-wrapped", "Property in a wrapper", Error, INVALID_PATCH,
        message: "`{inner}` stands inside `{name}`, in which SDKs keep what their types do not have; it belongs beside it.",
        help: "Take out what stands inside `{name}`, or write the object with the SDK's own serialiser.",
        why: "The SDK's own serialiser writes what is in it beside the other properties; others write the wrapper, which the service does not know.",
        source: BACKUP }
    OBJECT_LOST { "object-lost", "Text in place of an object", Error, INVALID_PATCH,
        message: "This text stands in place of an object or an array, whose content is lost. It is of {by}.",
        help: "{todo}.",
        why: "What a program writes of an object that it does not look into holds nothing of it.",
        source: BACKUP }
    PROPERTY_UNKNOWN { "property-unknown", "Unknown property", Warning, None,
        message: "`{name}` is not a property that can be set here.",
        help: "Remove it.",
        why: "The service is likely to refuse the request, or to ignore what you meant.",
        source: BACKUP }
    PROPERTY_READ_ONLY { "property-read-only", "Read-only property", Warning, None,
        message: "`{name}` is set by the service alone.",
        help: "Remove it.",
        why: "It is part of what the service answers, not of what it takes.",
        source: BACKUP }
    WRONG_TYPE { "wrong-type", "Wrong type", Error, INVALID_PATCH,
        message: "`{name}` is {found}; {expected} is expected.",
        help: "Write {example}.",
        why: "The service reads each property as one type.", source: BACKUP }

    // An item.
    ITEM_NOT_OBJECT { "item-not-object", "Item is not an object", Error, INVALID_PATCH,
        message: "This item is {found}; an object is expected.",
        help: "An addition is {addition}; a removal is {removal}.",
        why: "An item is an entity to add or a deleted entity.", source: ODATA }
    ITEM_UNCLEAR { "item-unclear", "Neither addition nor removal", Error, None,
        message: "This item is neither an addition nor a removal: it names no {reference}, and it has no `@removed`.",
        help: "An addition is {addition}; a removal is {removal}.",
        why: "An item without `@removed` adds; what it adds must be named.", source: BACKUP }
    REFERENCE_MISSING { "reference-missing", "Addition without reference", Error, None,
        message: "This addition names no {reference}.",
        help: "An addition is {addition}.",
        why: "What is added is made from what it refers to.", source: ERRORS }
    REFERENCE_OLD_SHAPE { "reference-old-shape", "Reference in an old shape", Error, None,
        message: "The {reference} is given by `{name}`, as documents of 2024 had it; its `id` is expected.",
        help: "Write {example}.",
        why: "The shape was changed when the service left preview.", source: BACKUP }
    ID_MALFORMED { "id-malformed", "Malformed id", Error, None,
        message: "\"{value}\" is not a whole {what}: {reason}.",
        help: "Copy the id again from {from}. {form}",
        why: "A wrong id restores, protects or removes nothing, or the wrong thing. The published samples themselves hold a truncated id.",
        source: ERRORS }
    ID_UNUSUAL { "id-unusual", "Unusual id", Warning, None,
        message: "\"{value}\" is an unusual {what}: {reason}.",
        help: "Check it against {from}. {form}",
        why: "The schema allows any text, but the service's ids have one form.", source: ERRORS }
    ADDITION_DUPLICATE { "addition-duplicate", "Added twice", Error, None,
        message: "The {reference} {value} is added twice.",
        help: "Keep one of the two.",
        why: "The service refuses a request that names one thing twice. Ids are compared without case, item keys within their browse session.",
        source: ERRORS }
    ADDITION_WITH_ID { "addition-with-id", "Addition with an id", Warning, None,
        message: "This addition carries an `id`; the service gives a new {item} its own.",
        help: "Remove `id`. To remove the {item} of this id instead, write {removal}.",
        why: "An id in an addition often means that two kinds of item were mixed up.", source: BACKUP }
    DESTINATION_MISSING { "destination-missing", "Addition without destination", Error, INVALID_DESTINATION,
        message: "This addition has no `destinationType`.",
        help: "Write \"destinationType\":\"new\" or \"destinationType\":\"inPlace\".",
        why: "`new` restores beside the data that is there, `inPlace` over it: the service does not choose.",
        source: BACKUP }
    DESTINATION_UNKNOWN { "destination-unknown", "Unknown destination", Error, INVALID_DESTINATION,
        message: "\"{value}\" is not a destination: `new` and `inPlace` are.",
        help: "Write `new` to restore to a new place, `inPlace` to restore over what is there.",
        why: "The service takes these two names, in exactly this spelling.", source: ERRORS }
    DESTINATION_MIXED { "destination-mixed", "Two destinations", Error, MIXED_DESTINATIONS,
        message: "This addition restores to `{value}`, an earlier one to `{first}`.",
        help: "Use one destination in a session; make another session for the rest.",
        why: "A restore session has one destination.", source: ERRORS }
    BROWSE_SESSION_MISSING { "browse-session-missing", "Addition without browse session", Error, None,
        message: "This addition does not say in which browse session its item was found.",
        help: "An addition is {addition}.",
        why: "An item key means something only in the browse session that listed it.", source: BACKUP }
    SEARCH_RESPONSE_MISSING { "search-response-missing", "Addition without search response", Error, None,
        message: "This addition does not say which search found its items.",
        help: "An addition is {addition}.",
        why: "Single items of a mailbox are restored by the search that found them.",
        source: "Microsoft Graph reference, \"Create exchangeRestoreSession\"" }
    REMOVED_MALFORMED { "removed-malformed", "Malformed @removed", Error, INVALID_PATCH,
        message: "`@removed` is {found}; an object is expected.",
        help: "To remove the item, write \"@removed\":{example}; to add it, leave `@removed` out.",
        why: "OData writes a removal as an object that may give a reason.", source: ODATA }
    REMOVED_REASON { "removed-reason-unknown", "Unknown reason", Error, INVALID_PATCH,
        message: "\"{value}\" is not a reason to remove: `changed` and `deleted` are.",
        help: "Write `changed`.",
        why: "OData knows two reasons; the documents of Backup Storage use `changed`.", source: ODATA }
    REMOVAL_WITHOUT_ID { "removal-id-missing", "Removal without id", Error, None,
        message: "This removal does not say what to remove.",
        help: "Give the {item}'s own id: {removal}.",
        why: "A removed entity is known by its key.", source: ODATA }
    REMOVAL_BY_REFERENCE { "removal-by-reference", "Removal by reference", Error, None,
        message: "This removal names what it refers to, the {reference}; the {item}'s own `id` is expected.",
        help: "List what is there, and give the `id` of the {item} made from this {reference}.",
        why: "What is referred to and what is made from it have different ids.", source: BACKUP }
    REMOVAL_WITH_REFERENCE { "removal-with-reference", "Removal with reference", Warning, None,
        message: "This removal also gives `{name}`, which is ignored.",
        help: "Remove `{name}`. To add instead, remove `@removed` and `id`.",
        why: "A removal is known by its `id` alone.", source: ODATA }
    REMOVAL_DUPLICATE { "removal-duplicate", "Removed twice", Error, None,
        message: "The {item} {value} is removed twice.",
        help: "Keep one of the two.",
        why: "The service refuses a request that names one thing twice. Ids are compared without case.",
        source: ERRORS }

    // A change.
    CHANGE_MALFORMED { "change-malformed", "Malformed change", Error, None,
        message: "{what} is {found}; {expected} is expected.",
        help: "A change is {example}.",
        why: "Requests are built from a change, and from nothing that was guessed.", source: BUILD }
    CHANGE_PROPERTY_UNKNOWN { "change-property-unknown", "Unknown property of a change", Error, None,
        message: "A change of {resource} has no `{name}`.",
        help: "It has {expected}.",
        why: "What is not understood must not be lost in silence.", source: BUILD }
    CHANGE_DUPLICATE_PROPERTY { "change-property-duplicate", "Property of a change given twice", Error, None,
        message: "The property `{name}` stands twice in one object of the change.",
        help: "Keep one of the two.",
        why: "Only one of the two can count, and the other would be lost in silence.", source: BUILD }
    CHANGE_WITHOUT_DESTINATION { "change-destination-missing", "Change without destination", Error, None,
        message: "The change does not say where to restore to.",
        help: "Set `destinationType` to \"new\" (beside the data that is there) or \"inPlace\" (over it).",
        why: "`new` restores beside the data that is there, `inPlace` over it: nobody should choose that for you.",
        source: BACKUP }
    CHANGE_WITHOUT_BROWSE_SESSION { "change-browse-session-missing", "Change without browse session", Error, None,
        message: "The change does not say in which browse session its items were found.",
        help: "Set `browseSessionId`.",
        why: "An item key means something only in the browse session that listed it.", source: BACKUP }
    CHANGE_WITHOUT_SEARCH_RESPONSE { "change-search-response-missing", "Change without search response", Error, None,
        message: "The change does not say which search found its items.",
        help: "Set `searchResponseId` to the one that the search answered.",
        why: "Single items of a mailbox are restored by the search that found them.",
        source: "Microsoft Graph reference, \"Create exchangeRestoreSession\"" }
    CHANGE_UNDOCUMENTED { "change-undocumented", "Undocumented change", Error, None,
        message: "No document says how to change a session that restores single items of mailboxes.",
        help: "Give all its items where it is created: set `create` to true, and leave `id` out.",
        why: "A request is built only from what is documented, and that is the one that creates such a session.",
        source: "Microsoft Graph reference, \"Create exchangeRestoreSession\"" }
    CHANGE_CREATION { "change-creation", "Not where a session is created", Error, None,
        message: "`{name}` has no place where the session is created: {reason}.",
        help: "Remove `{name}`. To change a session that is there, give its `id` and remove `create`.",
        why: "The request that creates a session goes to no session, and finds nothing in it.",
        source: "Microsoft Graph reference, \"Create oneDriveForBusinessRestoreSession\" and its siblings" }
    CHANGE_CREATION_EMPTY { "change-creation-empty", "Session for single items begun empty", Error, None,
        message: "A session that restores single items cannot be created empty.",
        help: "Give its first items in `add`.",
        why: "A session that is created without them restores whole accounts or sites, and takes no single items.",
        source: "Microsoft Graph reference, \"Create oneDriveForBusinessRestoreSession\" and its siblings" }
    CHANGE_CREATION_TOO_LARGE { "change-creation-too-large", "Too many items to create a session with", Error, Some(Service { status: 413, code: "RestoreArtifactsLimitBreached" }),
        message: "There are {found} items; the request that creates the session takes at most {limit}, and no document says how to add more.",
        help: "Create several sessions, of {limit} items each.",
        why: "Single items of mailboxes are documented only in the request that creates their session.",
        source: ERRORS }
    CHANGE_CONTINUES { "change-continues", "More to come for a session that is created", Info, None,
        message: "The request creates the session with its first {limit} items; {count} more wait in `next` until it has its id.",
        help: "Send the request, set the id that it answers as the `id` of `next`, and build that.",
        why: "One request takes so many items, and only the answer to the first one tells where the others go.",
        source: BUILD }
    CHANGE_BULK { "change-bulk", "Many to restore", Info, None,
        message: "The change restores {found} {whole}; one bulk request takes up to {limit}.",
        help: "You may send a bulk request instead: POST {address}. A session that has one takes no PATCH, so the two do not mix.",
        why: "At 50 items a request, many requests are needed, each of which can fail by itself.",
        source: "Microsoft Graph reference, bulk addition requests" }
    CHANGE_EMPTY { "change-empty", "Nothing to change", Warning, None,
        message: "There is nothing to change, so there is no request.",
        help: "Give something to add or to remove.",
        why: "The service refuses an empty list.", source: ERRORS }
    CHANGE_ID_MISSING { "change-id-missing", "Change without id", Error, None,
        message: "The {what} is missing.",
        help: "Give the id that creating it answered{otherwise}.",
        why: "The request is addressed to one session or policy.", source: ERRORS }

    // Requests.
    REQUESTS_MALFORMED { "requests-malformed", "Malformed requests", Error, None,
        message: "This cannot be put into a batch: {reason}",
        help: "Give an array of requests as build makes them.",
        why: "A batch is made of requests.", source: "Microsoft Graph, JSON batching" }

    // A plan.
    PLAN_UNREADABLE { "plan-unreadable", "Unreadable plan", Error, None,
        message: "The plan cannot be made: {reason}",
        help: "Give what is there, what is wanted, and a target with `resource` and `id`.",
        why: "Only what is understood can be compared.", source: PLAN }
    LIST_UNREADABLE { "list-unreadable", "Unreadable list", Error, None,
        message: "The list of {what} cannot be read: {reason}",
        help: "Give the answer that lists the items, a JSON array, a CSV with a header, or one reference a line.",
        why: "Only what is understood can be compared.", source: PLAN }
    LIST_NOT_UTF8 { "list-not-utf8", "List that is not UTF-8", Error, None,
        message: "The list of {what} is not UTF-8: {reason}.",
        help: "Save it as UTF-8. In Excel, choose Save As and the type \"CSV UTF-8\", not \"CSV\".",
        why: "Excel's CSV is in the code page of the machine that wrote it, so that the letters of its names are not certain.",
        source: PLAN }
    LIST_QUOTE_UNCLOSED { "list-quote-unclosed", "Unclosed quote in a CSV", Error, None,
        message: "A cell in the list of {what} opens with a quote, which is not closed where the cell ends.",
        help: "Close the cell with a quote, and write a quote inside it as two. What follows was not read.",
        why: "A quote that is not closed makes one cell of all the rows up to the next quote.",
        source: "RFC 4180" }
    LIST_ROW_TOO_LONG { "list-row-too-long", "Row with too many cells", Error, None,
        message: "This row in the list of {what} has {found} cells, its header has {expected}.",
        help: "Put each cell that holds a delimiter in double quotes. The id of a site holds commas.",
        why: "Where a cell is taken for several, those behind it stand in the wrong columns.",
        source: "RFC 4180" }
    LIST_REFERENCE_UNCLEAR { "list-reference-unclear", "No reference", Error, None,
        message: "\"{value}\" in the list of {what} is no {kind}: {reason}.",
        help: "Remove it, or make it a comment with `#` before the line. If it heads a column, name that `{expected}`. {form}",
        why: "Other words, taken for references, would be added; and what was meant by them would be removed.",
        source: PLAN }
    ID_READ_FROM { "id-read-from", "Id read from a longer text", Info, None,
        message: "\"{value}\" was read as the {what} {whole}: {reason}.",
        help: "Nothing to do if that is the id that is meant.",
        why: "Ids are copied with what stands around them. Where that leaves one reading, it is taken, and told.",
        source: "graph-backup-delta, build, collect and plan" }
    LIST_AROUND { "list-around", "Text around a list", Info, None,
        message: "What stands around the list of {what} was passed over: \"{value}\".",
        help: "Nothing to do if it is no part of the list.",
        why: "Lists are copied with titles, headers of HTTP, fences and prompts.", source: PLAN }
    LIST_HEADER_AGAIN { "list-header-again", "Header inside a table", Error, None,
        message: "The header stands once more in the list of {what}.",
        help: "Remove the line. If tables were joined there, check that the rows below it have the same columns.",
        why: "Rows below another header may have other columns.", source: PLAN }
    LIST_OTHER_IDS { "list-other-ids", "Ids in another column", Warning, None,
        message: "In the list of {what}, the column \"{name}\" holds ids as well, which were passed over.",
        help: "Nothing to do if they are not the ones that are meant. Else leave out the other column.",
        why: "Where a table has several columns of ids, which of them is meant shows in its header alone.", source: PLAN }
    LIST_GOES_ON { "list-goes-on", "List that goes on", Error, None,
        message: "The list of {what} says that it is not the whole: \"{value}\" stands in it.",
        help: "Give the whole list.",
        why: "What was left out of a list would be removed, or stay unprotected.", source: PLAN }
    LIST_COUNT { "list-count-differs", "List that counts more", Error, None,
        message: "The list of {what} says to hold {expected} items, and holds {found}.",
        help: "Read all pages, and give their `value` arrays as one. If all are there, remove the count.",
        why: "A page of a list is not the list: what it leaves out would be removed, or added again.", source: "Microsoft Graph, paging" }
    LIST_ITEM_OF_OTHER_KIND { "list-item-of-other-kind", "Item of another kind", Error, None,
        message: "An item in the list of {what} is {found}; {expected} is asked for.",
        help: "Leave it out. The members of a group may be devices and service principals, which have no mailbox and no OneDrive.",
        why: "The id of something else names nothing here.", source: "Microsoft Graph reference" }
    LIST_WITHOUT_RESTORE_POINT { "list-unit-without-restore-point", "Unit without a restore point", Warning, None,
        message: "The search found no restore point of the protection unit {value}, so it is not in the list of {what}.",
        help: "Search in another period of time, or leave it out knowingly: it will not be restored.",
        why: "The answer to a search names the units of which nothing was found apart from what was found.",
        source: "Microsoft Graph reference, restorePointSearchResponse" }
    LIST_COMMENT { "list-id-in-comment", "Id in a comment", Warning, None,
        message: "This line of the list of {what} starts with `#` or `//`, so it was passed over with the id in it.",
        help: "If it is a comment, put a blank behind its mark. Else remove what stands before the id.",
        why: "A number or a ticket before an id may look like the start of a comment.", source: COLLECT }
    LIST_WORDS { "list-words", "Words between ids", Warning, None,
        message: "In the list of {what}, some words are no {kind}s and were left out: {count}, first \"{value}\".",
        help: "Nothing to do if they are no ids. Else give the ids alone, one a line.",
        why: "Words that stand beside ids are seldom ids themselves.", source: PLAN }
    LIST_INCOMPLETE { "list-incomplete", "List with more pages", Error, None,
        message: "The list of {what} goes on: it says, as by an `@odata.nextLink`, that there is another page.",
        help: "Read all pages, and give their `value` arrays as one.",
        why: "What is missing from the list would be added again.", source: "Microsoft Graph, paging" }
    LIST_OF_CHANGES { "list-of-changes", "List of changes", Warning, None,
        message: "The list of {what} is a body or an answer with `@delta`: it tells what changed, and maybe not all that is there.",
        help: "List all that is there with GET, and give that.",
        why: "What is there and not in the list would be added again, and what should go would stay.", source: "OData JSON Format 4.01, delta payloads" }
    LIST_ITEM_UNCLEAR { "list-item-unclear", "Unclear item of a list", Error, None,
        message: "An item in the list of {what} is {found} that names nothing.",
        help: "Give each item with its id, its reference, or both.",
        why: "What is not understood must not be lost in silence.", source: PLAN }
    LIST_WITHOUT_REFERENCES { "list-references-missing", "Items without references", Error, None,
        message: "{count} of the items in the list of {what} do not say what they refer to.",
        help: "Give each with its `{expected}`, not by its own id alone.",
        why: "What is there and what is wanted are compared by what they refer to; an item gets its own id once it is added.",
        source: PLAN }
    LIST_WITHOUT_IDS { "list-ids-missing", "Items without ids", Warning, None,
        message: "No {expected} stands in {count} of the items in the list of {what}.",
        help: "These items were passed over. Give each with its `{property}`; an item's own id and what it refers to are two things.",
        why: "What is not understood must not be lost in silence.", source: COLLECT }
    PLAN_WITHOUT_IDS { "plan-without-ids", "Items without ids", Warning, None,
        message: "{count} of the items that are there are not wanted, but have no id, so they are not removed.",
        help: "Give what is there with the items' own ids.",
        why: "An item is removed by its own id, not by what it refers to.", source: PLAN }

    PLAN_WITHOUT_WANTED { "plan-wants-nothing", "Nothing is wanted", Error, None,
        message: "The list of what is wanted is empty, so all {there} items that are there would be removed.",
        help: "Check that the list is the right one, and whole. To remove everything, allow that the list is empty.",
        why: "A file that was not written, a page without rows and a failed export are empty too.", source: PLAN }
    PLAN_OF_CHANGES { "plan-from-changes", "Removals from a list of changes", Error, None,
        message: "The list of what is wanted tells what changed, and not all that is wanted: what it leaves out, {count} items, would be removed.",
        help: "Give a list of all that is wanted.",
        why: "An earlier body, or the answer to a delta query, says nothing of what it leaves out.", source: "OData JSON Format 4.01, delta payloads" }
    PLAN_COMMENT { "plan-id-in-comment", "Removal of what a comment names", Error, None,
        message: "A comment in the list of {what} holds the id {value}, which was passed over.",
        help: "Remove the comment's mark to keep the item, or the whole line to be without it.",
        why: "What a comment names is not wanted as it is written; whether it should go, it does not say.", source: PLAN }
    PLAN_OWN_IDS { "plan-own-ids", "Own ids as references", Error, None,
        message: "{count} of what is wanted are the own ids of items that are there, and not what these refer to: {which}.",
        help: "Give what the items refer to: their `{expected}`.",
        why: "The items would be removed, and their own ids added as if they were something to protect or restore.", source: PLAN }
    PLAN_NAMED { "plan-removes-named", "Removal of what the list names", Error, None,
        message: "{count} of what would be removed are named in the list of what is wanted, though not as wanted: {which}.",
        help: "To keep them, give them as the others. To remove them, take them out of the list altogether, or the column or property that names them.",
        why: "A list that names an item without wanting it may not have been understood.", source: PLAN }
    PLAN_GOING { "plan-wanted-removed", "Removed items are wanted", Error, None,
        message: "{count} items in the list of what is wanted say that they are being removed.",
        help: "Leave them out if they are not wanted. Else give them without their `status` or `@removed`.",
        why: "Whether they are to stay or to go is not clear.", source: PLAN }
    PLAN_TWICE { "plan-reference-twice", "One reference, several items", Warning, None,
        message: "{count} of what is there refer to the same as another item there: {which}.",
        help: "Check which of them is meant to stay. All of them are kept or removed together.",
        why: "Items are compared by what they refer to.", source: PLAN }
    PLAN_REMOVES_MANY { "plan-removes-many", "Much is removed", Warning, None,
        message: "The plan removes {count} of the {there} items that are there.",
        help: "Check that the list of what is wanted is the right one, and whole.",
        why: "More than a tenth is more than usually leaves at once; a list that is not whole looks like that.", source: PLAN }
    PLAN_REMOVES_ALL { "plan-removes-all", "Everything is removed", Warning, None,
        message: "Nothing that is there is wanted: the plan removes {count} of {there}.",
        help: "Check that the list of what is wanted is the right one, and whole.",
        why: "A list that is empty or of something else looks like the wish to remove everything.",
        source: PLAN }
    PLAN_SITE_FORMS { "plan-site-forms", "Site ids in two forms", Error, None,
        message: "{count} of the sites to add may be there already, under the other form of their ids: {which}.",
        help: "Write the sites' ids as the list of what is there has them: a host and two GUIDs, or a GUID alone.",
        why: "Sites are compared by their ids as they are written: one in the other form is removed, and added again.",
        source: "Microsoft Graph reference, siteProtectionUnit: its samples show both forms" }
    PLAN_UNPROTECTED { "plan-unprotected", "Kept, but not protected", Warning, None,
        message: "{count} of the kept items are not protected, or soon will not be: their status is {found}.",
        help: "The plan does nothing about them, as they are still listed. Look into them in the Microsoft 365 admin center.",
        why: "What is listed is not always protected.", source: "Microsoft Graph reference, protectionUnitStatus" }
    PLAN_DESTINATION { "plan-destination-differs", "Kept with another destination", Error, None,
        message: "{count} of the kept items restore to `{found}`, where `{value}` is wanted: {which}.",
        help: "Set `destinationType` to \"{found}\", or make another session for what is to restore to \"{value}\".",
        why: "A restore session has one destination. `inPlace` restores over the data that is there.",
        source: ERRORS }

    // An answer.
    ANSWER_UNREADABLE { "answer-unreadable", "Unreadable answer", Error, None,
        message: "The answer cannot be read: {reason}",
        help: "Give the body of the service's answer. What became of the items is not known until then.",
        why: "Only the answer says which items failed.", source: BACKUP }
    BATCH_ANSWER_UNREADABLE { "batch-answer-unreadable", "Unreadable batch answer", Error, None,
        message: "The answer to the batch cannot be read: {reason}",
        help: "Give the body of the answer to `POST /$batch`.",
        why: "Only the answer says what became of each request.", source: "Microsoft Graph, JSON batching" }
    BATCH_ID_TWICE { "batch-id-duplicate", "One id for several requests of a batch", Error, None,
        message: "Several requests of the batch have the id {id}, so which of them an answer is to cannot be told.",
        help: "List what is there to see what became of the items. Give each request of a batch its own id; batch does so.",
        why: "An answer names its request by nothing but the id.",
        source: "Microsoft Graph, JSON batching" }
    BATCH_ANSWER_TWICE { "batch-answer-duplicate", "Two answers to one request of a batch", Warning, None,
        message: "The answer holds more than one answer to request {id}; none of them is taken for the one, and each is read by itself.",
        help: "List what is there to see what became of the items.",
        why: "A request is answered once; which of the answers is true cannot be told.",
        source: "Microsoft Graph, JSON batching" }
    ANSWER_WITHOUT_DELTA { "answer-without-delta", "Answer without items", Warning, None,
        message: "The answer says nothing of any item: it has no `{expected}`.",
        help: "List what is there to see what became of the items: GET {list}.",
        why: "Only the items in the answer say what was done.", source: BACKUP }
    ANSWER_INCOMPLETE { "answer-incomplete", "Answer with more pages", Warning, None,
        message: "The answer goes on: it has an `@odata.nextLink`, so what it does not mention may stand on another page.",
        help: "List what is there to see what became of the items: GET {list}.",
        why: "A removal is proved by its absence only where the whole answer is read.", source: "Microsoft Graph, paging" }
    ANSWER_OF_OTHER { "answer-of-other", "Answer to something else", Error, None,
        message: "The answer is about {found}; the request was about {asked}.",
        help: "Give the answer that came to this request, or the request that this answer came to.",
        why: "What the answer to another request does not mention proves nothing here.", source: BACKUP }
    ANSWER_OF_BATCH { "answer-of-batch", "Answer to a batch", Error, None,
        message: "This is the answer to a `$batch`: it holds `responses`, not items.",
        help: "Give it to interpretBatch, with the `$batch` as the request.",
        why: "Each response answers a request of its own.", source: "Microsoft Graph, JSON batching" }
    ANSWER_WITHOUT_REQUEST { "answer-without-request", "Answer without its request", Info, None,
        message: "Without the request, removals that were done cannot be seen.",
        help: "Give the request as well: a removal that is done is absent from the answer.",
        why: "The answer to a restore session names a removal only when it fails.", source: BACKUP }
    ANSWER_ENTRY_UNREADABLE { "answer-entry-unreadable", "Unreadable entry", Warning, None,
        message: "This entry of the answer is {found}; an object is expected.",
        help: "List what is there to see what became of the items.",
        why: "What is not understood must not be lost in silence.", source: BACKUP }
    ANSWER_ENTRY_NAMELESS { "answer-entry-nameless", "Entry that names nothing", Warning, None,
        message: "This entry of the answer names nothing: it has neither an id nor what an item refers to.",
        help: "List what is there to see what became of the items.",
        why: "It may tell of any item, so what the answer leaves out proves nothing.", source: BACKUP }
    ANSWER_IS_REQUEST { "answer-is-request", "The request in the place of its answer", Error, None,
        message: "This is the body that was sent, and not what the service answered to it.",
        help: "Give the body of the service's answer. What became of the items is not known until then.",
        why: "Only the answer says which items failed.", source: BACKUP }
    ANSWER_NAME_DIFFERS { "answer-name-differs", "Another name than was asked for", Warning, None,
        message: "The answer gives the policy the name {found}; {asked} was asked for.",
        help: "Read the policy to see its name, and rename it again if need be.",
        why: "A part of a request may be done while another is not.", source: BACKUP }
    RETRY_WITHOUT_ID { "retry-id-missing", "Whose items to send again is not known", Warning, None,
        message: "Some of the items are worth sending again, but neither the request nor the answer tells the {what}.",
        help: "Give the whole request, with its address, and not the body alone.",
        why: "A request goes to the address of one session or policy.", source: BACKUP }
    CONTENT_ID_UNMATCHED { "content-id-unmatched", "Unmatched content id", Info, None,
        message: "The content id {value} matches nothing that was requested; it was not used.",
        help: "Nothing to do: the entry was read by its own id.",
        why: "The published sample's content id contradicts the entry's own id.", source: BACKUP }
    REQUEST_UNREADABLE { "request-unreadable", "Unreadable request", Error, None,
        message: "The request cannot be read, so the answer was read without it: {reason}",
        help: "Give the body that was sent.",
        why: "Matching the answer with the request shows what became of each item.",
        source: BACKUP }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_code_stands_once_and_reads_like_a_code() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        for code in codes {
            let fits =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(code.bytes().all(fits), "{code}");
        }
    }

    #[test]
    fn each_rule_says_everything() {
        for rule in RULES {
            for words in [rule.message, rule.help, rule.why] {
                assert!(words.ends_with(['.', '?', '}']), "{}: {words}", rule.code);
            }
            assert!(!rule.source.is_empty() && !rule.title.ends_with('.'));
        }
    }
}
