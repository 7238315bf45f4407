//! A finding in the making: what varies, and the words made of it.

use std::collections::BTreeMap;

use super::rules::Rule;
use super::shown::show;
use super::{Edit, Finding, Fix, Param, Related, Service, Span};

/// A finding in the making.
pub(crate) struct Draft {
    pub(super) finding: Finding,
    /// The edit of its fix.
    pub(super) edit: Option<Edit>,
    /// Whether somebody will read it. Otherwise only its edit is of interest, and to make the words
    /// of a million findings that nobody reads takes seconds.
    is_listed: bool,
}

impl Draft {
    pub(super) fn new(rule: &'static Rule, pointer: String, is_listed: bool) -> Self {
        let finding = Finding {
            code: rule.code,
            severity: rule.severity,
            pointer,
            message: String::new(),
            help: String::new(),
            params: BTreeMap::new(),
            line: None,
            column: None,
            start: None,
            end: None,
            service: rule.service,
            related: Vec::new(),
            fix: None,
        };
        Self {
            finding,
            edit: None,
            is_listed,
        }
    }

    pub fn code(&self) -> &'static str {
        self.finding.code
    }

    // The setters are called from so many places that, put in line, they would take a twentieth of
    // the module's size; a finding is rare.

    #[inline(never)]
    pub fn at(&mut self, span: Span) -> &mut Self {
        self.finding.start = Some(span.start);
        self.finding.end = Some(span.end);
        self
    }

    pub fn maybe_at(&mut self, span: Option<Span>) -> &mut Self {
        match span {
            Some(span) => self.at(span),
            None => self,
        }
    }

    #[inline(never)]
    pub fn text(&mut self, name: &'static str, value: &str) -> &mut Self {
        if self.is_listed {
            self.param(name, Param::Text(show(value)));
        }
        self
    }

    /// As [`Draft::text`], for words of our own, which are shown whole.
    #[inline(never)]
    pub fn words(&mut self, name: &'static str, words: &str) -> &mut Self {
        if self.is_listed {
            self.param(name, Param::Text(words.to_owned()));
        }
        self
    }

    #[inline(never)]
    pub fn number(&mut self, name: &'static str, value: usize) -> &mut Self {
        if self.is_listed {
            self.param(name, Param::Number(value));
        }
        self
    }

    fn param(&mut self, name: &'static str, param: Param) {
        self.finding.params.insert(name, param);
    }

    /// That no service answers, as nothing is sent to one.
    pub(crate) fn without_service(&mut self) -> &mut Self {
        self.finding.service = None;
        self
    }

    /// What the service answers here, where that is known and not the same for every resource.
    #[inline(never)]
    pub fn service(&mut self, service: Option<Service>) -> &mut Self {
        self.finding.service = service.or(self.finding.service);
        self
    }

    /// That no service answers, as this is never sent.
    pub fn unsent(&mut self) -> &mut Self {
        self.finding.service = None;
        self
    }

    #[inline(never)]
    pub fn related(&mut self, pointer: impl FnOnce() -> String, message: &str) -> &mut Self {
        if self.is_listed {
            self.finding.related.push(Related {
                pointer: pointer(),
                message: message.to_owned(),
            });
        }
        self
    }

    /// The certain mend: what to put in place of `span`.
    #[inline(never)]
    pub fn fix(&mut self, title: &str, span: Span, text: String) -> &mut Self {
        let edit = Edit {
            start: span.start,
            end: span.end,
            text,
        };
        if self.is_listed {
            self.finding.fix = Some(Fix {
                title: title.to_owned(),
                edits: vec![edit.clone()],
            });
        }
        self.edit = Some(edit);
        self
    }

    /// The certain mend, where there is one.
    pub fn maybe_fix(&mut self, title: &str, edit: Option<(Span, String)>) -> &mut Self {
        match edit {
            Some((span, text)) => self.fix(title, span, text),
            None => self,
        }
    }

    /// Fills in the message and the help from the rule's templates and the params.
    #[inline(never)]
    pub(super) fn word(&mut self, rule: &Rule) {
        let finding = &mut self.finding;
        finding.message = fill(rule.message, &finding.params);
        finding.help = fill(rule.help, &finding.params);
    }
}

/// Puts the params into a template: `{name}` becomes the param of that name.
fn fill(template: &str, params: &BTreeMap<&'static str, Param>) -> String {
    let mut out = String::with_capacity(template.len() + 40);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').expect("a template closes its braces");
        out.push_str(before);
        match params.get(name) {
            Some(Param::Text(text)) => out.push_str(text),
            Some(Param::Number(number)) => out.push_str(&number.to_string()),
            None => debug_assert!(false, "{template} is told without its {name}"),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
