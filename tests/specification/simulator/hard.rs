//! Answers in which it is hard to read what was done: with entries that nobody asked for, ids that the
//! service repaired, keys of two browse sessions, statuses that nobody knows, parts that are missing.
//! No tenant was seen to answer all of this; none of it may make anybody read a failure as done.

use std::collections::{BTreeMap, BTreeSet};

use graph_backup_delta::{IdFormat, ItemKind, PolicyUnits};
use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::writing::{self, Written};
use super::{Convention, OWNER, SESSION, Service};
use ItemKind::{Addition, Removal};

/// A request, what the service answered, and what it did.
#[derive(Debug)]
pub struct Exchange {
    pub url: String,
    pub body: Value,
    pub answer: Written,
    pub status: Option<u16>,
    /// By where the item stands in the request.
    pub did: BTreeMap<String, Done>,
}

/// What was asked, and what was done.
#[derive(Clone, Debug)]
pub struct Done {
    pub kind: ItemKind,
    pub key: String,
    pub succeeded: bool,
    /// The item's own id, where it has one.
    pub id: Option<String>,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Done,
    Failed,
    /// Nothing was done, and the answer does not call it a failure.
    Undone,
}

/// An item of the request.
#[derive(Clone, Debug)]
struct Asked {
    /// Which of the arrays.
    array: usize,
    kind: ItemKind,
    /// What it names, as it is asked, and as the service knows it.
    key: String,
    whole: String,
    session: Option<&'static str>,
    content_id: String,
    /// Whether the service does not read it as a removal.
    is_misspelt: bool,
    fate: Fate,
    id: String,
}

const SESSIONS: [&str; 3] = [
    SESSION,
    "m_7e000000-71fe-4d00-a01a-31850bc5b32cX9c0d22",
    "m_8e000000-71fe-4d00-a01a-31850bc5b32cX9c0d23",
];

/// What an answer as a whole is like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Whole,
    /// It does not tell of additions, nor of all else.
    Silent,
    NextPage,
    OtherStatus(u16),
    /// Entries beside a status that refuses: nothing was done.
    RefusedBeside(u16),
    /// An error alone.
    Refused(u16),
    Broken(u16),
    /// That of another session or policy.
    Other,
    SentBody,
    ArrayMissing,
}

const MODES: [Mode; 16] = [
    Mode::Whole,
    Mode::Whole,
    Mode::Whole,
    Mode::Silent,
    Mode::NextPage,
    Mode::OtherStatus(202),
    Mode::OtherStatus(207),
    Mode::OtherStatus(204),
    Mode::RefusedBeside(400),
    Mode::RefusedBeside(409),
    Mode::Refused(400),
    Mode::Refused(429),
    Mode::Broken(503),
    Mode::Other,
    Mode::SentBody,
    Mode::ArrayMissing,
];

/// A request to such a session or policy, which may have a second array, and a hard answer.
pub fn exchange(service: &Service, url: &str, choices: &mut Choices) -> Exchange {
    let other = Service::all()
        .into_iter()
        .find(|it| it.resource == service.resource && it.delta.property != service.delta.property);
    let mut services = vec![service.clone()];
    services.extend(other.filter(|_| choices.one_in(4)));
    let mut asked = asked(&services, choices);
    let body = body(&services, &asked);
    let mut mode = choices.of(&MODES);
    // Without an addition, a silence is what removals look like that were done.
    if mode == Mode::Silent && asked.iter().all(|it| it.kind == Removal) {
        mode = Mode::Whole;
    }
    let answer = answer(&services, &mut asked, &body, mode, choices);
    if matches!(mode, Mode::Refused(_) | Mode::RefusedBeside(_)) {
        for it in &mut asked {
            it.fate = Fate::Undone;
        }
    }
    let status = match mode {
        Mode::OtherStatus(it) | Mode::RefusedBeside(it) | Mode::Refused(it) | Mode::Broken(it) => {
            Some(it)
        }
        _ => choices.of(&[None, Some(200)]),
    };
    Exchange {
        url: url.to_owned(),
        did: did(&services, &asked),
        body,
        answer,
        status,
    }
}

fn guid(n: usize) -> String {
    format!("{n:08x}-71fe-4d00-a01a-31850bc5b32c")
}

