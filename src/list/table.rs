//! What the columns of a table hold.

use std::sync::OnceLock;

use super::csv::{Cell, Record};
use super::item::{BROWSE_SESSIONS, PROTECTION_SOURCES, SESSIONS, is_by_rule, is_leaving};
use super::kind::{self, Named};
use super::label::{LABELS, Label};
use super::row::{Place, Row};
use crate::delta::id::{is_guid, is_host};
use crate::finding::Span;
use crate::hashing::HashSet;
use crate::resource::{
    BROWSE_SESSION, BROWSE_SESSION_ID, DESTINATION_TYPE, ID, IdFormat, Items, POLICY_ID, RESOURCES,
    SEARCH_RESPONSE_ID, STATUS, letters,
};

/// The names of columns.
pub(super) struct Header {
    /// The letters of each.
    names: Vec<String>,
    /// Each as it is written.
    written: Vec<String>,
    width: usize,
    pub place: Span,
}

impl Header {
    pub fn of(record: &Record) -> Self {
        let cells = record.cells.iter();
        Self {
            names: cells.clone().map(|it| letters(&it.text)).collect(),
            written: cells.map(|it| it.text.clone().into_owned()).collect(),
            width: record.width(),
            place: record.place(),
        }
    }

    /// Whether the list is an outcome that was saved: it tells what was asked, and not what is there.
    pub fn is_outcome(&self) -> bool {
        let mut names = ["state", "evidence"].iter();
        names.all(|it| self.column(it).is_some())
    }

    /// Whether each row holds a name and a value.
    pub fn is_of_pairs(&self) -> bool {
        self.names == ["name", "value"] || self.names == ["key", "value"]
    }

    /// Whether an id of any kind of item stands in one of them.
    pub fn is_known(&self) -> bool {
        static KNOWN: OnceLock<HashSet<String>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| {
            let deltas = RESOURCES.iter().flat_map(|it| it.deltas);
            let items = deltas.filter_map(|it| it.items);
            items.flat_map(names_of_ids).collect()
        });
        self.names.iter().any(|it| known.contains(it))
    }

    /// Whether a record is the header once more, as where files were joined.
    pub fn is_again(&self, record: &Record) -> bool {
        let mut cells = record.cells.iter().zip(&self.written);
        record.width() == self.width && cells.all(|(cell, name)| cell.text == name.as_str())
    }

    /// The names as they are written.
    pub fn columns(&self) -> Vec<String> {
        self.written[..self.width].to_vec()
    }

    fn column(&self, name: &str) -> Option<usize> {
        let name = letters(name);
        self.names.iter().position(|it| *it == name)
    }
}

/// The letters of the names of columns in which an id of an item may stand.
fn names_of_ids(items: &Items) -> Vec<String> {
    let own = [ID, items.id.words].map(letters);
    references(items).into_iter().chain(own).collect()
}

/// The letters of the names of columns that hold what an item refers to, the surest first.
fn references(items: &Items) -> Vec<String> {
    let reference = items.reference;
    let path = reference.path.concat();
    let names = [path.as_str(), reference.id.words, OUTCOME_REFERENCE];
    let exports = OBJECT_IDS.iter().filter(|_| path == "directoryObjectId");
    let names = names
        .iter()
        .chain(&reference.old_name)
        .chain(reference.id.names)
        .chain(exports);
    names.map(|it| letters(it)).collect()
}

/// What the columns of exports, and of people, call the id of a directory object besides; JSON has other names.
const OBJECT_IDS: [&str; 27] = [
    "aadObjectId",
    "azureObjectId",
    "microsoftEntraObjectId",
    "userObjectId",
    "objectIdGuid",
    "benutzerId",
    "benutzerObjektId",
    "idDObjet",
    "idDeLObjet",
    "idUtilisateur",
    "idDeLUtilisateur",
    "idDeObjeto",
    "idDelObjeto",
    "idDeUsuario",
    "idOggetto",
    "idDellOggetto",
    "idUtente",
    "gebruikersId",
    "idDoObjeto",
    "identyfikatorObiektu",
    "idObjektu",
    "オブジェクトID",
    "ユーザーID",
    "对象ID",
    "用户ID",
    "物件識別碼",
    "개체ID",
];

