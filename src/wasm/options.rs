//! Options: what a caller may say beside a body. What is wrong with them is one clear error.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Object, Reflect, TypeError};
use wasm_bindgen::prelude::*;

use crate::finding::{RuleLevel, WrongRule, show};
use crate::resource::{ResourceName, Version};
use crate::validate::{FINDINGS_LIMIT, SentBy, ValidateOptions};

#[wasm_bindgen]
extern "C" {
    /// A number as JavaScript writes it: to write it here would take 20 KB of tables.
    #[wasm_bindgen(js_name = String)]
    pub(super) fn written(number: &JsValue) -> String;
}

pub(super) fn validate_options(options: &JsValue) -> Result<ValidateOptions, JsValue> {
    if options.is_undefined() {
        return Ok(ValidateOptions::default());
    }
    let names = [
        "resource",
        "version",
        "request",
        "maxFindings",
        "rules",
        "allowProperties",
    ];
    check_options(options, &names)?;
    let counts = || format!("a whole number from 0 to {FINDINGS_LIMIT}");
    let versions = || "\"v1.0\" or \"beta\"".to_owned();
    let requests = || "an object with the texts method and url".to_owned();
    let lists = || "an array of names".to_owned();
    let read = ValidateOptions {
        resource: option(options, "resource", resource_names, resource)?,
        version: option(options, "version", versions, |it| {
            named(it, Version::ALL, Version::segment)
        })?,
        request: option(options, "request", requests, request)?,
        max_findings: option(options, "maxFindings", counts, |it| {
            whole(it, FINDINGS_LIMIT)
        })?,
        rules: levels_of(&property(options, "rules")?)?,
        allow_properties: option(options, "allowProperties", lists, texts)?.unwrap_or_default(),
    };
    let wrong_rule = |it: WrongRule| wrong(&format!("The option `rules` is wrong: {it}"));
    read.check().map_err(wrong_rule)?;
    Ok(read)
}

/// The levels that an object sets for rules.
fn levels_of(rules: &JsValue) -> Result<BTreeMap<String, RuleLevel>, JsValue> {
    if rules.is_null_or_undefined() {
        return Ok(BTreeMap::new());
    }
    if !rules.is_object() {
        let found = shown(rules);
        return Err(wrong(&format!(
            "The option `rules` is {found}; an object of codes and levels is expected."
        )));
    }
    let codes = Object::keys(rules.unchecked_ref::<Object>());
    let mut levels = BTreeMap::new();
    for code in codes {
        let level = Reflect::get(rules, &code)?;
        let code = code.as_string().unwrap_or_default();
        let Some(known) = named(&level, RuleLevel::ALL, RuleLevel::name) else {
            return Err(wrong(&format!(
                "The option `rules` sets `{}` to {}; \"off\", \"info\", \"warning\" or \"error\" is expected.",
                show(&code),
                shown(&level)
            )));
        };
        levels.insert(code, known);
    }
    Ok(levels)
}

/// The texts of an array of texts.
fn texts(array: &JsValue) -> Option<Vec<String>> {
    let array = array.dyn_ref::<Array>()?;
    array.iter().map(|it| it.as_string()).collect()
}

/// The request that sends a body.
fn request(request: &JsValue) -> Option<SentBy> {
    let text = |name| property(request, name).ok()?.as_string();
    Some(SentBy {
        method: text("method")?,
        url: text("url")?,
    })
}

fn resource_names() -> String {
    let names: Vec<_> = ResourceName::all().map(|it| it.row().type_name).collect();
    format!("one of {}", names.join(", "))
}

fn resource(name: &JsValue) -> Option<ResourceName> {
    named(name, ResourceName::all(), |it| it.row().type_name)
}

pub(super) fn resource_of(name: &JsValue) -> Result<ResourceName, JsValue> {
    resource(name).ok_or_else(|| {
        let (found, expected) = (shown(name), resource_names());
        wrong(&format!("The resource is {found}; {expected} is expected."))
    })
}

/// Checks that options are an object that has no properties but `names`.
pub(super) fn check_options(options: &JsValue, names: &[&'static str]) -> Result<(), JsValue> {
    if options.is_null_or_undefined() {
        return Ok(());
    }
    let expected = || format!("an object with {} is expected", names.join(", "));
    if !options.is_object() {
        let found = kind_of(options);
        return Err(wrong(&format!("The options are {found}; {}.", expected())));
    }
    for name in Object::keys(options.unchecked_ref::<Object>()) {
        if !names.iter().any(|it| js_name(it) == name) {
            let name = show(&name.as_string().unwrap_or_default());
            let error = format!("The options have no `{name}`; {}.", expected());
            return Err(wrong(&error));
        }
    }
    Ok(())
}

/// One of the options, or none where it is not set; `expected` is in words what it may be.
pub(super) fn option<T>(
    options: &JsValue,
    name: &'static str,
    expected: impl FnOnce() -> String,
    read: impl FnOnce(&JsValue) -> Option<T>,
) -> Result<Option<T>, JsValue> {
    let value = property(options, name)?;
    if value.is_null_or_undefined() {
        return Ok(None);
    }
    let told = read(&value);
    if told.is_none() {
        let (found, expected) = (shown(&value), expected());
        return Err(wrong(&format!(
            "The option `{name}` is {found}; {expected} is expected."
        )));
    }
    Ok(told)
}

/// A whole number from 0 to `most`.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp
)]
pub(super) fn whole(value: &JsValue, most: usize) -> Option<usize> {
    let number = value.as_f64()?;
    let is_whole = number.trunc() == number && (0.0..=most as f64).contains(&number);
    is_whole.then_some(number as usize)
}

/// The one of a name.
pub(super) fn named<T: Copy>(
    value: &JsValue,
    all: impl IntoIterator<Item = T>,
    name: impl Fn(T) -> &'static str,
) -> Option<T> {
    let text = value.as_string()?;
    all.into_iter().find(|it| name(*it) == text)
}

/// A property of options that may not have been given.
pub(super) fn property(options: &JsValue, name: &'static str) -> Result<JsValue, JsValue> {
    match options.is_null_or_undefined() {
        true => Ok(JsValue::UNDEFINED),
        false => Reflect::get(options, &js_name(name)),
    }
}

/// The name of an option as JavaScript has it. It is made once: that takes most of the time of looking
/// for an option, and each call looks for all of them.
fn js_name(name: &'static str) -> JsValue {
    thread_local! {
        static NAMES: RefCell<BTreeMap<&'static str, JsValue>> = const { RefCell::new(BTreeMap::new()) };
    }
    let made = |names: &mut BTreeMap<_, _>| {
        let name = names.entry(name).or_insert_with(|| name.into());
        JsValue::clone(name)
    };
    NAMES.with_borrow_mut(made)
}

/// A value as an error shows it.
pub(super) fn shown(value: &JsValue) -> String {
    match value.as_string() {
        Some(text) => format!("\"{}\"", show(&text)),
        None if value.as_f64().is_some() => written(value),
        None => kind_of(value),
    }
}

/// What a value is, in words.
pub(super) fn kind_of(value: &JsValue) -> String {
    let name = value.js_typeof().as_string().unwrap_or_default();
    match name.as_str() {
        "undefined" => name,
        "object" => format!("an {name}"),
        _ => format!("a {name}"),
    }
}

pub(super) fn wrong(message: &str) -> JsValue {
    TypeError::new(message).into()
}
