//! Results that JavaScript puts together.
//!
//! Most results cross as JSON. That takes longer than all the rest where a result is large, so two
//! cross in parts: the outcome of 100,000 items is 32 MB of JSON, most of it the same few words, and
//! bodies are JSON already, in which each quote would be escaped for the way. As JSON, both took
//! about twice the time (measured in Node 20).

use std::borrow::Cow;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::json_of;
use super::texts::{Shared, Texts, cell, number};
use crate::change::Built;
use crate::delta::ItemKind;
use crate::delta::payload::Place;
use crate::interpret::{Evidence, Interpreted, ItemRef, Outcome, ServiceError, State};

#[wasm_bindgen(raw_module = "./results.js")]
extern "C" {
    #[wasm_bindgen(js_name = builtOf)]
    fn built_of(json: &str, bodies: &str, lengths: &[u32]) -> JsValue;
    #[wasm_bindgen(js_name = outcomeOf)]
    fn outcome_of(json: &str, texts: &str, rows: &[u32]) -> JsValue;
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
pub(super) fn outcome(interpreted: Interpreted) -> Result<JsValue, JsValue> {
    let Interpreted { items, outcome } = interpreted;
    let rows = Rows::of(&items);
    let json = json_of(&Parts {
        outcome: &outcome,
        shared: &rows.shared.texts,
        errors: &rows.errors,
    })?;
    Ok(outcome_of(&json, &rows.texts.text, &rows.cells))
}

/// What crosses of an outcome as JSON.
#[derive(Serialize)]
struct Parts<'i> {
    /// The outcome but for its items.
    outcome: &'i Outcome,
    shared: &'i [Cow<'i, str>],
    errors: &'i [&'i ServiceError],
}

/// How many cells an item has: results.js reads them.
const COLUMNS: usize = 12;

/// Items as rows of cells. What may be absent is 0 where it is, and else one more than it is.
struct Rows<'i> {
    cells: Vec<u32>,
    /// References and ids, which are all different: the cells hold their lengths.
    texts: Texts,
    /// Texts that many items share: the cells hold their indexes. They start with the names of the
    /// kinds, the states and the evidences.
    shared: Shared<'i>,
    /// The errors, each once where items in a row share it.
    errors: Vec<&'i ServiceError>,
}

const STATES: usize = ItemKind::ALL.len();
const EVIDENCES: usize = STATES + State::ALL.len();

impl<'i> Rows<'i> {
    fn of(items: &'i [ItemRef<'i>]) -> Self {
        let kinds = ItemKind::ALL.map(ItemKind::name).into_iter();
        let states = State::ALL.map(State::name);
        let evidences = Evidence::ALL.map(Evidence::name);
        let names = kinds.chain(states).chain(evidences).map(Cow::Borrowed);
        let mut rows = Self {
            cells: Vec::with_capacity(items.len() * COLUMNS),
            texts: Texts::default(),
            shared: Shared::starting_with(names),
            errors: Vec::new(),
        };
        let mut why_before = None;
        for item in items {
            rows.push(item, why_before == Some(&item.why));
            why_before = Some(&item.why);
        }
        rows
    }

    /// Adds an item, whose reason may be the one of the item before.
    fn push(&mut self, item: &'i ItemRef<'i>, has_why_before: bool) {
        let before = self.cells.last_chunk().copied();
        let [_, _, _, why, _, _, array, _, answered, _, status, _] = before.unwrap_or([0; COLUMNS]);
        let cells: [u32; COLUMNS] = [
            cell(Some(item.kind as usize)),
            cell(Some(STATES + item.state as usize)),
            cell(Some(EVIDENCES + item.evidence as usize)),
            match has_why_before {
                true => why,
                false => self.shared.cell(why, Some(item.why.text())),
            },
            self.text(item.reference),
            self.text(item.id),
            self.array(array, item.request),
            item.request.map_or(0, |it| number(it.index)),
            self.array(answered, item.answer),
            item.answer.map_or(0, |it| number(it.index)),
            self.shared.cell(status, item.status.map(Cow::Borrowed)),
            self.error(item.error.as_deref()),
        ];
        self.cells.extend(cells);
    }

    fn text(&mut self, text: Option<&str>) -> u32 {
        text.map_or(0, |it| self.texts.push(it) + 1)
    }

    fn array(&mut self, before: u32, place: Option<Place<'i>>) -> u32 {
        self.shared
            .cell(before, place.map(|it| Cow::Borrowed(it.array)))
    }

    fn error(&mut self, error: Option<&'i ServiceError>) -> u32 {
        if error.is_none() {
            return 0;
        }
        if self.errors.last().copied() != error {
            self.errors.extend(error);
        }
        number(self.errors.len())
    }
}
