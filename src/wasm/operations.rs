//! What builds, plans and reads: all that the entry `validate` of the package has not.

use wasm_bindgen::prelude::*;

use super::inputs::text_of;
use super::operation_options::{
    collect_options, http_context, language_of, plan_options, request_of,
};
use super::options::{kind_of, wrong};
use super::{result, results};
use crate::batch::batch_text;
use crate::build::build_text;
use crate::collect::collect_text;
use crate::interpret::{interpret_batch_text, interpret_text};
use crate::plan::plan_text;
use crate::snippet::NoSnippet;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * A restore session to create, with the first of its items: it has no id yet. A session that restores
 * single items begins so.
 */
export interface Creation extends Omit<Change, 'id' | 'create' | 'remove' | 'displayName' | 'retentionSettings' | 'units'> {
    /** That it is one. */
    create: true;
    /** The service gives it. */
    id?: never;
}

/** What `interpret` may be told beside the answer. */
export interface InterpretContext {
    /** The request that the answer answers: its body, or what `build` made. */
    request?: Input | Request;
    /** The HTTP status of the answer. 200 where it is not told. */
    status?: number;
    /**
     * The HTTP headers of the answer, as `Headers` or as an object. Only `Retry-After` and `Date` are
     * read, in any casing; one that is null or undefined is not there.
     */
    headers?: HttpHeaders;
}

/** HTTP headers: `Headers`, a `Map`, a list of pairs, or an object of names and values. */
export type HttpHeaders =
    | Iterable<readonly [string, string]>
    | Record<string, string | number | readonly string[] | null | undefined>;

/** What `interpretBatch` may be told beside the answer. */
export interface InterpretBatchContext {
    /** The `$batch` that the answer answers: its body, or what `batch` made. */
    request?: Input | Request;
    /** The HTTP status of the answer as a whole; its parts have their own. 200 where it is not told. */
    status?: number;
    /** The HTTP headers of the answer as a whole, as for `interpret`. */
    headers?: HttpHeaders;
}

/**
 * One item and what became of it. A `switch` over `state`, or over `kind`, can be exhaustive: no
 * other members will come before a major version.
 *
 * @example
 * ```ts
 * import type { Item } from "graph-backup-delta";
 * function line(item: Item): string {
 *   switch (item.state) {
 *     case "added": return `${item.reference} is now ${item.id}`;
 *     case "removed": return `${item.id} is gone`;
 *     case "failed": return `${item.error.code}: ${item.error.advice}`;
 *     case "unconfirmed": return item.why;
 *   }
 * }
 * ```
 */
export type Item = AddedItem | RemovedItem | FailedItem | UnconfirmedItem;

/** An addition that was done. */
export interface AddedItem extends ItemBase {
    kind: 'addition';
    state: 'added';
    evidence: 'confirmed' | 'implied';
    error?: never;
}

/** A removal that was done, or that the service has begun. */
export interface RemovedItem extends ItemBase {
    kind: 'removal';
    state: 'removed';
    evidence: 'confirmed' | 'implied';
    reference?: never;
    error?: never;
}

/** An item that failed; nothing was changed. */
export interface FailedItem extends ItemBase {
    state: 'failed';
    evidence: 'confirmed' | 'implied';
    error: ServiceError;
}

/** An item of which the answer does not tell. */
export interface UnconfirmedItem extends ItemBase {
    state: 'unconfirmed';
    evidence: 'none';
    error?: never;
}

/** The session or policy that a plan is for, and what its additions default to. */
export type Target = Omit<Change, 'add' | 'remove'>;
"#;

/// Builds the requests that make a change, of at most 50 items each.
///
/// A change with an error gives no requests, and findings that say why; it never throws for a
/// change.
///
/// @param change What to do to which session or policy.
/// @example
/// ```js
/// import { build } from "graph-backup-delta";
/// const { requests, findings } = build({
///   resource: "oneDriveForBusinessRestoreSession",
///   id: "1b014d8c-71fe-4d00-8ab2-31850bc5b32c",
///   add: ["3b014d8c-71fe-4d00-a01a-31850bc5b32c"],
///   destinationType: "new",
/// });
/// requests[0].body; // the JSON to send
/// ```
#[wasm_bindgen(js_name = build, unchecked_return_type = "Built")]
pub fn build(
    #[wasm_bindgen(unchecked_param_type = "Change | Creation | string | Uint8Array | ArrayBuffer")]
    change: &JsValue,
) -> Result<JsValue, JsValue> {
    results::built(match text_of(change) {
        Ok((text, offsets)) => build_text(&text, offsets),
        Err(reason) => crate::build::not_serializable(&reason),
    })
}

