//! The boundary to JavaScript: converts, calls, converts; no logic.
//!
//! Bodies and answers never cross as values, which cyclic or deep ones would not survive: text
//! crosses as UTF-8, an object is first written by `JSON.stringify`. Options, of fixed shape, cross
//! through serde-wasm-bindgen. Results cross as JSON text that `JSON.parse` reads.

mod checks;
mod inputs;
#[cfg(feature = "operations")]
mod operation_options;
#[cfg(feature = "operations")]
mod operations;
mod options;
mod reports;
#[cfg(feature = "operations")]
mod results;
mod texts;

use std::panic;

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Panics, so that a test can show that the next call is answered all the same.
#[cfg(feature = "test-panic")]
#[wasm_bindgen(js_name = forcePanic)]
pub fn force_panic() {
    panic!("forced by a test");
}

/// Seeds the hashes, and makes a panic harmless: the call that panicked throws, and the next one gets a fresh instance.
#[wasm_bindgen(start)]
fn start() {
    let random = || js_sys::Math::random().to_bits();
    crate::hashing::seed(random().rotate_left(32) ^ random());
    panic::set_hook(Box::new(|info| {
        if cfg!(debug_assertions) {
            console_error_panic_hook::hook(info);
        }
        wasm_bindgen::handler::schedule_reinit();
    }));
}

fn result(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&json_of(value)?)
}

fn json_of(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()).into())
}
