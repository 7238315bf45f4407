//! What a delta is, read once for every operation.
//!
//! [`id`] tells what an id looks like, [`spelling`] which property a name means, and [`recognise`]
//! which delta array a property is.

pub(crate) mod id;
mod recognise;
pub(crate) mod spelling;

pub(crate) use recognise::{Found, expected_delta, recognise};
