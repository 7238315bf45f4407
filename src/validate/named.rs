//! Judging how the known properties of one object are named.

use super::Validator;
use crate::delta::spelling::Spelling;
use crate::finding::rules;
use crate::json::{Text, quoted};

/// A property whose name means a known one.
#[derive(Clone, Copy)]
pub(super) struct Named<'k> {
    pub key: &'k Text<'k>,
    pub expected: &'static str,
    pub spelled: Spelling,
}

/// The first property of an object that means a known one.
struct First<'k> {
    named: Named<'k>,
    /// Whether the others that mean it, if any, have the same name. That is told elsewhere.
    is_alone: bool,
}

impl Validator<'_> {
    /// Judges the names of the properties of the object at `outer` below the value being read: a name
    /// that is not spelled exactly, unless the object has the property under another one too, for
    /// then it is given twice.
    pub(super) fn named<'k>(
        &mut self,
        all: impl Iterator<Item = Named<'k>> + Clone,
        outer: &[&str],
    ) {
        if all.clone().all(|it| *it.key.value == *it.expected) {
            return;
        }
        let firsts = firsts(all.clone());
        for named in all {
            let is_it = |it: &&First| it.named.expected == named.expected;
            let Some(first) = firsts.iter().find(is_it) else {
                continue;
            };
            let tail = [outer, &[&*named.key.value]].concat();
            if first.is_alone {
                self.misnamed(&named, &tail);
            } else if named.key.value != first.named.key.value {
                self.given_twice(&named, first.named.key, outer, &tail);
            }
        }
    }

    /// Tells a name that is not spelled exactly.
    fn misnamed(&mut self, named: &Named, tail: &[&str]) {
        let Named { key, expected, .. } = named;
        // A name that joins two is told with what it holds.
        if matches!(named.spelled, Spelling::Exact | Spelling::Joined)
            || self.is_allowed(&key.value)
        {
            return;
        }
        let told = rules::PropertyMisnamed {
            name: &key.value,
            expected,
        };
        self.find(told, key.span, tail, |it| match named.spelled {
            Spelling::Recased => it.fix("Correct the name", key.span, quoted(expected)),
            _ => it,
        });
    }

    fn given_twice(&mut self, named: &Named, first: &Text, outer: &[&str], tail: &[&str]) {
        let (path, findings) = self.reader.path_and_watch();
        findings.add(
            rules::PropertyTwice {
                expected: named.expected,
                first: &first.value,
                name: &named.key.value,
            },
            || path.pointer(tail),
            |it| {
                let first_place = || path.pointer(&[outer, &[&*first.value]].concat());
                it.at(named.key.span)
                    .related(first_place, "The first one is here.")
            },
        );
    }
}

fn firsts<'k>(all: impl Iterator<Item = Named<'k>>) -> Vec<First<'k>> {
    let mut firsts: Vec<First> = Vec::new();
    for named in all {
        let first = firsts
            .iter_mut()
            .find(|it| it.named.expected == named.expected);
        match first {
            Some(first) => first.is_alone &= first.named.key.value == named.key.value,
            None => firsts.push(First {
                named,
                is_alone: true,
            }),
        }
    }
    firsts
}
