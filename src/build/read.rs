//! Reading a change: what it says, and the items it becomes.

use super::item::Item;
use crate::change::{Change, RetentionSetting, delta_for};
use crate::finding::{Draft, Findings, Told, rules};
use crate::json::{Data, Members, Value, pointer_of, quoted};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME, Delta, DestinationType, ID, Items,
    POLICY_ID, PolicyUnits, RESOURCES, RESTORE_JOB_TYPE, RETENTION_SETTINGS, Resource,
    RestoreJobType, SEARCH_RESPONSE_ID, Setting, Version,
};

pub(crate) const ADD: &str = "add";
pub(crate) const REMOVE: &str = "remove";
pub(super) const CREATE: &str = "create";
pub(super) const UNITS: &str = "units";
/// The properties of every change, of a session's, and of a policy's, beside its settings.
const PROPERTIES: &[&str] = &["resource", ID, "version", ADD, REMOVE];
const OF_SESSION: &[&str] = &[
    CREATE,
    RESTORE_JOB_TYPE,
    DESTINATION_TYPE,
    BROWSE_SESSION_ID,
    SEARCH_RESPONSE_ID,
];
const OF_POLICY: &[&str] = &[UNITS];

const EXAMPLE: &str = r#"{"resource":"oneDriveForBusinessRestoreSession","id":"…","add":["…"],"destinationType":"new","remove":["…"]}"#;
const RETENTION_EXAMPLE: &str =
    r#"an array of settings, such as {"interval":"R/P1W","period":"P365D"}"#;

/// A change that was understood.
pub(super) struct ParsedChange<'v> {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    pub items_kind: &'static Items,
    pub id: String,
    /// Whether the first request creates the session.
    pub creates: bool,
    pub version: Version,
    pub settings: Vec<(&'static Setting, &'v Value<'v>)>,
    pub items: Vec<Item<'v>>,
    /// The items as JSON, one a line.
    pub text: String,
}

impl ParsedChange<'_> {
    /// The property of its requests that holds the items.
    pub fn property(&self) -> &'static str {
        self.delta.property_where(self.creates)
    }
}

/// Reads a change, or the rest of one, and tells what is wrong with it. `None` where no body can be made
/// of it.
pub(super) fn read_change<'v>(
    change: &'v Value<'v>,
    is_rest: bool,
    findings: &mut Findings,
) -> Option<ParsedChange<'v>> {
    let Some(members) = change.as_object() else {
        let mut reader = ChangeReader {
            change: &Members::NONE,
            is_rest,
            findings,
        };
        reader.malformed("The change", change, "an object", String::new());
        return None;
    };
    let mut reader = ChangeReader {
        change: members,
        is_rest,
        findings,
    };
    let resource = reader.resource()?;
    reader.unknown_properties(resource);
    let creates = reader.creates();
    let delta = reader.delta(resource);
    let id = reader.id_of(resource, delta, creates);
    let version = reader.version();
    let Some(items_kind) = delta.items_where(creates) else {
        reader.add(rules::ChangeUndocumented, String::new(), |it| it);
        return None;
    };
    let settings = resource.settings.iter();
    let mut parsed = ParsedChange {
        resource,
        delta,
        items_kind,
        id,
        creates,
        version,
        settings: settings
            .filter_map(|it| Some((it, members.get(it.name)?)))
            .collect(),
        items: Vec::new(),
        text: String::new(),
    };
    reader.additions(&mut parsed);
    let additions = parsed.items.len();
    if !creates {
        reader.removals(&mut parsed);
    }
    reader.judge_whole(&parsed, additions);
    Some(parsed)
}

/// Reads a change of which only what it is for is known: not what to add or to remove, and maybe not
/// yet whose id is to be given. Tells what is wrong with it; `None` where it is for nothing.
pub(crate) fn change_without_items(target: &Members, findings: &mut Findings) -> Option<Change> {
    let mut reader = ChangeReader {
        change: target,
        is_rest: false,
        findings,
    };
    let resource = reader.resource()?;
    reader.unknown_properties(resource);
    let create = reader.creates();
    let delta = reader.delta(resource);
    let id = match target.contains(ID) && !create {
        true => reader.text(ID).unwrap_or_default().to_owned(),
        false => reader.id_of(resource, delta, create),
    };
    let mut text = |name| reader.text(name).map(str::to_owned);
    Some(Change {
        browse_session_id: text(BROWSE_SESSION_ID),
        search_response_id: text(SEARCH_RESPONSE_ID),
        policy_id: text(POLICY_ID),
        display_name: text(DISPLAY_NAME),
        create,
        version: reader.version(),
        // What it is for was told to be wrong where it is.
        restore_job_type: delta.job_type.filter(|_| target.contains(RESTORE_JOB_TYPE)),
        units: delta.units.filter(|_| target.contains(UNITS)),
        destination_type: reader.destination_type(),
        retention_settings: reader.retention_settings(),
        ..Change::new(resource.name, id)
    })
}

pub(super) struct ChangeReader<'c, 'f> {
    pub(super) change: &'c Members<'c>,
    /// Whether it is the rest of one that was built: the session was created since.
    pub(super) is_rest: bool,
    pub(super) findings: &'f mut Findings,
}

