//! Judging ids: each by itself, and against those before.

use super::item::{Item, text_of};
use super::places::First;
use super::{Seen, Validator};
use crate::delta::Identity;
use crate::delta::id::{IdCheck, check_id, names_nothing};
use crate::finding::{Told, rules};
use crate::json::{Value, quoted};
use crate::resource::{Delta, ID, IdKind, Items};

impl Validator<'_> {
    /// Judges an id by itself; gives whether it names something.
    pub(super) fn id(&mut self, value: &Value, tail: &[&str], kind: &'static IdKind) -> bool {
        let Some(text) = value.as_str() else {
            self.wrong_type(value, tail, "text", "the id in double quotes", None);
            return false;
        };
        match check_id(text, kind) {
            IdCheck::Valid => return true,
            IdCheck::Malformed { reason, fix } => {
                let whole = fix.as_deref();
                let told = AboutId::new(text, kind, &reason).malformed(whole);
                self.find(told, value.span, tail, |it| {
                    let mend = whole.map(|it| (value.span, quoted(it)));
                    it.service(kind.invalid).maybe_fix("Correct the id", mend)
                });
            }
            IdCheck::Unrecognized { reason } => {
                let told = AboutId::new(text, kind, &reason).unusual();
                self.find(told, value.span, tail, |it| it);
            }
        }
        !names_nothing(text)
    }

    /// Tells a reference that an addition before had.
    pub(super) fn added_twice(&mut self, item: &Item, value: &Value, tail: &[&str]) {
        let text = self.reader.text();
        let (path, findings) = self.reader.path_and_watch();
        let reference = item.items.reference;
        let session = item.read.browse_session();
        let id = Identity::within(session, text_of(value), reference.id.format);
        let other = self.seen.other_units.as_ref();
        if let Some(place) = other.and_then(|it| it.place_of(text, &id, reference.path)) {
            let told = rules::UnitInBoth {
                reference: reference.words,
                value: text_of(value),
            };
            findings.add(
                told,
                || path.pointer(tail),
                |it| {
                    it.at(value.span)
                        .related(|| place, "It stands in the other array here.")
                },
            );
        }
        let place = (path, tail, reference.path);
        let Some(first) = self.seen.references.first(text, (id, value), place) else {
            return;
        };
        let told = rules::AdditionDuplicate {
            reference: reference.words,
            value: text_of(value),
        };
        self.stood_before(item, value, told, &first, tail, reference.path);
    }

    /// Tells an id that a removal before had.
    pub(super) fn removed_twice(&mut self, item: &Item, value: &Value, id: &str, tail: &[&str]) {
        let text = self.reader.text();
        let place = (self.reader.path(), tail, &[ID][..]);
        let id = Identity::new(id, item.items.id.format);
        let Some(first) = self.seen.ids.first(text, (id, value), place) else {
            return;
        };
        let told = rules::RemovalDuplicate {
            item: item.delta.item,
            value: text_of(value),
        };
        self.stood_before(item, value, told, &first, tail, &[ID]);
    }

    /// Tells the ids of removals that are what additions of the same array refer to.
    pub(super) fn removals_of_references(&mut self, delta: &Delta, items: &Items) {
        let (text, usual) = (self.reader.text(), items.reference.path);
        let Seen {
            ids, references, ..
        } = &self.seen;
        let shared: Vec<_> = ids.shared_with(references, text).collect();
        for (removal, addition) in shared {
            let span = removal.span();
            let told = rules::RemovalOfReference {
                item: delta.item,
                reference: items.reference.words,
                value: &text[span.start + 1..span.end - 1],
            };
            let addition = addition.pointer_in(&self.reader.path().pointer(&[]), usual);
            self.find(told, span, &[&removal.item().to_string(), ID], |it| {
                it.related(|| addition, "The addition is here.")
            });
        }
    }

    /// Tells an id that stood before, `first` where an id usually stands or elsewhere.
    fn stood_before(
        &mut self,
        item: &Item,
        value: &Value,
        told: impl Told,
        first: &First,
        tail: &[&str],
        usual: &[&str],
    ) {
        let (path, findings) = self.reader.path_and_watch();
        findings.add(
            told,
            || path.pointer(tail),
            |it| {
                it.at(value.span)
                    .service(item.items.duplicate)
                    .related(|| first.pointer(path, usual), "The first one is here.")
            },
        );
    }
}

/// What is told of an id, whichever rule it is.
#[derive(Clone, Copy)]
pub(crate) struct AboutId<'f> {
    pub id: &'f str,
    pub kind: &'f IdKind,
    pub reason: &'f str,
    /// What the list is called that it stands in, if it does.
    pub list: Option<&'f str>,
}

macro_rules! about {
    ($about:ident, $rule:ident $(, $whole:ident)?) => {
        rules::$rule {
            value: $about.id,
            what: $about.kind.words,
            reason: $about.reason,
            from: $about.kind.from,
            form: $about.kind.format.words(),
            list: $about.list,
            $($whole,)?
        }
    };
}

impl<'f> AboutId<'f> {
    pub fn new(id: &'f str, kind: &'f IdKind, reason: &'f str) -> Self {
        Self {
            id,
            kind,
            reason,
            list: None,
        }
    }

    /// `whole` is the id that is meant, where that is certain: where there is no text to edit, it alone
    /// tells how to mend.
    pub fn malformed(self, whole: Option<&'f str>) -> rules::IdMalformed<'f> {
        about!(self, IdMalformed, whole)
    }

    pub fn unusual(self) -> rules::IdUnusual<'f> {
        about!(self, IdUnusual)
    }

    /// `whole` is the id that was taken.
    pub fn read_from(self, whole: &'f str) -> rules::IdReadFrom<'f> {
        about!(self, IdReadFrom, whole)
    }
}
