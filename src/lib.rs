//! temp
mod build;
mod change;
mod finding;
mod interpret;
mod json;
mod resource;
mod validate;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub use change::*;
pub use finding::*;
pub use interpret::*;
pub use resource::*;
pub use validate::*;
