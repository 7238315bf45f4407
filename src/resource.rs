//! The resources that take a delta update, as one table.
//!
//! Every path, property, limit and service answer that depends on the resource stands here and
//! nowhere else; a new resource is a variant of [`ResourceName`] and a row of [`RESOURCES`].
//!
//! Sources: the Microsoft Graph reference pages "Update oneDriveForBusinessRestoreSession" and
//! "Backup Storage API error responses".

use serde::{Deserialize, Serialize};

use crate::finding::Service;

/// A resource that can be updated with a delta, by its type name in Microsoft Graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ResourceName {
    /// A session that restores `OneDrive` accounts.
    OneDriveForBusinessRestoreSession,
}

/// A version of Microsoft Graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Version {
    /// The version for production.
    #[default]
    #[serde(rename = "v1.0")]
    V1,
    /// The preview, subject to change.
    #[serde(rename = "beta")]
    Beta,
}

impl Version {
    /// Every version, the default first.
    pub const ALL: [Self; 2] = [Self::V1, Self::Beta];

    /// The version as it stands in a path.
    #[must_use]
    pub const fn segment(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::Beta => "beta",
        }
    }
}

/// Where restored data goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum DestinationType {
    /// A new site or folder is made.
    New,
    /// The same site, drive or mailbox is written.
    InPlace,
}

impl DestinationType {
    /// Every destination a request may name.
    pub const ALL: [Self; 2] = [Self::New, Self::InPlace];

    /// The destination as it stands in a body.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InPlace => "inPlace",
        }
    }

    /// The destination of exactly that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// One row of the table: what is particular to a resource.
#[derive(Debug)]
pub struct Resource {
    /// The name, as a value.
    pub name: ResourceName,
    /// The name, as it is written.
    pub type_name: &'static str,
    /// The collection's segment in the path, after `/solutions/backupRestore/`.
    pub segment: &'static str,
    /// The path of the collection that lists what the resource holds, below the resource.
    pub list: &'static str,
    /// The array that a request changes.
    pub delta: Delta,
    /// What the service answers to a malformed id of the resource in the path.
    pub invalid_id: Service,
}

/// The delta array of a resource.
#[derive(Debug)]
pub struct Delta {
    /// The property that a request holds the array in.
    pub property: &'static str,
    /// The properties, from the item inwards, that lead to what an addition refers to.
    pub reference: &'static [&'static str],
    /// What the reference names, in words.
    pub reference_words: &'static str,
    /// An addition as it is written.
    pub example: &'static str,
    /// Properties of an item that only the service sets.
    pub read_only: &'static [&'static str],
    /// Such properties of what the reference stands in; to repeat them does no harm.
    pub reference_read_only: &'static [&'static str],
    /// The most items one request may hold.
    pub limit: usize,
    /// What the service answers to more items than that.
    pub over_limit: Service,
    /// What it answers to an array that is empty or null.
    pub empty: Service,
    /// What it answers to the same item twice.
    pub duplicate: Service,
    /// What it answers to a reference that is none.
    pub invalid_reference: Service,
    /// What it answers to a destination it does not know.
    pub invalid_destination: Service,
    /// What it answers to two destinations in one request.
    pub mixed_destinations: Service,
}

/// The property that an item's own id, and a removal's target, stands in.
pub const ID: &str = "id";
/// The annotation that makes an item a removal.
pub const REMOVED: &str = "@removed";
/// The property that says where an addition restores to.
pub const DESTINATION_TYPE: &str = "destinationType";
/// The ending that makes a navigation property a delta (OData 4.01 JSON format, 4.01 §8.4 and §15).
pub const DELTA_SUFFIX: &str = "@delta";

const fn bad_request(code: &'static str) -> Service {
    Service { status: 400, code }
}

/// Every resource.
pub static RESOURCES: &[Resource] = &[Resource {
    name: ResourceName::OneDriveForBusinessRestoreSession,
    type_name: "oneDriveForBusinessRestoreSession",
    segment: "oneDriveForBusinessRestoreSessions",
    list: "driveRestoreArtifacts",
    delta: Delta {
        property: "driveRestoreArtifacts@delta",
        reference: &["restorePoint", "id"],
        reference_words: "restore point",
        example: r#"{"restorePoint":{"id":"…"},"destinationType":"new"}"#,
        read_only: &[
            "completionDateTime",
            "createdDateTime",
            "error",
            "restoredSiteId",
            "restoredSiteName",
            "restoredSiteWebUrl",
            "startDateTime",
            "status",
        ],
        reference_read_only: &["expirationDateTime", "protectionDateTime", "tags"],
        limit: 50,
        over_limit: bad_request("RestoreArtifactsLimitBreached"),
        empty: bad_request("InvalidArtifactRequest"),
        duplicate: bad_request("DuplicateArtifactInList"),
        invalid_reference: bad_request("InvalidRestorePoint"),
        invalid_destination: bad_request("InvalidPathType"),
        mixed_destinations: bad_request("DifferentRestoreDestinationType"),
    },
    invalid_id: bad_request("InvalidRestoreSessionId"),
}];

impl ResourceName {
    /// The row of this resource.
    ///
    /// # Panics
    ///
    /// Never: a test holds that each name has its row.
    #[must_use]
    pub fn row(self) -> &'static Resource {
        RESOURCES
            .iter()
            .find(|row| row.name == self)
            .expect("each name has its row")
    }
}

impl Resource {
    /// The path of one such resource below the version, with `id` escaped for a URL.
    #[must_use]
    pub fn path(&self, id: &str) -> String {
        format!(
            "/solutions/backupRestore/{}/{}",
            self.segment,
            escape_segment(id)
        )
    }
}

/// Escapes what may not stand in a path segment (RFC 3986 §3.3), byte for byte.
fn escape_segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_written_as_it_is_read() {
        for row in RESOURCES {
            assert_eq!(row.name.row().name, row.name);
            assert_eq!(serde_json::to_value(row.name).unwrap(), row.type_name);
        }
        for version in Version::ALL {
            assert_eq!(serde_json::to_value(version).unwrap(), version.segment());
        }
        for destination in DestinationType::ALL {
            assert_eq!(
                serde_json::to_value(destination).unwrap(),
                destination.name()
            );
        }
    }

    #[test]
    fn an_id_cannot_leave_its_segment() {
        let row = ResourceName::OneDriveForBusinessRestoreSession.row();
        assert_eq!(
            row.path("../a b?é"),
            "/solutions/backupRestore/oneDriveForBusinessRestoreSessions/..%2Fa%20b%3F%C3%A9"
        );
    }
}
