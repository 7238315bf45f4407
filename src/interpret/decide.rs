//! From what an answer reports to a verdict on each item.

use std::cell::LazyCell;
use std::rc::Rc;

use super::answer::Answer;
use super::entry::ResponseItem;
use super::errors::explain;
use super::failure::Reported;
use super::item::ItemRef;
use super::matching::{Match, MatchEvidence, Matches, match_entries};
use super::outcome::{Counts, Evidence, HttpContext, Item, Outcome, ServiceError, State};
use super::request::{Request, RequestedItem};
use super::retry;
use super::target::{own_id, repeat_request, targets_that_differ};
use super::words::{self, Why};
use crate::delta::item::{ItemReader, text};
use crate::delta::payload::{has_next_page, told_count};
use crate::delta::{Identity, ItemKind, expected_delta};
use crate::finding::{Findings, rules};
use crate::hashing::HashSet;
use crate::json::Value;
use crate::resource::{
    DISPLAY_NAME, Delta, IdFormat, Owner, RESOURCES, RemovalConvention, Resource,
};
use crate::validate::MAX_FINDINGS;

/// What an item that no entry tells of came to.
#[derive(Clone, Copy)]
enum Unmentioned {
    /// The service did its work and told of it, so a removal may be done without a word.
    Done,
    /// The request as a whole was refused: nothing was done.
    Refused,
    /// Nothing is known, and why.
    Unknown(&'static str),
}

impl Unmentioned {
    /// What is known, where something else is known to keep the answer from proving anything.
    fn but(self, is_so: bool, why: &'static str) -> Self {
        match self {
            Self::Done if is_so => Self::Unknown(why),
            other => other,
        }
    }
}

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
    findings: Findings,
    /// What the request or the answer is about, as far as they tell.
    resource: Option<&'static Resource>,
    delta: &'static Delta,
    /// The request, if it was given and could be read.
    request: Option<&'r Request<'r>>,
    request_given: bool,
    /// The id of the session or policy, as far as the request or the answer tells it.
    id: Option<String>,
    http: &'r HttpContext,
    /// Whether the answer tells of additions no more than the request does: then it is likely that.
    repeats_request: bool,
    /// Why nothing that the answer tells was surely done: the request as a whole was refused.
    refusal: Option<&'static str>,
}

impl<'r> Interpreter<'r> {
    pub fn new(
        answer: &Answer,
        request: Option<&'r Request<'r>>,
        request_given: bool,
        http: &'r HttpContext,
    ) -> Self {
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
            request_given,
            id: request.and_then(|it| it.id.clone()).or_else(answer_id),
            http,
            repeats_request: false,
            refusal: match http.is_refusal() {
                true => Some(words::BUT_REFUSED),
                false => answer.failure().map(|_| words::BUT_FAILED),
            },
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
        }
        self.report_name(answer);
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
        let is_created = self.request.is_some_and(|it| it.creates) && error.is_none();
        let created = id.clone().filter(|_| is_created);
        let retry = self.request.map_or(Ok(None), |it| {
            retry::retry(it, id, &items, error.as_ref(), self.http)
        });
        let outcome = Outcome {
            counts: count(&items),
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

    /// Whose errors the answer may hold, as far as that is known.
    fn owner(&self) -> Option<Owner> {
        self.resource.map(Resource::owner)
    }

    /// Where the resource lists what it holds, for advice.
    fn list(&self) -> String {
        let id = self.id.as_deref().filter(|it| it.len() <= LONGEST_ID);
        match self.resource {
            Some(resource) => resource.list(self.delta, id),
            None => SOME_LIST.to_owned(),
        }
    }

    /// What a reference is called.
    fn reference_words(&self) -> &'static str {
        let items = self.delta.items;
        items.map_or("reference", |it| it.reference.words)
    }

    /// Whether the answer is the very body that was sent.
    fn is_request(&self, answer: &Answer) -> bool {
        let has_items = |it: &&Request| !it.asked.is_empty();
        let request = self.request.filter(has_items);
        request.is_some_and(|it| answer.is(it.body))
    }