fn asked(services: &[Service], choices: &mut Choices) -> Vec<Asked> {
    let mut names = BTreeSet::new();
    let mut asked = Vec::new();
    for at in 0..choices.upto(8) {
        let array = choices.upto(services.len() - 1);
        let kind = choices.of(&[Addition, Removal]);
        let mut item = item(&services[array], kind, choices);
        item.array = array;
        item.content_id = choices.of(&["1", "2", "3"]).to_owned() + &at.to_string();
        item.fate = choices.of(&[Fate::Done, Fate::Done, Fate::Failed, Fate::Undone]);
        if item.is_misspelt {
            item.fate = Fate::Undone;
        }
        if kind == Addition {
            let id = services[array].strange_id(0x7000 + u32::try_from(at).unwrap());
            item.id = id;
        }
        if names.insert((array, kind == Addition, item.whole.clone(), item.session)) {
            asked.push(item);
        }
    }
    asked
}

fn item(service: &Service, kind: ItemKind, choices: &mut Choices) -> Asked {
    let n = 0x10 + choices.upto(9);
    let form = service.delta.reference_id.expect("known").form;
    let mut item = Asked {
        array: 0,
        kind,
        key: String::new(),
        whole: String::new(),
        session: None,
        content_id: String::new(),
        is_misspelt: false,
        fate: Fate::Done,
        id: String::new(),
    };
    if kind == Removal {
        // Nothing keeps people from removing what they name as a reference elsewhere.
        item.whole = match choices.one_in(6) && form == IdFormat::Guid {
            true => guid(n),
            false => service.strange_id(u32::try_from(n).unwrap()),
        };
        item.key = item.whole.clone();
        item.id = item.whole.clone();
        item.is_misspelt = choices.one_in(8);
        return item;
    }
    (item.whole, item.key) = match form {
        IdFormat::Guid => (guid(n), guid(n)),
        IdFormat::Site => {
            let site = format!("contoso.example,{},{}", guid(n), guid(0x100 + n));
            let asked = choices.of(&[site.as_str(), &guid(n)]).to_owned();
            (site, asked)
        }
        // Keys that are the same but for their casing are others.
        _ => {
            let key = format!("{} {}/ü", choices.of(&["key", "Key"]), n / 2);
            item.session = Some(choices.of(&[SESSIONS[0], SESSIONS[1]]));
            (key.clone(), key)
        }
    };
    if form == IdFormat::Guid && choices.one_in(6) {
        item.key.pop();
    }
    if form != IdFormat::Opaque && choices.one_in(6) {
        item.key = item.key.to_uppercase();
    }
    item
}

fn body(services: &[Service], asked: &[Asked]) -> Value {
    let mut body = Map::new();
    for (array, service) in services.iter().enumerate() {
        let items = asked.iter().filter(|it| it.array == array);
        let items: Vec<_> = items.map(|it| written_item(service, it)).collect();
        body.insert(service.delta.property.to_owned(), items.into());
    }
    body.into()
}

fn written_item(service: &Service, asked: &Asked) -> Value {
    let mut item = match asked.kind {
        Removal if asked.is_misspelt => json!({"removed": {}, "id": asked.key}),
        Removal => json!({"@removed": {"reason": "changed"}, "id": asked.key}),
        Addition => {
            let mut addition = service.addition();
            writing::fill(&mut addition, &asked.key);
            if let Some(session) = asked.session {
                addition["browseSessionId"] = json!(session);
            }
            addition
        }
    };
    item["@Core.ContentID"] = json!(asked.content_id);
    item
}

fn did(services: &[Service], asked: &[Asked]) -> BTreeMap<String, Done> {
    let mut counts = vec![0; services.len()];
    let done = |it: &Asked| {
        let at = counts[it.array];
        counts[it.array] += 1;
        let done = Done {
            kind: it.kind,
            key: it.key.clone(),
            succeeded: it.fate == Fate::Done,
            id: Some(it.id.clone()),
        };
        (format!("/{}/{at}", services[it.array].delta.property), done)
    };
    asked.iter().map(done).collect()
}

