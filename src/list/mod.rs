//! Reading a list of items as people have them: JSON, a CSV, or plain ids.

mod json;
mod text;

use serde_json::Value;

use crate::finding::{Findings, rules};
use crate::interpret::ItemKind;
use crate::resource::{Delta, IdKind, Items};

/// A list that was read.
pub(crate) struct List {
    pub rows: Vec<Row>,
    /// The pointer to the list in the JSON it was read from.
    pub pointer: String,
}

/// One item of a list.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Its own id.
    pub id: Option<String>,
    /// What it refers to.
    pub reference: Option<String>,
    /// A text by itself: what the list is about, be that the one or the other.
    pub alone: Option<String>,
    /// Whether it is being removed, and so is as good as not there.
    pub is_going: bool,
    /// What it was read from, of a JSON list.
    pub given: Option<Value>,
}

impl Row {
    fn alone(text: Option<String>) -> Self {
        Self {
            alone: text,
            ..Self::default()
        }
    }

    /// What it refers to, where the list is about references.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref().or(self.alone.as_deref())
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.reference().is_none()
    }
}

/// What a list is read for.
pub(crate) struct Wanted {
    /// The array whose items it lists.
    pub delta: &'static Delta,
    /// What plain ids in it are for.
    pub kind: ItemKind,
    /// What findings call it.
    pub what: &'static str,
}

/// The id that names an item which is to be added, or removed.
pub(crate) const fn id_kind(items: &Items, kind: ItemKind) -> &'static IdKind {
    match kind {
        ItemKind::Addition => items.reference.id,
        ItemKind::Removal => items.id,
    }
}

/// Reads a list.
pub(crate) fn read_list(bytes: &[u8], wanted: &Wanted, findings: &mut Findings) -> List {
    let read = |items| {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8.")?;
        let text = text.trim_start_matches('\u{feff}').trim();
        if json::is_json(text) {
            return json::read(text, items, wanted.what, findings);
        }
        let rows = text::read(text, items, id_kind(items, wanted.kind).form)?;
        Ok(List {
            rows,
            pointer: String::new(),
        })
    };
    let items = wanted.delta.items;
    let read = items.map_or_else(|| Err("no document says what its items hold.".into()), read);
    read.unwrap_or_else(|reason| {
        unreadable(findings, wanted.what, &reason);
        List {
            rows: Vec::new(),
            pointer: String::new(),
        }
    })
}

/// Tells that a list cannot be read.
pub(crate) fn unreadable(findings: &mut Findings, what: &str, reason: &str) {
    findings.add(&rules::LIST_UNREADABLE, String::new, |it| {
        it.words("what", what).words("reason", reason)
    });
}
