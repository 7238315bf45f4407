//! What a model is free to do, as numbers that proptest makes.

use proptest::collection::vec;
use proptest::prelude::*;

/// A row of choices. Zero is the plainest, and what is beyond the end, so that a case which fails
/// shrinks to what makes it fail.
#[derive(Clone, Debug)]
pub struct Choices {
    numbers: Vec<u8>,
    at: usize,
}

impl Choices {
    /// Any such row.
    pub fn any() -> impl Strategy<Value = Self> {
        vec(any::<u8>(), 0..400).prop_map(|numbers| Self { numbers, at: 0 })
    }

    /// A number from 0 to `most`.
    pub fn upto(&mut self, most: usize) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(number) % (most + 1)
    }

    /// Whether something happens that happens once in `n` times.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.upto(n - 1) == n - 1
    }

    /// One of these, of which the first is the plainest.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.upto(all.len() - 1)]
    }

    /// The same things in any order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            let other = at - self.upto(at);
            all.swap(at, other);
        }
    }
}
