//! What a person wants done: a change. And what does it: requests.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::json::Value;
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, Delta, DestinationType, ID, INTERVAL, PERIOD, PolicyUnits,
    ResourceName, RestoreJobType, SEARCH_RESPONSE_ID, Version,
};

/// What to do to one restore session or protection policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// The kind of session or policy.
    pub resource: ResourceName,
    /// Its id; empty where it is to be created.
    // Types for JavaScript tell a change from a creation, and with a default tsify would let it be left
    // out of both.
    #[cfg_attr(not(target_arch = "wasm32"), serde(default))]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Of a session: whether it is to be created, with the first of its items. It gets its id then.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "false"))]
    pub create: bool,
    /// The version of Microsoft Graph to send to; v1.0 by default.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub version: Version,
    /// Of a session: what it restores. By default standard; granular where a browse session is
    /// given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub restore_job_type: Option<RestoreJobType>,
    /// Of a policy: which of its units; by default those that it protects. Those that it leaves out
    /// are in beta alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub units: Option<PolicyUnits>,
    /// What to add, in order: references (the ids of restore points, of directory objects, of
    /// sites, or item keys), or additions that say more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub add: Vec<Add>,
    /// The ids of the artifacts or protection units to remove, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub remove: Vec<String>,
    /// Of a session: where to restore to, for additions that do not say. Needed if there are such,
    /// but for single files and folders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub destination_type: Option<DestinationType>,
    /// Of a granular session: where the items were found, for additions that do not say. Needed if
    /// there are such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub browse_session_id: Option<String>,
    /// Of a session that is created to restore single items of mailboxes: which search found them,
    /// for additions that do not say. Needed if there are such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub search_response_id: Option<String>,
    /// Of a session: the policy that what it restores must belong to, which the service checks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub policy_id: Option<String>,
    /// Of a policy: its new name, of 1 to 1,024 UTF-16 units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub display_name: Option<String>,
    /// Of a policy: how long its backups are to be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub retention_settings: Option<Vec<RetentionSetting>>,
}

/// How long the backups of a policy are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RetentionSetting {
    /// How often there is such a backup, as a repeating interval (ISO 8601): `R/P1W`.
    pub interval: String,
    /// How long it is kept, as a duration (ISO 8601): `P365D`.
    pub period: String,
}

impl RetentionSetting {
    /// The settings in an array; `None` where one of them is none.
    pub(crate) fn read_all(array: &Value) -> Option<Vec<Self>> {
        let text = |it: &Value, name| Some(it.get(name)?.as_str()?.to_owned());
        let setting = |it| {
            Some(Self {
                interval: text(it, INTERVAL)?,
                period: text(it, PERIOD)?,
            })
        };
        array.as_array()?.iter().map(setting).collect()
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn is_false(it: &bool) -> bool {
    !it
}

impl Change {
    /// A change of that resource which does nothing yet.
    #[must_use]
    pub fn new(resource: ResourceName, id: impl Into<String>) -> Self {
        Self {
            resource,
            id: id.into(),
            create: false,
            version: Version::default(),
            restore_job_type: None,
            units: None,
            add: Vec::new(),
            remove: Vec::new(),
            destination_type: None,
            browse_session_id: None,
            search_response_id: None,
            policy_id: None,
            display_name: None,
            retention_settings: None,
        }
    }
}

/// The array that a change of that resource is for; the usual one where that is not told.
pub(crate) fn delta_for(
    resource: ResourceName,
    job_type: Option<RestoreJobType>,
    units: Option<PolicyUnits>,
) -> &'static Delta {
    let row = resource.row();
    let is_told = |it: &&Delta| {
        (job_type.is_some() && it.job_type == job_type) || (units.is_some() && it.units == units)
    };
    row.deltas
        .iter()
        .find(is_told)
        .unwrap_or_else(|| row.usual())
}

/// What to add: a reference by itself, or an addition as a body holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Add {
    /// The id of a restore point, a directory object or a site, or an item key.
    Reference(String),
    /// An addition.
    Addition(Addition),
}

/// An addition, as a body holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Addition {
    /// To a restore session.
    RestorePoint(RestorePointAddition),
    /// To a granular restore session.
    Item(ItemAddition),
    /// To a policy for OneDrive or Exchange.
    DirectoryObject(DirectoryObjectAddition),
    /// To a policy for SharePoint.
    Site(SiteAddition),
}