fn answer(
    services: &[Service],
    asked: &mut [Asked],
    body: &Value,
    mode: Mode,
    choices: &mut Choices,
) -> Written {
    match mode {
        Mode::SentBody if !asked.is_empty() => return Written::plain(body.clone()),
        Mode::Refused(_) | Mode::Broken(_) => return writing::refusal(choices),
        _ => {}
    }
    let mut arrays = Vec::new();
    for (array, service) in services.iter().enumerate() {
        let mut entries = Vec::new();
        for it in asked.iter().filter(|it| it.array == array) {
            let is_told = match mode {
                Mode::Silent => it.kind == Removal && choices.upto(1) == 0,
                Mode::NextPage | Mode::OtherStatus(_) => choices.upto(1) == 0,
                _ => true,
            };
            let of_item = entries_of(service, it, asked, choices);
            entries.extend(of_item.into_iter().filter(|_| is_told));
        }
        for _ in 0..choices.upto(3) {
            entries.push(stray(service, asked, choices));
        }
        if choices.upto(1) == 1 {
            choices.shuffle(&mut entries);
        }
        arrays.push((service.delta.property, entries));
    }
    let mut owner = choices.of(&[None, Some(OWNER)]);
    match mode {
        Mode::Other => {
            owner = Some(SESSION);
            for it in asked.iter_mut() {
                it.fate = choices.of(&[Fate::Done, Fate::Undone]);
            }
        }
        Mode::ArrayMissing if arrays.len() > 1 => {
            arrays.remove(choices.upto(1));
        }
        _ => {}
    }
    Written::of(arrays, owner, mode == Mode::NextPage, choices)
}

/// What the answer says of an item.
fn entries_of(service: &Service, it: &Asked, all: &[Asked], choices: &mut Choices) -> Vec<Value> {
    let entry = match it.kind {
        Addition => addition(service, it, choices),
        Removal => removal(service, it, all, choices),
    };
    let Some(mut entry) = entry else {
        return Vec::new();
    };
    if choices.one_in(12) {
        return vec![writing::nonsense(choices)];
    }
    let again = again(service, it, &entry);
    let again = again.filter(|_| it.kind == Addition && choices.one_in(8));
    if choices.one_in(3) {
        content_id(&mut entry, all, choices);
    }
    let mut entries = vec![Value::Object(entry)];
    entries.extend(again);
    choices.shuffle(&mut entries);
    entries
}

/// The item once more: a failure mentioned, and nothing said of it; else the same without what it was
/// found in.
fn again(service: &Service, it: &Asked, entry: &Map<String, Value>) -> Option<Value> {
    let mut again = entry.clone();
    match it.fate {
        Fate::Done => drop(again.remove("browseSessionId")),
        Fate::Failed => {
            again.clear();
            service.with_reference(&mut again, &it.whole);
        }
        Fate::Undone => return None,
    }
    Some(again.into())
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "a removal may be told of by no entry"
)]
fn addition(service: &Service, it: &Asked, choices: &mut Choices) -> Option<Map<String, Value>> {
    let mut entry = Map::new();
    let other_form = (it.whole.split(',').nth(1)).filter(|_| choices.one_in(6));
    let whole = other_form.unwrap_or(&it.whole);
    service.with_reference(&mut entry, whole);
    if let Some(session) = it.session.filter(|_| !choices.one_in(3)) {
        entry.insert("browseSessionId".into(), json!(session));
    }
    match it.fate {
        Fate::Done => {
            entry.insert("id".into(), json!(it.id));
            let status = service.word_of_success();
            if let Some(status) = status.filter(|_| !choices.one_in(8)) {
                entry.insert("status".into(), json!(writing::recased(status, choices)));
            }
            if choices.one_in(6) {
                entry.insert("error".into(), writing::empty_error(choices));
            }
        }
        Fate::Failed => failed_addition(&mut entry, it, choices),
        Fate::Undone => {
            entry.insert("id".into(), json!(it.id));
            entry.insert("status".into(), json!(choices.of(&writing::ODD_STATUSES)));
        }
    }
    Some(entry)
}

