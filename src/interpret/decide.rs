//! From what an answer reports to a verdict on each item.

use std::cell::LazyCell;
use std::rc::Rc;

use super::answer::Answer;
use super::contradiction::contradicted;
use super::entry::{ResponseItem, is_nobodys, mark_shared_ids};
use super::failure::{Reported, did_nothing};
use super::item::ItemRef;
use super::matching::{Match, match_entries};
use super::outcome::{Counts, HttpContext, Item, Outcome, ServiceError};
use super::report::report_failed;
use super::request::{Request, RequestedItem};
use super::retry;
use super::strays::Named;
use super::target::{own_id, repeat_request};
use super::told::AskedBy;
use super::verdict::{Unmentioned, item_unmentioned};
use super::{Known, words};
use crate::delta::ItemKind;
use crate::delta::payload::{has_next_page, told_count};
use crate::finding::{Findings, rules};
use crate::resource::{Delta, RESOURCES, Resource};
use crate::validate::MAX_FINDINGS;

/// Where a resource lists what it holds, if it is not known which one it is.
const SOME_LIST: &str = "/solutions/backupRestore/{sessions or policies}/{id}/{items}";

/// The longest id that advice repeats, in bytes: a longer one is none.
const LONGEST_ID: usize = 100;

/// What became of each item.
pub(super) struct Decided<'v> {
    pub items: Vec<ItemRef<'v>>,
    /// The outcome but for its items and findings.
    pub outcome: Outcome,
    pub findings: Findings,
    /// Whether nothing tells whose items are worth sending again.
    pub is_id_missing: bool,
}

pub(super) struct Interpreter<'r> {
    pub(super) findings: Findings,
    /// What the request or the answer is about, as far as they tell.
    pub(super) resource: Option<&'static Resource>,
    pub(super) delta: &'static Delta,
    /// The request, if it was given and could be read.
    pub(super) request: Option<&'r Request<'r>>,
    pub(super) request_given: bool,
    /// The id of the session or policy, as far as the request or the answer tells it.
    pub(super) id: Option<String>,
    pub(super) http: &'r HttpContext,
    /// Whether the answer tells of additions no more than the request does: then it is likely that.
    pub(super) repeats_request: bool,
    /// Why nothing that the answer tells was surely done: the request as a whole was refused.
    pub(super) refusal: Option<&'static str>,
    /// The failure of the `$batch` that the request is a part of, though this part is answered.
    pub(super) batch: Option<&'r Reported>,
    /// Whether an answer before this one leaves open whether the request was done then.
    pub(super) may_be_done: bool,
}

impl<'r> Interpreter<'r> {
    pub fn new(answer: &Answer, known: Known<'r>) -> Self {
        let Known { http, batch, .. } = known;
        let request = known.request.and_then(|it| it.as_ref().ok());
        let found = answer.arrays.first();
        let answer_id = || Some(own_id(answer.read.ok()?)?.to_owned());
        let asked = request.map(|it| it.delta);
        Self {
            findings: Findings::new(MAX_FINDINGS),
            resource: found
                .map(|it| it.resource)
                .or(request.map(|it| it.resource)),
            delta: found
                .map(|it| it.delta)
                .or(asked)
                .unwrap_or_else(|| RESOURCES[0].usual()),
            request,
            request_given: known.request.is_some(),
            id: request.and_then(|it| it.id.clone()).or_else(answer_id),
            http,
            repeats_request: false,
            refusal: match http.is_refusal() {
                true => Some(words::BUT_REFUSED),
                false if http.status == Some(0) => Some(words::BUT_NO_ANSWER),
                false if batch.is_some() => Some(words::BUT_BATCH_FAILED),
                false if answer.failure().is_some() => Some(words::BUT_FAILED),
                false if answer.says_failed() => Some(words::BUT_SAYS_FAILED),
                false => (answer.signs.unclear.as_ref()).map(|_| words::BUT_MAY_FAIL),
            },
            batch: batch.filter(|_| !http.is_refusal()),
            may_be_done: known.may_be_done,
        }
    }

