//! Which property a name means when it is not spelled exactly.

use crate::resource::DestinationType;

/// How well a name is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// Exactly, or with the `odata.` that may stand after an `@`.
    Exact,
    /// The same letters in another casing or with separators: surely meant.
    Recased,
    /// A letter or two off: likely meant.
    Near,
    /// With the name of what stands inside it: `restorePointId`.
    Joined,
}

/// How many letters a likely name may be off.
const OFF: usize = 2;

/// How `name` spells `expected`; `None` where it means something else.
pub(crate) fn spelling(name: &str, expected: &str) -> Option<Spelling> {
    if name == expected || is_long_for(name, expected) {
        return Some(Spelling::Exact);
    }
    if !may_mean(name, expected) {
        return None;
    }
    if letters(name).eq(letters(expected)) {
        return Some(Spelling::Recased);
    }
    let (found, wanted) = (letters(name).count(), letters(expected).count());
    let may_be_near = wanted > 4 * OFF && found.abs_diff(wanted) <= OFF;
    (may_be_near && are_near(name, expected)).then_some(Spelling::Near)
}

/// Whether a name is another surely, in whatever casing.
pub(crate) fn sounds_like(name: &str, other: &str) -> bool {
    if starts_otherwise(name, other) {
        return false;
    }
    let is_exact = name == other || is_long_for(name, other);
    is_exact || may_mean(name, other) && letters(name).eq(letters(other))
}

/// Whether two names start with different letters, of which none is ever left out. Names in answers are
/// asked for by the million, and this tells nearly all that mean something else.
fn starts_otherwise(name: &str, other: &str) -> bool {
    let (Some(one), Some(two)) = (name.as_bytes().first(), other.as_bytes().first()) else {
        return false;
    };
    let are_letters = one.is_ascii_alphabetic() && two.is_ascii_alphabetic();
    are_letters && !one.eq_ignore_ascii_case(two)
}

/// Whether a name need be looked at letter by letter: one with `@` is an annotation, never a property,
/// and one that is much longer means something else.
fn may_mean(name: &str, expected: &str) -> bool {
    let is_kind = !name.contains('@') || expected.contains('@');
    is_kind && name.len() <= 2 * expected.len() + 16
}

/// The destination that a text surely means, in any casing and with any separators.
pub(crate) fn destination_meant(text: &str) -> Option<DestinationType> {
    let mut all = DestinationType::ALL.into_iter();
    all.find(|it| sounds_like(text.trim(), it.name()))
}

/// Whether a name is an expected one, but for an `odata.` after its `@`.
fn is_long_for(name: &str, expected: &str) -> bool {
    let (before, after) = without_odata(name);
    let parts = expected.split_at_checked(before.len());
    !after.is_empty() && parts.is_some_and(|it| it == (before, after))
}

/// What stands before the `odata.` after an `@`, the `@` with it, and what stands after; nothing
/// stands after where there is no such.
fn without_odata(name: &str) -> (&str, &str) {
    let at = name.bytes().enumerate().filter(|it| it.1 == b'@');
    let mut parts = at.filter_map(|(at, _)| {
        let (before, rest) = name.split_at(at + 1);
        Some((before, rest.strip_prefix("odata.")?))
    });
    parts.next().unwrap_or((name, ""))
}

/// Whether a name is that of a property and of one inside it in one, in whatever casing.
pub(crate) fn joins(name: &str, outer: &str, inner: &str) -> bool {
    let parts = letters(outer).chain(letters(inner));
    !name.contains('@') && letters(name).eq(parts)
}

/// The letters of a name in lower case, without `@`, `odata.` and what stands between words in other
/// casings. Every name that is expected is ASCII, so bytes will do.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    let (before, after) = without_odata(name);
    let bytes = before.bytes().chain(after.bytes());
    bytes
        .filter(|byte| !b"@_- ".contains(byte))
        .map(|byte| byte.to_ascii_lowercase())
}

/// Whether the Levenshtein distance of the letters is small. What is far off is left early.
fn are_near(name: &str, expected: &str) -> bool {
    let other: Vec<_> = letters(expected).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in letters(name).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let substituted = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
        if row.iter().all(|it| *it > OFF) {
            return false;
        }
    }
    row[other.len()] <= OFF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str, spelled: Option<Spelling>) {
        assert_eq!(spelling(name, expected), spelled);
    }

    #[test]
    fn spellings() {
        use Spelling::{Exact, Near, Recased};
        check("@odata.removed", "@removed", Some(Exact));
        check("a@odata.delta", "a@delta", Some(Exact));
        check("@odata.", "@", Some(Recased));
        check("a@odata.b@odata.c", "a@b@odata.c", Some(Exact));
        check(
            "drive_restore_artifacts@delta",
            "driveRestoreArtifacts@delta",
            Some(Recased),
        );
        check("destination_type", "destinationType", Some(Recased));
        check("Destination-Type", "destinationType", Some(Recased));
        check("removed", "@removed", Some(Recased));
        check("destinatonType", "destinationType", Some(Near));
        check("restorePiont", "restorePoint", Some(Near));
        check("@odata.id", "id", None);
        check("n\u{7}ew", "new", None);
        check("ids", "id", None);
        check("restored", "@removed", None);
        check("status", "destinationType", None);
        check(&"x".repeat(1_000_000), "destinationType", None);
    }

    #[test]
    fn names_in_one() {
        assert!(joins("restorePointId", "restorePoint", "id"));
        assert!(joins("restore_point_id", "restorePoint", "id"));
        assert!(!joins("restorePoint", "restorePoint", "id"));
        assert!(!joins("restorePoint@id", "restorePoint", "id"));
    }
}
