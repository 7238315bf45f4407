//! The params of a finding: what varies in its words.

use serde::{Serialize, Serializer};

use super::Param;
use super::rules::Told;
use super::shown::show;

/// What varies in the words of a finding: params by their names, in the order of these. Only a rule
/// names them.
///
/// ```
/// use graph_backup_delta::{Param, ValidateOptions, validate};
///
/// let report = validate(r#"{"mailboxProtectionUnits@delta":5}"#, &ValidateOptions::default());
/// let params = &report.findings[0].params;
/// assert_eq!(params.get("found"), Some(&Param::Text("a number".to_owned())));
/// assert_eq!(params.get("limit"), None);
/// ```
// A list, as it holds a handful: a tree takes longer to make, and 6 KB of the WebAssembly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    pub(crate) fn of(told: &dyn Told) -> Self {
        let mut params = Self::default();
        told.tell(&mut params);
        params
    }

    /// The param of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(it, _)| *it == name).map(|(_, it)| it)
    }

    /// Each param with its name, in the order of the names.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, param)| (*name, param))
    }

    /// Whether nothing varies.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[inline(never)]
    fn put(&mut self, name: &'static str, param: Param) {
        let at = self.0.iter().take_while(|(it, _)| *it < name).count();
        self.0.insert(at, (name, param));
    }

    /// Puts the params into a template: `{name}` becomes the param of that name.
    #[inline(never)]
    pub(super) fn fill(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len() + 40);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').expect("a template closes its braces");
            out.push_str(before);
            match self.get(name) {
                Some(Param::Text(text)) => out.push_str(text),
                Some(Param::Number(number)) => out.push_str(&number.to_string()),
                // The table does not compile with a template that names what may be missing.
                None => {}
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

/// A kind of param: what it is given as, and how it is put in.
pub(crate) trait Kind {
    /// Whether each finding of the rule has it, so that words can name it.
    const IS_SURE: bool = true;
    type Of<'f>;
    fn put(params: &mut Params, name: &'static str, value: Self::Of<'_>);
}

/// The kinds of params.
pub(crate) mod kind {
    use super::{Kind, Param, Params, show};

    /// Somebody's text, which is made safe to show.
    pub(crate) enum Text {}
    /// Words of our own, which are shown whole.
    pub(crate) enum Words {}
    /// A count.
    pub(crate) enum Number {}
    /// Words of our own that some findings of a rule have.
    pub(crate) enum Maybe {}

    impl Kind for Text {
        type Of<'f> = &'f str;
        #[inline(never)]
        fn put(params: &mut Params, name: &'static str, value: &str) {
            params.put(name, Param::Text(show(value)));
        }
    }

    impl Kind for Words {
        type Of<'f> = &'f str;
        #[inline(never)]
        fn put(params: &mut Params, name: &'static str, value: &str) {
            params.put(name, Param::Text(value.to_owned()));
        }
    }

    impl Kind for Number {
        type Of<'f> = usize;
        #[inline(never)]
        fn put(params: &mut Params, name: &'static str, value: usize) {
            params.put(name, Param::Number(value));
        }
    }

    impl Kind for Maybe {
        const IS_SURE: bool = false;
        type Of<'f> = Option<&'f str>;
        fn put(params: &mut Params, name: &'static str, value: Option<&str>) {
            if let Some(value) = value {
                Words::put(params, name, value);
            }
        }
    }
}