/// Which columns hold what.
pub(super) struct Columns {
    /// How many columns there are.
    pub width: usize,
    /// Those that hold what an item refers to, the surest first.
    references: Vec<usize>,
    id: Option<usize>,
    /// A column `id` without a reference beside it: what the list is about.
    alone: Option<usize>,
    /// The host of a site, and the id of its web, where they stand in columns of their own.
    host: Option<usize>,
    web: Option<usize>,
    pub destination: Option<usize>,
    browse_session: Option<usize>,
    /// One of some session: the id of a restore session is a GUID.
    session: Option<usize>,
    search_response: Option<usize>,
    status: Option<usize>,
    policy: Option<usize>,
    sources: Option<usize>,
    /// Those of names and addresses, each with which of them it is.
    labels: Vec<(usize, usize)>,
    unit: Option<usize>,
    /// Those that show what the items are, by the names that do.
    telling: Vec<(&'static str, usize)>,
}

impl Columns {
    /// The columns that a header names; `None` where no id stands in any.
    pub fn of(header: &Header, items: &Items) -> Option<Self> {
        if !header.is_known() {
            return None;
        }
        let column = |name: &str| header.column(name);
        let reference = items.reference;
        let named = |name: &String| header.names.iter().position(|it| it == name);
        let mut references: Vec<_> = self::references(items).iter().filter_map(named).collect();
        references.dedup();
        let id = column(ID);
        // What has a status or a policy is an item itself, and not what one refers to.
        let is_own =
            !references.is_empty() || kind::own_names(items).any(|it| column(it).is_some());
        let is_site = reference.id.format == IdFormat::Site;
        let of_site = |names: &[&str]| names.iter().copied().find_map(column).filter(|_| is_site);
        let columns = Self {
            width: header.width,
            id: column(items.id.words).or(id.filter(|_| is_own)),
            alone: id.filter(|_| !is_own),
            host: of_site(&["hostName", "siteHost", "host"]),
            web: of_site(&["webId", "rootWebId"]),
            destination: column(DESTINATION_TYPE).filter(|_| items.has_destination),
            browse_session: column(BROWSE_SESSION_ID)
                .or_else(|| column(BROWSE_SESSION.words))
                .or_else(|| BROWSE_SESSIONS.iter().find_map(|it| column(it)))
                .filter(|_| items.has_browse_session),
            session: SESSIONS
                .iter()
                .find_map(|it| column(it))
                .filter(|_| items.has_browse_session),
            search_response: column(SEARCH_RESPONSE_ID).filter(|_| items.search_response.is_some()),
            status: column(STATUS),
            policy: POLICIES.iter().find_map(|it| column(it)),
            sources: column(PROTECTION_SOURCES),
            labels: (LABELS.iter().enumerate())
                .filter_map(|(under, it)| Some((under, column(it)?)))
                .collect(),
            unit: UNITS.iter().find_map(|it| column(it)),
            telling: kind::names()
                .filter_map(|it| Some((it, column(it)?)))
                .collect(),
            references,
        };
        let has_ids = columns.id.or(columns.alone).is_some() || !columns.references.is_empty();
        has_ids.then_some(columns)
    }

