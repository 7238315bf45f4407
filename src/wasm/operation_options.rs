//! What a caller may say beside the inputs of the operations.

use std::collections::BTreeMap;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::inputs::text_of;
use super::options::{
    check_options, kind_of, named, option, property, resource_of, shown, whole, written, wrong,
};
use crate::collect::CollectOptions;
use crate::delta::ItemKind;
use crate::interpret::{HttpContext, Input};
use crate::plan::PlanOptions;
use crate::resource::{PolicyUnits, RestoreJobType};
use crate::snippet::{Language, languages};

pub(super) fn collect_options(options: &JsValue) -> Result<CollectOptions, JsValue> {
    check_options(options, &["resource", "restoreJobType", "units", "kind"])?;
    let types = || "\"standard\" or \"granular\"".to_owned();
    let units = || "\"protection\" or \"exclusion\"".to_owned();
    let kinds = || "\"addition\" or \"removal\"".to_owned();
    Ok(CollectOptions {
        resource: resource_of(&property(options, "resource")?)?,
        restore_job_type: option(options, "restoreJobType", types, |it| {
            named(it, RestoreJobType::ALL, RestoreJobType::name)
        })?,
        units: option(options, "units", units, |it| {
            named(it, PolicyUnits::ALL, PolicyUnits::name)
        })?,
        kind: option(options, "kind", kinds, |it| {
            named(it, ItemKind::ALL, ItemKind::name)
        })?,
    })
}

pub(super) fn plan_options(options: &JsValue) -> Result<PlanOptions, JsValue> {
    check_options(options, &["allowEmpty"])?;
    let expected = || "true or false".to_owned();
    Ok(PlanOptions {
        allow_empty: option(options, "allowEmpty", expected, JsValue::as_bool)?.unwrap_or_default(),
    })
}

/// What a context tells of the HTTP answer.
pub(super) fn http_context(context: &JsValue) -> Result<HttpContext, JsValue> {
    check_options(context, &["request", "status", "headers"])?;
    let expected = || "an HTTP status".to_owned();
    let status = option(context, "status", expected, |it| whole(it, u16::MAX.into()))?;
    Ok(HttpContext {
        status: status.and_then(|it| u16::try_from(it).ok()),
        headers: headers_of(&property(context, "headers")?)?,
        now: Some(now()),
    })
}

/// The request in a context, where it holds one.
pub(super) fn request_of(context: &JsValue) -> Result<Option<Input>, JsValue> {
    let request = property(context, "request")?;
    Ok((!request.is_null_or_undefined()).then(|| text_of(&request)))
}

/// Headers in the forms that clients have them in. What has no text is not there: a client gives
/// null for a header that did not come.
fn headers_of(headers: &JsValue) -> Result<BTreeMap<String, String>, JsValue> {
    if headers.is_null_or_undefined() {
        return Ok(BTreeMap::new());
    }
    if !headers.is_object() {
        let found = kind_of(headers);
        return Err(wrong(&format!(
            "The option `headers` is {found}; Headers or an object of names and values is expected."
        )));
    }
    let pairs = match js_sys::try_iter(headers)? {
        Some(pairs) => pairs.collect::<Result<Vec<_>, _>>()?,
        None => Object::entries(headers.unchecked_ref())
            .into_iter()
            .collect(),
    };
    let text = |pair: &JsValue, at| {
        let value = Reflect::get_u32(pair, at).ok()?;
        // A header that came several times.
        let several = || Array::is_array(&value).then(|| Array::from(&value).join(", ").into());
        let number = || value.as_f64().map(|_| written(&value));
        value.as_string().or_else(number).or_else(several)
    };
    let mut found = BTreeMap::new();
    for pair in pairs {
        if let (Some(name), Some(value)) = (text(&pair, 0), text(&pair, 1)) {
            found.insert(name, value);
        }
    }
    Ok(found)
}

/// The time in milliseconds since 1970, which JavaScript has as a number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn now() -> u64 {
    js_sys::Date::now() as u64
}

pub(super) fn language_of(name: &JsValue) -> Result<Language, JsValue> {
    let text = name.as_string();
    let all = languages();
    let told = all.iter().find(|it| text.as_deref() == Some(it.name));
    told.map(|it| it.language).ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|it| it.name).collect();
        let (found, expected) = (shown(name), names.join(", "));
        wrong(&format!(
            "The language is {found}; one of {expected} is expected."
        ))
    })
}
