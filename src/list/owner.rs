//! Whose a list is: all of it must be of one session or policy.

use super::{List, Unreadable, Wanted};
use crate::delta::id::is_guid;
use crate::finding::show;

/// Refuses a list of which a row belongs to another policy than the one that is asked for; or of several policies,
/// where that is not known.
pub(super) fn refuse_others(list: &List, wanted: &Wanted) -> Result<(), Unreadable> {
    let Some(asked) = wanted.policy else {
        return Ok(());
    };
    let is_known = !asked.is_empty() || wanted.delta.units.is_none();
    let mut of = if is_known {
        Some(asked)
    } else {
        list.of.as_deref()
    };
    for row in list.rows.iter().filter(|it| !it.is_going) {
        let Some(owner) = row.owner.as_deref() else {
            continue;
        };
        let reason = match of {
            Some(of) if is_known => other_owner(owner, of),
            of => several_owners(owner, of),
        };
        if let Some(reason) = reason {
            return Err(Unreadable {
                place: row.place.span(),
                ..reason.into()
            });
        }
        of = of.or(Some(owner));
    }
    Ok(())
}

/// Why something is no list of one session or policy, as it is of another one, too.
pub(super) fn several_owners(found: &str, before: Option<&str>) -> Option<String> {
    let before = before.filter(|it| is_guid(it.trim()))?;
    let [found, before] = two_owners(found, before)?;
    Some(format!(
        "it is about {before} and about {found}: give the list of each by itself."
    ))
}

/// Why something is no list of what is there in one session or policy, as it is of another.
pub(super) fn other_owner(found: &str, of: &str) -> Option<String> {
    let [found, of] = two_owners(found, of)?;
    Some(format!("it is about {found}, and not about {of}."))
}

/// What was found and what is known, as messages show them, where these are two; what is no id may be a name.
fn two_owners(found: &str, known: &str) -> Option<[String; 2]> {
    let [found, known] = [found, known].map(str::trim);
    let differ = !known.is_empty() && !found.eq_ignore_ascii_case(known);
    (differ && is_guid(found)).then(|| [found, known].map(show))
}
