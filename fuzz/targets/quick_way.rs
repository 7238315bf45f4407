#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| graph_backup_delta::checks::quick_way_agrees(bytes));