    /// Tells that an answer is about something else than the request; gives whether it is. Such an
    /// answer shows nothing of this request, and none of its items is what was asked for.
    fn report_other_target(&mut self, answer: &Answer) -> bool {
        let Some((found, asked)) = self.request.and_then(|it| targets_that_differ(it, answer))
        else {
            return false;
        };
        self.findings
            .add(&rules::ANSWER_OF_OTHER, String::new, |it| {
                it.words("found", &found).words("asked", &asked)
            });
        true
    }

    /// Why the service refused the request as a whole.
    fn error(&self, answer: &Answer) -> Option<ServiceError> {
        let reported = answer.failure();
        let reported = reported.or_else(|| self.http.is_refusal().then(|| answer.refusal()))?;
        let status = self.http.status.filter(|_| self.http.is_refusal());
        let status = status.or(reported.status);
        Some(explain(
            Reported { status, ..reported },
            None,
            &self.list(),
            self.owner(),
        ))
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
        if let Some(error) = error {
            return match error.status {
                _ if !entries.is_empty() => Unmentioned::Unknown(words::ABSENT_BUT),
                // Who gave up waiting does not know what was done.
                Some(408 | 499) => Unmentioned::Unknown(words::BROKEN),
                Some(400..500) => Unmentioned::Refused,
                _ => Unmentioned::Unknown(words::BROKEN),
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
            .but(is_unclear, words::ABSENT_BUT)
            .but(
                self.http.status.is_some_and(|it| it != 200),
                words::OTHER_STATUS,
            )
    }

    /// Tells that an answer that should tell of items does not.
    fn report_missing(&mut self, answer: &Answer) {
        let is_request = self.is_request(answer);
        match answer.read {
            Err((span, reason)) => {
                self.findings
                    .add(&rules::ANSWER_UNREADABLE, String::new, |it| {
                        it.maybe_at(*span).words("reason", reason)
                    });
            }
            Ok(_) if is_request => {
                self.findings
                    .add(&rules::ANSWER_IS_REQUEST, String::new, |it| it);
            }
            // A policy that was renamed has no items to tell of.
            Ok(_) if self.request.is_some_and(|it| it.asked.is_empty()) => {}
            Ok(read) if read.get("responses").and_then(Value::as_array).is_some() => {
                self.findings
                    .add(&rules::ANSWER_OF_BATCH, String::new, |it| it);
            }
            Ok(_) if answer.arrays.is_empty() => {
                let (expected, list) = (expected_delta(self.resource), self.list());
                self.findings
                    .add(&rules::ANSWER_WITHOUT_DELTA, String::new, |it| {
                        it.words("expected", &expected).words("list", &list)
                    });
            }
            Ok(_) if !self.request_given => {
                self.findings
                    .add(&rules::ANSWER_WITHOUT_REQUEST, String::new, |it| it);
            }
            Ok(_) => {}
        }
        if answer.read.is_ok_and(|it| has_next_page(it, self.delta)) && !answer.arrays.is_empty() {
            let list = self.list();
            self.findings
                .add(&rules::ANSWER_INCOMPLETE, String::new, |it| {
                    it.words("list", &list)
                });
        }
    }

    /// Tells that the service gave a policy another name than was asked for.
    fn report_name(&mut self, answer: &Answer) {
        let asked = self.request.and_then(|it| it.display_name);
        let found = answer.read.ok().and_then(|it| text(it.get(DISPLAY_NAME)?));
        if let Some((asked, found)) = asked.zip(found)
            && asked != found
        {
            let pointer = || format!("/{DISPLAY_NAME}");
            self.findings
                .add(&rules::ANSWER_NAME_DIFFERS, pointer, |it| {
                    it.text("found", found).text("asked", asked)
                });
        }
    }

    /// The entries of an answer; tells of those that name nothing.
    fn entries<'v>(&mut self, answer: &'v Answer<'v>) -> Vec<ResponseItem<'v>> {
        let mut entries = Vec::new();
        for array in &answer.arrays {
            let mut reader = ItemReader::new(array.delta.items);
            for (_, place, value) in array.placed() {
                let entry = ResponseItem::read(value, array.delta, &mut reader, place);
                let rule = match &entry {
                    None => Some(&rules::ANSWER_ENTRY_UNREADABLE),
                    Some(it) => it.names_nothing().then_some(&rules::ANSWER_ENTRY_NAMELESS),
                };
                if let Some(rule) = rule {
                    let found = value.kind().words();
                    let pointer = || place.pointer();
                    self.findings
                        .add(rule, pointer, |it| it.words("found", found));
                }
                entries.extend(entry);
            }
        }
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
        let may_be_asked = strays().any(|(it, _)| it.failure.is_some());
        // What shows an item that was to be removed tells nothing of what was to be added.
        let tells = |(at, _): &Match| !matches.has_id_to_remove(&entries[*at]);
        let is_silent = (asked.iter().zip(&matches.of_asked))
            .any(|(it, found)| it.kind == ItemKind::Addition && !found.as_ref().is_some_and(tells));
        let unmentioned = unmentioned.but(may_be_asked, words::ABSENT_BUT);
        let is_answered = |it: &RequestedItem| {
            let mut arrays = answer.arrays.iter();
            arrays.any(|array| array.delta.property == it.delta.property)
        };
        let item = |(it, found): (&'v RequestedItem<'v>, &Option<Match>)| match *found {
            Some((at, evidence)) => {
                let matches = &matches;
                let asked = AskedBy {
                    item: it,
                    evidence,
                    matches,
                };
                self.item_of(&entries[at], Some(&asked))
            }
            None if matches.still_shows(it) => {
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
        let items = asked.iter().zip(&matches.of_asked).map(item).collect();
        let unrequested = strays().map(|(entry, _)| self.stray(entry, names.why(entry)));
        (items, unrequested.collect())
    }

    /// What an entry tells that is not of the items of the request, and why it is none of these.
    fn stray(&self, entry: &ResponseItem, why: &str) -> Item {
        let item = Item::from(self.item_of(entry, None));
        Item {
            why: format!("{why} {}", item.why),
            ..item
        }
    }

    /// Tells of content ids that nothing requested goes by.
    fn note_content_ids(
        &mut self,
        entries: &[ResponseItem],
        is_asked: impl Fn(&str) -> bool,
        request: &Request,
    ) {
        for entry in entries {
            let Some(id) = entry.content_id else {
                continue;
            };
            if is_asked(id) || request.has_content_id(id) {
                continue;
            }
            let pointer = || entry.place.pointer();
            self.findings
                .add(&rules::CONTENT_ID_UNMATCHED, pointer, |it| {
                    it.text("value", id)
                });
        }
    }

    /// What an entry tells, of the item it was matched with or by itself.
    fn item_of<'v>(
        &self,
        entry: &ResponseItem<'v>,
        asked: Option<&AskedBy<'v, '_>>,
    ) -> ItemRef<'v> {
        let kind = asked.map_or_else(|| entry.kind(), |it| it.item.kind);
        let mut verdict = verdict(entry, kind, self.delta);
        if let Some(asked) = asked {
            let sureness = words::explain_evidence(
                asked.evidence,
                entry,
                self.reference_words(),
                asked.item.key,
            );
            verdict = verdict.less_sure(sureness);
        }
        let is_old_id = kind == ItemKind::Addition
            && asked.is_some_and(|it| it.matches.has_id_to_remove(entry));
        if is_old_id {
            verdict = verdict.unless_done(words::OLD_ID);
        }
        if let Some(refusal) = self.refusal {
            verdict = verdict.unless_done(refusal);
        }
        if self.repeats_request {
            verdict = verdict.unless_done(words::REPEATS_REQUEST);
        }
        let policy = self
            .id
            .as_deref()
            .filter(|_| self.owner() == Some(Owner::Policy));
        if asked.is_some() && entry.is_of_other_policy(policy) {
            verdict = verdict.unless_done(words::OTHER_POLICY);
        }
        if asked.is_some_and(|it| entry.goes_elsewhere(it.item.destination)) {
            verdict = verdict.unless_done(words::ELSEWHERE);
        }
        let is_addition = kind == ItemKind::Addition;
        let key = asked.and_then(|it| it.item.key);
        // The restore point's id, if that is how the entry names it, is not the artifact's, and nor
        // is that of an item that was to be removed.
        let is_reference = is_addition && entry.is_named_by_reference(key);
        let own_id = entry.id.filter(|_| !is_reference && !is_old_id);
        let (reference, id) = match is_addition {
            true => (key.or_else(|| entry.reference()), own_id),
            false => (None, key.or(entry.id)),
        };
        let failure = entry.failure.as_ref();
        ItemRef {
            kind,
            state: verdict.state,
            evidence: verdict.evidence,
            why: verdict.why,
            reference,
            id,
            request: asked.map(|it| it.item.place()),
            answer: Some(entry.place),
            status: entry.status,
            error: failure.map(|it| {
                explain(it.reported.clone(), Some(kind), &self.list(), self.owner()).into()
            }),
        }
    }
}

/// The names that anything requested goes by.
struct Named<'v> {
    asked: HashSet<Identity<'v>>,
    matched: HashSet<Identity<'v>>,
}

impl<'v> Named<'v> {
    fn of(asked: &[RequestedItem<'v>], entries: &[ResponseItem<'v>], matches: &Matches) -> Self {
        let items = asked.iter().zip(&matches.of_asked);
        let with_entry = items.filter_map(|(it, found)| Some((it, (*found)?.0)));
        // An entry may name an item otherwise than the request does.
        let names = |(it, at): (&RequestedItem<'v>, usize)| {
            let names = entries[at].references().chain(entries[at].id);
            let names: Vec<_> = names.map(|it| Identity::new(it, IdFormat::Guid)).collect();
            it.names().chain(names)
        };
        Self {
            asked: asked.iter().flat_map(RequestedItem::names).collect(),
            matched: with_entry.flat_map(names).collect(),
        }
    }

