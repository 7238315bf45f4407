//! The facts that a template may name.

use std::borrow::Cow;

use super::call::Call;
use super::escape;
use super::language::Literals;
use crate::json::Value;
use crate::resource::Version;

/// What is known where a tag stands: the request, and within a section that is repeated, which time it is.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    pub call: &'s Call<'s>,
    pub literals: &'static Literals,
    /// Within `additional`: a property that the model of an SDK does not have.
    member: (&'s str, &'s Value<'s>),
    /// Within `reference`: the next name of the path from an item to what an addition refers to.
    step: &'static str,
}

impl<'s> Scope<'s> {
    pub fn of(call: &'s Call<'s>, literals: &'static Literals) -> Self {
        Self {
            call,
            literals,
            member: ("", &Value::Null),
            step: "",
        }
    }

    /// Whether a section stands there.
    pub fn has(&self, name: &str) -> bool {
        match name {
            "beta" => self.call.version == Version::Beta,
            "additional" => !self.call.additional().is_empty(),
            "controls" => self.call.has_text(|it| it.contains(is_written_raw)),
            _ => self.text(name).is_some(),
        }
    }

    /// The facts of each time that a section stands there.
    pub fn each(&self, name: &str) -> Vec<Self> {
        match name {
            "additional" => {
                let members = self.call.additional().into_iter();
                members.map(|member| Self { member, ..*self }).collect()
            }
            "reference" => {
                let steps = self.call.reference().iter();
                steps.map(|step| Self { step, ..*self }).collect()
            }
            _ => {
                debug_assert!(false, "there are no {name}");
                Vec::new()
            }
        }
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
            "url" => call.url,
            "path" => call.path,
            "id" => return Some(Cow::Owned(call.id.clone())),
            "version" => call.version.segment(),
            "permission" => call.resource.permission,
            "type" => call.resource.type_name,
            "segment" => call.resource.segment,
            "body" => call.body,
            "array" => call.delta()?,
            "name" => call.display_name()?,
            "key" => self.member.0,
            "step" => self.step,
            _ => {
                debug_assert!(false, "there is no {name}");
                return None;
            }
        }))
    }

    fn literal(&self, name: &str, depth: usize) -> String {
        match name {
            "body" => self.literals.members(self.call.members.iter(), depth),
            "additional" => self.literals.members(self.call.additional(), depth),
            _ => self.literals.value(self.member.1, depth),
        }
    }
}

/// The control characters that PHP's SDK does not escape, though JSON has to.
fn is_written_raw(char: char) -> bool {
    char < ' ' && !matches!(char, '\t' | '\n' | '\r')
}
