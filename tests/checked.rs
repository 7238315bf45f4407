//! What must hold of any bytes, over the corpus and a bounded number of changes of it. `fuzz/` looks
//! on, without bounds, with the same checks.

mod checks;
#[path = "checks/corpus.rs"]
mod corpus;

use corpus::{Mutations, texts};

/// How many changed texts each check sees.
const CHANGED: usize = 6_000;

#[track_caller]
fn check(seed: u64, check: fn(&[u8])) {
    let changed = Mutations::of(texts(), seed).take(CHANGED);
    for text in texts().into_iter().chain(changed) {
        check(&text);
    }
}

#[test]
fn reports() {
    check(1, checks::validate);
}

#[test]
fn mends() {
    check(2, checks::fix);
}

#[test]
fn outcomes() {
    check(3, checks::interpret);
}

#[test]
fn collected_ids() {
    check(4, checks::collect);
}

#[test]
fn plans() {
    check(5, checks::plan);
}

#[test]
fn requests() {
    check(6, checks::build);
}
