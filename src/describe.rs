//! What is known of a resource, for people and programs.

use serde::Serialize;

use crate::resource::{Form, ResourceName, RestoreJobType, Version};

/// What is known of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ResourceFacts {
    /// Its name.
    pub resource: ResourceName,
    /// What it is, in words.
    pub words: &'static str,
    /// Its path below the version, `{id}` standing for its id.
    pub path: String,
    /// The method that updates it.
    pub method: &'static str,
    /// The versions of Microsoft Graph that have it.
    pub versions: Vec<Version>,
    /// The delta arrays that can be sent, the usual one first.
    pub deltas: Vec<DeltaFacts>,
    /// Other properties that can be updated.
    pub properties: Vec<&'static str>,
    /// The permission that a request needs, delegated (work or school account) or application.
    pub permission: &'static str,
    /// The clouds that have it; the others do not.
    pub clouds: Vec<&'static str>,
}

/// What is known of a delta array.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DeltaFacts {
    /// The property.
    pub property: &'static str,
    /// What it restores; absent for a policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub restore_job_type: Option<RestoreJobType>,
    /// The versions of Microsoft Graph that have it.
    pub versions: &'static [Version],
    /// The path that lists its items, below the resource.
    pub list: &'static str,
    /// Whether a document says what its items hold.
    pub documented: bool,
    /// The most items one request may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub limit: Option<usize>,
    /// An addition as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub addition: Option<&'static str>,
    /// What an addition refers to, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub reference: Option<&'static str>,
    /// What the id of a reference looks like.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub form: Option<Form>,
}

/// Tells what is known of a resource.
///
/// ```
/// use graph_backup_delta::{ResourceName, describe};
///
/// let facts = describe(ResourceName::SharePointProtectionPolicy);
/// assert_eq!(facts.path, "/solutions/backupRestore/sharePointProtectionPolicies/{id}");
/// assert_eq!(facts.deltas[0].addition, Some(r#"{"siteId":"…"}"#));
/// ```
#[must_use]
pub fn describe(resource: ResourceName) -> ResourceFacts {
    let row = resource.row();
    let deltas = row.deltas.iter().map(|it| DeltaFacts {
        property: it.property,
        restore_job_type: it.job_type,
        versions: it.versions,
        list: it.list(),
        documented: it.items.is_some(),
        limit: it.items.map(|it| it.limit),
        addition: it.items.map(|it| it.example),
        reference: it.items.map(|it| it.reference.words),
        form: it.items.map(|it| it.reference.id.form),
    });
    ResourceFacts {
        resource,
        words: row.words,
        path: format!("/solutions/backupRestore/{}/{{id}}", row.segment),
        method: "PATCH",
        versions: Version::ALL.to_vec(),
        deltas: deltas.collect(),
        properties: row.updatable().to_vec(),
        permission: row.permission,
        clouds: vec!["Global"],
    }
}
