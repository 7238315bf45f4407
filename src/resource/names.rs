//! The names that requests and answers have for things, as values.

use serde::{Deserialize, Serialize};

use super::{RESOURCES, Resource};

/// A resource that can be updated with a delta, by its type name in Microsoft Graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ResourceName {
    /// A session that restores OneDrive accounts, or files and folders of one.
    OneDriveForBusinessRestoreSession,
    /// A session that restores SharePoint sites, or files and folders of one.
    SharePointRestoreSession,
    /// A session that restores Exchange mailboxes.
    ExchangeRestoreSession,
    /// A policy that protects OneDrive accounts.
    OneDriveForBusinessProtectionPolicy,
    /// A policy that protects SharePoint sites.
    SharePointProtectionPolicy,
    /// A policy that protects Exchange mailboxes.
    ExchangeProtectionPolicy,
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

/// What the service would answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Service {
    /// The HTTP status.
    pub status: u16,
    /// The error code of Backup Storage.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub code: &'static str,
}

pub(super) const fn answers(status: u16, code: &'static str) -> Service {
    Service { status, code }
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

    /// The one that it is not.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::New => Self::InPlace,
            Self::InPlace => Self::New,
        }
    }

    /// The destination of exactly that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Which units of a protection policy: those that it protects, or those that it leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum PolicyUnits {
    /// What the policy protects.
    #[default]
    Protection,
    /// What a policy for a whole service leaves out; in beta alone.
    Exclusion,
}

impl PolicyUnits {
    /// Both kinds of units.
    pub const ALL: [Self; 2] = [Self::Protection, Self::Exclusion];

    /// The units as they are written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Protection => "protection",
            Self::Exclusion => "exclusion",
        }
    }
}

/// What a restore session restores: `restoreJobType` in Microsoft Graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum RestoreJobType {
    /// Whole drives, sites or mailboxes.
    #[default]
    Standard,
    /// Single files and folders.
    Granular,
}

impl RestoreJobType {
    /// Every type that a delta can update.
    pub const ALL: [Self; 2] = [Self::Standard, Self::Granular];

    /// The type as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Granular => "granular",
        }
    }
}

/// Whose error it is that the service answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Owner {
    /// A restore session, or an artifact of one.
    Session,
    /// A protection policy, or a unit of one.
    Policy,
    /// A bulk request, which adds many artifacts at once.
    Bulk,
    /// A rule, by which a policy finds its units.
    Rule,
    /// A list, or a search of restore points.
    Search,
    /// To enable Backup Storage.
    Enable,
    /// Any request to Microsoft Graph.
    Graph,
}

impl ResourceName {
    /// Every resource.
    pub fn all() -> impl Iterator<Item = Self> {
        RESOURCES.iter().map(|row| row.name)
    }

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
