//! What is told of an answer as a whole.

use super::answer::Answer;
use super::decide::Interpreter;
use super::entry::ResponseItem;
use super::entry::is_nobodys;
use super::outcome::NO_CONTENT;
use super::request::Request;
use super::target::{own_id, targets_that_differ};
use crate::delta::context::Context;
use crate::delta::expected_delta;
use crate::delta::payload::has_next_page;
use crate::finding::{Findings, rules};
use crate::json::Value;

/// Tells of what may tell of a failure, and is not understood.
pub(super) fn report_unclear(pointer: &str, findings: &mut Findings) {
    let found = pointer.rsplit('/').next().unwrap_or_default();
    let told = rules::AnswerFailureUnclear { found };
    findings.add(told, || pointer.to_owned(), |it| it);
}

/// Tells of failures of what was not requested.
pub(super) fn report_failed<'a, 'v: 'a>(
    failed: impl Iterator<Item = &'a ResponseItem<'v>>,
    findings: &mut Findings,
) {
    for stray in failed {
        let Some(name) = stray.reference().or(stray.id) else {
            continue;
        };
        let told = rules::AnswerFailureUnrequested { value: name };
        findings.add(told, || stray.place.pointer(), |it| it);
    }
}

impl Interpreter<'_> {
    /// Tells that an answer is about something else than the request; gives whether it is. Such an
    /// answer shows nothing of this request, and none of its items is what was asked for.
    pub(super) fn report_other_target(&mut self, answer: &Answer) -> bool {
        let Some((found, asked)) = self.request.and_then(|it| targets_that_differ(it, answer))
        else {
            return false;
        };
        let told = rules::AnswerOfOther {
            found: &found,
            asked: &asked,
        };
        self.findings.add(told, String::new, |it| it);
        true
    }

    /// Tells that an answer that should tell of items does not.
    pub(super) fn report_missing(&mut self, answer: &Answer) {
        let is_request = self.is_request(answer);
        match answer.read {
            Err((span, reason)) => {
                let told = rules::AnswerUnreadable { reason };
                self.findings
                    .add(told, String::new, |it| it.maybe_at(*span));
            }
            Ok(_) if is_request => {
                self.findings
                    .add(rules::AnswerIsRequest, String::new, |it| it);
            }
            Ok(read) if read.get("responses").and_then(Value::as_array).is_some() => {
                self.findings
                    .add(rules::AnswerOfBatch, String::new, |it| it);
            }
            Ok(read) if self.request.is_some_and(|it| it.asked.is_empty()) => {
                self.report_not_done(read);
            }
            Ok(_) if answer.arrays.is_empty() && self.creates() => {
                let list = self.list();
                let told = rules::AnswerCreated { list: &list };
                self.findings.add(told, String::new, |it| it);
            }
            Ok(_) if answer.arrays.is_empty() => {
                let (expected, list) = (expected_delta(self.resource), self.list());
                let told = rules::AnswerWithoutDelta {
                    expected: &expected,
                    list: &list,
                };
                self.findings.add(told, String::new, |it| it);
            }
            Ok(_) if !self.request_given && answer.arrays.iter().all(|it| it.items.is_empty()) => {
                let list = self.list();
                let told = rules::AnswerEmpty { list: &list };
                self.findings.add(told, String::new, |it| it);
            }
            Ok(_) if !self.request_given => {
                self.findings
                    .add(rules::AnswerWithoutRequest, String::new, |it| it);
            }
            Ok(_) => {}
        }
        if answer.read.is_ok_and(|it| has_next_page(it, self.delta)) && !answer.arrays.is_empty() {
            let list = self.list();
            let told = rules::AnswerIncomplete { list: &list };
            self.findings.add(told, String::new, |it| it);
        }
    }

    /// Tells that an answer to a request without items does not say that what was asked was done: it
    /// is not the session or policy.
    fn report_not_done(&mut self, answer: &Value) {
        let Some(resource) = self.resource.filter(|_| !self.is_done_in_silence(answer)) else {
            return;
        };
        let owner = || Context::of(answer).owner(resource);
        let id = own_id(answer).or_else(owner);
        if id.is_some_and(|it| !is_nobodys(it)) {
            return;
        }
        let asked = self.request.and_then(|it| it.id.as_deref());
        let told = rules::AnswerWithoutResource {
            expected: resource.type_name,
            list: &asked.map_or_else(|| resource.collection(), |it| resource.path(it)),
        };
        self.findings.add(told, String::new, |it| it);
    }

    /// Whether the answer says by its status alone that what was asked was done. What was created is
    /// always told.
    pub(super) fn is_done_in_silence(&self, answer: &Value) -> bool {
        self.http.status == Some(NO_CONTENT) && answer.is_null() && !self.creates()
    }

    /// Tells of what may tell of a failure, and is not understood.
    pub(super) fn report_unclear(&mut self, answer: &Answer, entries: &[ResponseItem]) {
        // What is known to have failed is told with what is known of it.
        let is_told = self.http.is_refusal() || answer.failure().is_some();
        let of_answer = answer.signs.unclear.clone().filter(|_| !is_told);
        let of_entry = |it: &ResponseItem| {
            let unclear = it.unclear.as_ref().filter(|_| !it.failed())?;
            Some(it.place.pointer() + unclear)
        };
        for pointer in of_answer
            .into_iter()
            .chain(entries.iter().filter_map(of_entry))
        {
            report_unclear(&pointer, &mut self.findings);
        }
    }

    /// Tells of content ids that nothing requested goes by.
    pub(super) fn note_content_ids(
        &mut self,
        entries: &[ResponseItem],
        is_asked: impl Fn(&str) -> bool,
        request: &Request,
    ) {
        for entry in entries {
            let Some(id) = entry.content_id else {
                continue;
            };
            if is_asked(id) || request.has_content_id(id) {
                continue;
            }
            let pointer = || entry.place.pointer();
            self.findings
                .add(rules::ContentIdUnmatched { value: id }, pointer, |it| it);
        }
    }
}
