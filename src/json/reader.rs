//! The pull reader: ask for the next key, the next element, a string; or skip what is not needed.

use super::binary::{Binary, binary, is_utf16};
use super::faults::trailing_comma;
use super::keys::{Keys, Seen};
use super::odd::{is_odd_quote, may_be_odd};
use super::path::{Path, Step};
use super::scalar::{self, error};
use super::{Kind, SyntaxError, Text, Watch};
use crate::finding::{Span, rules};

/// How many objects and arrays may be open at once: what `serde_json` allows.
const DEPTH: usize = 127;

/// What cuts the text short.
#[derive(Clone, Copy)]
pub(super) enum Cut {
    /// Nothing: it ends where it ends.
    End,
    /// A byte that is no UTF-8.
    Byte(u8),
}

/// A reader over one text.
///
/// What reads is there once for all that watch, as `Reader<dyn Watch>`: see [`Reader::as_dyn`].
pub(crate) struct Reader<'t, W: ?Sized> {
    bytes: &'t [u8],
    pub(super) text: &'t str,
    pub(super) cut: Cut,
    pub(super) at: usize,
    pub(super) path: Path<'t>,
    pub(super) open: Vec<Open<'t>>,
    keys: Keys<'t>,
    duplicate_keys: usize,
    /// Whether the value has been read.
    pub(super) is_behind: bool,
    /// What stands before the value and is no part of it.
    pub(super) preface: Option<Span>,
    pub watch: W,
}

/// An object or array that is open.
pub(super) struct Open<'t> {
    close: u8,
    seen: Seen<'t>,
    empty: bool,
}

impl<'t, W: Watch> Reader<'t, W> {
    /// A reader at the start of `text`, which may be any bytes.
    pub fn new(bytes: &'t [u8], watch: W) -> Self {
        let (text, cut) = match utf8(bytes) {
            Ok(text) => (text, Cut::End),
            Err(wrong) => {
                let (good, bad) = bytes.split_at(wrong.valid_up_to());
                let text = std::str::from_utf8(good).unwrap_or_default();
                (text, Cut::Byte(bad[0]))
            }
        };
        Self {
            bytes,
            text,
            cut,
            at: 0,
            path: Path::default(),
            open: Vec::new(),
            keys: Keys::default(),
            duplicate_keys: 0,
            is_behind: false,
            preface: None,
            watch,
        }
    }

    /// The reader, whoever watches.
    pub fn as_dyn(&mut self) -> &mut Reader<'t, dyn Watch + '_> {
        self
    }
}

impl<'t, W: ?Sized> Reader<'t, W> {
    /// The path of the value that is being read.
    pub fn path(&self) -> &Path<'t> {
        &self.path
    }

    /// Forgets the steps below a depth, where an error stopped the reading further in.
    pub fn truncate_path(&mut self, depth: usize) {
        self.path.steps.truncate(depth);
    }

    /// The path, and whom to tell: for a finding at the one in the other.
    pub fn path_and_watch(&mut self) -> (&Path<'t>, &mut W) {
        (&self.path, &mut self.watch)
    }

    /// What stands before the value and is no part of it: the head of an HTTP message, or a command.
    pub fn preface(&self) -> Option<Span> {
        self.preface
    }

    /// How many keys so far stood in their object before.
    pub fn duplicate_keys(&self) -> usize {
        self.duplicate_keys
    }

    /// The text, as far as it is UTF-8.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The text, where all of it is UTF-8.
    pub fn whole_text(&self) -> Option<&'t str> {
        matches!(self.cut, Cut::End).then_some(self.text)
    }

    /// Where the reader is, in bytes.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Passes what somebody else has read: the rest of an element up to `end`, or that and so many
    /// `elements` after it.
    pub fn move_to(&mut self, end: usize, elements: usize) {
        self.at = end;
        if let Some(Step::Index(index)) = self.path.steps.last_mut() {
            *index += elements;
        }
    }
}

