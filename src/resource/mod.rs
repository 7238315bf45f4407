//! The resources that take a delta update.
//!
//! Every path, property, limit and service answer that depends on the resource stands in
//! [`table`] and nowhere else; a new resource is a variant of [`ResourceName`] and a row there.

mod ids;
mod names;
mod path;
mod row;
mod table;
mod workloads;

pub use ids::BROWSE_SESSION;
pub use names::{
    DestinationType, Owner, PolicyUnits, ResourceName, RestoreJobType, Service, Version,
};
#[cfg(test)]
pub(crate) use path::escape_segment;
pub(crate) use path::{is_segment, unescape_segment};
pub(crate) use row::letters;
pub use row::{
    Delta, Destination, IdFormat, IdKind, Items, Reference, RemovalConvention, Resource, Setting,
    SettingValue, Workload,
};
pub use table::RESOURCES;

/// The property that an item's own id, and a removal's target, stands in.
pub const ID: &str = "id";
/// The annotation that makes an item a removal.
pub const REMOVED: &str = "@removed";
/// The property that says where an addition restores to.
pub const DESTINATION_TYPE: &str = "destinationType";
/// What the service writes for a value that it knows and who asks may not.
pub const UNKNOWN_FUTURE_VALUE: &str = "unknownFutureValue";
/// The property of a granular addition that says where its item was found.
pub const BROWSE_SESSION_ID: &str = "browseSessionId";
/// The property of an addition that says which search of a mailbox found its item.
pub const SEARCH_RESPONSE_ID: &str = "searchResponseId";
/// The policy that a protection unit, or what a session restores, belongs to.
pub const POLICY_ID: &str = "policyId";
/// The property in which the service tells how far an item is.
pub const STATUS: &str = "status";
/// The property in which the service tells what a session restores.
pub const RESTORE_JOB_TYPE: &str = "restoreJobType";
/// How long the backups of a policy are kept.
pub const RETENTION_SETTINGS: &str = "retentionSettings";
/// How often there is such a backup, in a retention setting.
pub const INTERVAL: &str = "interval";
/// How long it is kept, in a retention setting.
pub const PERIOD: &str = "period";
/// The name of a policy.
pub const DISPLAY_NAME: &str = "displayName";
/// The most UTF-16 units a `displayName` may have. The documents say characters; the service is
/// written in .NET, where the length of a text counts UTF-16 units.
pub const DISPLAY_NAME_LIMIT: usize = 1_024;
/// The ending that makes a navigation property a delta (OData 4.01 JSON format, 4.01 §8.4 and §15).
pub const DELTA_SUFFIX: &str = "@delta";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_written_as_it_is_read() {
        for row in RESOURCES {
            assert_eq!(row.name.row().name, row.name);
            assert_eq!(serde_json::to_value(row.name).unwrap(), row.type_name);
        }
        for it in RestoreJobType::ALL {
            assert_eq!(serde_json::to_value(it).unwrap(), it.name());
        }
        for it in PolicyUnits::ALL {
            assert_eq!(serde_json::to_value(it).unwrap(), it.name());
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

    #[test]
    fn the_id_of_an_item_stands_behind_its_array() {
        for delta in RESOURCES.iter().flat_map(|it| it.deltas) {
            let items = delta.entity().unwrap();
            assert!(items.id.stands_behind(delta.list()), "{}", delta.property);
            assert!(!items.reference.id.stands_behind(delta.list()));
        }
    }

    #[test]
    fn ids_that_no_address_can_hold() {
        assert!(["...", "a/b", "%2e"].into_iter().all(is_segment));
        let none = ["", ".", "..", "a\nb", "\0", "a\u{7f}"];
        assert!(!none.into_iter().any(is_segment));
    }
}
