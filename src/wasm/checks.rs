//! What checks bodies: all that the entry `validate` of the package gives.

use js_sys::{JSON, JsString};
use wasm_bindgen::prelude::*;

use super::inputs::{is_well_formed, text_of};
use super::options::{kind_of, resource_of, validate_options, wrong};
use super::{reports, result};
use crate::finding::Offsets;
use crate::fix::{Fixed, fix_text};
use crate::resource::ResourceName;
use crate::schema::schema_text;
use crate::validate::{self, Purpose};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * A body or an answer: text, UTF-8 bytes, or a value that `JSON.stringify` accepts. A value is read
 * as the text that `JSON.stringify` makes of it. Half of a character (a lone surrogate) in text is read
 * as U+FFFD, which is what is sent of it.
 */
export type Input = string | Uint8Array | ArrayBuffer | object;
"#;

/// Judges the body of a PATCH request.
///
/// Whatever is wrong with the body is in the report; it never throws for a body.
///
/// @param body The body: text, UTF-8 bytes, or a value that `JSON.stringify` accepts.
/// @param options The resource the body is for, how many findings to list, and the levels of rules.
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
    let options = validate_options(options)?;
    let report = match text_of(body) {
        Ok((text, offsets)) => validate::judge(&text, &options, offsets, Purpose::default()),
        Err(reason) => validate::not_serializable(&reason),
    };
    Ok(reports::report(&report))
}

/// Applies the certain fixes to a body. All else stays as it is, white space and order too.
///
/// It never throws for a body: what could not be mended is in the report.
///
/// @param text The body.
/// @param options The resource the body is for, how many findings to list, and the levels of rules.
/// @throws {TypeError} When the text is none, or the options are not options.
/// @example
/// ```js
/// import { fix } from "graph-backup-delta";
/// fix('{"driveRestoreArtifacts@delta":[],}').text; // '{"driveRestoreArtifacts@delta":[]}'
/// ```
#[wasm_bindgen(js_name = fix, unchecked_return_type = "Fixed")]
pub fn fix(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ValidateOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = validate_options(options)?;
    let Some(given) = text.dyn_ref::<JsString>() else {
        return Err(wrong(&format!(
            "The text to fix is {}; text is expected.",
            kind_of(text)
        )));
    };
    let text = text_of(text).map_or_else(|_| Vec::new(), |it| it.0);
    // As UTF-8 a lone surrogate becomes U+FFFD, so a text with one could not be kept as it is.
    if !is_well_formed(given) {
        return Ok(reports::fixed(given, &Fixed::nothing(&text, &options)));
    }
    let text = String::from_utf8(text).unwrap_or_default();
    let fixed = fix_text(&text, &options, Offsets::Utf16);
    Ok(reports::fixed(&fixed.text.as_str().into(), &fixed))
}

/// The JSON Schema (2020-12) of a resource's bodies, for editors and other validators.
///
/// @param resource The resource.
/// @throws {TypeError} When there is no such resource.
/// @example
/// ```js
/// import { schema } from "graph-backup-delta";
/// schema("exchangeRestoreSession").$schema; // "https://json-schema.org/draft/2020-12/schema"
/// ```
#[wasm_bindgen(js_name = schema, unchecked_return_type = "Record<string, unknown>")]
pub fn schema(
    #[wasm_bindgen(unchecked_param_type = "ResourceName")] resource: &JsValue,
) -> Result<JsValue, JsValue> {
    JSON::parse(&schema_text(resource_of(resource)?))
}

/// The names of all resources.
///
/// @example
/// ```js
/// import { describe, resources } from "graph-backup-delta";
/// describe(resources()[0]).words; // "OneDrive restore session"
/// ```
#[wasm_bindgen(js_name = resources, unchecked_return_type = "ResourceName[]")]
pub fn resources() -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(
        &ResourceName::all().collect::<Vec<_>>(),
    )?)
}

/// Tells what is known of a resource: path, arrays, limits, permission, clouds.
///
/// @param resource The resource.
/// @throws {TypeError} When there is no such resource.
/// @example
/// ```js
/// import { describe } from "graph-backup-delta";
/// describe("sharePointRestoreSession").deltas[0].property; // "siteRestoreArtifacts@delta"
/// ```
#[wasm_bindgen(js_name = describe, unchecked_return_type = "ResourceFacts")]
pub fn describe(
    #[wasm_bindgen(unchecked_param_type = "ResourceName")] resource: &JsValue,
) -> Result<JsValue, JsValue> {
    result(&crate::describe::describe(resource_of(resource)?))
}