    /// What became of each item.
    pub fn run<'v>(mut self, answer: &'v Answer<'v>) -> Decided<'v>
    where
        'r: 'v,
    {
        let is_of_other = self.report_other_target(answer);
        let entries = self.entries(answer);
        self.repeats_request = repeat_request(&entries);
        let error = self.error(answer).map(Rc::new);
        let unmentioned = self.unmentioned(answer, &entries, is_of_other, error.as_deref());
        if error.is_none() {
            self.report_missing(answer);
            self.report_unset(answer);
        }
        self.report_unclear(answer, &entries);
        self.report_settings(answer);
        let (items, unrequested) = match self.request {
            Some(request) if is_of_other || self.is_request(answer) => {
                let items = request.asked.iter();
                let items = items.map(|it| item_unmentioned(it, unmentioned, None));
                let of_other = entries.iter().filter(|_| is_of_other);
                let strays = of_other.map(|it| self.stray(it, words::NOT_REQUESTED));
                (items.collect(), strays.collect())
            }
            Some(request) => {
                self.match_items(request, answer, &entries, unmentioned, error.as_ref())
            }
            None => {
                let items = entries.iter().map(|it| self.item_of(it, None));
                (items.collect(), Vec::new())
            }
        };
        let error = error.map(Rc::unwrap_or_clone);
        let id = self.id.take();
        let is_created = self.creates() && self.refusal.is_none() && !is_of_other;
        let created = id.clone().filter(|it| is_created && !is_nobodys(it));
        let retry = self.request.map_or(Ok(None), |it| {
            retry::retry(it, id, &items, error.as_ref(), unmentioned, self.http)
        });
        let outcome = Outcome {
            counts: Counts::of(&items),
            items: Vec::new(),
            unrequested,
            created,
            error,
            retry: None,
            findings: Vec::new(),
            total: 0,
        };
        Decided {
            items,
            is_id_missing: retry.is_err(),
            outcome: Outcome {
                retry: retry.unwrap_or_default(),
                ..outcome
            },
            findings: self.findings,
        }
    }

    /// Whether the request creates the session.
    pub(super) fn creates(&self) -> bool {
        self.request.is_some_and(|it| it.creates)
    }

    /// Where the resource lists what it holds, for advice.
    pub(super) fn list(&self) -> String {
        let id = self.id.as_deref().filter(|it| it.len() <= LONGEST_ID);
        match self.resource {
            // Whether a session was created shows among the sessions.
            Some(resource) if self.creates() && id.is_none() => resource.collection(),
            Some(resource) => resource.list(self.delta, id),
            None => SOME_LIST.to_owned(),
        }
    }

