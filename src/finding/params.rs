//! The params of a finding: what varies in its words.

use std::collections::BTreeMap;

use super::Param;
use super::rules::Told;
use super::shown::show;

/// Params by their names. Only a row of the table names them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params(pub(super) BTreeMap<&'static str, Param>);

impl Params {
    pub fn of(told: impl Told) -> Self {
        let mut params = Self::default();
        told.tell(&mut params);
        params
    }

    #[inline(never)]
    fn put(&mut self, name: &'static str, param: Param) {
        self.0.insert(name, param);
    }

    /// Puts the params into a template: `{name}` becomes the param of that name.
    #[inline(never)]
    pub(super) fn fill(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len() + 40);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').expect("a template closes its braces");
            out.push_str(before);
            match self.0.get(name) {
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
