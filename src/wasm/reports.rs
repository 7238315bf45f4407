//! Reports that JavaScript puts together: as JSON, a report takes longer to write and to read than the
//! body took to judge.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use super::texts::{Shared, Texts, cell, number};
use crate::finding::{Edit, Finding, Param, Report};
use crate::fix::Fixed;
use crate::resource::RESOURCES;

#[wasm_bindgen(raw_module = "./reports.js")]
extern "C" {
    #[wasm_bindgen(js_name = reportOf)]
    fn report_of(
        resource: &JsValue,
        additions: usize,
        removals: usize,
        valid: bool,
        total: usize,
        findings: &JsValue,
    ) -> JsValue;
    #[wasm_bindgen(js_name = findingsOf)]
    fn findings_of(texts: &str, cells: &[u32]) -> JsValue;
    #[wasm_bindgen(js_name = fixedOf)]
    fn fixed_of(text: &JsValue, total: usize, report: &JsValue, applied: &JsValue) -> JsValue;
}

thread_local! {
    /// The names of the resources: to make a JavaScript string takes longer than to keep it.
    static NAMES: Vec<JsValue> = RESOURCES.iter().map(|it| it.type_name.into()).collect();
}

/// A report.
pub(super) fn report(report: &Report) -> JsValue {
    let at = RESOURCES
        .iter()
        .position(|it| Some(it.name) == report.resource);
    let (additions, removals) = (report.additions, report.removals);
    let findings = findings(&report.findings);
    NAMES.with(|names| {
        let name = at.map_or(JsValue::NULL, |at| names[at].clone());
        report_of(
            &name,
            additions,
            removals,
            report.valid,
            report.total,
            &findings,
        )
    })
}

/// What was mended of a text that became `text`.
pub(super) fn fixed(text: &JsValue, fixed: &Fixed) -> JsValue {
    let (report, applied) = (report(&fixed.report), findings(&fixed.applied));
    fixed_of(text, fixed.applied_total, &report, &applied)
}

/// An array of findings; `undefined` where there are none, as that is made at once.
fn findings(findings: &[Finding]) -> JsValue {
    if findings.is_empty() {
        return JsValue::UNDEFINED;
    }
    let (texts, cells) = Rows::of(findings).finish();
    findings_of(&texts, &cells)
}

/// Findings as cells, one finding after the other: reports.js reads them in this order. Behind them
/// stand the lengths of the shared texts, and how many these are.
struct Rows<'f> {
    cells: Vec<u32>,
    /// Pointers, messages and what is replaced: the cells hold their lengths.
    texts: Texts,
    /// What many findings have in common: the cells hold their indexes, or 0 for none.
    shared: Shared<'f>,
}

impl<'f> Rows<'f> {
    fn of(findings: &'f [Finding]) -> Self {
        let mut rows = Self {
            cells: Vec::with_capacity(findings.len() * 20),
            texts: Texts::default(),
            shared: Shared::default(),
        };
        for finding in findings {
            rows.push(finding);
        }
        rows
    }

    /// The texts, the shared ones last, and the cells.
    fn finish(mut self) -> (String, Vec<u32>) {
        for text in &self.shared.texts {
            self.cells.push(self.texts.push(text));
        }
        self.cells.push(number(self.shared.texts.len()));
        (self.texts.text, self.cells)
    }

    fn push(&mut self, finding: &'f Finding) {
        self.shared(finding.code);
        self.cells.push(finding.severity as u32);
        self.text(&finding.pointer);
        self.text(&finding.message);
        self.shared(&finding.help);
        for place in [finding.line, finding.column, finding.start, finding.end] {
            self.cells.push(cell(place));
        }
        self.cells.push(number(finding.params.iter().len()));
        for (name, param) in finding.params.iter() {
            self.shared(name);
            self.param(param);
        }
        let service = finding.service.as_ref();
        self.cells.push(service.map_or(0, |it| it.status.into()));
        if let Some(service) = service {
            self.shared(service.code);
        }
        self.cells.push(number(finding.related.len()));
        for related in &finding.related {
            self.text(&related.pointer);
            self.shared(&related.message);
        }
        match &finding.fix {
            None => self.cells.push(0),
            Some(fix) => {
                self.cells.push(number(1 + fix.edits.len()));
                self.shared(&fix.title);
                fix.edits.iter().for_each(|it| self.edit(it));
            }
        }
    }

    /// A text is its length and one, a number 0 and itself.
    fn param(&mut self, param: &Param) {
        match param {
            Param::Text(text) => {
                let length = self.texts.push(text);
                self.cells.push(length + 1);
            }
            Param::Number(count) => self.cells.extend([0, number(*count)]),
        }
    }

    fn edit(&mut self, edit: &Edit) {
        self.cells.extend([number(edit.start), number(edit.end)]);
        self.text(&edit.text);
    }

    fn text(&mut self, text: &str) {
        let length = self.texts.push(text);
        self.cells.push(length);
    }

    fn shared(&mut self, text: &'f str) {
        let text = Some(text).filter(|it| !it.is_empty()).map(Cow::Borrowed);
        let cell = self.shared.cell(0, text);
        self.cells.push(cell);
    }
}