/// Tells what an answer of the service says happened to each item.
///
/// Whatever is wrong with the answer is in the outcome; it never throws for an answer.
///
/// @param answer The body of the answer: text, UTF-8 bytes, or a value.
/// @param context The request it answers, without which what the answer leaves out cannot be seen
/// (removals that were done, additions that were not); and the HTTP status.
/// @throws {TypeError} When the context is not one.
/// @example
/// ```js
/// import { interpret } from "graph-backup-delta";
/// const outcome = interpret(answerText, { request: requestText });
/// for (const item of outcome.items) console.log(item.kind, item.state, item.why);
/// ```
#[wasm_bindgen(js_name = interpret, unchecked_return_type = "Outcome")]
pub fn interpret(
    #[wasm_bindgen(unchecked_param_type = "Input")] answer: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "InterpretContext")] context: &JsValue,
) -> Result<JsValue, JsValue> {
    let http = http_context(context)?;
    let request = request_of(context)?;
    let answer = text_of(answer);
    interpret_text(&answer, request.as_ref(), &http, results::outcome)
}

/// Plans the smallest change from what is there to what is wanted.
///
/// It never throws for a list: what is wrong with it is a finding. What is not wanted is removed, so
/// all of a list must be understood; where it is not, and where what is wanted is empty, there is no
/// change. Where nothing at all would be kept, or more than a tenth removed, a warning says so.
///
/// @param current What is there: the answer that lists the items, with all its pages; or a JSON
/// array, a table that names its columns, or plain references. A table holds references
/// (`restorePointId`, `directoryObjectId`, `siteId`, `itemKey`) and the items' own `id`, and may say
/// `destinationType`, `browseSessionId` and `status`. Lines that start with `#` or `//` are comments.
/// @param wanted What is wanted: references or additions, in the same forms.
/// @param target The session or policy, and what additions default to.
/// @param options Whether what is wanted may be empty, so that all that is there is removed.
/// @throws {TypeError} When the options are not options.
/// @example
/// ```js
/// import { plan } from "graph-backup-delta";
/// const { change } = plan(
///   { value: [{ id: "0a000000-71fe-4d00-a01a-31850bc5b32c", directoryObjectId: "1a000000-71fe-4d00-a01a-31850bc5b32c" }] },
///   ["2a000000-71fe-4d00-a01a-31850bc5b32c"],
///   { resource: "exchangeProtectionPolicy", id: "5e000000-71fe-4d00-a01a-31850bc5b32c" },
/// );
/// change.remove; // ["0a000000-71fe-4d00-a01a-31850bc5b32c"]
/// ```
#[wasm_bindgen(js_name = plan, unchecked_return_type = "Planned")]
pub fn plan(
    #[wasm_bindgen(unchecked_param_type = "Input")] current: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Add[] | Input")] wanted: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Target")] target: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PlanOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = plan_options(options)?;
    result(&plan_text(
        &text_of(current),
        &text_of(wanted),
        &text_of(target),
        options,
    ))
}

/// Collects the ids in a list: references to add, or the ids of items to remove.
///
/// It never throws for a list: what was not read is a finding. Each id is judged: one that stands in a
/// longer text is read, and what is none is left out.
///
/// @param list Whatever people have: an answer that lists things, a body, another JSON array, a table
/// that names its columns, or ids with anything usual between them.
/// @param options What the ids are for.
/// @throws {TypeError} When the options are not options.
/// @example
/// ```js
/// import { collect } from "graph-backup-delta";
/// const { ids } = collect("Object Id;Name\n1a000000-71fe-4d00-a01a-31850bc5b32c;Adele", {
///   resource: "exchangeProtectionPolicy",
/// });
/// ids; // ["1a000000-71fe-4d00-a01a-31850bc5b32c"]
/// ```
#[wasm_bindgen(js_name = collect, unchecked_return_type = "Collected")]
pub fn collect(
    #[wasm_bindgen(unchecked_param_type = "Input")] list: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "CollectOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = collect_options(options)?;
    result(&collect_text(&text_of(list), &options))
}

/// Tells what a text is, of all that the other functions read; which session or policy it is about, and
/// how many items it holds. Nothing is judged, and it never throws.
///
/// @param message Text, UTF-8 bytes, or a value that `JSON.stringify` accepts.
/// @example
/// ```js
/// import { recognize } from "graph-backup-delta";
/// recognize({ responses: [] }).kind; // "batchAnswer"
/// recognize({ "driveRestoreArtifacts@delta": [{ "@removed": {}, id: "…" }] }).removals; // 1
/// ```
#[wasm_bindgen(js_name = recognize, unchecked_return_type = "Recognized")]
pub fn recognize(
    #[wasm_bindgen(unchecked_param_type = "Input")] message: &JsValue,
) -> Result<JsValue, JsValue> {
    let text = text_of(message).map_or_else(|_| Vec::new(), |(text, _)| text);
    result(&crate::recognize::recognize(text))
}

