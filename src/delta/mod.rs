//! What a delta is, read once for every operation.
//!
//! [`item`] tells what an item is, [`names`] what its names mean, [`identity`] when two ids are the same, [`address`] what the address
//! of a request names, [`payload`] where delta arrays stand, [`context`] what an answer says of itself,
//! [`id`] what an id looks like, [`spelling`] which property a name means, and [`recognise`] which delta
//! array a property is. [`enclosed`] finds JSON in what it is copied with.

pub(crate) mod address;
pub(crate) mod context;
pub(crate) mod enclosed;
pub(crate) mod id;
pub(crate) mod identity;
pub(crate) mod item;
pub(crate) mod names;
pub(crate) mod payload;
mod recognise;
pub(crate) mod spelling;

pub(crate) use address::Address;
pub(crate) use identity::Identity;
pub(crate) use item::Item;
pub use item::ItemKind;
pub(crate) use names::{Meant, Property};
pub(crate) use recognise::{Found, expected_delta, recognise};
