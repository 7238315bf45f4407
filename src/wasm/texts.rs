//! Texts that cross to JavaScript as one, which takes a fraction of the time that each alone takes.

use std::borrow::Cow;

use crate::hashing::HashMap;

/// Texts one after the other.
#[derive(Default)]
pub(super) struct Texts {
    pub text: String,
}

impl Texts {
    /// Adds a text; gives its length as JavaScript counts it.
    pub fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        let units = match text.is_ascii() {
            true => text.len(),
            false => text.encode_utf16().count(),
        };
        number(units)
    }
}

/// Texts that stand in many places, each once.
#[derive(Default)]
pub(super) struct Shared<'s> {
    pub texts: Vec<Cow<'s, str>>,
    indexes: HashMap<Cow<'s, str>, u32>,
}

impl<'s> Shared<'s> {
    /// With texts whose indexes are known.
    #[cfg(feature = "operations")]
    pub fn starting_with(texts: impl Iterator<Item = Cow<'s, str>>) -> Self {
        Self {
            texts: texts.collect(),
            indexes: HashMap::default(),
        }
    }

    /// The cell of a text: 0 where there is none, and else one more than its index. Most rows have the
    /// text of the row `before`, and to compare takes less than to hash.
    pub fn cell(&mut self, before: u32, text: Option<Cow<'s, str>>) -> u32 {
        let Some(text) = text else {
            return 0;
        };
        let text_before = before.checked_sub(1).map(|at| &self.texts[at as usize]);
        if text_before == Some(&text) {
            return before;
        }
        let texts = &mut self.texts;
        *self.indexes.entry(text).or_insert_with_key(|text| {
            texts.push(text.clone());
            number(texts.len())
        })
    }
}

/// A count as a cell.
pub(super) fn number(it: usize) -> u32 {
    u32::try_from(it).expect("no more than this module's memory has bytes")
}

/// The cell of a number that may be absent: 0 where it is, and else one more than it is.
pub(super) fn cell(it: Option<usize>) -> u32 {
    it.map_or(0, |it| number(it + 1))
}
