//! Our `validate` against `serde_json` into borrowed structs and the pull parser jiter, on the bodies that
//! `npm run bench` writes. Those two only read: they judge no id, place nothing, and do not see what is
//! given twice.

use std::hint::black_box;
use std::path::Path;
use std::{env, fs};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use graph_backup_delta::{ValidateOptions, validate};
use jiter::{Jiter, JiterError};
use serde::Deserialize;

/// Where the bodies lie, each named by how many items it has.
const FOLDER: &str = "BENCH_BODIES";

fn read(criterion: &mut Criterion) {
    let folder = env::var_os(FOLDER).expect("npm run bench tells where the bodies are");
    let mut group = criterion.benchmark_group("read");
    for count in [1_000, 100_000] {
        let file = Path::new(&folder).join(format!("{count}.json"));
        let body = fs::read(file).expect("npm run bench writes the bodies");
        group.throughput(Throughput::Bytes(body.len() as u64));
        for (name, items) in [
            ("ours", ours as fn(&[u8]) -> usize),
            ("serde_json", with_serde_json),
            ("jiter", with_jiter),
        ] {
            assert_eq!(items(&body), count, "{name}");
            let id = BenchmarkId::new(name, count);
            group.bench_function(id, |bencher| bencher.iter(|| items(black_box(&body))));
        }
    }
    group.finish();
}

fn ours(body: &[u8]) -> usize {
    let report = validate(body, &ValidateOptions::default());
    report.additions + report.removals
}

#[derive(Deserialize)]
struct Body<'t> {
    #[serde(borrow, rename = "driveRestoreArtifacts@delta")]
    items: Vec<Item<'t>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Item<'t> {
    #[serde(borrow)]
    restore_point: Option<RestorePoint<'t>>,
    destination_type: Option<&'t str>,
    #[serde(rename = "@removed")]
    removed: Option<Removed<'t>>,
    id: Option<&'t str>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct RestorePoint<'t> {
    id: &'t str,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Removed<'t> {
    reason: Option<&'t str>,
}

fn with_serde_json(body: &[u8]) -> usize {
    let body: Body = serde_json::from_slice(body).expect("the bodies are right");
    black_box(&body).items.len()
}

fn with_jiter(body: &[u8]) -> usize {
    pulled(&mut Jiter::new(body)).expect("the bodies are right")
}

/// Reads a body and counts its items.
fn pulled(jiter: &mut Jiter) -> Result<usize, JiterError> {
    let mut items = 0;
    jiter.next_object()?;
    let mut item = jiter.next_array()?;
    while item.is_some() {
        pull_object(jiter)?;
        items += 1;
        item = jiter.array_step()?;
    }
    jiter.next_key()?;
    jiter.finish()?;
    Ok(items)
}

/// Reads an object of strings and of objects alike.
fn pull_object(jiter: &mut Jiter) -> Result<(), JiterError> {
    let mut is_nested = jiter.next_object()?.map(is_object);
    while let Some(nested) = is_nested {
        if nested {
            pull_object(jiter)?;
        } else {
            black_box(jiter.next_str()?);
        }
        is_nested = jiter.next_key()?.map(is_object);
    }
    Ok(())
}

/// Whether the property of that name is an object.
fn is_object(name: &str) -> bool {
    matches!(name, "restorePoint" | "@removed")
}

criterion_group!(benches, read);
criterion_main!(benches);
