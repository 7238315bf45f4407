//! What the columns of a CSV hold.

use super::Row;
use super::csv::{Cell, Record};
use crate::interpret::entry::REMOVE_REQUESTED;
use crate::resource::{
    BROWSE_SESSION, BROWSE_SESSION_ID, DESTINATION_TYPE, ID, Items, POLICY_ID, RESOURCES, STATUS,
    letters,
};

/// The names of columns.
pub(super) struct Header {
    /// The letters of each.
    names: Vec<String>,
    width: usize,
}

impl Header {
    pub fn of(record: &Record) -> Self {
        Self {
            names: record.cells.iter().map(|it| letters(&it.text)).collect(),
            width: record.width(),
        }
    }

    /// Whether the list is an outcome that was saved: it tells what was asked, and not what is there.
    pub fn is_outcome(&self) -> bool {
        ["state", "evidence"]
            .iter()
            .all(|it| self.column(it).is_some())
    }

    /// Whether an id of any kind of item stands in one of them.
    pub fn is_known(&self) -> bool {
        let deltas = RESOURCES.iter().flat_map(|it| it.deltas);
        let mut items = deltas.filter_map(|it| it.items);
        items.any(|it| Columns::of(self, it).is_some())
    }

    fn column(&self, name: &str) -> Option<usize> {
        let name = letters(name);
        self.names.iter().position(|it| *it == name)
    }
}

/// Which columns hold what.
pub(super) struct Columns {
    /// How many columns there are.
    pub width: usize,
    reference: Option<usize>,
    id: Option<usize>,
    /// A column `id` without a reference beside it: what the list is about.
    alone: Option<usize>,
    destination: Option<usize>,
    browse_session: Option<usize>,
    status: Option<usize>,
    policy: Option<usize>,
}

impl Columns {
    /// The columns that a header names; `None` where no id stands in any.
    pub fn of(header: &Header, items: &Items) -> Option<Self> {
        let column = |name: &str| header.column(name);
        let reference = items.reference;
        let path = reference.path.concat();
        let references = [path.as_str(), reference.id.words, OUTCOME_REFERENCE];
        let references = references
            .iter()
            .chain(&reference.old_name)
            .chain(reference.id.names);
        let reference = references.copied().find_map(column);
        let (id, status) = (column(ID), column(STATUS));
        // What has a status is an item itself, and not what one refers to.
        let is_own = reference.is_some() || status.is_some();
        let columns = Self {
            width: header.width,
            reference,
            id: column(items.id.words).or(id.filter(|_| is_own)),
            alone: id.filter(|_| !is_own),
            destination: column(DESTINATION_TYPE).filter(|_| items.has_destination),
            browse_session: column(BROWSE_SESSION_ID)
                .or_else(|| column(BROWSE_SESSION.words))
                .filter(|_| items.has_browse_session),
            status,
            policy: column(POLICY_ID),
        };
        let has_ids = [columns.reference, columns.id, columns.alone];
        has_ids.iter().any(Option::is_some).then_some(columns)
    }

    /// The name of a column that is read and that the header has twice: which of them counts is not
    /// known.
    pub fn twice<'h>(&self, header: &'h Header) -> Option<&'h str> {
        let read = [
            self.reference,
            self.id,
            self.alone,
            self.destination,
            self.browse_session,
        ];
        let mut names = read.into_iter().flatten().map(|at| &header.names[at]);
        let count = |name: &String| header.names.iter().filter(|it| *it == name).count();
        names.find(|it| count(it) > 1).map(String::as_str)
    }

    pub fn row(&self, record: &Record) -> Row {
        let cell = |at: Option<usize>| {
            let cell: &Cell = record.cells.get(at?)?;
            (!cell.text.is_empty()).then_some(cell)
        };
        let text = |at| cell(at).map(|it| without_mark(&it.text).to_owned());
        let status = text(self.status);
        let named = cell(self.reference.or(self.alone));
        Row {
            id: text(self.id),
            reference: text(self.reference),
            destination: text(self.destination),
            browse_session: text(self.browse_session),
            is_going: status.as_deref() == Some(REMOVE_REQUESTED),
            owner: text(self.policy),
            is_own: self.status.is_some(),
            status,
            place: Some(named.map_or_else(|| record.place(), |it| it.place)),
            ..Row::alone(text(self.alone))
        }
    }
}

/// What the reference of an item is called in an outcome.
const OUTCOME_REFERENCE: &str = "reference";

/// A text without the apostrophe that stands before what a spreadsheet would take for a formula.
fn without_mark(text: &str) -> &str {
    let text_of_formula = text.strip_prefix('\'');
    let is_formula = |it: &&str| it.starts_with(['=', '+', '-', '@']);
    text_of_formula.filter(is_formula).unwrap_or(text)
}
