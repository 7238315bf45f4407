//! Judging what a list gives: whoever asks for it, nothing leaves a list that is no id.

use super::csv::line_at;
use super::decision::{marked, struck_out};
use super::row::{Place, Row};
use super::{List, Wanted, id_kind};
use crate::delta::ItemKind;
use crate::delta::id::{IdCheck, check_id, resembles_id};
use crate::finding::{Findings, Span, Told, rules};
use crate::json::{Kind, push_token};
use crate::resource::{DESTINATION_TYPE, IdFormat, IdKind, Items, UNKNOWN_FUTURE_VALUE};
use crate::validate::AboutId;

/// Of so many ids that were read from longer texts it is told; of more it would hide what is wrong.
const READS_TOLD: usize = 50;

/// Judges each row: an id that can be read from a longer text is, and what is none is refused, and
/// told.
pub(super) fn judge(
    list: &mut List,
    text: &str,
    items: &'static Items,
    wanted: &Wanted,
    findings: &mut Findings,
) {
    let mut rows = std::mem::take(&mut list.rows);
    let mut judge = Judge {
        text,
        pointers: &list.pointers,
        items,
        wanted,
        findings,
        reads: 0,
        words: 0,
        first_word: None,
        groups: 0,
        first_group: None,
        told_to: None,
    };
    rows.retain_mut(|it| judge.row(it));
    judge.tell_words();
    judge.tell_groups();
    list.rows = rows;
}

/// Whether a text is several words, with nothing between them but numbers and what stands in sentences.
fn reads_like_words(text: &str) -> bool {
    let is_mark = |it: char| ".,:;!?'()".contains(it);
    let is_of_word = |it: char| it.is_alphabetic() || is_mark(it);
    let is_number = |it: &str| it.chars().all(|it| it.is_ascii_digit() || is_mark(it));
    let mut words = text.split_whitespace();
    words.clone().count() > 1
        && words.clone().any(|it| it.len() > 3 && !is_number(it))
        && words.all(|it| is_number(it) || it.chars().all(is_of_word))
}

struct Judge<'l, 'f> {
    text: &'l str,
    pointers: &'l [String],
    items: &'static Items,
    wanted: &'l Wanted<'l>,
    findings: &'f mut Findings,
    /// How many ids were read from longer texts.
    reads: usize,
    /// How many words stand between the ids, and the first.
    words: usize,
    first_word: Option<String>,
    /// How many groups there are, and where the first stands.
    groups: usize,
    first_group: Option<(Option<Span>, String)>,
    /// Up to where in the text nothing more is told: of text, one fault in a line.
    told_to: Option<usize>,
}

/// What became of an id.
enum Judged {
    Id(String),
    /// It is none, which is told.
    Refused(String),
    /// It is none, which does not matter.
    None,
    /// It is a word between ids.
    Word,
}

impl Row {
    /// Keeps what was refused; the first of it.
    fn refuse(&mut self, judged: Judged) {
        if let Judged::Refused(text) = judged {
            self.refused.get_or_insert(text);
        }
    }
}