    fn are_asked(&self, name: &str) -> bool {
        holds(&self.asked, name)
    }

    /// Why an entry is none of what was requested.
    fn why(&self, entry: &ResponseItem) -> &'static str {
        match entry.reference().or(entry.id) {
            None => words::NAMELESS,
            Some(name) if holds(&self.matched, name) => words::REPORTED_AGAIN,
            Some(name) if self.are_asked(name) => words::ASKED_OTHERWISE,
            Some(_) => words::NOT_REQUESTED,
        }
    }
}

/// Whether a name is among names, be it an id or any text.
fn holds(names: &HashSet<Identity>, name: &str) -> bool {
    let mut formats = [IdFormat::Guid, IdFormat::Opaque].into_iter();
    formats.any(|format| names.contains(&Identity::new(name, format)))
}

/// The item that an entry was matched with, and by what.
struct AskedBy<'v, 'm> {
    item: &'v RequestedItem<'v>,
    evidence: MatchEvidence,
    matches: &'m Matches<'v>,
}

/// What is thought of an item.
struct Verdict<'v> {
    state: State,
    evidence: Evidence,
    why: Why<'v>,
}

impl<'v> Verdict<'v> {
    fn new(state: State, evidence: Evidence, why: &'static str) -> Self {
        let why = Why::Said(why);
        Self {
            state,
            evidence,
            why,
        }
    }

