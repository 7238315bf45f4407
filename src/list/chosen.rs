//! What the columns of a list, or the properties of its items, say besides: which of the rows are meant, and where
//! they restore to. One reading for tables and for JSON.

use std::borrow::Cow;

use super::Wanted;
use super::decision::{Decisions, Purpose, marks_row, may_be_marked};
use super::destination::Destinations;
use super::label::LABELS;
use super::numbering::Gap;
use super::page::Page;
use super::property::each_property;
use super::survey::Survey;
use super::words::plain;
use crate::delta::id::resembles_id;
use crate::finding::Findings;
use crate::hashing::HashMap;
use crate::json::Value;
use crate::resource::Items;

/// What was found in all rows.
pub(super) struct Chosen {
    /// `None` where it does not count: what is there is there, whatever somebody wants of it.
    decisions: Option<Decisions>,
    /// The names of its columns.
    names: Vec<String>,
    /// Whether a line goes through a cell of them, or a sign before it says no.
    has_marked: bool,
    /// The column of where they restore to, where it is called otherwise.
    pub destination: Option<usize>,
    /// Where the numbers of the rows have a gap.
    pub gap: Option<Gap>,
}

impl Chosen {
    /// What rows say that were looked through; or why it is not clear which of them are meant.
    pub fn of(
        survey: &Survey,
        items: &Items,
        wanted: &Wanted,
        findings: &mut Findings,
    ) -> Result<Self, String> {
        let mut chosen = Self {
            decisions: None,
            names: survey
                .columns
                .iter()
                .map(|it| it.name.to_string())
                .collect(),
            has_marked: survey.has_marked,
            destination: None,
            gap: survey.gap(),
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
        pages: &[Page],
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
    ) -> Option<(&str, String)> {
        let decided = self.decisions.as_ref()?.against(Purpose::of(wanted), &cell);
        decided.or_else(|| self.has_marked.then(|| self.marked(&cell))?)
    }

    /// The column of a row that bears such a mark, and what stands there. That of an id is judged with it.
    fn marked<'t>(&self, cell: impl Fn(usize) -> Option<Cow<'t, str>>) -> Option<(&str, String)> {
        let names = self.names.iter().enumerate();
        let mut cells = names.filter_map(|(at, name)| Some((&**name, cell(at)?)));
        let found = cells.find(|(name, text)| {
            may_be_marked(text) && marks_row(text, is_label(name)) && !resembles_id(text)
        });
        found.map(|(name, text)| (name, text.trim().to_owned()))
    }

    /// What the properties of an item say, where that counts.
    pub fn properties<'v>(&self, item: &'v Value<'v>) -> HashMap<Cow<'v, str>, Cow<'v, str>> {
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
    pub fn name(&self, at: usize) -> &str {
        &self.names[at]
    }
}

/// Whether a column is that of what people call things by.
fn is_label(name: &str) -> bool {
    let name = plain(name);
    name.ends_with("name") || LABELS.iter().any(|it| plain(it) == name)
}
