//! What is known of a resource, for people and programs.

use serde::Serialize;

use crate::resource::{
    BROWSE_SESSION, Delta, Destination, IdFormat, IdKind, Items, PolicyUnits, ResourceName,
    RestoreJobType, Version, Workload,
};

/// What is known of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ResourceFacts {
    /// Its name.
    pub resource: ResourceName,
    /// What it is, in words.
    pub words: String,
    /// Its own id.
    pub id: IdFacts,
    /// Its path below the version, `{id}` standing for its id.
    pub path: String,
    /// The method that updates it.
    pub method: &'static str,
    /// The versions of Microsoft Graph that have it.
    pub versions: Vec<Version>,
    /// The path below the version that a POST which creates one goes to.
    pub collection: String,
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
    /// The same in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub restores: Option<&'static str>,
    /// Which units of a policy it holds; absent for a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub units: Option<PolicyUnits>,
    /// What an item is called.
    pub item: &'static str,
    /// The versions of Microsoft Graph that have it.
    pub versions: &'static [Version],
    /// The path that lists its items, below the resource.
    pub list: &'static str,
    /// Whether a document shows an update with it. Where none does and its items are known all the
    /// same, their shape is inferred.
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
    /// What the request that creates the session or policy may hold of it; absent where no document
    /// shows it there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub creation: Option<CreationFacts>,
    /// The id of what an addition refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub reference_id: Option<IdFacts>,
    /// The id by which an item is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub item_id: Option<IdFacts>,
    /// Where its additions can restore to; absent where they say none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub destinations: Option<&'static [Destination]>,
    /// Whether each addition must say one of `destinations`; absent where they say none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub requires_destination: Option<bool>,
    /// The id of the browse session that each addition must name; absent where they name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub browse_session_id: Option<IdFacts>,
}

/// What is known of an array in the request that creates a session or policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CreationFacts {
    /// The property.
    pub property: &'static str,
    /// The most items it may hold.
    pub limit: usize,
    /// An item as it is written.
    pub addition: &'static str,
    /// Whether it must hold the first items: a session that is created without them restores whole
    /// accounts or sites, and takes no single items.
    pub required: bool,
}

/// What is known of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct IdFacts {
    /// What it is called.
    pub words: &'static str,
    /// Where to copy it from.
    pub from: &'static str,
    /// What it looks like.
    pub form: IdFormat,
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
    let deltas = row.deltas.iter().map(|it| delta_facts(it, row.workload));
    ResourceFacts {
        resource,
        words: row.title(),
        id: id_facts(row.id),
        path: format!("/solutions/backupRestore/{}/{{id}}", row.segment),
        method: "PATCH",
        collection: row.collection(),
        versions: Version::ALL.to_vec(),
        deltas: deltas.collect(),
        properties: row.settings.iter().map(|it| it.name).collect(),
        permission: row.permission,
        clouds: vec!["Global"],
    }
}

fn delta_facts(delta: &Delta, workload: &Workload) -> DeltaFacts {
    let restores = |it| match it {
        RestoreJobType::Standard => workload.whole,
        RestoreJobType::Granular => workload.single,
    };
    let browses = |it: &&Items| it.has_browse_session;
    let says_destination = |it: &&Items| it.has_destination || it.may_have_destination;
    DeltaFacts {
        property: delta.property,
        restore_job_type: delta.job_type,
        restores: delta.job_type.map(restores),
        units: delta.units,
        item: delta.item,
        versions: delta.versions,
        list: delta.list(),
        documented: delta.items.is_some() && !delta.is_inferred,
        limit: delta.items.map(|it| it.limit),
        addition: delta.items.map(|it| it.example),
        reference: delta.items.map(|it| it.reference.words),
        creation: delta.at_creation.map(|it| CreationFacts {
            property: delta.list(),
            limit: it.limit,
            addition: it.example,
            required: delta.job_type == Some(RestoreJobType::Granular),
        }),
        reference_id: delta.items.map(|it| id_facts(it.reference.id)),
        item_id: delta.items.map(|it| id_facts(it.id)),
        destinations: delta
            .items
            .filter(says_destination)
            .map(|_| workload.destinations),
        requires_destination: delta
            .items
            .filter(says_destination)
            .map(|it| it.has_destination),
        browse_session_id: delta
            .items
            .filter(browses)
            .map(|_| id_facts(&BROWSE_SESSION)),
    }
}

fn id_facts(id: &IdKind) -> IdFacts {
    IdFacts {
        words: id.words,
        from: id.from,
        form: id.format,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::{DestinationType, RESOURCES};

    #[test]
    fn each_resource_has_words_of_its_own() {
        let words: Vec<_> = RESOURCES.iter().map(|it| describe(it.name).words).collect();
        assert_eq!(
            words,
            [
                "OneDrive restore session",
                "SharePoint restore session",
                "Exchange restore session",
                "OneDrive protection policy",
                "SharePoint protection policy",
                "Exchange protection policy",
            ]
        );
    }

    #[test]
    fn a_form_can_be_made_from_the_facts_of_a_session() {
        let facts = describe(ResourceName::SharePointRestoreSession);
        assert_eq!(facts.id.words, "restore session id");
        let [standard, granular] = &facts.deltas[..] else {
            panic!("it has two arrays");
        };
        assert_eq!(standard.restores, Some("whole sites"));
        let destinations = standard.destinations.unwrap();
        let types: Vec<_> = destinations.iter().map(|it| it.destination_type).collect();
        assert_eq!(types, DestinationType::ALL);
        assert_eq!(standard.requires_destination, Some(true));
        assert_eq!(standard.browse_session_id, None);

        assert_eq!(granular.restores, Some("single files and folders"));
        assert_eq!(granular.destinations, standard.destinations);
        assert_eq!(granular.requires_destination, Some(false));
        let browse_session = granular.browse_session_id.unwrap();
        assert_eq!(browse_session.words, "browse session id");
        assert_eq!(granular.reference_id.unwrap().form, IdFormat::Opaque);
        assert_eq!(granular.item_id.unwrap().form, IdFormat::FourGuids);
    }

    #[test]
    fn what_a_creation_may_hold_is_told() {
        let creations = |it| {
            let deltas = describe(it).deltas.into_iter();
            let creations = deltas.map(|it| it.creation.map(|it| (it.property, it.required)));
            creations.collect::<Vec<_>>()
        };
        assert_eq!(
            creations(ResourceName::ExchangeRestoreSession),
            [
                Some(("mailboxRestoreArtifacts", false)),
                Some(("granularMailboxRestoreArtifacts", true)),
            ]
        );
        assert_eq!(
            creations(ResourceName::SharePointProtectionPolicy),
            [Some(("siteProtectionUnits", false)), None]
        );
    }

    #[test]
    fn a_form_can_be_made_from_the_facts_of_a_policy() {
        let facts = describe(ResourceName::SharePointProtectionPolicy);
        assert_eq!(facts.properties, ["displayName", "retentionSettings"]);
        let [units, exclusions] = &facts.deltas[..] else {
            panic!("it has two arrays");
        };
        assert!(units.documented && !exclusions.documented);
        assert_eq!(exclusions.addition, units.addition);
        assert_eq!(exclusions.versions, [Version::Beta]);
        assert_eq!(units.item, "protection unit");
        assert_eq!(units.reference_id.unwrap().from, "the SharePoint site");
        assert_eq!((units.restores, units.destinations), (None, None));
    }
}
