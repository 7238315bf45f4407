//! What an answer can have.

use super::{BACKUP, Rule, Severity, rules};

rules! {
    AnswerUnreadable { "answer-unreadable", "Unreadable answer", Error, None,
        params: { reason: Words },
        message: "The answer cannot be read: {reason}",
        help: "Give the body of the service's answer. What became of the items is not known until then.",
        why: "Only the answer says which items failed.", source: BACKUP }
    AnswerWithHead { "answer-with-head", "Head of an HTTP message before the answer", Info, None,
        params: { found: Text },
        message: "The head of an HTTP message stands before the answer, from `{found}` on; its status and headers were read.",
        help: "Nothing to do, unless the head is that of another answer.",
        why: "A status that refuses a request, and how long to wait, stand in the head alone.", source: BACKUP }
    AnswerAfterOthers { "answer-after-others", "Several answers, one after the other", Info, None,
        params: { count: Number, found: Text },
        message: "{count} answers stand one after the other, from `{found}` on; the last one was read, with its status and headers.",
        help: "Give the answer to this request alone, unless all of them came to one request that was sent again. Where one before the last may have done something, as with a status of 500 or more, list what is there: an item may be there twice.",
        why: "A program that sends a request again prints each answer to it; the last one tells what became of it.", source: BACKUP }
    BatchAnswerUnreadable { "batch-answer-unreadable", "Unreadable batch answer", Error, None,
        params: { reason: Words },
        message: "The answer to the batch cannot be read: {reason}",
        help: "Give the body of the answer to `POST /$batch`.",
        why: "Only the answer says what became of each request.", source: "Microsoft Graph, JSON batching" }
    BatchIdTwice { "batch-id-duplicate", "One id for several requests of a batch", Error, None,
        params: { id: Text },
        message: "Several requests of the batch have the id {id}, so which of them an answer is to cannot be told.",
        help: "List what is there to see what became of the items. Give each request of a batch its own id; batch does so.",
        why: "An answer names its request by nothing but the id.",
        source: "Microsoft Graph, JSON batching" }
    BatchAnswerTwice { "batch-answer-duplicate", "Two answers to one request of a batch", Warning, None,
        params: { id: Text },
        message: "The answer holds more than one answer to request {id}; none of them is taken for the one, and each is read by itself.",
        help: "List what is there to see what became of the items.",
        why: "A request is answered once; which of the answers is true cannot be told.",
        source: "Microsoft Graph, JSON batching" }
    BatchAnswerEmpty { "batch-answer-empty", "Batch answer without answers", Error, None,
        message: "The answer to the batch holds no answer: its `responses` are empty.",
        help: "Give the whole answer, and the `$batch` as the request. What became of the items is not known until then.",
        why: "A batch holds at least one request, and each is answered.",
        source: "Microsoft Graph, JSON batching" }
    AnswerWithoutDelta { "answer-without-delta", "Answer without items", Warning, None,
        params: { expected: Words, list: Words },
        message: "The answer says nothing of any item: it has no `{expected}`.",
        help: "List what is there to see what became of the items: GET {list}.",
        why: "Only the items in the answer say what was done.", source: BACKUP }
    AnswerEmpty { "answer-empty", "Answer of no item, without its request", Warning, None,
        params: { list: Words },
        message: "The answer tells of no item, and the request that says which were meant is not given.",
        help: "Give the request as well; or list what is there to see what became of the items: GET {list}.",
        why: "What an answer leaves out is seen only beside the request.", source: BACKUP }
    AnswerCreated { "answer-created", "Session that was created", Info, None,
        params: { list: Words },
        message: "The answer to a request that creates a session tells of the session, and of none of its items.",
        help: "List its items to see what became of them: GET {list}.",
        why: "The service answers a creation with the session alone.", source: BACKUP }
    AnswerWithoutResource { "answer-without-resource", "Answer that is not what was asked for", Error, None,
        params: { expected: Words, list: Words },
        message: "The answer does not say that what was asked was done: it is no {expected} with an `id`.",
        help: "Give the whole body of the service's answer, or its HTTP status where it has none. Else look at what is there: GET {list}.",
        why: "The service answers with the session or policy, or with the status 204 and nothing.", source: BACKUP }
    AnswerSettingMissing { "answer-setting-missing", "Answer without what was to be set", Warning, None,
        params: { name: Text },
        message: "The answer does not say that `{name}` was set: it has none.",
        help: "Read the session or policy to see what it is set to.",
        why: "What an answer does not say may not be done.", source: BACKUP }
    AnswerIncomplete { "answer-incomplete", "Answer with more pages", Warning, None,
        params: { list: Words },
        message: "The answer goes on: it has an `@odata.nextLink`, so what it does not mention may stand on another page.",
        help: "List what is there to see what became of the items: GET {list}.",
        why: "A removal is proved by its absence only where the whole answer is read.", source: "Microsoft Graph, paging" }
    AnswerOfOther { "answer-of-other", "Answer to something else", Error, None,
        params: { found: Text, asked: Text },
        message: "The answer is about {found}; the request was about {asked}.",
        help: "Give the answer that came to this request, or the request that this answer came to.",
        why: "What the answer to another request does not mention proves nothing here.", source: BACKUP }
    AnswerOfBatch { "answer-of-batch", "Answer to a batch", Error, None,
        message: "This is the answer to a `$batch`: it holds `responses`, not items.",
        help: "Give it to interpretBatch, with the `$batch` as the request.",
        why: "Each response answers a request of its own.", source: "Microsoft Graph, JSON batching" }
    AnswerWithoutRequest { "answer-without-request", "Answer without its request", Info, None,
        message: "Without the request, what the answer leaves out cannot be seen: removals that were done, and additions that were not.",
        help: "Give the request as well: then each of its items is told.",
        why: "The answer to a restore session names a removal only when it fails, and an addition that no answer names may not be done.", source: BACKUP }
    AnswerEntryUnreadable { "answer-entry-unreadable", "Unreadable entry", Warning, None,
        params: { found: Words },
        message: "This entry of the answer is {found}; an object is expected.",
        help: "List what is there to see what became of the items.",
        why: "What is not understood must not be lost in silence.", source: BACKUP }
    AnswerEntryNameless { "answer-entry-nameless", "Entry that names nothing", Warning, None,
        params: { found: Words },
        message: "This entry of the answer names nothing: it has neither an id nor what an item refers to.",
        help: "List what is there to see what became of the items.",
        why: "It may tell of any item, so what the answer leaves out proves nothing.", source: BACKUP }
    AnswerFailureUnclear { "answer-failure-unclear", "What may tell of a failure", Warning, None,
        params: { found: Text },
        message: "`{found}` may tell of a failure, and what it says is not known here: nothing that it may be about is taken for done.",
        help: "Read what it says, and list what is there to see what became of the items.",
        why: "A failure must not be read as done.", source: BACKUP }
    AnswerFailureUnrequested { "answer-failure-unrequested", "Failure of what was not requested", Warning, None,
        params: { value: Text },
        message: "The answer tells of a failure of {value}, which was not requested.",
        help: "Check that this is the answer to this request, and the whole request was given; then list what is there to see what became of the items.",
        why: "A failure that is told of no item may be of one of them, or of what somebody else asked for.", source: BACKUP }
    AnswerIsRequest { "answer-is-request", "The request in the place of its answer", Error, None,
        message: "This is the body that was sent, and not what the service answered to it.",
        help: "Give the body of the service's answer. What became of the items is not known until then.",
        why: "Only the answer says which items failed.", source: BACKUP }
    AnswerNameDiffers { "answer-name-differs", "Another name than was asked for", Warning, None,
        params: { found: Text, asked: Text },
        message: "The answer gives the policy the name {found}; {asked} was asked for.",
        help: "Read the policy to see its name, and rename it again if need be.",
        why: "A part of a request may be done while another is not.", source: BACKUP }
    AnswerPolicyDiffers { "answer-policy-differs", "Another policy than was asked for", Error, None,
        params: { found: Text, asked: Text },
        message: "The answer gives the session the policy {found}; {asked} was asked for.",
        help: "Do not activate the session before you know whose restore points it holds: read it, and look at its items.",
        why: "The service checks what is restored against that policy: with another one, something else may be restored.",
        source: BACKUP }
    AnswerJobTypeDiffers { "answer-job-type-differs", "Another kind of restore than was asked for", Error, None,
        params: { found: Text, asked: Text },
        message: "The answer says that the session is {found}; {asked} was asked for.",
        help: "Do not activate the session: read it, and look at its items. Create another one if need be.",
        why: "A standard session restores whole drives, sites or mailboxes, a granular one single items: other data would be restored than was meant.",
        source: BACKUP }
    AnswerRetentionDiffers { "answer-retention-differs", "Another retention than was asked for", Warning, None,
        params: { found: Words, asked: Words },
        message: "The answer gives {found} as how long backups are kept; {asked} was asked for.",
        help: "Read the policy again: a change of retention takes time. Set it again if it stays as it is.",
        why: "Backups that are kept shorter than was meant are lost.", source: BACKUP }
    RetryWithoutId { "retry-id-missing", "Whose items to send again is not known", Warning, None,
        params: { what: Words },
        message: "Some of the items are worth sending again, but neither the request nor the answer tells the {what}.",
        help: "Give the whole request, with its address, and not the body alone.",
        why: "A request goes to the address of one session or policy.", source: BACKUP }
    ContentIdUnmatched { "content-id-unmatched", "Unmatched content id", Info, None,
        params: { value: Text },
        message: "The content id {value} matches nothing that was requested; it was not used.",
        help: "Nothing to do: the entry was read by its own id.",
        why: "The published sample's content id contradicts the entry's own id.", source: BACKUP }
    RequestUnreadable { "request-unreadable", "Unreadable request", Error, None,
        params: { reason: Words },
        message: "The request cannot be read, so the answer was read without it: {reason}",
        help: "Give the body that was sent.",
        why: "Matching the answer with the request shows what became of each item.",
        source: BACKUP }
}
