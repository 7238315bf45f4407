//! What stands beside a list in JSON, and says something of all its items.

use std::borrow::Cow;

use super::Wanted;
use super::decision::{Decisions, speaks_of_deletion};
use super::destination::{self, Destinations};
use super::property::{OBJECT, each_property};
use super::row::Row;
use super::survey::Survey;
use super::words::plain;
use crate::change::Addition;
use crate::delta::item::{member, text};
use crate::delta::payload::delta_arrays;
use crate::finding::{Findings, show};
use crate::json::Value;
use crate::resource::{BROWSE_SESSION_ID, Items};

/// What stands beside a list of JSON, and counts for each item that does not say it itself.
#[derive(Default)]
pub(super) struct Beside {
    destination: Option<String>,
    browse_session: Option<String>,
}

/// What a list is called by.
const NAMES: [&str; 6] = ["name", "displayName", "label", "type", "kind", "category"];

/// What somebody calls a list. What a session or a policy is called says nothing of what it holds.
pub(super) fn names<'v>(holder: &'v Value<'v>) -> impl Iterator<Item = &'v str> {
    let is_list = delta_arrays(holder).is_empty();
    let names = NAMES.iter().filter(move |_| is_list);
    names.filter_map(|it| text(member(holder, it)?))
}

impl Beside {
    /// What an object says that holds a list; or why nothing in that is meant, or not all of it.
    pub fn of(
        holder: &Value,
        items: &Items,
        wanted: &Wanted,
        findings: &mut Findings,
    ) -> Result<Self, String> {
        let mut survey = Survey::default();
        let mut destinations = Survey::default();
        let mut browse_session = None;
        let of_session = [BROWSE_SESSION_ID, "browseSession"].map(plain);
        each_property(holder, &mut |name, text| {
            if of_session.contains(&plain(&name)) && text != OBJECT {
                browse_session = Some(text.trim().to_owned());
            } else if destination::is_name(&name) && !text.trim().is_empty() {
                let at = destinations.add(name);
                destinations.see(at, &text);
            } else if !(wanted.is_of_session() && speaks_of_deletion(&text)) {
                let at = survey.add(name);
                survey.see(at, &text);
            }
        });
        // What a session or a policy says of itself is about that.
        if wanted.of.is_none() && delta_arrays(holder).is_empty() {
            survey.rows = 1;
            refuse_list(&survey, wanted)?;
        }
        destinations.rows = 1;
        let said = Destinations::of(&destinations, items);
        said.tell(wanted.what, findings);
        let columns = &destinations.columns;
        let named = || columns.iter().position(destination::is_destination_type);
        let at = said.column.or_else(named).filter(|_| items.has_destination);
        Ok(Self {
            destination: at.and_then(|it| columns[it].first.clone()),
            browse_session: browse_session.filter(|it| !it.is_empty() && items.has_browse_session),
        })
    }

    /// A row with what stands beside its list, where the row does not say it.
    pub fn fill(&self, mut row: Row) -> Row {
        if row.browse_session.is_none()
            && let Some(session) = &self.browse_session
        {
            row.browse_session = Some(session.clone());
            if let Some(Addition::Item(given)) = &mut row.given {
                given
                    .browse_session_id
                    .get_or_insert_with(|| session.clone());
            }
        }
        match &self.destination {
            Some(it) if row.destination.is_none() => row.restored_to(Some(Cow::Borrowed(it))),
            _ => row,
        }
    }
}

/// Refuses a list beside which it is said that nothing in it is meant.
fn refuse_list(beside: &Survey, wanted: &Wanted) -> Result<(), String> {
    match Decisions::against_all(beside, wanted)? {
        Some((name, value)) => Err(format!(
            "its `{}` says `{}`, by which nothing in it is meant.",
            show(&name),
            show(&value)
        )),
        None => Ok(()),
    }
}
