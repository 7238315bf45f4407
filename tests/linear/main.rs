//! Time and memory grow as the input does, whatever the input: of every class of input that somebody
//! might send to keep a program busy, four times as much takes about four times as many bytes of
//! memory. Time is not measured: where it grows faster than memory, `npm run bench` shows it.

mod answers;
mod bodies;
mod changes;
mod lists;

use std::hint::black_box;

use allocation_counter::measure;

const DELTA: &str = "driveRestoreArtifacts@delta";
const SESSION: &str = "5e000000-71fe-4d00-a01a-31850bc5b32c";

fn guid(n: usize) -> String {
    format!("{n:08x}-71fe-4d00-a01a-31850bc5b32c")
}

fn addition(n: usize) -> String {
    format!(
        r#"{{"restorePoint":{{"id":"{}"}},"destinationType":"new"}}"#,
        guid(n)
    )
}

/// What `part` makes of each number below `count`, with `between` between them.
fn each(count: usize, between: &str, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(between)
}

fn items(items: &str) -> String {
    format!("{{\"{DELTA}\":[{items}]}}")
}

/// A class of inputs: its name, and one of a size.
type Class = (&'static str, fn(usize) -> String);

/// What is done with an input, by its name; it gives how much came of it.
type Operation<'o> = (&'static str, &'o dyn Fn(&str) -> usize);

#[track_caller]
fn grows_as(classes: &[Class], operations: &[Operation]) {
    const SMALL: usize = 1_500;
    let mut worse = Vec::new();
    for (class, input) in classes {
        let (small, large) = (input(SMALL), input(4 * SMALL));
        for (name, operation) in operations {
            let taken = |input| {
                let measured = measure(|| {
                    black_box(operation(input));
                });
                measured.bytes_total
            };
            let (less, more) = (taken(&small), taken(&large));
            // What does not grow with the input may be some kilobytes.
            if more > 6 * (less + (1 << 18)) {
                worse.push(format!("{name}, {class}: {less} bytes, then {more}"));
            }
        }
    }
    assert_eq!(worse, Vec::<String>::new());
}
