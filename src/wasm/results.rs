//! Results that JavaScript puts together.
//!
//! Most results cross as JSON. That takes longer than all the rest where a result is large, so two
//! cross in parts: the outcome of 100,000 items is 32 MB of JSON, most of it the same few words, and
//! bodies are JSON already, in which each quote would be escaped for the way. As JSON, both took
//! about twice the time (measured in Node 20).

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{NAMES, json_of};
use crate::change::Built;
use crate::finding::Report;
use crate::hashing::HashMap;
use crate::interpret::{Item, Outcome, ServiceError};
use crate::resource::RESOURCES;

#[wasm_bindgen(raw_module = "./results.js")]
extern "C" {
    #[wasm_bindgen(js_name = cleanReport)]
    fn clean_report(resource: &JsValue, additions: usize, removals: usize) -> JsValue;
    #[wasm_bindgen(js_name = builtOf)]
    fn built_of(json: &str, bodies: &str, lengths: &[u32]) -> JsValue;
    #[wasm_bindgen(js_name = outcomeOf)]
    fn outcome_of(json: &str, texts: &str, rows: &[u32]) -> JsValue;
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

/// What was built: its bodies cross as one text, and how long each of them is.
pub(super) fn built(mut built: Built) -> Result<JsValue, JsValue> {
    let mut bodies = Texts::default();
    let mut lengths = Vec::with_capacity(built.requests.len());
    for request in &mut built.requests {
        lengths.push(bodies.push(&std::mem::take(&mut request.body)));
    }
    Ok(built_of(&json_of(&built)?, &bodies.text, &lengths))
}

/// An outcome: its items cross as rows of numbers, and what they are numbers of.
pub(super) fn outcome(mut outcome: Outcome) -> Result<JsValue, JsValue> {
    let items = std::mem::take(&mut outcome.items);
    let mut rows = Rows::default();
    rows.cells.reserve(items.len() * COLUMNS);
    for item in &items {
        rows.push(item);
    }
    let json = json_of(&Parts {
        outcome: &outcome,
        shared: &rows.shared,
        errors: &rows.errors,
    })?;
    Ok(outcome_of(&json, &rows.texts.text, &rows.cells))
}

/// What crosses of an outcome as JSON.
#[derive(Serialize)]
struct Parts<'i> {
    /// The outcome but for its items.
    outcome: &'i Outcome,
    shared: &'i [&'i str],
    errors: &'i [&'i ServiceError],
}

/// Texts one after the other.
#[derive(Default)]
struct Texts {
    text: String,
}

impl Texts {
    /// Adds a text; gives its length as JavaScript counts it.
    fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        let units = match text.is_ascii() {
            true => text.len(),
            false => text.encode_utf16().count(),
        };
        u32::try_from(units).expect("no text is longer than this module's memory")
    }
}

/// How many cells an item has: results.js reads them.
const COLUMNS: usize = 12;

/// Items as rows of cells. What may be absent is 0 where it is, and else one more than it is.
#[derive(Default)]
struct Rows<'i> {
    cells: Vec<u32>,
    /// References and ids, which are all different: the cells hold their lengths.
    texts: Texts,
    /// Texts that many items share: the cells hold their indexes.
    shared: Vec<&'i str>,
    indexes: HashMap<&'i str, u32>,
    /// The errors, each once where items in a row share it.
    errors: Vec<&'i ServiceError>,
}

impl<'i> Rows<'i> {
    fn push(&mut self, item: &'i Item) {
        let place = |pointer: &'i Option<String>| pointer.as_deref()?.rsplit_once('/');
        let (request, answer) = (place(&item.request_pointer), place(&item.answer_pointer));
        let before = self.cells.last_chunk().copied();
        let [
            kind,
            state,
            evidence,
            why,
            _,
            _,
            array,
            _,
            answered,
            _,
            status,
            _,
        ] = before.unwrap_or([0; COLUMNS]);
        let cells: [u32; COLUMNS] = [
            self.shared(kind, Some(item.kind.name())),
            self.shared(state, Some(item.state.name())),
            self.shared(evidence, Some(item.evidence.name())),
            self.shared(why, Some(&item.why)),
            self.text(item.reference.as_deref()),
            self.text(item.id.as_deref()),
            self.shared(array, request.map(|it| it.0)),
            index(request),
            self.shared(answered, answer.map(|it| it.0)),
            index(answer),
            self.shared(status, item.status.as_deref()),
            self.error(item.error.as_ref()),
        ];
        self.cells.extend(cells);
    }

    fn text(&mut self, text: Option<&str>) -> u32 {
        text.map_or(0, |it| self.texts.push(it) + 1)
    }

    /// The cell of a text. Most rows have the text of the row `before`, and to compare takes less than
    /// to hash.
    fn shared(&mut self, before: u32, text: Option<&'i str>) -> u32 {
        let Some(text) = text else {
            return 0;
        };
        let text_before = before.checked_sub(1).map(|at| self.shared[at as usize]);
        if text_before == Some(text) {
            return before;
        }
        let shared = &mut self.shared;
        *self.indexes.entry(text).or_insert_with(|| {
            shared.push(text);
            length(shared)
        })
    }

    fn error(&mut self, error: Option<&'i ServiceError>) -> u32 {
        if error.is_none() {
            return 0;
        }
        if self.errors.last().copied() != error {
            self.errors.extend(error);
        }
        length(&self.errors)
    }
}

/// The index at the end of a pointer.
fn index(place: Option<(&str, &str)>) -> u32 {
    place.and_then(|it| it.1.parse().ok()).unwrap_or_default()
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).expect("fewer than this module's memory has bytes")
}
