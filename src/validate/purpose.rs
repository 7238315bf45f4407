//! What is known of the request whose body is judged.

use crate::delta::address::RequestLine;
use crate::resource::{Delta, Resource, Version};

/// What is known of the request whose body is judged.
#[derive(Clone, Copy, Default)]
pub(crate) struct Purpose {
    /// What it does. `None` where nothing tells.
    pub does: Option<Does>,
    /// Whether it will be sent in several requests, each of which has a limit of its own.
    pub is_several: bool,
    /// The resource, and the version, that its address names.
    pub resource: Option<&'static Resource>,
    pub version: Option<Version>,
}

/// What a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    /// It creates a session or a policy: POST.
    Creates,
    /// It changes one that is there: PATCH.
    Updates,
}

impl Purpose {
    /// The same, with what the line of a request says of it.
    pub fn with(self, line: &RequestLine) -> Self {
        let does = match (line.creates(), line.updates()) {
            (true, _) => Some(Does::Creates),
            (_, true) => Some(Does::Updates),
            _ => self.does,
        };
        Self {
            does,
            is_several: self.is_several,
            resource: line.address.resource,
            version: line.address.version,
        }
    }

    /// Whether the items of an array are judged as those of a request that creates. Where nothing tells
    /// and the array is `listed`, so that it may be either, its items are alike in both, unless no
    /// document shows it in one of the two.
    pub fn creates(self, delta: &Delta, listed: bool) -> bool {
        match self.does {
            Some(does) => does == Does::Creates,
            None => listed && delta.items.is_none() && delta.at_creation.is_some(),
        }
    }
}
