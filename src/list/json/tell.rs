//! What is told of a list in JSON.

use super::Reading;
use crate::delta::enclosed::Enclosed;
use crate::delta::item::member;
use crate::delta::payload::has_next_page;
use crate::finding::rules;
use crate::json::{Data, Value, push_token, read_unambiguous};
use crate::list::page::{Page, WITHOUT_RESULT, count, told_count};
use crate::list::partial::{self, Ends};
use crate::list::{kind, units};

impl Reading<'_, '_> {
    /// Tells where pages count more items than were found: each page may count all of its list, or its own alone.
    pub(super) fn tell_counts(&mut self, pages: &[Page]) {
        let wanted = self.wanted;
        let told = |it: &Page| told_count(it.holder?, wanted);
        for page in pages.iter().filter(|it| it.is_whole) {
            if let Some(told) = told(page) {
                self.tell_count(told, count(std::slice::from_ref(page)));
            }
        }
        let parts = pages.iter().filter(|it| !it.is_whole);
        if let Some(told) = parts.filter_map(told).max() {
            self.tell_count(told, count(pages));
        }
    }

    fn tell_count(&mut self, told: usize, found: usize) {
        if told <= found {
            return;
        }
        let told = rules::ListCount {
            what: self.wanted.what,
            found,
            expected: told,
        };
        self.findings.add(told, String::new, |it| it);
    }

    /// Tells of what an answer says to be missing from it.
    pub(super) fn tell_missing(&mut self, holder: &Value, ends: Ends) {
        let what = self.wanted.what;
        let has_link = || ends.is_last && has_next_page(holder, self.wanted.delta);
        if partial::goes_on(holder, ends) || has_link() {
            self.findings
                .add(rules::ListIncomplete { what }, String::new, |it| it);
        }
        let without = member(holder, WITHOUT_RESULT).and_then(Value::as_array);
        for (index, id) in without.unwrap_or_default().iter().enumerate() {
            let pointer = || format!("/{WITHOUT_RESULT}/{index}");
            let id = id.as_str().unwrap_or_default();
            let told = rules::ListWithoutRestorePoint { what, value: id };
            self.findings.add(told, pointer, |it| it);
        }
    }

    /// Tells of a line among values of JSON that is one, and names nothing: something should stand there.
    pub(super) fn tell_nothing_among(&mut self, found: &Enclosed) {
        let names_nothing = |line: &&str| {
            let value = read_unambiguous(line.as_bytes()).ok();
            value.is_some_and(|it| match it.data {
                Data::Null | Data::Bool(_) | Data::String(_) => true,
                _ => *line == "{}",
            })
        };
        if found.values.len() > 1 && found.around.iter().any(names_nothing) {
            let told = rules::ListItemUnclear {
                what: self.wanted.what,
                found: "a line",
            };
            self.findings.add(told, String::new, |it| it);
        }
    }

    /// Tells of an item that says itself that it is not meant.
    pub(super) fn tell_not_meant(&mut self, name: &str, value: &str, pointer: &str, index: usize) {
        let what = self.wanted.what;
        let told = rules::ListRowNotMeant { name, value, what };
        self.findings.add(told, || at(pointer, index), |it| it);
    }

    /// Tells of an item that is something else.
    pub(super) fn tell_other(&mut self, found: &str, pointer: &str, index: usize) {
        let expected = kind::expected(self.items, self.wanted);
        let what = self.wanted.what;
        let told = rules::ListItemOfOtherKind {
            what,
            found,
            expected: &expected,
            advice: units::advice(found),
        };
        self.findings.add(told, || at(pointer, index), |it| it);
    }
}

/// The pointer to an item of the array at a pointer.
fn at(pointer: &str, index: usize) -> String {
    let mut pointer = pointer.to_owned();
    push_token(&mut pointer, &index.to_string());
    pointer
}