    /// What a reference is called.
    pub(super) fn reference_words(&self) -> &'static str {
        let items = self.delta.entity();
        items.map_or("reference", |it| it.reference.words)
    }

    /// Whether the answer is the very body that was sent.
    pub(super) fn is_request(&self, answer: &Answer) -> bool {
        let has_items = |it: &&Request| !it.asked.is_empty();
        let request = self.request.filter(has_items);
        request.is_some_and(|it| answer.is(it.body))
    }

    /// What it means that no entry tells of an item: an answer proves something by what it leaves out
    /// only where all of it was understood and nothing is missing.
    fn unmentioned(
        &self,
        answer: &Answer,
        entries: &[ResponseItem],
        is_of_other: bool,
        error: Option<&ServiceError>,
    ) -> Unmentioned {
        if is_of_other {
            return Unmentioned::Unknown(words::OTHER_TARGET);
        }
        if self.is_request(answer) {
            return Unmentioned::Unknown(words::SENT_BODY);
        }
        if self.batch.is_some() {
            return Unmentioned::Unknown(words::BATCH_FAILED);
        }
        if let Some(error) = error {
            return match error.status.is_some_and(did_nothing) {
                _ if !entries.is_empty() => Unmentioned::Unknown(words::ABSENT_BUT),
                true if self.may_be_done => Unmentioned::Unknown(words::DONE_BEFORE),
                true => Unmentioned::Refused,
                false => Unmentioned::Unknown(words::BROKEN),
            };
        }
        if answer.read.is_err() {
            return Unmentioned::Unknown(words::NOT_READ);
        }
        if answer.arrays.is_empty() {
            return Unmentioned::Unknown(words::NO_ITEMS);
        }
        let told: usize = answer.arrays.iter().map(|it| it.items.len()).sum();
        let is_unclear = entries.len() < told || entries.iter().any(ResponseItem::names_nothing);
        let goes_on = answer.read.is_ok_and(|it| has_next_page(it, self.delta));
        let counted = answer.read.ok().and_then(|it| told_count(it, self.delta));
        Unmentioned::Done
            .but(goes_on, words::GOES_ON)
            .but(counted.is_some_and(|it| it > told), words::COUNTS_MORE)
            .but(self.repeats_request, words::SENT_BODY)
            .but(is_unclear || self.refusal.is_some(), words::ABSENT_BUT)
            .but(
                self.http.status.is_some_and(|it| it != 200),
                words::OTHER_STATUS,
            )
    }

    /// The entries of an answer; tells of those that name nothing.
    fn entries<'v>(&mut self, answer: &'v Answer<'v>) -> Vec<ResponseItem<'v>> {
        let mut entries = Vec::new();
        for array in &answer.arrays {
            let mut reader = ResponseItem::reader(array.delta);
            for (_, place, value) in array.placed() {
                let entry = ResponseItem::read(value, array.delta, &mut reader, place);
                let (found, pointer) = (value.kind().words(), || place.pointer());
                match &entry {
                    None => {
                        let told = rules::AnswerEntryUnreadable { found };
                        self.findings.add(told, pointer, |it| it);
                    }
                    Some(it) if it.names_nothing() => {
                        let told = rules::AnswerEntryNameless { found };
                        self.findings.add(told, pointer, |it| it);
                    }
                    Some(_) => {}
                }
                entries.extend(entry);
            }
        }
        mark_shared_ids(&mut entries);
        entries
    }

    fn match_items<'v>(
        &mut self,
        request: &'v Request<'v>,
        answer: &Answer,
        entries: &[ResponseItem<'v>],
        unmentioned: Unmentioned,
        error: Option<&Rc<ServiceError>>,
    ) -> (Vec<ItemRef<'v>>, Vec<Item>) {
        let asked = &request.asked;
        let matches = match_entries(asked, entries);
        // Few answers hold what asks for them.
        let names = LazyCell::new(|| Named::of(asked, entries, &matches));
        self.note_content_ids(entries, |id| names.are_asked(id), request);
        let strays = || entries.iter().zip(&matches.is_matched).filter(|it| !it.1);
        // What failed may be anything.
        let may_be_asked = strays().any(|(it, _)| it.failed());
        // What shows an item that was to be removed tells nothing of what was to be added.
        let tells = |(at, _): &Match| !matches.has_id_to_remove[*at];
        let is_silent = (asked.iter().zip(&matches.of_asked))
            .any(|(it, found)| it.kind == ItemKind::Addition && !found.as_ref().is_some_and(tells));
        let unmentioned = unmentioned
            .but(may_be_asked, words::ABSENT_BUT)
            .but(!request.changes, words::NO_CHANGE);
        let contradicted = contradicted(asked, entries, &matches, self.delta);
        let is_answered = |it: &RequestedItem| {
            let mut arrays = answer.arrays.iter();
            arrays.any(|array| array.delta.property == it.delta.property)
        };
        let item = |(at, it): (usize, &'v RequestedItem<'v>)| match matches.of_asked[at] {
            Some((at, evidence)) => {
                let asked = AskedBy {
                    item: it,
                    evidence,
                    has_id_to_remove: matches.has_id_to_remove[at],
                    is_contradicted: contradicted.contains(&at),
                };
                self.item_of(&entries[at], Some(&asked))
            }
            None if matches.is_still_there[at] => {
                item_unmentioned(it, Unmentioned::Unknown(words::STILL_THERE), error)
            }
            None => {
                let is_silent = is_silent && it.kind == ItemKind::Removal;
                let unmentioned = unmentioned
                    .but(!is_answered(it), words::OTHER_ARRAY)
                    .but(is_silent, words::SILENT);
                item_unmentioned(it, unmentioned, error)
            }
        };
        let items = asked.iter().enumerate().map(item).collect();
        let failed = strays().map(|it| it.0).filter(|it| it.failed());
        let of_others = failed.filter(|it| names.why(it) == words::NOT_REQUESTED);
        report_failed(of_others, &mut self.findings);
        let unrequested = strays().map(|(entry, _)| self.stray(entry, names.why(entry)));
        (items, unrequested.collect())
    }
}
