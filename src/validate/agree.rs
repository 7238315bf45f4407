//! The fast path against the long one.

use super::fast_path::AT_LENGTH;
use super::{ValidateOptions, validate};
use crate::resource::ResourceName;

/// Judges a body by the fast path, and every item of it at length.
///
/// # Panics
///
/// Where the reports differ, be it in a place.
#[track_caller]
pub fn quick_way_agrees(body: &[u8]) {
    for resource in [None, Some(ResourceName::SharePointRestoreSession)] {
        let options = ValidateOptions {
            resource,
            ..ValidateOptions::default()
        };
        let quick = validate(body, &options);
        AT_LENGTH.set(true);
        let at_length = validate(body, &options);
        AT_LENGTH.set(false);
        assert_eq!(quick, at_length, "{}", String::from_utf8_lossy(body));
    }
}
