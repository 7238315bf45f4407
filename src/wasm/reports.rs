//! Reports that JavaScript puts together: as JSON, a report takes longer to write and to read than the
//! body took to judge.

use std::borrow::Cow;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::json_of;
use super::texts::{Shared, Texts, cell, number};
use crate::finding::{Edit, Finding, Param, Report};
use crate::resource::RESOURCES;

#[wasm_bindgen(raw_module = "./reports.js")]
extern "C" {
    #[wasm_bindgen(js_name = cleanReport)]
    fn clean_report(resource: &JsValue, additions: usize, removals: usize) -> JsValue;
    #[wasm_bindgen(js_name = reportOf)]
    fn report_of(json: &str, texts: &str, cells: &[u32]) -> JsValue;
}

thread_local! {
    /// The names of the resources: to make a JavaScript string takes longer than to keep it.
    static NAMES: Vec<JsValue> = RESOURCES.iter().map(|it| it.type_name.into()).collect();
}

/// A report.
pub(super) fn report(report: Report) -> Result<JsValue, JsValue> {
    match report.total {
        0 => Ok(clean(&report)),
        _ => with_findings(report),
    }
}

/// A report that nothing was found.
fn clean(report: &Report) -> JsValue {
    let at = RESOURCES
        .iter()
        .position(|it| Some(it.name) == report.resource);
    NAMES.with(|names| {
        let name = at.map_or(JsValue::NULL, |at| names[at].clone());
        clean_report(&name, report.additions, report.removals)
    })
}

/// What crosses of a report as JSON.
#[derive(Serialize)]
struct Parts<'f> {
    /// The report but for its findings.
    report: &'f Report,
    shared: &'f [Cow<'f, str>],
}

fn with_findings(mut report: Report) -> Result<JsValue, JsValue> {
    let findings = std::mem::take(&mut report.findings);
    let rows = Rows::of(&findings);
    let json = json_of(&Parts {
        report: &report,
        shared: &rows.shared.texts,
    })?;
    Ok(report_of(&json, &rows.texts.text, &rows.cells))
}

/// Findings as cells, one finding after the other: reports.js reads them in this order.
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

    fn push(&mut self, finding: &'f Finding) {
        self.shared(finding.code);
        self.cells.push(finding.severity as u32);
        self.text(&finding.pointer);
        self.text(&finding.message);
        self.shared(&finding.help);
        for place in [finding.line, finding.column, finding.start, finding.end] {
            self.cells.push(cell(place));
        }
        self.cells.push(number(finding.params.len()));
        for (name, param) in &finding.params {
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