fn failed_addition(entry: &mut Map<String, Value>, it: &Asked, choices: &mut Choices) {
    let is_opaque = it.session.is_some();
    match choices.upto(6) {
        1 if !is_opaque => {
            entry.clear();
            entry.insert("id".into(), json!(it.whole));
        }
        2 if !is_opaque => drop(entry.insert("id".into(), json!(it.key))),
        3 => drop(entry.insert("@removed".into(), json!({"reason": "changed"}))),
        4 => {
            entry.insert("id".into(), json!(it.id));
            entry.insert("@removed".into(), json!({"reason": "deleted"}));
        }
        5 => {
            entry.insert("id".into(), json!(it.id));
            entry.insert("status".into(), json!("failed"));
            return;
        }
        6 => {
            entry.insert("error".into(), writing::odd_error(choices));
            return;
        }
        _ => {}
    }
    writing::exception(entry, &["insert", "Create", "add"], choices);
}

fn removal(
    service: &Service,
    it: &Asked,
    all: &[Asked],
    choices: &mut Choices,
) -> Option<Map<String, Value>> {
    if it.is_misspelt {
        return None;
    }
    let mut entry = Map::from_iter([("id".to_owned(), json!(it.id))]);
    // What it was made from may be asked for again.
    let additions = all
        .iter()
        .filter(|other| other.kind == Addition && other.array == it.array);
    let additions: Vec<_> = additions.collect();
    let reference = match additions.is_empty() || choices.one_in(2) {
        true => service.reference(0x9000),
        false => choices.of(&additions).whole.clone(),
    };
    let undocumented = [Convention::Absent, Convention::Echoed, Convention::Status];
    match it.fate {
        Fate::Done => match service.convention(choices.of(&undocumented)) {
            Convention::Absent | Convention::Unknown => return None,
            Convention::Echoed => drop(entry.insert("@removed".into(), json!({}))),
            Convention::Status => {
                service.with_reference(&mut entry, &reference);
                entry.insert("status".into(), json!("removeRequested"));
            }
        },
        Fate::Failed => {
            if choices.one_in(4) {
                service.with_reference(&mut entry, &reference);
            }
            if choices.one_in(4) {
                entry.insert("@removed".into(), json!({}));
            }
            writing::exception(&mut entry, &["remove", "delete", "Unlink"], choices);
        }
        // It is still shown.
        Fate::Undone => {
            service.with_reference(&mut entry, &reference);
            let status = match service.delta.units {
                Some(PolicyUnits::Protection) => "protected",
                _ => "added",
            };
            entry.insert("status".into(), json!(status));
        }
    }
    Some(entry)
}

/// What nobody asked for, under the content id of something that was.
fn stray(service: &Service, all: &[Asked], choices: &mut Choices) -> Value {
    let mut entry = Map::new();
    let id = service.strange_id(0x8000);
    match choices.upto(4) {
        0 => {
            entry.insert("id".into(), json!(id));
            entry.insert("@removed".into(), json!({"reason": "changed"}));
        }
        1 => {
            entry.insert("id".into(), json!(id));
            service.with_reference(&mut entry, &service.reference(0x9001));
            entry.insert("status".into(), json!(service.word_of_success()));
        }
        2 => {
            service.with_reference(&mut entry, &service.reference(0x9001));
            writing::exception(&mut entry, &["insert"], choices);
        }
        3 => {
            entry.insert("id".into(), json!(id));
            writing::exception(&mut entry, &["remove", ""], choices);
        }
        // Found in a browse session that nobody asked for.
        _ => {
            let asked = all.iter().find(|it| it.session.is_some());
            let whole = asked.map_or_else(|| service.reference(0x9002), |it| it.whole.clone());
            entry.insert("id".into(), json!(id));
            service.with_reference(&mut entry, &whole);
            entry.insert("browseSessionId".into(), json!(SESSIONS[2]));
            entry.insert("status".into(), json!("added"));
            if asked.is_none() {
                entry.remove("browseSessionId");
            }
        }
    }
    if choices.upto(2) > 0 {
        content_id(&mut entry, all, choices);
    }
    entry.into()
}

/// Gives an entry the content id of some item, or its key.
fn content_id(entry: &mut Map<String, Value>, all: &[Asked], choices: &mut Choices) {
    if let Some(at) = all.len().checked_sub(1) {
        let of = &all[choices.upto(at)];
        let id = choices.of(&[&of.content_id, &of.key, &of.id]).clone();
        let name = choices.of(&[
            "@contentId",
            "@Core.ContentID",
            "@Org.OData.Core.V1.ContentID",
        ]);
        entry.insert(name.to_owned(), json!(id));
    }
}
