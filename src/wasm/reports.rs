//! Reports that JavaScript puts together.

use wasm_bindgen::prelude::*;

use crate::finding::Report;
use crate::resource::RESOURCES;

#[wasm_bindgen(raw_module = "./results.js")]
extern "C" {
    #[wasm_bindgen(js_name = cleanReport)]
    fn clean_report(resource: &JsValue, additions: usize, removals: usize) -> JsValue;
}

thread_local! {
    /// The names of the resources: to make a JavaScript string takes longer than to keep it.
    static NAMES: Vec<JsValue> = RESOURCES.iter().map(|it| it.type_name.into()).collect();
}

/// A report that nothing was found. To write and parse its JSON would take most of the time that a
/// small body takes.
pub(super) fn clean(report: &Report) -> JsValue {
    let at = RESOURCES
        .iter()
        .position(|it| Some(it.name) == report.resource);
    NAMES.with(|names| {
        let name = at.map_or(JsValue::NULL, |at| names[at].clone());
        clean_report(&name, report.additions, report.removals)
    })
}
