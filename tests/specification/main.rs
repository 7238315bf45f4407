//! What the library is to do, in cases and properties: one binary that takes seconds, so that mutants
//! can be tried on it.

mod agreement;
mod budgets;
mod cases;
mod codes;
mod creation;
mod fix;
mod fixtures;
mod hard_answers;
mod hidden_failures;
mod one_reader;
mod properties;
mod rules;
mod simulated;
mod simulator;
