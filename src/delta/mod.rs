//! What a delta is, read once for every operation.
//!
//! [`binary`] knows files that are no text, [`enclosed`] finds JSON in what it is copied with, [`id`] tells what an id looks like, [`spelling`]
//! which property a name means, and [`recognise`] which delta array a property is.

mod binary;
pub(crate) mod enclosed;
pub(crate) mod id;
mod recognise;
pub(crate) mod spelling;

pub(crate) use binary::binary_kind;
pub(crate) use recognise::{Found, expected_delta, recognise};
