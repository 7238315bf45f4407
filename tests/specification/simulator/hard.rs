//! Answers in which it is hard to read what was done: with entries that nobody asked for, ids that the
//! service repaired, keys of two browse sessions, statuses that nobody knows, parts that are missing.
//! No tenant was seen to answer all of this; none of it may make anybody read a failure as done.

use std::collections::{BTreeMap, BTreeSet};

use graph_backup_delta::{IdFormat, ItemKind};
use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::entries::{entries_of, stray};
use super::writing::{self, Written};
use super::{OWNER, SESSION, Service};
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
    pub is_so: bool,
    /// The item's own id, where it has one.
    pub id: Option<String>,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Done,
    Failed,
    /// Nothing was done, and the answer does not call it a failure.
    Undone,
}

/// An item of the request.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Which of the arrays.
    pub array: usize,
    pub kind: ItemKind,
    /// What it names, as it is asked, and as the service knows it.
    pub key: String,
    pub whole: String,
    pub session: Option<&'static str>,
    pub content_id: String,
    /// Whether the service does not read it as a removal.
    pub is_misspelt: bool,
    pub fate: Fate,
    pub id: String,
}

pub(super) const SESSIONS: [&str; 3] = [
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
            is_so: it.fate == Fate::Done,
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
