//! Which property a name means when it is not spelled exactly.

/// How well a name is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// Exactly, or with the `odata.` that may stand after an `@`.
    Exact,
    /// The same letters in another casing or with separators: surely meant.
    Recased,
    /// A letter or two off: likely meant.
    Near,
}

/// How many letters a likely name may be off.
const OFF: usize = 2;

/// How `name` spells `expected`; `None` where it means something else.
pub(crate) fn spelling(name: &str, expected: &str) -> Option<Spelling> {
    if name == expected || (name.contains('@') && name.replacen("@odata.", "@", 1) == expected) {
        return Some(Spelling::Exact);
    }
    // A name with `@` is an annotation, never a property.
    if name.contains('@') && !expected.contains('@') {
        return None;
    }
    // Longer names mean something else, and need not be looked at letter by letter.
    if name.len() > 2 * expected.len() + 16 {
        return None;
    }
    let (letters, wanted) = (letters(name), letters(expected));
    if letters == wanted {
        return Some(Spelling::Recased);
    }
    let near = wanted.len() > 4 * OFF && distance(&letters, &wanted) <= OFF;
    near.then_some(Spelling::Near)
}

/// A name in lower case, without `@`, `odata.` and what stands between words in other casings.
fn letters(name: &str) -> Vec<char> {
    let name = name.to_lowercase().replacen("@odata.", "", 1);
    name.chars()
        .filter(|char| !matches!(char, '@' | '_' | '-' | ' '))
        .collect()
}

/// The Levenshtein distance.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let substituted = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
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
}