    fn unconfirmed(why: Why<'v>) -> Self {
        Self {
            state: State::Unconfirmed,
            evidence: Evidence::None,
            why,
        }
    }

    /// The same, where the match is not sure for a reason.
    fn less_sure(self, reason: Option<String>) -> Self {
        let Some(reason) = reason else {
            return self;
        };
        Self {
            evidence: match self.evidence {
                Evidence::Confirmed => Evidence::Implied,
                other => other,
            },
            why: Why::Long(format!("{} {reason}", self.why.text())),
            ..self
        }
    }

    /// The same where something failed; what seems to be done is not confirmed for a reason.
    fn unless_done(self, reason: &str) -> Self {
        match self.state {
            State::Added | State::Removed => {
                Self::unconfirmed(Why::Long(format!("{} {reason}", self.why.text())))
            }
            State::Failed | State::Unconfirmed => self,
        }
    }
}

/// What an entry says of an item of that kind.
fn verdict<'v>(entry: &ResponseItem<'v>, kind: ItemKind, delta: &Delta) -> Verdict<'v> {
    if entry.failure.is_some() {
        return Verdict::new(State::Failed, Evidence::Confirmed, words::FAILED);
    }
    match kind {
        ItemKind::Removal => removal_verdict(entry, delta),
        ItemKind::Addition => addition_verdict(entry, delta),
    }
}

