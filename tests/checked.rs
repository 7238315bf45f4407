//! What must hold of any bytes, over the corpus and a bounded number of changes of it. `fuzz/` looks
//! on, without bounds, with the same checks.

mod checks;
#[path = "checks/corpus.rs"]
mod corpus;

use corpus::{Mutations, lists, neighbours, texts};

/// How many changed texts each check sees.
const CHANGED: usize = 6_000;

#[track_caller]
fn check(seed: u64, check: fn(&[u8])) {
    let changed = Mutations::of(texts(), seed).take(CHANGED);
    for text in texts().into_iter().chain(changed) {
        check(&text);
    }
}

/// Of small texts, every prefix and every change of one byte to one that means something.
#[track_caller]
fn check_neighbours(names: &[&str], check: fn(&[u8])) {
    for name in names {
        neighbours(name, check);
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
fn lists_as_people_have_them() {
    for list in lists()
        .into_iter()
        .chain(Mutations::of(lists(), 8).take(CHANGED))
    {
        checks::collect(&list);
        checks::plan(&list);
        checks::loses_nothing(&list);
    }
}

#[test]
fn requests() {
    check(6, checks::build);
}

#[test]
fn code() {
    check(7, checks::snippet);
}

#[test]
fn reports_of_neighbours() {
    let names = [
        "fuzz/seeds/destinations.json",
        "fuzz/seeds/granular.json",
        "fuzz/seeds/policy.json",
    ];
    check_neighbours(&names, checks::validate);
}

#[test]
fn mends_of_neighbours() {
    let names = [
        "fuzz/seeds/old-shapes.json",
        "fuzz/seeds/comments.json",
        "fuzz/seeds/commas.json",
    ];
    check_neighbours(&names, checks::fix);
}

#[test]
fn outcomes_of_neighbours() {
    let names = [
        "fuzz/seeds/answer.json",
        "fuzz/seeds/answer-of-error.json",
        "fuzz/seeds/batch-answer.json",
    ];
    check_neighbours(&names, checks::interpret);
}

#[test]
fn collected_ids_of_neighbours() {
    let names = [
        "fuzz/seeds/list.csv",
        "fuzz/seeds/list.md",
        "fuzz/seeds/list.txt",
    ];
    check_neighbours(&names, checks::collect);
}

#[test]
fn plans_of_neighbours() {
    let names = ["fuzz/seeds/list.csv", "fuzz/seeds/list.txt"];
    check_neighbours(&names, checks::plan);
}

#[test]
fn requests_of_neighbours() {
    check_neighbours(&["fuzz/seeds/change.json"], checks::build);
}

#[test]
fn code_of_neighbours() {
    check_neighbours(&["fuzz/seeds/policy.json"], checks::snippet);
}
