//! The boundary to JavaScript: converts, calls, converts; no logic.
//!
//! Bodies and answers never cross as values, which cyclic or deep ones would not survive: text
//! crosses as UTF-8, an object is first written by `JSON.stringify`. Options, of fixed shape, cross
//! through serde-wasm-bindgen. Results cross as JSON text that `JSON.parse` reads.

use std::panic;

use js_sys::{ArrayBuffer, JSON, JsString, Object, Reflect, TypeError, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::build::build_text;
use crate::finding::Offsets;
use crate::interpret::{self, HttpContext};
use crate::validate::{self, Limit, ValidateOptions};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/**
 * A body or an answer: text, UTF-8 bytes, or a value that `JSON.stringify` accepts. A value is read
 * as the text that `JSON.stringify` makes of it.
 */
export type Input = string | Uint8Array | ArrayBuffer | object;

/** What `interpret` may be told beside the answer. */
export interface InterpretContext {
    /** The request that the answer answers: its body, or what `build` made. */
    request?: Input | Request;
    /** The HTTP status of the answer. 200 where it is not told. */
    status?: number;
}
";

/// Judges the body of a PATCH request.
///
/// Whatever is wrong with the body is in the report; it never throws for a body.
///
/// @param body The body: text, UTF-8 bytes, or a value that `JSON.stringify` accepts.
/// @param options The resource the body is for, and how many findings to list.
/// @throws {TypeError} When the options are not options.
/// @example
/// ```js
/// import { validate } from "graph-backup-delta";
/// const report = validate('{"driveRestoreArtifacts@delta":[]}');
/// report.valid; // false
/// report.findings[0].code; // "delta-empty"
/// ```
#[wasm_bindgen(js_name = validate, unchecked_return_type = "Report")]
pub fn validate(
    #[wasm_bindgen(unchecked_param_type = "Input")] body: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ValidateOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options: ValidateOptions = options_of(options, &["resource", "maxFindings"])?;
    let report = match text_of(body) {
        Ok((text, offsets)) => validate::judge(&text, &options, offsets, Limit::OneRequest),
        Err(reason) => validate::not_serializable(&reason),
    };
    result(&report)
}

/// Builds the requests that make a change, of at most 50 items each.
///
/// A change with an error gives no requests, and findings that say why; it never throws for a
/// change.
///
/// @param change What to do to which restore session.
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
    #[wasm_bindgen(unchecked_param_type = "Change | string | Uint8Array")] change: &JsValue,
) -> Result<JsValue, JsValue> {
    result(&match text_of(change) {
        Ok((text, offsets)) => build_text(&text, offsets),
        Err(reason) => crate::build::not_serializable(&reason),
    })
}

/// Tells what an answer of the service says happened to each item.
///
/// Whatever is wrong with the answer is in the outcome; it never throws for an answer.
///
/// @param answer The body of the answer: text, UTF-8 bytes, or a value.
/// @param context The request it answers, without which removals that were done cannot be seen; and
/// the HTTP status.
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
    let http: HttpContext = options_of(context, &["request", "status"])?;
    let request = match context.is_object() {
        true => Reflect::get(context, &"request".into())?,
        false => JsValue::UNDEFINED,
    };
    let request = (!request.is_null_or_undefined()).then(|| text_of(&request));
    let answer = text_of(answer);
    result(&interpret::interpret_text(&answer, request, http))
}

/// Panics, so that a test can show that the next call is answered all the same.
#[cfg(feature = "test-panic")]
#[wasm_bindgen(js_name = forcePanic)]
pub fn force_panic() {
    panic!("forced by a test");
}

/// Makes a panic harmless: the call that panicked throws, and the next one gets a fresh instance.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|info| {
        if cfg!(debug_assertions) {
            console_error_panic_hook::hook(info);
        }
        wasm_bindgen::handler::schedule_reinit();
    }));
}

/// The UTF-8 text of an input, and what offsets into it should count; or why it has none.
fn text_of(input: &JsValue) -> interpret::Input {
    if let Some(text) = input.dyn_ref::<JsString>() {
        return Ok((encode(text), Offsets::Utf16));
    }
    // A proxy is never a view, so its traps cannot throw here.
    if ArrayBuffer::is_view(input) && input.is_instance_of::<Uint8Array>() {
        return Ok((input.unchecked_ref::<Uint8Array>().to_vec(), Offsets::Bytes));
    }
    if let Some(buffer) = input.dyn_ref::<ArrayBuffer>() {
        return Ok((Uint8Array::new(buffer).to_vec(), Offsets::Bytes));
    }
    match JSON::stringify(input) {
        Ok(text) if text.is_string() => Ok((encode(&text), Offsets::None)),
        Ok(_) => Err(format!("it is {}", type_of(input))),
        Err(error) => Err(message_of(&error)),
    }
}

fn type_of(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}

fn message_of(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok();
    message
        .and_then(|it| it.as_string())
        .unwrap_or_else(|| "JSON.stringify failed".to_owned())
}

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    type Encoded;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, into: &Uint8Array) -> Encoded;
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
}

/// The UTF-8 of a JavaScript string, written straight into this module's memory: many times faster
/// than wasm-bindgen's own way, which loops over character codes. A lone surrogate becomes U+FFFD,
/// as it does when a string is sent.
fn encode(text: &JsString) -> Vec<u8> {
    let units = text.length();
    // Most text is ASCII: room for it first, room for the worst only where that was too little.
    let mut out = vec![0; units as usize];
    let (read, written) = encode_at(text, &mut out);
    out.truncate(written);
    if read < units {
        let rest = text.slice(read, units);
        out.resize(written + 3 * (units - read) as usize, 0);
        let (_, more) = encode_at(&rest, &mut out[written..]);
        out.truncate(written + more);
    }
    out
}

#[allow(unsafe_code)]
fn encode_at(text: &JsString, into: &mut [u8]) -> (u32, usize) {
    // SAFETY: the view is used at once and nothing allocates before it is dropped, so this module's
    // memory does not move under it.
    let view = unsafe { Uint8Array::view_mut_raw(into.as_mut_ptr(), into.len()) };
    let encoded = ENCODER.with(|encoder| encoder.encode_into(text, &view));
    (encoded.read(), encoded.written())
}

/// Reads an options object, of which `names` are all the properties.
fn options_of<T: DeserializeOwned + Default>(
    value: &JsValue,
    names: &[&str],
) -> Result<T, JsValue> {
    if value.is_null_or_undefined() {
        return Ok(T::default());
    }
    let expected = || format!("an object with {} is expected", names.join(", "));
    if !value.is_object() {
        let error = format!("The options are a {}; {}.", type_of(value), expected());
        return Err(TypeError::new(&error).into());
    }
    for name in Object::keys(value.unchecked_ref::<Object>()) {
        let name = name.as_string().unwrap_or_default();
        if !names.contains(&name.as_str()) {
            let error = format!("The options have no `{name}`; {}.", expected());
            return Err(TypeError::new(&error).into());
        }
    }
    serde_wasm_bindgen::from_value(value.clone())
        .map_err(|error| TypeError::new(&format!("The options cannot be read: {error}.")).into())
}

fn result(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()))?;
    JSON::parse(&text)
}
