//! What the columns of a list, or the properties of its items, say besides: which of the rows are meant, and where
//! they restore to. One reading for tables and for JSON.

use std::borrow::Cow;

use super::Wanted;
use super::decision::Decisions;
use super::destination::Destinations;
use super::page::Page;
use super::survey::Survey;
use crate::delta::names::is_wrapper;
use crate::finding::Findings;
use crate::hashing::HashMap;
use crate::json::{Data, Members, Value};
use crate::resource::Items;

/// What was found in all rows.
pub(super) struct Chosen<'n> {
    /// `None` where it does not count: what is there is there, whatever somebody wants of it.
    decisions: Option<Decisions<'n>>,
    /// The names of its columns.
    names: Vec<&'n str>,
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
            destination: None,
        };
        if wanted.of.is_none() {
            let decisions = Decisions::of(survey, wanted.is_strict)?;
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
        let mut survey = Survey::default();
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
        self.decisions.as_ref()?.against(wanted.kind, cell)
    }

    /// What the properties of an item say, where that counts.
    pub fn properties<'v>(&self, item: &'v Value<'v>) -> HashMap<&'v str, Cow<'v, str>> {
        let mut found = HashMap::default();
        let decides = self.decisions.as_ref().is_some_and(Decisions::decide);
        if decides || self.destination.is_some() {
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
