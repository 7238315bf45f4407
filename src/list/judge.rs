//! Telling what in a list is not understood.

use super::csv::line_at;
use super::{List, Row, why_word};
use crate::finding::{Draft, Findings, rules};
use crate::json::{Kind, push_token};
use crate::resource::{DESTINATION_TYPE, Items, UNKNOWN_FUTURE_VALUE};

/// Tells of each row that is not understood. Of text, it tells of one fault in a line.
pub(super) fn judge(
    list: &List,
    text: &str,
    items: &Items,
    what: &'static str,
    findings: &mut Findings,
) {
    let mut told_to = None;
    for (index, row) in list.rows.iter().enumerate() {
        let place = row.place;
        if place.is_some_and(|it| Some(it.start) < told_to) {
            continue;
        }
        let here = Here {
            list,
            index,
            row,
            what,
        };
        let is_clear = here.judge_reference(items, findings);
        here.judge_destination(findings);
        if !is_clear {
            told_to = place.map(|it| it.start + line_at(text, it.start).len());
        }
    }
}

/// A row, and where it stands.
struct Here<'l> {
    list: &'l List,
    index: usize,
    row: &'l Row,
    what: &'static str,
}

impl Here<'_> {
    /// The pointer to it, of JSON.
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        if self.row.written.is_some() {
            pointer.push_str(&self.list.pointer);
            push_token(&mut pointer, &self.index.to_string());
        }
        pointer
    }

    fn detail<'f>(&self, finding: &'f mut Draft) -> &'f mut Draft {
        finding.maybe_at(self.row.place).words("what", self.what)
    }

    /// Judges what it refers to; gives whether all is well. What was written as JSON is an id, be it
    /// an unusual one.
    fn judge_reference(&self, items: &Items, findings: &mut Findings) -> bool {
        let row = self.row;
        if row.is_empty() {
            let found = row.written.map_or("a row", Kind::words);
            findings.add(
                &rules::LIST_ITEM_UNCLEAR,
                || self.pointer(),
                |it| self.detail(it).words("found", found),
            );
            return false;
        }
        let kind = items.reference.id;
        let Some(text) = row.reference().filter(|_| row.written.is_none()) else {
            return true;
        };
        let Some(reason) = why_word(text, kind) else {
            return true;
        };
        findings.add(&rules::LIST_REFERENCE_UNCLEAR, String::new, |it| {
            self.detail(it)
                .text("value", text)
                .words("kind", kind.words)
                .words("reason", &reason)
                .words("expected", &items.reference.path.join("/"))
                .words("form", kind.format.words())
        });
        false
    }

    fn judge_destination(&self, findings: &mut Findings) {
        let told = self.row.destination.as_deref();
        let told = told.filter(|it| *it != UNKNOWN_FUTURE_VALUE);
        let Some(told) = told.filter(|_| self.row.destination().is_none()) else {
            return;
        };
        let pointer = || {
            let mut pointer = self.pointer();
            if self.row.written.is_some() {
                push_token(&mut pointer, DESTINATION_TYPE);
            }
            pointer
        };
        findings.add(&rules::DESTINATION_UNKNOWN, pointer, |it| {
            // No service answers to a list.
            self.detail(it.without_service()).text("value", told)
        });
    }
}
