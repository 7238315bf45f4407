//! The line of a request that stands before its body: what it says of the body, and whether that fits.

use super::{Purpose, SentBy, Validator};
use crate::delta::address::{Address, RequestLine};
use crate::delta::id::{IdCheck, check_id, is_no_value, resembles_id};
use crate::finding::{Span, rules, show};

impl Validator<'_> {
    /// Reads what stands before the body.
    pub(super) fn preface(&mut self, span: Span) {
        let text = &self.reader.text()[span.start..span.end];
        if let Some(line) = RequestLine::find(text) {
            self.read_line(&line, Some(span));
            self.line = Some(span);
        }
    }

    /// Notes what the request does that sends the body, as the caller tells it.
    pub(super) fn sent_by(&mut self, SentBy { method, url }: &SentBy) {
        let address = Address::parse(url);
        self.read_line(&RequestLine { method, address }, None);
    }

    /// Notes what a line says of the body, and tells where that does not fit.
    fn read_line(&mut self, line: &RequestLine, span: Option<Span>) {
        if let Some(reason) = self.misfit(line) {
            let told = rules::RequestLineUnexpected { reason: &reason };
            let findings = &mut self.reader.watch;
            findings.add(told, String::new, |it| it.maybe_at(span));
        }
        self.purpose = self.purpose.with(line);
        self.recognised = self.recognised.or(self.purpose.resource);
        self.version = self.version.or(self.purpose.version);
    }

    /// Why a request of that line has no body like this.
    fn misfit(&self, line: &RequestLine) -> Option<String> {
        let (method, address) = (line.method, &line.address);
        let Some(named) = address.resource else {
            return Some("the address names neither a session nor a policy of a kind".to_owned());
        };
        let told = self.told.or(self.purpose.resource);
        if let Some(told) = told.filter(|it| it.name != named.name) {
            let (named, told) = (named.type_name, told.type_name);
            return Some(format!(
                "the address is that of `{named}`, and `{told}` was told"
            ));
        }
        let does = Purpose::default().with(line).does;
        if self.purpose.does.is_some() && self.purpose.does != does {
            return Some("another request was told".to_owned());
        }
        if let Some((named, told)) = address.version.zip(self.version)
            && named != told
        {
            let (named, told) = (named.segment(), told.segment());
            return Some(format!("it names {named}, and {told} was told"));
        }
        if !address.leads_to(named) {
            let collection = named.collection();
            return Some(format!(
                "its address names no `{collection}` behind the version"
            ));
        }
        let id = address.id();
        let id = id.filter(|it| resembles_id(it) || is_no_value(it));
        if let Some(IdCheck::Malformed { reason, .. }) = id.map(|it| check_id(&it, named.id)) {
            return Some(format!(
                "the id in its address is not a whole one: {reason}"
            ));
        }
        if address.goes_on {
            let named = named.words;
            return Some(format!("its address goes on behind the {named}"));
        }
        if line.updates() && address.is_collection {
            let named = named.words;
            return Some(format!(
                "PATCH changes one {named}, and its address names none"
            ));
        }
        match (line.updates(), line.creates()) {
            (false, false) if method == "POST" => {
                Some("POST creates, and its address names what is there".to_owned())
            }
            (false, false) => Some(format!("`{}` sends no change", show(method))),
            _ => None,
        }
    }

    /// Takes back that the line may be removed while there are errors that stay: without it, who reads
    /// the body next may see none.
    pub(super) fn keep_line(&mut self) {
        if let Some(line) = self.line
            && self.reader.watch.has_unmended_errors()
        {
            self.reader.watch.withdraw_mend(line);
        }
    }
}
