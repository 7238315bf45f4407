//! Inputs: their text, as inputs.js gives it.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::finding::{Offsets, show};
use crate::interpret::Input;

#[wasm_bindgen(raw_module = "./inputs.js")]
extern "C" {
    /// Writes an input into the room; gives what that is.
    fn give(input: &JsValue) -> u32;
    /// Whether a string has no lone surrogates.
    #[wasm_bindgen(js_name = isWellFormed)]
    pub(super) fn is_well_formed(text: &JsValue) -> bool;
}

thread_local! {
    /// The room that the next input is written into.
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for so many bytes of input, and keeps what is there already as far as that goes.
#[wasm_bindgen(js_name = __room)]
#[allow(unsafe_code)]
pub fn room(length: usize) -> *mut u8 {
    ROOM.with_borrow_mut(|room| {
        room.reserve_exact(length.saturating_sub(room.len()));
        // SAFETY: there is room for so many bytes, and a byte of WebAssembly's memory always has a
        // value. To fill it first would take as long as to copy the input.
        unsafe { room.set_len(length) };
        room.as_mut_ptr()
    })
}

/// The UTF-8 text of an input, and what offsets into it should count; or why it has none.
pub(super) fn text_of(input: &JsValue) -> Input {
    let what = give(input);
    let text = ROOM.take();
    match what {
        0 => Ok((text, Offsets::None)),
        1 => Ok((text, Offsets::Bytes)),
        2 => Ok((text, Offsets::Utf16)),
        _ => Err(show(&String::from_utf8_lossy(&text))),
    }
}