    /// The name of a column that is read and that the header has twice: which of them counts is not
    /// known.
    pub fn twice<'h>(&self, header: &'h Header) -> Option<&'h str> {
        let read = [self.id, self.alone, self.destination, self.browse_session];
        let read = read
            .into_iter()
            .flatten()
            .chain(self.references.iter().copied());
        let mut names = read.map(|at| (at, &header.names[at]));
        let count = |name: &String| header.names.iter().filter(|it| *it == name).count();
        names
            .find(|(_, it)| count(it) > 1)
            .map(|(at, _)| header.written[at].as_str())
    }

    /// The names of two columns that both say what an item refers to, and differ.
    pub fn contradiction<'h>(&self, record: &Record, header: &'h Header) -> Option<[&'h str; 2]> {
        let text = |at: usize| {
            record
                .cells
                .get(at)
                .map(|it| &*it.text)
                .filter(|it| !it.is_empty())
        };
        let mut said = self
            .references
            .iter()
            .filter_map(|at| Some((*at, text(*at)?)));
        let (first, reference) = said.next()?;
        let (other, _) = said.find(|(_, it)| !it.eq_ignore_ascii_case(reference))?;
        Some([first, other].map(|at| header.written[at].as_str()))
    }

    /// The name of another column whose cells are ids, though not known ones.
    pub fn other_ids<'h>(&self, record: &Record, header: &'h Header) -> Option<&'h str> {
        let known = ["policyid", "tenantid", "siteid", "webid", "id"];
        let is_other = |at: usize| {
            let is_read = self.references.contains(&at)
                || [self.id, self.alone, self.policy, self.unit].contains(&Some(at));
            let name = header.names.get(at);
            // Exports have more ids of the same thing beside the one that names it for sure.
            let is_usual = |it: &str| !self.references.is_empty() && OTHER_IDS.contains(&it);
            !is_read && name.is_some_and(|it| !known.contains(&it.as_str()) && !is_usual(it))
        };
        let cells = record.cells.iter().enumerate();
        let mut others = cells.filter(|(at, cell)| is_guid(&cell.text) && is_other(*at));
        others.next().map(|(at, _)| header.written[at].as_str())
    }

    /// What a row shows itself to be.
    pub fn names<'r>(&'r self, record: &'r Record<'r>, items: &'r Items) -> RowNames<'r> {
        RowNames {
            columns: self,
            record,
            items,
        }
    }

    pub fn row(&self, record: &Record) -> Row {
        let cell = |at: usize| -> Option<&Cell> {
            let cell = record.cells.get(at)?;
            (!cell.text.is_empty()).then_some(cell)
        };
        let text = |at: Option<usize>| Some(without_mark(&cell(at?)?.text).to_owned());
        let status = self.status.map(|it| text(Some(it)).unwrap_or_default());
        let reference = self
            .references
            .iter()
            .copied()
            .find(|at| cell(*at).is_some());
        let named = reference.or(self.alone).and_then(cell);
        let labels = self.labels.iter().filter_map(|(under, at)| {
            let (under, text) = (*under, text(Some(*at))?);
            Some(Label { under, text })
        });
        let site = text(reference).map(|it| self.whole_site(it, record));
        Row {
            id: text(self.id),
            reference: site,
            alone: text(self.alone),
            destination: text(self.destination),
            browse_session: text(self.browse_session)
                .or_else(|| text(self.session).filter(|it| !is_guid(it))),
            search_response: text(self.search_response),
            is_going: status.as_deref().is_some_and(is_leaving),
            is_by_rule: text(self.sources).is_some_and(|it| is_by_rule(&it)),
            owner: text(self.policy),
            labels: labels.collect(),
            unit: text(self.unit),
            status,
            place: Place::Text(named.map_or_else(|| record.place(), |it| it.place)),
            ..Row::default()
        }
    }

    /// The id of a site whose parts stand in three columns.
    fn whole_site(&self, site: String, record: &Record) -> String {
        let text = |at: Option<usize>| Some(&*record.cells.get(at?)?.text);
        match (text(self.host), text(self.web)) {
            (Some(host), Some(web)) if is_host(host) && is_guid(&site) && is_guid(web) => {
                [host, &site, web].join(",")
            }
            _ => site,
        }
    }
}

/// A row by the names of its columns.
pub(super) struct RowNames<'r> {
    columns: &'r Columns,
    record: &'r Record<'r>,
    items: &'r Items,
}

impl RowNames<'_> {
    fn cell(&self, at: usize) -> Option<&str> {
        let text = &*self.record.cells.get(at)?.text;
        (!text.is_empty()).then_some(text)
    }
}

impl Named for RowNames<'_> {
    fn has(&self, name: &str) -> bool {
        let has_reference = || {
            let mut references = self.columns.references.iter();
            name == self.items.reference.path[0] && references.any(|at| self.cell(*at).is_some())
        };
        self.text(name).is_some() || has_reference()
    }

    fn text(&self, name: &str) -> Option<&str> {
        let mut telling = self.columns.telling.iter();
        self.cell(telling.find(|it| it.0 == name)?.1)
    }
}

/// The columns that name the policy of an item, or of the unit that its restore point is of.
const POLICIES: [&str; 3] = [
    POLICY_ID,
    "protectionUnitPolicyId",
    "restorePointProtectionUnitPolicyId",
];

/// The columns that name the protection unit that a restore point is of.
const UNITS: [&str; 3] = [
    "protectionUnitId",
    "protectionUnit",
    "restorePointProtectionUnitId",
];

/// The columns of ids in the exports of Exchange, Entra and SharePoint that name no item.
const OTHER_IDS: [&str; 14] = [
    "exchangeguid",
    "guid",
    "archiveguid",
    "disabledarchiveguid",
    "mailboxguid",
    "groupid",
    "relatedgroupid",
    "hubsiteid",
    "skuid",
    "deviceid",
    "netid",
    "immutableid",
    "organizationid",
    "externaldirectoryorganizationid",
];

/// What the reference of an item is called in an outcome.
const OUTCOME_REFERENCE: &str = "reference";

/// A text without the apostrophe that stands before what a spreadsheet would take for a formula.
fn without_mark(text: &str) -> &str {
    let text_of_formula = text.strip_prefix('\'');
    let is_formula = |it: &&str| it.starts_with(['=', '+', '-', '@']);
    text_of_formula.filter(is_formula).unwrap_or(text)
}