impl<'t> Reader<'t, dyn Watch + '_> {
    /// Reads what comes before the value: a byte order mark, and what surely is no part of it.
    pub fn start(&mut self) -> Result<(), SyntaxError> {
        if let Some(Binary { words, help }) = binary(self.bytes) {
            let told = rules::JsonBinary {
                found: words,
                todo: help,
            };
            return Err(error(told, 0, 0));
        }
        if is_utf16(self.bytes) {
            return Err(error(rules::JsonUtf16, 0, 0));
        }
        // Joined files may bring several.
        self.at = self.text.len() - self.text.trim_start_matches('\u{feff}').len();
        if self.at > 0 {
            self.watch.byte_order_mark(Span::new(0, self.at));
        }
        self.skip_space()?;
        if self.at == self.text.len() && matches!(self.cut, Cut::End) {
            return Err(error(rules::JsonEmpty, self.at, self.at));
        }
        match self.byte() {
            Some(b'{' | b'[' | b'"') => Ok(()),
            _ => self.pass_preface(),
        }
    }

    /// Reads what comes after the value: white space and comments only.
    pub fn end(&mut self) -> Result<(), SyntaxError> {
        self.is_behind = true;
        self.skip_space()?;
        match (self.byte(), self.cut) {
            (None, Cut::End) => Ok(()),
            (None, Cut::Byte(_)) => Err(self.unexpected("the end")),
            (Some(_), Cut::End) => self.pass_behind(),
            (Some(_), Cut::Byte(_)) => Err(error(rules::JsonAfterEnd, self.at, self.text.len())),
        }
    }

    /// Passes white space and comments, then tells the kind of the value that starts.
    pub fn kind(&mut self) -> Result<Kind, SyntaxError> {
        self.skip_space()?;
        match self.byte() {
            Some(b'"') => Ok(Kind::String),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Bool),
            Some(b'n') => Ok(Kind::Null),
            _ if self.starts_with(is_odd_quote) => Ok(Kind::String),
            _ => Err(self.no_value()),
        }
    }

    /// Reads a string; [`Reader::kind`] has told that one starts here.
    pub fn string(&mut self) -> Result<Text<'t>, SyntaxError> {
        let start = self.at;
        if self.byte() != Some(b'"') {
            return self.odd_string();
        }
        let (value, end) = self.whole(|text| scalar::string(text, start))?;
        self.at = end;
        Ok(Text {
            value,
            span: Span::new(start, end),
        })
    }

    /// Passes a whole value; gives its span.
    pub fn skip(&mut self) -> Result<Span, SyntaxError> {
        let kind = self.kind()?;
        let start = self.at;
        match kind {
            Kind::String => {
                self.string()?;
            }
            Kind::Number => self.at = self.whole(|text| scalar::number(text, start))?,
            Kind::Bool | Kind::Null => {
                let word = match self.byte() {
                    Some(b't') => "true",
                    Some(b'f') => "false",
                    _ => "null",
                };
                self.at = self.whole(|text| scalar::literal(text, start, word))?;
            }
            Kind::Array => {
                self.open_array()?;
                while self.next_element()? {
                    self.skip()?;
                }
            }
            Kind::Object => {
                self.open_object()?;
                while self.next_key()?.is_some() {
                    self.skip()?;
                }
            }
        }
        Ok(Span::new(start, self.at))
    }

    /// Enters the object that starts here.
    pub fn open_object(&mut self) -> Result<(), SyntaxError> {
        self.open(b'}', Step::Key("".into()))
    }

    /// Enters the array that starts here.
    pub fn open_array(&mut self) -> Result<(), SyntaxError> {
        self.open(b']', Step::Index(0))
    }

    /// Moves to the next key of the innermost object, and past its colon; or leaves the object.
    pub fn next_key(&mut self) -> Result<Option<Text<'t>>, SyntaxError> {
        self.path.steps.pop();
        if !self.next("a property name or `}`", "a property name", None)? {
            return Ok(None);
        }
        let key = match self.byte() {
            Some(b'"') => self.string()?,
            _ => self.odd_name()?,
        };
        self.note_key(&key);
        self.path.steps.push(Step::Key(key.value.clone()));
        self.skip_space()?;
        match self.byte() {
            Some(b':') => self.at += 1,
            _ => self.no_colon(&key)?,
        }
        Ok(Some(key))
    }

    /// Moves to the next element of the innermost array; or leaves the array and gives `false`.
    pub fn next_element(&mut self) -> Result<bool, SyntaxError> {
        let step = self.path.steps.pop();
        let empty = self.open.last().is_none_or(|open| open.empty);
        let index = match step {
            Some(Step::Index(index)) if !empty => index + 1,
            _ => 0,
        };
        if !self.next("a value or `]`", "a value", Some(index))? {
            return Ok(false);
        }
        self.path.steps.push(Step::Index(index));
        Ok(true)
    }

    fn open(&mut self, close: u8, step: Step<'t>) -> Result<(), SyntaxError> {
        if self.open.len() == DEPTH {
            let limit = &*DEPTH.to_string();
            return Err(error(rules::JsonTooDeep { limit }, self.at, self.at + 1));
        }
        self.open.push(Open {
            close,
            seen: self.keys.open(),
            empty: true,
        });
        self.path.steps.push(step);
        self.at += 1;
        Ok(())
    }

    /// Passes what stands between two members, or the elements before that of an `index`: gives
    /// whether there is another one. At the closing bracket, leaves the object or array.
    #[inline(always)]
    fn next(
        &mut self,
        first: &str,
        further: &str,
        index: Option<usize>,
    ) -> Result<bool, SyntaxError> {
        let before = self.at;
        self.skip_space()?;
        let open = self.open.last_mut().expect("something is open");
        let was_empty = std::mem::replace(&mut open.empty, false);
        let close = open.close;
        let byte = self.byte();
        if byte == Some(close) {
            self.at += 1;
            self.leave();
            return Ok(false);
        }
        if was_empty {
            return match byte {
                Some(_) => Ok(true),
                None => Err(self.unexpected(first)),
            };
        }
        if byte != Some(b',') {
            let error = self.no_comma(close, before, index);
            return self.recover(error).map(|()| true);
        }
        let comma = self.at;
        self.at += 1;
        self.skip_space()?;
        match self.byte() {
            Some(it) if it == close => {
                self.recover(trailing_comma(comma))?;
                self.at += 1;
                self.leave();
                Ok(false)
            }
            Some(_) => Ok(true),
            None => Err(self.unexpected(further)),
        }
    }

    /// Reads on where the mend of an error is certain.
    #[cold]
    pub(super) fn recover(&mut self, error: SyntaxError) -> Result<(), SyntaxError> {
        self.recover_at(error, None)
    }

    /// The same, of an error about the member of that name, which is not on the path yet.
    #[cold]
    pub(super) fn recover_at(
        &mut self,
        mut error: SyntaxError,
        member: Option<&str>,
    ) -> Result<(), SyntaxError> {
        if let Some(member) = member {
            error.pointer = Some(self.path.pointer(&[member]));
        }
        if error.fix.is_none() {
            return Err(error);
        }
        self.watch.recovered(&error, &self.path);
        Ok(())
    }

    fn leave(&mut self) {
        if let Some(open) = self.open.pop() {
            self.keys.close(&open.seen);
        }
    }

    fn note_key(&mut self, key: &Text<'t>) {
        let open = self.open.last_mut().expect("an object is open");
        if !self.keys.note(&mut open.seen, key.value.clone()) {
            self.duplicate_keys += 1;
            self.watch.duplicate_key(key, &self.path);
        }
    }

    #[inline(always)]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    pub(super) fn skip_space(&mut self) -> Result<(), SyntaxError> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') => self.comment()?,
                Some(byte) if may_be_odd(byte) && self.odd_blank()? => {}
                _ => return Ok(()),
            }
        }
    }
}

/// The text that bytes are. With SIMD, that takes a tenth of what it takes without.
fn utf8(bytes: &[u8]) -> Result<&str, std::str::Utf8Error> {
    // The quick check does not tell where the error is.
    simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes))
}
