//! What the columns of a list, or the properties of its items, say besides: which of the rows are meant, and where
//! they restore to. One reading for tables and for JSON.

use std::borrow::Cow;

use super::Wanted;
use super::decision::{Decisions, Purpose, marks_row, may_be_marked};
use super::destination::{self, Destinations};
use super::item::LABELS;
use super::page::Page;
use super::row::Row;
use super::survey::Survey;
use super::words::plain;
use crate::change::Addition;
use crate::delta::id::resembles_id;
use crate::delta::names::is_wrapper;
use crate::finding::Findings;
use crate::hashing::HashMap;
use crate::json::{Data, Members, Value};
use crate::resource::{BROWSE_SESSION_ID, Items};

/// What was found in all rows.
pub(super) struct Chosen<'n> {
    /// `None` where it does not count: what is there is there, whatever somebody wants of it.
    decisions: Option<Decisions<'n>>,
    /// The names of its columns.
    names: Vec<&'n str>,
    /// Whether a line goes through a cell of them, or a sign before it says no.
    has_marked: bool,
    /// The column of where they restore to, where it is called otherwise.
    pub destination: Option<usize>,
}

impl<'n> Chosen<'n> {
    /// What rows say that were looked through; or why it is not clear which of them are meant.
    pub fn of(
        survey: &Survey<'n>,
        items: &Items,
        wanted: &Wanted,
        findings: &mut Findings,
    ) -> Result<Self, String> {
        let mut chosen = Self {
            decisions: None,
            names: survey.columns.iter().map(|it| it.name).collect(),
            has_marked: survey.has_marked,
            destination: None,
        };
        if wanted.of.is_none() {
            let decisions = Decisions::of(survey, wanted)?;
            decisions.tell(wanted.what, findings);
            chosen.decisions = Some(decisions);
        }
        let destinations = Destinations::of(survey, items);
        destinations.tell(wanted.what, findings);
        chosen.destination = destinations.column;
        Ok(chosen)
    }

    /// What the items of JSON say.
    pub fn of_pages(
        pages: &'n [Page<'n>],
        items: &Items,
        wanted: &Wanted,
        findings: &mut Findings,
    ) -> Result<Self, String> {
        let mut survey = Survey::of(items);
        for item in pages.iter().flat_map(|it| it.items) {
            survey.rows += 1;
            each_property(item, &mut |name, text| {
                let at = survey.named(name);
                survey.see(at, &text);
            });
        }
        Self::of(&survey, items, wanted, findings)
    }

    /// The column that says of a row that it is not meant, and what it says.
    pub fn against<'t>(
        &self,
        wanted: &Wanted,
        cell: impl Fn(usize) -> Option<Cow<'t, str>>,
    ) -> Option<(&'n str, String)> {
        let decided = self.decisions.as_ref()?.against(Purpose::of(wanted), &cell);
        decided.or_else(|| self.has_marked.then(|| self.marked(&cell))?)
    }

    /// The column of a row that bears such a mark, and what stands there. That of an id is judged with it.
    fn marked<'t>(
        &self,
        cell: impl Fn(usize) -> Option<Cow<'t, str>>,
    ) -> Option<(&'n str, String)> {
        let mut cells = (0..self.names.len()).filter_map(|at| Some((self.names[at], cell(at)?)));
        let found = cells.find(|(name, text)| {
            may_be_marked(text) && marks_row(text, is_label(name)) && !resembles_id(text)
        });
        found.map(|(name, text)| (name, text.trim().to_owned()))
    }

    /// What the properties of an item say, where that counts.
    pub fn properties<'v>(&self, item: &'v Value<'v>) -> HashMap<&'v str, Cow<'v, str>> {
        let mut found = HashMap::default();
        let decides = self.decisions.as_ref().is_some_and(Decisions::decide);
        if decides || self.has_marked || self.destination.is_some() {
            each_property(item, &mut |name, text| {
                found.entry(name).or_insert(text);
            });
        }
        found
    }

    /// The name of a column.
    pub fn name(&self, at: usize) -> &'n str {
        self.names[at]
    }
}

/// Whether a column is that of what people call things by.
fn is_label(name: &str) -> bool {
    let name = plain(name);
    name.ends_with("name") || LABELS.iter().any(|it| plain(it) == name)
}

/// What stands beside a list of JSON, and counts for each item that does not say it itself.
#[derive(Default)]
pub(super) struct Beside {
    destination: Option<String>,
    browse_session: Option<String>,
}

impl Beside {
    pub fn of(holder: &Value, items: &Items, what: &str, findings: &mut Findings) -> Self {
        let mut survey = Survey::default();
        let mut destinations = Vec::new();
        let mut browse_session = None;
        each_property(holder, &mut |name, text| {
            if destination::is_name(name) && !text.trim().is_empty() {
                let at = survey.add(name);
                survey.see(at, &text);
                destinations.push(text.into_owned());
            } else if [BROWSE_SESSION_ID, "browseSession"]
                .map(plain)
                .contains(&plain(name))
            {
                browse_session = Some(text.trim().to_owned());
            }
        });
        survey.rows = 1;
        let said = Destinations::of(&survey, items);
        said.tell(what, findings);
        let at = said.column.or_else(|| {
            survey
                .columns
                .iter()
                .position(destination::is_destination_type)
        });
        Self {
            destination: at
                .filter(|_| items.has_destination)
                .map(|it| destinations.swap_remove(it)),
            browse_session: browse_session.filter(|it| !it.is_empty() && items.has_browse_session),
        }
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

/// Gives each property of an item that holds one value, those in what serialisers wrap as well.
fn each_property<'v>(item: &'v Value<'v>, take: &mut dyn FnMut(&'v str, Cow<'v, str>)) {
    for (name, value) in item.as_object().into_iter().flat_map(Members::iter) {
        let text = match &value.data {
            Data::Object(_) if is_wrapper(name) => {
                each_property(value, take);
                continue;
            }
            Data::Object(_) | Data::Array(_) => continue,
            Data::Null => Cow::Borrowed(""),
            _ => value
                .as_str()
                .map_or_else(|| value.to_json().into(), Cow::Borrowed),
        };
        if !name.contains('@') {
            take(name, text);
        }
    }
}
