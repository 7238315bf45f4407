//! Validates and builds the delta bodies of Microsoft Graph Backup Storage, and interprets the
//! answers.
//!
//! Microsoft 365 Backup restores data through *restore sessions*, and protects it through *protection
//! policies*. Each is filled by sending it a delta array with PATCH: items to add, and items marked
//! `@removed`. This crate is functions from text or values to values; nothing is sent anywhere, and
//! nothing panics on bad input:
//!
//! - [`validate`]: a body, to a [`Report`] of every [`Finding`] in it; [`fix`]: the certain mends;
//! - [`build`]: a [`Change`], to the [`Request`]s that make it; [`batch`]: those in `$batch` requests;
//! - [`plan`]: what is there and what is wanted, to the smallest [`Change`];
//! - [`collect`]: a list as people have it, to the ids in it;
//! - [`interpret`]: an answer, to the [`Outcome`] of every item; [`interpret_batch`]: that of a `$batch`;
//! - [`snippet`]: a request, to the code that sends it in a [`Language`];
//! - [`explain`], [`schema`], [`describe`]: what a code means, and what is known of a resource.
//!
//! # The modules
//!
//! - `resource`: what differs between resources, as one table that every other module asks.
//! - `finding`: what a report is made of; `finding::rules` is every rule and every word about it.
//! - `json`: reading text where it lies, with positions.
//! - `validate` and `fix`: the rules, one function a rule, and the mends as edits.
//! - `list` and `collect`: reading answers, CSVs and plain ids as lists.
//! - `change`, `build`, `batch` and `plan`: from what a person wants to requests.
//! - `snippet`: from a request to code, a file a language.
//! - `interpret`: from an answer to outcomes; `interpret::errors` explains the service's errors.
//! - `hashing`: maps that no text can slow down.
//! - `explain`, `schema`, `describe`: the tables, as people and programs ask for them.
//! - `wasm`: the boundary to JavaScript, the only module that knows it: `wasm::checks` for the entry
//!   `validate` of the package, and with the feature `operations` all the rest.

// Without the operations only what judges bodies crosses to JavaScript; the linker drops the rest.
#![cfg_attr(not(feature = "operations"), allow(dead_code, unused_imports))]

mod batch;
mod build;
mod change;
#[cfg(any(test, fuzzing))]
pub mod checks;
mod collect;
mod delta;
mod describe;
mod explain;
mod finding;
mod fix;
mod hashing;
mod interpret;
mod json;
mod list;
mod plan;
mod recognize;
mod resource;
mod schema;
mod snippet;
mod validate;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use batch::batch;
pub use build::build;
pub use change::{
    Add, Addition, Built, Change, DirectoryObjectAddition, ItemAddition, Method, Request,
    RestorePoint, RestorePointAddition, RetentionSetting, SiteAddition,
};
pub use collect::{CollectOptions, Collected, CollectedRow, collect};
pub use describe::{DeltaFacts, IdFacts, ResourceFacts, describe};
pub use explain::{Explanation, codes, explain};
pub use finding::rules::RULES;
pub use finding::{
    Edit, Finding, Fix, Param, Params, Related, Report, Rule, RuleLevel, Service, Severity,
    WrongRule,
};
pub use fix::{Fixed, fix};
pub use interpret::{
    BatchOutcome, BatchPart, Counts, Evidence, HttpContext, Item, ItemKind, Outcome, Retry,
    ServiceError, State, interpret, interpret_batch,
};
pub use plan::{PlanOptions, Planned, plan, plan_with};
pub use recognize::{MessageKind, Recognized, recognize};
pub use resource::{
    Destination, DestinationType, IdFormat, Owner, PolicyUnits, ResourceName, RestoreJobType,
    Version,
};
pub use schema::schema;
pub use snippet::{Language, LanguageFacts, Needs, NoSnippet, languages, snippet, snippets};
pub use validate::{FINDINGS_LIMIT, MAX_FINDINGS, SentBy, ValidateOptions, validate};