fn removal_verdict<'v>(entry: &ResponseItem<'v>, delta: &Delta) -> Verdict<'v> {
    let of_addition = delta.items.map_or(&[][..], |it| it.added);
    // An answer that names an item as removed and says that it is there contradicts itself.
    let is_there = of_addition.iter().any(|it| entry.has_status(it));
    if !entry.tells_of_removal() || is_there {
        return Verdict::unconfirmed(Why::Said(words::STILL_THERE));
    }
    let why = match entry.is_removed {
        true => words::REMOVED,
        false => words::BEING_REMOVED,
    };
    Verdict::new(State::Removed, Evidence::Confirmed, why)
}

/// Only documented words of success confirm an addition.
fn addition_verdict<'v>(entry: &ResponseItem<'v>, delta: &Delta) -> Verdict<'v> {
    let id = entry.id.is_some();
    if entry.is_removed {
        return Verdict::unconfirmed(Why::Said(words::REMOVED));
    }
    let Some(status) = entry.status else {
        let why = Why::Given { id, status: None };
        return match id {
            true => Verdict {
                state: State::Added,
                evidence: Evidence::Implied,
                why,
            },
            false => Verdict::unconfirmed(why),
        };
    };
    let is_one_of = |all: &[&str]| all.iter().any(|it| it.eq_ignore_ascii_case(status));
    let is_done = delta.items.is_some_and(|it| is_one_of(it.added));
    let is_unprotected = delta.items.is_some_and(|it| is_one_of(it.unprotected));
    if is_done {
        let why = Why::Given {
            id,
            status: Some(status),
        };
        let evidence = match id {
            true => Evidence::Confirmed,
            false => Evidence::Implied,
        };
        return Verdict {
            state: State::Added,
            evidence,
            why,
        };
    }
    Verdict::unconfirmed(match entry.tells_of_removal() || is_unprotected {
        true => Why::Given {
            id,
            status: Some(status),
        },
        false => Why::Unknown(status),
    })
}

/// An item that no entry tells of.
fn item_unmentioned<'v>(
    asked: &'v RequestedItem<'v>,
    unmentioned: Unmentioned,
    error: Option<&Rc<ServiceError>>,
) -> ItemRef<'v> {
    // Only a removal can be done without a word, and only where the service does so.
    let items = asked.delta.items;
    let by_absence = items.is_some_and(|it| it.removal_convention == RemovalConvention::Absent);
    let can_be_done = asked.kind == ItemKind::Removal && by_absence;
    let verdict = match unmentioned.but(!can_be_done, words::NOT_MENTIONED) {
        Unmentioned::Refused => Verdict::new(State::Failed, Evidence::Implied, words::REFUSED),
        Unmentioned::Unknown(why) => Verdict::unconfirmed(Why::Said(why)),
        Unmentioned::Done if asked.key.is_none_or(str::is_empty) => {
            Verdict::unconfirmed(Why::Said(words::UNNAMED))
        }
        Unmentioned::Done if !asked.is_exact => Verdict::unconfirmed(Why::Said(words::MISSPELT)),
        Unmentioned::Done => Verdict::new(State::Removed, Evidence::Implied, words::ABSENT),
    };
    let (reference, id) = match asked.kind {
        ItemKind::Addition => (asked.key, None),
        ItemKind::Removal => (None, asked.key),
    };
    ItemRef {
        kind: asked.kind,
        state: verdict.state,
        evidence: verdict.evidence,
        why: verdict.why,
        reference,
        id,
        request: Some(asked.place()),
        answer: None,
        status: None,
        error: error.filter(|_| verdict.state == State::Failed).cloned(),
    }
}

fn count(items: &[ItemRef]) -> Counts {
    let mut counts = Counts::default();
    for item in items {
        *match item.state {
            State::Added => &mut counts.added,
            State::Removed => &mut counts.removed,
            State::Failed => &mut counts.failed,
            State::Unconfirmed => &mut counts.unconfirmed,
        } += 1;
    }
    counts
}
