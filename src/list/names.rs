//! Members of objects by their names, as tools that write JSON again spell them: `Id`, `DirectoryObjectId`,
//! `directory_object_id`; and those that SDKs put into an object of their own.

use crate::json::{Members, Value};
use crate::resource::letters;

/// The objects in which SDKs keep what their types do not know.
const ADDITIONAL: [&str; 2] = ["additionalproperties", "additionaldata"];

/// The members of an object, found by their names.
pub(super) struct Names<'v> {
    members: &'v Members<'v>,
    /// The members of the object in it that an SDK keeps, and every name by its letters; none where all
    /// names are written as the service writes them.
    other: Vec<(String, &'v Value<'v>)>,
}

impl<'v> Names<'v> {
    /// Those of a value; `None` where it is no object.
    pub fn of(value: &'v Value<'v>) -> Option<Self> {
        let members = value.as_object()?;
        let is_other = |it: &str| {
            it.contains('_')
                || it.starts_with(|char: char| char.is_ascii_uppercase())
                || is_additional(it)
        };
        let mut other = Vec::new();
        if members.names().any(is_other) {
            for (name, value) in members.iter() {
                other.push((letters(name), value));
                let inside = value.as_object().filter(|_| is_additional(name));
                let inside = inside.into_iter().flat_map(Members::iter);
                other.extend(inside.map(|(name, value)| (letters(name), value)));
            }
        }
        Some(Self { members, other })
    }

    /// The member of that name, written so or otherwise.
    pub fn get(&self, name: &str) -> Option<&'v Value<'v>> {
        if let Some(found) = self.members.get(name) {
            return Some(found);
        }
        if self.other.is_empty() {
            return None;
        }
        let letters = letters(name);
        let found = self.other.iter().find(|it| it.0 == letters);
        found.map(|it| it.1)
    }

    /// The text of that member, where it says something.
    pub fn text(&self, name: &str) -> Option<&'v str> {
        text(self.get(name)?)
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// Whether an SDK keeps in a member of that name what its types do not know.
fn is_additional(name: &str) -> bool {
    let is_like = name.starts_with(['a', 'A']);
    is_like && ADDITIONAL.contains(&letters(name).as_str())
}

/// A text that says something.
pub(super) fn text<'v>(value: &'v Value) -> Option<&'v str> {
    let text = value.as_str()?;
    (!text.chars().all(char::is_whitespace)).then_some(text)
}

/// The member of an object of that name, in whatever casing and with whatever between its words.
pub(super) fn member<'v>(value: &'v Value<'v>, name: &str) -> Option<&'v Value<'v>> {
    let members = value.as_object()?;
    let other = || {
        let wanted = letters(name);
        let mut all = members.iter();
        all.find(|it| letters(it.0) == wanted).map(|it| it.1)
    };
    members.get(name).or_else(other)
}
