//! What is backed up, and where it can be restored to, in words.

use super::{Destination, DestinationType, Workload};

const fn destination(
    destination_type: DestinationType,
    words: &'static str,
    meaning: &'static str,
) -> Destination {
    Destination {
        destination_type,
        words,
        meaning,
    }
}

pub(super) static ONE_DRIVE: Workload = Workload {
    groups: false,
    name: "OneDrive",
    whole: "whole drives",
    single: "single files and folders",
    destinations: &[
        destination(
            DestinationType::New,
            "new site",
            "Made beside the drive, which stays as it is.",
        ),
        destination(
            DestinationType::InPlace,
            "in place",
            "The drive itself is written.",
        ),
    ],
};
pub(super) static SHARE_POINT: Workload = Workload {
    groups: false,
    name: "SharePoint",
    whole: "whole sites",
    single: "single files and folders",
    destinations: &[
        destination(
            DestinationType::New,
            "new site",
            "Made beside the site, which stays as it is.",
        ),
        destination(
            DestinationType::InPlace,
            "in place",
            "The site itself is written.",
        ),
    ],
};
pub(super) static EXCHANGE: Workload = Workload {
    groups: true,
    name: "Exchange",
    whole: "whole mailboxes",
    single: "single items",
    destinations: &[
        destination(
            DestinationType::New,
            "new folder",
            "Made in the mailbox; what else is in it stays as it is.",
        ),
        destination(
            DestinationType::InPlace,
            "in place",
            "The mailbox itself is written.",
        ),
    ],
};
