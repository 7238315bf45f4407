//! A finding in the making: what varies, and the words made of it.

use super::rules::Rule;
use super::{Edit, Finding, Fix, Params, Related, Service, Severity, Span};

/// A finding in the making.
pub(crate) struct Draft {
    pub(super) finding: Finding,
    /// The edit of its fix.
    pub(super) edit: Option<Edit>,
    /// Whether somebody will read it. Otherwise only its edit is of interest, and to make the words
    /// of a million findings that nobody reads takes seconds.
    pub(super) is_listed: bool,
    /// Whether somebody will read it if it has a mend.
    with_mend: bool,
}

impl Draft {
    #[inline(never)]
    pub(super) fn new(
        rule: &'static Rule,
        severity: Severity,
        is_listed: bool,
        with_mend: bool,
    ) -> Box<Self> {
        let finding = Finding {
            code: rule.code,
            severity,
            pointer: String::new(),
            message: String::new(),
            help: String::new(),
            params: Params::default(),
            line: None,
            column: None,
            start: None,
            end: None,
            service: rule.service,
            related: Vec::new(),
            fix: None,
        };
        Box::new(Self {
            finding,
            edit: None,
            is_listed,
            with_mend,
        })
    }

    /// Whether somebody will read it, or will if it has a mend.
    fn may_be_read(&self) -> bool {
        self.is_listed || self.with_mend
    }

    /// Whether it is one that is read for its mend.
    pub(super) fn is_mended(&self) -> bool {
        self.with_mend && self.edit.is_some()
    }

    /// Whether somebody will read its words.
    pub fn is_worded(&self) -> bool {
        self.is_listed || self.is_mended()
    }

    /// Says where it is and makes its words, for who will read it.
    #[inline(never)]
    pub(super) fn word(&mut self, rule: &Rule, params: Params, pointer: String) {
        self.finding.pointer = pointer;
        self.finding.message = params.fill(rule.message);
        self.finding.help = params.fill(rule.help);
        self.finding.params = params;
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

    /// What the service answers here, where that is known and not the same for every resource.
    #[inline(never)]
    pub fn service(&mut self, service: Option<Service>) -> &mut Self {
        self.finding.service = service.or(self.finding.service);
        self
    }

    /// That no service answers, as nothing is sent to one.
    pub fn unsent(&mut self) -> &mut Self {
        self.finding.service = None;
        self
    }

    #[inline(never)]
    pub fn related(&mut self, pointer: impl FnOnce() -> String, message: &str) -> &mut Self {
        if self.may_be_read() {
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
        if self.may_be_read() {
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
}