impl Addition {
    /// The addition that a value is; `None` where it is none, or says more than an addition does.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let members = value.as_object()?;
        let has_only = |names: &[&str]| members.names().all(|it| names.contains(&it));
        // What is null is not said.
        let said = |name| members.get(name).filter(|it| !it.is_null());
        let text = |name| match said(name) {
            None => Some(None),
            Some(value) => value.as_str().map(|it| Some(it.to_owned())),
        };
        let destination_type = || match text(DESTINATION_TYPE)? {
            None => Some(None),
            Some(name) => DestinationType::of_name(&name).map(Some),
        };
        if has_only(&[BROWSE_SESSION_ID, "itemKey", ID, DESTINATION_TYPE]) {
            return Some(Self::Item(ItemAddition {
                browse_session_id: text(BROWSE_SESSION_ID)?,
                item_key: text("itemKey")?,
                id: text(ID)?,
                destination_type: destination_type()?,
            }));
        }
        if has_only(&["directoryObjectId"]) {
            let directory_object_id = text("directoryObjectId")??;
            return Some(Self::DirectoryObject(DirectoryObjectAddition {
                directory_object_id,
            }));
        }
        if has_only(&["siteId"]) {
            let site_id = text("siteId")??;
            return Some(Self::Site(SiteAddition { site_id }));
        }
        if !has_only(&["restorePoint", DESTINATION_TYPE, SEARCH_RESPONSE_ID]) {
            return None;
        }
        let restore_point = members.get("restorePoint")?.as_object()?;
        let id = restore_point.get(ID)?.as_str()?.to_owned();
        let is_more = restore_point.names().count() > 1;
        let destination_type = destination_type()?;
        let search_response_id = text(SEARCH_RESPONSE_ID)?;
        (!is_more).then_some(Self::RestorePoint(RestorePointAddition {
            restore_point: RestorePoint { id },
            destination_type,
            search_response_id,
        }))
    }
}

/// A restore point to restore.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestorePointAddition {
    /// The restore point.
    pub restore_point: RestorePoint,
    /// Where to; the change's destination by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub destination_type: Option<DestinationType>,
    /// To a session that restores single items of mailboxes: the search that found them; the change's
    /// by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub search_response_id: Option<String>,
}

/// A restore point, by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct RestorePoint {
    /// The id.
    pub id: String,
}

/// A file or folder to restore: by `itemKey`, or by `id` as v1.0 documents it for SharePoint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemAddition {
    /// The browse session that listed it; the change's by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub browse_session_id: Option<String>,
    /// Its key in the browse session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub item_key: Option<String>,
    /// The same, under the other name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub id: Option<String>,
    /// Where to restore it to, where that is to be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub destination_type: Option<DestinationType>,
}

/// A user or group whose OneDrive or mailbox to protect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DirectoryObjectAddition {
    /// The object's id in Microsoft Entra ID.
    pub directory_object_id: String,
}

/// A site to protect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SiteAddition {
    /// The site's id: a host and two GUIDs, joined by commas.
    pub site_id: String,
}

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// HTTP PATCH (RFC 5789): a delta update.
    Patch,
    /// HTTP POST: a session that is created, or a `$batch`.
    Post,
}

/// One HTTP request, ready to send but for the `Authorization` header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The full address.
    pub url: String,
    /// The headers; the caller adds `Authorization`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, string>"))]
    pub headers: BTreeMap<&'static str, &'static str>,
    /// The body: strict JSON, one item a line.
    pub body: String,
}

/// The headers of a request whose body is JSON.
pub(crate) fn json_headers() -> BTreeMap<&'static str, &'static str> {
    let mut headers = BTreeMap::new();
    headers.insert("Content-Type", "application/json");
    headers
}

/// What `build` makes of a change, or `batch` of requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Built {
    /// The requests, to send one after the other. None where a finding is an error.
    pub requests: Vec<Request>,
    /// Where a session is created that is to hold more than the request that creates it: the rest,
    /// which is to be built once the session has its id. Set the `id` then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Omit<Change, 'id'>"))]
    pub next: Option<Change>,
    /// What is wrong or odd in the change, at most 1,000; each pointer leads into what was
    /// given.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub total: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::RESOURCES;

    #[test]
    fn each_array_can_be_chosen() {
        for row in RESOURCES {
            for it in row.deltas {
                let chosen = delta_for(row.name, it.job_type, it.units).property;
                assert_eq!(
                    chosen, it.property,
                    "two arrays have its job type and units"
                );
            }
        }
    }
}
