//! What stands around the items of a list in text: titles, and comments.

use super::comment::{Aside, asides, asides_in, is_comment};
use super::csv::lines;
use super::decision::{Mark, Purpose, of_heading, speaks_of_deletion};
use super::partial::{self, Remark};
use super::row::Row;
use super::session::{self, NamedSession};
use super::{List, Wanted, destination, id_kind};
use crate::delta::enclosed::http_status;
use crate::finding::{Findings, Span, rules};
use crate::resource::{IdKind, Items};

/// Reads what stands around a list, and tells what makes it doubtful.
pub(super) struct Around<'w, 'f> {
    kind: &'static IdKind,
    has_destination: bool,
    has_browse_session: bool,
    /// Where the last row starts: nothing stands below a line that follows it.
    last: usize,
    wanted: &'w Wanted<'w>,
    findings: &'f mut Findings,
    asides: Vec<Aside>,
    remarks: Vec<Remark>,
    sessions: Vec<NamedSession>,
}

impl<'w, 'f> Around<'w, 'f> {
    pub fn new(items: &'static Items, wanted: &'w Wanted<'w>, findings: &'f mut Findings) -> Self {
        Self {
            kind: id_kind(items, wanted.kind),
            has_destination: items.has_destination,
            has_browse_session: items.has_browse_session,
            last: usize::MAX,
            wanted,
            findings,
            asides: Vec::new(),
            remarks: Vec::new(),
            sessions: Vec::new(),
        }
    }

    /// What stands around some rows.
    pub fn of_rows(self, rows: &[Row]) -> Self {
        let starts = rows.iter().rev().take(1).filter_map(|it| it.place.span());
        let last = starts.map(|it| it.start).max();
        Self {
            last: last.unwrap_or(self.last),
            ..self
        }
    }

    /// Reads those of some lines that are comments.
    pub fn comments<'t>(&mut self, lines: impl Iterator<Item = (usize, &'t str)>) {
        let format = self.kind.format;
        for (at, line) in lines.filter(|it| is_comment(it.1, format)) {
            let ids = asides(line, Some(at), self.kind);
            self.comment(ids, line, Some(at));
        }
    }

    /// Reads lines that are comments for sure, and may be none for people.
    pub fn block(&mut self, lines: &[(usize, &str)]) {
        for (at, line) in lines {
            let place = Some(Span::new(*at, at + line.len()));
            let ids = asides_in(line, place, true, self.kind);
            self.comment(ids, line, Some(*at));
        }
    }

    /// Reads a comment of JSON, of which the place is not known where that stands in other text.
    pub fn comment_of_json(&mut self, comment: &str) {
        let ids = asides(comment, None, self.kind);
        if ids.is_empty() || self.is_of_keys() {
            for line in comment.lines() {
                self.comment(Vec::new(), line, None);
            }
        }
        self.asides.extend(ids);
    }

    /// Whether any word may be an id.
    fn is_of_keys(&self) -> bool {
        self.kind.format.is_opaque()
    }

    /// Keeps the browse session that a line names.
    pub fn session(&mut self, line: &str, at: Option<usize>) {
        let id = session::named_in(line).filter(|_| self.has_browse_session);
        self.sessions.extend(id.map(|it| NamedSession {
            id: it.to_owned(),
            place: at.map(|at| Span::new(at, at + line.len())),
        }));
    }

    fn comment(&mut self, ids: Vec<Aside>, line: &str, at: Option<usize>) {
        self.session(line, at);
        if ids.is_empty() || self.is_of_keys() && says_words(line) {
            match partial::says_cut(line) {
                true => partial::tell(line, at, self.wanted.what, self.findings),
                false => self.remark(line, at),
            }
        }
        self.asides.extend(ids);
    }

    /// Reads the lines above a table; of heads of answers, the last one counts.
    pub fn above(&mut self, above: &str) {
        let format = self.kind.format;
        let mut status = None;
        for (at, line) in lines(above).filter(|it| !is_comment(it.1, format)) {
            self.session(line, Some(at));
            if http_status(line).is_some() {
                status = Some((at, line));
            } else if partial::is_doubtful_if(self.wanted.is_strict, line) {
                partial::tell(line, Some(at), self.wanted.what, self.findings);
            } else if status.is_none() {
                self.remark(line, Some(at));
            }
        }
        if let Some((at, line)) = status.filter(|it| partial::tells_failure(it.1)) {
            partial::tell(line, Some(at), self.wanted.what, self.findings);
        }
        self.comments(lines(above));
    }

    /// Keeps what a line says that may limit the list, and tells where it speaks of a place to restore to.
    pub fn remark(&mut self, line: &str, at: Option<usize>) {
        let place = at.map(|at| Span::new(at, at + line.len()));
        let is_wanted = self.wanted.is_strict && self.wanted.of.is_none();
        if self.has_destination && is_wanted && destination::speaks_of_place(line) {
            let told = rules::ListDestinationUnclear {
                name: "a title or a comment",
                value: line.trim(),
                what: self.wanted.what,
            };
            self.findings
                .add(told, String::new, |it| it.maybe_at(place));
        }
        if at.is_none_or(|it| it < self.last) {
            self.heading(line, place);
        }
        self.remarks.extend(Remark::of(line, place));
    }

    /// Tells of a line that heads what is not meant.
    pub fn heading(&mut self, line: &str, place: Option<Span>) {
        if self.heads_others(line) {
            let (what, value) = (self.wanted.what, line.trim());
            let told = rules::ListHeadingUnclear { what, value };
            self.findings
                .add(told, String::new, |it| it.maybe_at(place));
        }
    }

    /// Whether a line heads what is not meant. What a policy leaves out may well be called so.
    fn heads_others(&self, line: &str) -> bool {
        let against = match Purpose::of(self.wanted) {
            Purpose::Add => Mark::Removes,
            Purpose::Remove => Mark::Keeps,
            Purpose::LeaveOut => return false,
        };
        self.wanted.of.is_none()
            && of_heading(line) == against
            && !(self.wanted.is_of_session() && speaks_of_deletion(line))
    }

    /// Gives a list what stands around it.
    pub fn into_list(self, list: &mut List) {
        list.asides.extend(self.asides);
        list.remarks.extend(self.remarks);
        list.browse_sessions.extend(self.sessions);
    }
}

/// Whether a comment says what no key would: several words, or one of letters alone.
fn says_words(comment: &str) -> bool {
    let words = comment.split_whitespace();
    let mut words = words.filter(|it| it.contains(char::is_alphanumeric));
    let is_key = |it: &str| it.contains(|it: char| it.is_numeric() || it == '_');
    words.next().is_some_and(|it| !is_key(it)) || words.next().is_some()
}