impl<'c> ChangeReader<'c, '_> {
    pub(super) fn add(
        &mut self,
        told: impl Told,
        pointer: String,
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) {
        self.findings.add(told, || pointer, detail);
    }

    pub(super) fn malformed(&mut self, what: &str, found: &Value, expected: &str, pointer: String) {
        let words = || found.kind().words().to_owned();
        let found = found.as_str().map_or_else(words, quoted);
        self.unexpected(what, &found, expected, pointer);
    }

    pub(super) fn unexpected(&mut self, what: &str, found: &str, expected: &str, pointer: String) {
        let told = rules::ChangeMalformed {
            what,
            found,
            expected,
            example: EXAMPLE,
        };
        self.add(told, pointer, |it| it);
    }

    fn resource(&mut self) -> Option<&'static Resource> {
        let name = self.change.get("resource").unwrap_or(&Value::NULL);
        let resource = RESOURCES
            .iter()
            .find(|it| Some(it.type_name) == name.as_str());
        if resource.is_none() {
            let names: Vec<_> = RESOURCES.iter().map(|it| it.type_name).collect();
            let names = format!("\"{}\"", names.join("\", \""));
            let names = format!("one of {names}");
            if name.is_null() {
                self.unexpected("`resource`", "missing", &names, String::new());
            } else {
                self.malformed("`resource`", name, &names, at("resource"));
            }
        }
        resource
    }

    fn unknown_properties(&mut self, resource: &Resource) {
        let own = match resource.usual().job_type {
            Some(_) => OF_SESSION,
            None => OF_POLICY,
        };
        let settings: Vec<_> = resource.settings.iter().map(|it| it.name).collect();
        let known = [PROPERTIES, own, &settings].concat();
        for name in self.change.names().filter(|it| !known.contains(it)) {
            let told = rules::ChangePropertyUnknown {
                name,
                resource: resource.type_name,
                expected: &format!("`{}`", known.join("`, `")),
            };
            self.add(told, at(name), |it| it);
        }
    }

    /// The text of a property, trimmed; empty where it is no text, which is told.
    pub(super) fn text(&mut self, name: &str) -> Option<&'c str> {
        let value = self.change.get(name)?;
        let text = value.as_str().map(str::trim);
        if text.is_none() {
            self.malformed(&format!("`{name}`"), value, "text", at(name));
        }
        text
    }

    /// One of some names that a property must be.
    fn one_of<T: Copy>(
        &mut self,
        name: &str,
        all: &[T],
        written: fn(T) -> &'static str,
    ) -> Option<T> {
        let told = self.change.get(name)?;
        let found = all
            .iter()
            .copied()
            .find(|it| told.as_str() == Some(written(*it)));
        if found.is_none() {
            let expected: Vec<_> = all
                .iter()
                .map(|it| format!("\"{}\"", written(*it)))
                .collect();
            self.malformed(&format!("`{name}`"), told, &expected.join(" or "), at(name));
        }
        found
    }

    /// Whether the session is to be created.
    fn creates(&mut self) -> bool {
        match self.change.get(CREATE) {
            None => false,
            Some(told) => {
                if !matches!(told.data, Data::Bool(_)) {
                    self.malformed("`create`", told, "true or false", at(CREATE));
                }
                told.data == Data::Bool(true)
            }
        }
    }

    fn version(&mut self) -> Version {
        self.one_of("version", &Version::ALL, Version::segment)
            .unwrap_or_default()
    }

    fn units(&mut self) -> Option<PolicyUnits> {
        self.one_of(UNITS, &PolicyUnits::ALL, PolicyUnits::name)
    }

    /// The retention settings, where a change can hold them; `build` judges what they say.
    fn retention_settings(&mut self) -> Option<Vec<RetentionSetting>> {
        let given = self.change.get(RETENTION_SETTINGS)?;
        let read = RetentionSetting::read_all(given);
        if read.is_none() {
            let name = "`retentionSettings`";
            self.malformed(name, given, RETENTION_EXAMPLE, at(RETENTION_SETTINGS));
        }
        read
    }

    fn restore_job_type(&mut self) -> Option<RestoreJobType> {
        self.one_of(RESTORE_JOB_TYPE, &RestoreJobType::ALL, RestoreJobType::name)
    }

    pub(super) fn destination_type(&mut self) -> Option<DestinationType> {
        let all = &DestinationType::ALL;
        self.one_of(DESTINATION_TYPE, all, DestinationType::name)
    }

    /// The array that the change is for.
    fn delta(&mut self, resource: &'static Resource) -> &'static Delta {
        let told = self.restore_job_type();
        let additions = self.change.get(ADD).and_then(Value::as_array);
        let mut additions = additions.unwrap_or_default().iter();
        let of_items = [BROWSE_SESSION_ID, SEARCH_RESPONSE_ID];
        let is_granular = of_items.iter().any(|it| self.change.contains(it))
            || additions.any(|it| of_items.iter().any(|name| it.get(name).is_some()));
        let by_default = is_granular.then_some(RestoreJobType::Granular);
        delta_for(resource.name, told.or(by_default), self.units())
    }
}

/// The pointer to a property of the change.
pub(super) fn at(name: &str) -> String {
    pointer_of(&[name])
}