impl<'l> Judge<'l, '_> {
    /// Judges a row; gives whether the list still has it.
    fn row(&mut self, row: &mut Row) -> bool {
        let is_strict = self.wanted.is_strict;
        if row.is_empty() {
            if is_strict {
                self.tell_empty(row);
            }
            return true;
        }
        if row.is_group {
            self.groups += 1;
            if self.first_group.is_none() {
                self.first_group = Some((row.place.span(), self.pointer(row)));
            }
        }
        let kind = id_kind(self.items, self.wanted.kind);
        let is_addition = self.wanted.kind == ItemKind::Addition;
        let mut is_left = true;
        if let Some(text) = row.alone.take() {
            // Any text may be a key; but a line of words may be a sentence as well.
            let is_key = kind.format == IdFormat::Opaque;
            row.is_unsaid |= is_key && row.is_loose && reads_like_words(&text);
            match self.id(text, kind, row) {
                Judged::Id(id) => row.alone = Some(id),
                other => {
                    is_left = false;
                    row.refuse(other);
                }
            }
        }
        if let Some(text) = row.reference.take() {
            let told = is_addition || is_strict;
            match self.one(text, self.items.reference.id, row, told) {
                Judged::Id(id) => row.reference = Some(id),
                other => {
                    is_left &= !told;
                    row.refuse(other);
                }
            }
        }
        if let Some(text) = row.id.take() {
            // What is wanted is compared by what it refers to, whatever stands in its other columns.
            let is_meant = match is_strict {
                true => self.wanted.of.is_some(),
                false => !is_addition,
            };
            match self.one(text, self.items.id, row, is_meant) {
                Judged::Id(id) => row.id = Some(id),
                other => row.refuse(other),
            }
        }
        self.judge_destination(row);
        // What is refused may be corrected by who gave the list; but nothing is compared with it.
        is_left || row.refused.is_some() && !is_strict
    }

    /// An id of a row; told where it is none, if that matters.
    fn one(&mut self, text: String, kind: &IdKind, row: &Row, is_told: bool) -> Judged {
        // What holds an id and is none was meant as one.
        let is_told = is_told || self.wanted.is_strict && resembles_id(&text);
        if !is_told {
            return match check_id(&text, kind) {
                IdCheck::Malformed { fix: Some(id), .. } => Judged::Id(id),
                IdCheck::Malformed { .. } if !self.wanted.is_strict => Judged::None,
                _ => Judged::Id(text),
            };
        }
        self.id(text, kind, row)
    }

    fn id(&mut self, text: String, kind: &IdKind, row: &Row) -> Judged {
        if let Some(how) = struck_out(&text) {
            return self.not_meant(text, how, row);
        }
        let is_word = row.is_loose && !resembles_id(&text);
        match check_id(&text, kind) {
            IdCheck::Valid if row.is_loose && row.is_unsaid => {
                self.unusual(text, kind, "it reads like words", row)
            }
            IdCheck::Valid => Judged::Id(text),
            IdCheck::Unrecognized { reason } | IdCheck::Malformed { reason, fix: None }
                if is_word =>
            {
                self.word(text, kind, &reason, row)
            }
            IdCheck::Unrecognized { reason } => self.unusual(text, kind, &reason, row),
            IdCheck::Malformed { reason, fix: None } => {
                let told = self.about(&text, kind, &reason).malformed(None);
                self.tell(told, row);
                Judged::Refused(text)
            }
            IdCheck::Malformed {
                reason,
                fix: Some(id),
            } => {
                let is_chosen = !row.is_loose && self.wanted.of.is_none();
                if let Some(how) = marked(&text).filter(|_| is_chosen) {
                    return self.not_meant(text, how, row);
                }
                self.reads += 1;
                if self.reads > READS_TOLD {
                    self.findings.count_unlisted(1, false);
                } else {
                    let told = self.about(&text, kind, &reason).read_from(&id);
                    self.add(told, row);
                }
                Judged::Id(id)
            }
        }
    }

    fn not_meant(&mut self, text: String, how: &'static str, row: &Row) -> Judged {
        let (what, value) = (self.wanted.what, &*text);
        self.tell(rules::ListItemNotMeant { value, what, how }, row);
        Judged::Refused(text)
    }

    fn unusual(&mut self, text: String, kind: &IdKind, reason: &str, row: &Row) -> Judged {
        let told = self.about(&text, kind, reason).unusual();
        self.tell(told, row);
        Judged::Id(text)
    }

    /// What is told of an id in this list.
    fn about<'f>(&self, id: &'f str, kind: &'f IdKind, reason: &'f str) -> AboutId<'f>
    where
        'l: 'f,
    {
        AboutId {
            list: Some(self.wanted.what),
            ..AboutId::new(id, kind, reason)
        }
    }

    /// A word among ids: an error where all of a list must be understood.
    fn word(&mut self, text: String, kind: &IdKind, reason: &str, row: &Row) -> Judged {
        if !self.wanted.is_strict {
            self.words += 1;
            self.first_word.get_or_insert(text);
            return Judged::Word;
        }
        let expected = self.items.reference.path.join("/");
        let told = rules::ListReferenceUnclear {
            value: &text,
            what: self.wanted.what,
            kind: kind.words,
            reason,
            expected: &expected,
            form: kind.format.words(),
        };
        self.tell(told, row);
        Judged::Refused(text)
    }

    fn tell_words(&mut self) {
        let Some(first) = self.first_word.take() else {
            return;
        };
        let kind = id_kind(self.items, self.wanted.kind);
        let (what, count) = (self.wanted.what, self.words);
        let told = rules::ListWords {
            what,
            count,
            value: &first,
            kind: kind.words,
        };
        self.findings.add(told, String::new, |it| it);
    }

    /// Tells of groups, of which no document says whether their mailboxes are protected.
    fn tell_groups(&mut self) {
        let Some((place, pointer)) = self.first_group.take() else {
            return;
        };
        let (what, count) = (self.wanted.what, self.groups);
        let told = rules::ListGroups { what, count };
        self.findings.add(told, || pointer, |it| it.maybe_at(place));
    }

    fn tell_empty(&mut self, row: &Row) {
        let found = match row.place {
            Place::Json { kind, .. } => Kind::words(kind),
            Place::Text(_) => "a row",
        };
        let what = self.wanted.what;
        self.tell(rules::ListItemUnclear { what, found }, row);
    }

    fn judge_destination(&mut self, row: &Row) {
        let told = row.destination.as_deref();
        // The service may not say of what is there; nobody wants that.
        let is_there = self.wanted.of.is_some();
        let told = told.filter(|it| !is_there || *it != UNKNOWN_FUTURE_VALUE);
        let Some(told) = told.filter(|_| row.destination().is_none() && self.wanted.is_strict)
        else {
            return;
        };
        let mut pointer = self.pointer(row);
        if row.place.span().is_none() {
            push_token(&mut pointer, DESTINATION_TYPE);
        }
        let what = self.wanted.what;
        let told = rules::DestinationUnknown {
            value: told,
            what: Some(what),
        };
        // No service answers to a list.
        self.findings.add(
            told,
            || pointer,
            |it| it.unsent().maybe_at(row.place.span()),
        );
    }

    /// Tells a fault of a row; of text, one in a line.
    fn tell(&mut self, told: impl Told, row: &Row) {
        let place = row.place.span();
        if place.is_some_and(|it| Some(it.start) < self.told_to) {
            return;
        }
        self.told_to = place.map(|it| it.start + line_at(self.text, it.start).len());
        self.add(told, row);
    }

    fn add(&mut self, told: impl Told, row: &Row) {
        let pointer = self.pointer(row);
        self.findings
            .add(told, || pointer, |it| it.maybe_at(row.place.span()));
    }

    /// The pointer to a row, of JSON.
    fn pointer(&self, row: &Row) -> String {
        row.place.pointer(self.pointers)
    }
}
