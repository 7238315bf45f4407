//! What the native library gives for each line of its input, for `native.test.mjs` to compare with
//! what the WebAssembly gives. A line is `[operation, input, ...]` in JSON; a text stands there with one
//! character for each of its bytes, so that it may be any bytes.

use std::io::{self, BufRead, Write};

use graph_backup_delta::{
    Change, CollectOptions, HttpContext, ResourceName, ValidateOptions, batch, build, codes,
    collect, describe, explain, fix, interpret, interpret_batch, plan, schema, validate,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, to_string};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout());
    for line in io::stdin().lock().lines() {
        let line: Vec<Value> = serde_json::from_str(&line?).expect("a line is an array");
        let operation = line[0].as_str().expect("an operation");
        writeln!(out, "{}", result(operation, &line[1..]))?;
    }
    out.flush()
}

fn result(operation: &str, inputs: &[Value]) -> String {
    let text = |at: usize| bytes(&inputs[at]).expect("a text");
    let json = match operation {
        "validate" => to_string(&validate(text(0), &read::<ValidateOptions>(&inputs[1]))),
        "fix" => {
            let text = String::from_utf8(text(0)).expect("a string");
            to_string(&fix(&text, &read::<ValidateOptions>(&inputs[1])))
        }
        "interpret" => {
            let request = bytes(&inputs[1]);
            let http: HttpContext = read(&inputs[2]);
            to_string(&interpret(text(0), request.as_deref(), &http))
        }
        "interpretBatch" => {
            let request = bytes(&inputs[1]);
            let http: HttpContext = read(&inputs[2]);
            to_string(&interpret_batch(text(0), request.as_deref(), &http))
        }
        "collect" => to_string(&collect(text(0), &read::<CollectOptions>(&inputs[1]))),
        "plan" => to_string(&plan(text(0), text(1), &read::<Change>(&inputs[2]))),
        "build" => to_string(&build(&read::<Change>(&inputs[0]))),
        "batch" => to_string(&batch(&build(&read::<Change>(&inputs[0])).requests)),
        "codes" => to_string(&codes()),
        "resources" => to_string(&ResourceName::all().collect::<Vec<_>>()),
        "explain" => to_string(&explain(&read::<String>(&inputs[0]))),
        "schema" => to_string(&schema(read(&inputs[0]))),
        "describe" => to_string(&describe(read(&inputs[0]))),
        other => panic!("no operation {other}"),
    };
    json.expect("a result is JSON")
}

fn bytes(text: &Value) -> Option<Vec<u8>> {
    let byte = |char| u8::try_from(char).expect("a character stands for a byte");
    Some(text.as_str()?.chars().map(byte).collect())
}

fn read<T: DeserializeOwned>(value: &Value) -> T {
    T::deserialize(value).expect("the test gives what it takes")
}