/// Puts requests into `$batch` requests of at most 20 each; those to the same session or policy are
/// chained. Send one after the other.
///
/// It never throws for requests: what is wrong with them is a finding.
///
/// @param requests What `build` made.
/// @example
/// ```js
/// import { batch, build } from "graph-backup-delta";
/// const { requests } = batch(build({ resource: "exchangeProtectionPolicy",
///   id: "5e000000-71fe-4d00-a01a-31850bc5b32c", displayName: "Mailboxes" }).requests);
/// requests[0].url; // "https://graph.microsoft.com/v1.0/$batch"
/// ```
#[wasm_bindgen(js_name = batch, unchecked_return_type = "Built")]
pub fn batch(
    #[wasm_bindgen(unchecked_param_type = "Request[] | string | Uint8Array")] requests: &JsValue,
) -> Result<JsValue, JsValue> {
    results::built(match text_of(requests) {
        Ok((text, offsets)) => batch_text(&text, offsets),
        Err(reason) => crate::build::not_serializable(&reason),
    })
}

/// Tells what the answer to a `$batch` says became of each of its requests.
///
/// @param answer The body of the answer: text, UTF-8 bytes, or a value.
/// @param context The `$batch` it answers; and the HTTP status and headers of the answer as a whole.
/// @throws {TypeError} When the context is not one.
/// @example
/// ```js
/// import { interpretBatch } from "graph-backup-delta";
/// const { parts } = interpretBatch({ responses: [{ id: "1", status: 429 }] });
/// parts[0].outcome.error.retryable; // true
/// ```
#[wasm_bindgen(js_name = interpretBatch, unchecked_return_type = "BatchOutcome")]
pub fn interpret_batch(
    #[wasm_bindgen(unchecked_param_type = "Input")] answer: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "InterpretBatchContext")] context: &JsValue,
) -> Result<JsValue, JsValue> {
    let http = http_context(context)?;
    let request = request_of(context)?;
    let answer = text_of(answer);
    result(&interpret_batch_text(&answer, request.as_ref(), &http))
}

/// Writes a request as the code that sends it, in a language: complete, with a client that takes its
/// credential from where the language's people keep it, and which ends in failure where the answer does not
/// tell all items as done. Of a request that creates a session, it prints the id.
///
/// Of an array of requests, in a language that has such, it writes one script: it sends them in order, waits
/// where the service asks for it, stops where one is refused, and goes on behind the last one that was
/// answered when it is run again.
///
/// What arrives is what was given, whatever ids and names hold. No code holds a token.
///
/// @param request What `build` made, one request of it or an array of them, as an object or as JSON text.
/// @param language The language; `languages` tells which there are.
/// @throws {TypeError} When there is no such language, or the request is none that `build` makes.
/// @example
/// ```js
/// import { build, snippet } from "graph-backup-delta";
/// const { requests } = build({ resource: "exchangeProtectionPolicy",
///   id: "5e000000-71fe-4d00-a01a-31850bc5b32c", displayName: "Mailboxes" });
/// snippet(requests[0], "curl").includes("--request PATCH 'https://graph.microsoft.com/v1.0/"); // true
/// ```
#[wasm_bindgen(js_name = snippet, unchecked_return_type = "string")]
pub fn snippet(
    #[wasm_bindgen(
        unchecked_param_type = "Request | readonly Request[] | string | Uint8Array | ArrayBuffer"
    )]
    request: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Language")] language: &JsValue,
) -> Result<JsValue, JsValue> {
    let language = language_of(language)?;
    let code = match text_of(request) {
        Ok((text, _)) => crate::snippet::snippet_text(&text, language),
        Err(reason) => Err(NoSnippet::because(&format!("{reason}."))),
    };
    code.map_or_else(|it| Err(wrong(&it.to_string())), |it| Ok(it.into()))
}

/// The languages that `snippet` writes: their names, what people call them, what their files end in,
/// and what has to be installed.
///
/// @example
/// ```js
/// import { languages } from "graph-backup-delta";
/// languages().find((it) => it.language === "curl").needs.beta; // ["curl", "jq"]
/// ```
#[wasm_bindgen(js_name = languages, unchecked_return_type = "LanguageFacts[]")]
pub fn languages() -> Result<JsValue, JsValue> {
    result(&crate::snippet::languages())
}

/// Explains the code of a finding, or of an error of the service, in any casing; or an HTTP status.
///
/// @param code The code, or the status as text.
/// @returns What it means, or undefined where it stands in no list.
/// @throws {TypeError} When the code is no text.
/// @example
/// ```js
/// import { explain } from "graph-backup-delta";
/// explain("json-comment").title; // "Comment in JSON"
/// ```
#[wasm_bindgen(js_name = explain, unchecked_return_type = "Explanation | undefined")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "string")] code: &JsValue,
) -> Result<JsValue, JsValue> {
    let Some(text) = code.as_string() else {
        return Err(wrong(&format!(
            "The code is {}; text is expected.",
            kind_of(code)
        )));
    };
    crate::explain::explain(&text).map_or(Ok(JsValue::UNDEFINED), |it| result(&it))
}

/// Every code that `explain` knows: those of findings, then those of the service.
///
/// @example
/// ```js
/// import { codes } from "graph-backup-delta";
/// codes().includes("json-comment"); // true
/// ```
#[wasm_bindgen(js_name = codes, unchecked_return_type = "string[]")]
pub fn codes() -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(&crate::explain::codes())?)
}
