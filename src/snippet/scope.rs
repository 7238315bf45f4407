//! The facts that a template may name.

use std::borrow::Cow;

use super::answer;
use super::call::Call;
use super::escape;
use super::language::Literals;
use crate::json::Value;
use crate::resource::{Owner, REMOVED, Version};

/// What is known where a tag stands: the request, and within a section that is repeated, which time it is.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    calls: &'s [Call<'s>],
    /// The request: within `requests` the next one, else the first.
    call: &'s Call<'s>,
    literals: &'static Literals,
    /// Within `additional`: a property that the model of an SDK does not have.
    member: (&'s str, &'s Value<'s>),
    /// Within `permissions`: the next one that the requests need.
    step: &'static str,
    /// Which time the section stands there, from 0, and whether once more.
    index: usize,
    more: bool,
}

/// What stands for no property.
static NONE: Value = Value::NULL;

impl<'s> Scope<'s> {
    /// The facts of requests: there is at least one.
    pub fn of(calls: &'s [Call<'s>], literals: &'static Literals) -> Self {
        Self {
            calls,
            call: &calls[0],
            literals,
            member: ("", &NONE),
            step: "",
            index: 0,
            more: false,
        }
    }

    /// Whether a section stands there.
    pub fn has(&self, name: &str) -> bool {
        match name {
            "beta" => self.call.version == Version::Beta,
            "additional" => !self.call.additional().is_empty(),
            "more" => self.more,
            "creates" => self.call.creates(),
            "session" => self.call.resource.owner() == Owner::Session,
            "items" => self.calls.iter().any(has_items),
            "mixed" => self.has("items") && !self.calls.iter().all(has_items),
            "silence" => self.call.counts().1 > self.removals(),
            "controls" => self.call.has_text(|it| it.contains(is_written_raw)),
            _ => self.text(name).is_some(),
        }
    }

    /// The facts of each time that a section stands there.
    pub fn each(&self, name: &str) -> Vec<Self> {
        let mut all: Vec<Self> = match name {
            "requests" => {
                let calls = self.calls.iter();
                calls.map(|call| Self { call, ..*self }).collect()
            }
            "additional" => {
                let members = self.call.additional().into_iter();
                members.map(|member| Self { member, ..*self }).collect()
            }
            "permissions" => self.steps(&permissions(self.calls)),
            _ => {
                debug_assert!(false, "there are no {name}");
                Vec::new()
            }
        };
        let count = all.len();
        for (index, it) in all.iter_mut().enumerate() {
            it.index = index;
            it.more = index + 1 < count;
        }
        all
    }

    fn steps(&self, steps: &[&'static str]) -> Vec<Self> {
        let steps = steps.iter();
        steps.map(|step| Self { step, ..*self }).collect()
    }

    /// Writes what a tag stands for.
    pub fn push(&self, out: &mut String, tag: &str) {
        if let Some((name, depth)) = tag.split_once('/') {
            let depth = depth.parse().unwrap_or_default();
            return out.push_str(&self.literal(name, depth));
        }
        let mut words = tag.rsplit(' ');
        let name = words.next().unwrap_or_default();
        let text = self.text(name).unwrap_or_default().into_owned();
        let escaped = words.fold(text, |text, word| {
            escape::by_name(word, self.literals)(&text)
        });
        out.push_str(&escaped);
    }

    fn text(&self, name: &str) -> Option<Cow<'s, str>> {
        let call = self.call;
        Some(Cow::Borrowed(match name {
            "url" => &call.url,
            "path" => &call.path,
            "id" => call.id.as_deref()?,
            "count" => return Some(Cow::Owned(self.calls.len().to_string())),
            "index" => return Some(Cow::Owned(self.index.to_string())),
            "digest" => return Some(Cow::Owned(digest(self.calls))),
            "failing" => return Some(Cow::Owned(answer::failing())),
            "exception" => return Some(Cow::Owned(answer::exception())),
            "empty" => answer::EMPTY,
            "failed" => return Some(Cow::Owned(answer::failed(self.calls))),
            "added" => return Some(Cow::Owned(answer::added(self.calls))),
            "removed" => return Some(Cow::Owned(answer::removed())),
            "removal" => REMOVED,
            "additions" => return Some(Cow::Owned(call.counts().0.to_string())),
            "removals" => return Some(Cow::Owned(self.removals().to_string())),
            "method" => match call.creates() {
                true => "POST",
                false => "PATCH",
            },
            "version" => call.version.segment(),
            "permission" => call.resource.permission,
            "type" => call.resource.type_name,
            "segment" => call.resource.segment,
            "body" => call.body,
            "array" => call.delta()?,
            "list" => call.list()?,
            "name" => call.display_name()?,
            "key" => self.member.0,
            "step" => self.step,
            _ => {
                debug_assert!(false, "there is no {name}");
                return None;
            }
        }))
    }

    /// How many removals the answer has to tell of, where they are done.
    fn removals(&self) -> usize {
        match self.call.is_silent_of_removals() {
            true => 0,
            false => self.call.counts().1,
        }
    }

    fn literal(&self, name: &str, depth: usize) -> String {
        match name {
            "body" => self.literals.members(self.call.members.iter(), depth),
            "additional" => self.literals.members(self.call.additional(), depth),
            _ => self.literals.value(self.member.1, depth),
        }
    }
}

/// Whether the answer to a request tells of items.
fn has_items(call: &Call) -> bool {
    call.delta().is_some()
}

/// The permissions that requests need, each once.
fn permissions(calls: &[Call]) -> Vec<&'static str> {
    let mut all = Vec::new();
    for call in calls {
        let permission = call.resource.permission;
        if !all.contains(&permission) {
            all.push(permission);
        }
    }
    all
}

/// What tells these requests from others: FNV-1a of all that they say, in hexadecimal.
fn digest(calls: &[Call]) -> String {
    let texts = calls.iter().flat_map(|it| [&*it.url, "\n", it.body, "\n"]);
    let hash = texts
        .flat_map(str::bytes)
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

/// The control characters that PHP's SDK does not escape, though JSON has to.
fn is_written_raw(char: char) -> bool {
    char < ' ' && !matches!(char, '\t' | '\n' | '\r')
}
