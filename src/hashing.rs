//! Maps and sets whose hashes nobody can foresee.
//!
//! Whoever knows the seed of the hashes can write a text of ids that all hash alike, and reading that
//! takes the square of its length. A WebAssembly module has no randomness of its own: there the usual
//! seeds, of the standard library as of foldhash, come from addresses, which are the same for everybody
//! who runs the published module. So the boundary gives a seed.

use std::collections::hash_map;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::SharedSeed;
use foldhash::fast::{FoldHasher, SeedableRandomState};

pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Hashing>;
pub(crate) type HashSet<T> = std::collections::HashSet<T, Hashing>;

static SEED: OnceLock<(u64, SharedSeed)> = OnceLock::new();

/// Has hashes depend on a number that nobody can foresee. The first one given stays.
pub(crate) fn seed(random: u64) -> &'static (u64, SharedSeed) {
    // Both halves of a number meet a seed of their own; neither may be known.
    SEED.get_or_init(|| (random.rotate_left(32), SharedSeed::from_u64(random)))
}

/// How keys are hashed.
#[derive(Clone)]
pub(crate) struct Hashing(SeedableRandomState);

impl Default for Hashing {
    fn default() -> Self {
        // Outside of WebAssembly, the standard library asks the system for randomness.
        let usual = || seed(hash_map::RandomState::new().hash_one(0));
        let (own, shared) = SEED.get().unwrap_or_else(usual);
        Self(SeedableRandomState::with_seed(*own, shared))
    }
}

impl BuildHasher for Hashing {
    type Hasher = FoldHasher<'static>;

    fn build_hasher(&self) -> Self::Hasher {
        self.0.build_hasher()
    }
}
