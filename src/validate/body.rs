//! Judging the body: its properties, and its delta arrays as wholes.

use super::fast_path::Templates;
use super::named::Named;
use super::serialized::Wrapper;
use super::settings::Given;
use super::{Purpose, Validator};
use crate::delta::names::is_wrapper;
use crate::delta::spelling::{Spelling, sounds_like};
use crate::delta::{Found, expected_delta, recognise};
use crate::finding::{Rule, Span, rules};
use crate::json::{Kind, SyntaxError, Text, read_as_far_as_possible};
use crate::resource::{DELTA_SUFFIX, Delta, Items, RESOURCES, Resource};

/// The properties of a body, as far as it was read.
#[derive(Default)]
struct Body<'t> {
    deltas: Vec<Name<'t>>,
    settings: Vec<Given<'t>>,
    wrappers: Vec<Wrapper<'t>>,
    others: Vec<Text<'t>>,
}

/// A name, the property it means, and how it spells that.
type Name<'t> = (Text<'t>, &'static str, Spelling);

fn named<'k>((key, expected, spelled): &'k Name<'_>) -> Named<'k> {
    Named {
        key,
        expected,
        spelled: *spelled,
    }
}

impl Body<'_> {
    /// Whether it holds something that can be updated.
    fn updates(&self, resource: Option<&Resource>) -> bool {
        !self.deltas.is_empty() || self.settings.iter().any(|it| it.can_be_set(resource))
    }

    /// What it is where it is no body, but holds one or several: the rule that tells so; and what it is
    /// called and where the body stands, for its words.
    fn wrapping(&self) -> Option<(&'static Rule, &'static [(&'static str, &'static str)])> {
        let has = |name| self.others.iter().any(|it| it.value == name);
        let words: &[_] = if has("requests") {
            return Some((&rules::BODY_IS_BATCH, &[]));
        } else if has("body") && (has("url") || has("method")) {
            &[("found", "a whole request"), ("place", "its `body`")]
        } else if has("item") && has("info") {
            &[
                ("found", "a Postman collection"),
                ("place", "`request.body.raw` of one of its items"),
            ]
        } else if has("request") {
            &[
                ("found", "a whole request"),
                ("place", "the `body` of its `request`"),
            ]
        } else if has("log") {
            &[
                ("found", "an HTTP archive (HAR)"),
                ("place", "`request.postData.text` of one of its entries"),
            ]
        } else {
            return None;
        };
        Some((&rules::BODY_IS_REQUEST, words))
    }

    /// The names of all properties.
    fn names(&self) -> Vec<&Text<'_>> {
        let deltas = self.deltas.iter().map(|it| &it.0);
        let settings = self.settings.iter().map(|it| &it.key);
        deltas.chain(settings).chain(&self.others).collect()
    }
}

impl<'t> Validator<'t> {
    pub(super) fn body_not_object(&mut self, kind: Kind, span: Span) {
        let names_a_delta = self.reader.text()[span.start..span.end].contains(DELTA_SUFFIX);
        let rule = match kind {
            Kind::Array if names_a_delta => &rules::BODY_IN_ARRAY,
            Kind::String if names_a_delta => &rules::BODY_IS_TEXT,
            _ => return self.other_value(kind, span),
        };
        self.find(rule, span, &[], |it| it);
    }

    fn other_value(&mut self, kind: Kind, span: Span) {
        let usual = self.told.unwrap_or(&RESOURCES[0]).usual().property;
        self.find(&rules::BODY_NOT_OBJECT, span, &[], |it| {
            it.words("found", kind.words())
                .words("wrapped", &format!("{{\"{usual}\": […]}}"))
        });
    }

    pub(super) fn body(&mut self) -> Result<(), SyntaxError> {
        let start = self.reader.position();
        let mut body = Body::default();
        let mut read = self.properties(&mut body);
        if let Err(error) = &mut read {
            // What was read of the body is still judged, at its own path.
            let path = self.reader.path();
            error.pointer.get_or_insert_with(|| path.pointer(&[]));
            self.reader.truncate_path(0);
        }
        let updates = body.updates(self.told.or(self.recognised));
        let span = Span::new(start, self.reader.position());
        if !updates && let Some((rule, words)) = body.wrapping() {
            self.find(rule, span, &[], |it| {
                words
                    .iter()
                    .fold(it, |it, (name, words)| it.words(name, words))
            });
            return read;
        }
        self.judge_properties(&body);
        if read.is_ok() && !updates && body.wrappers.is_empty() {
            self.delta_missing(span);
        }
        read
    }

    /// Reads the properties of the body, and judges the delta arrays.
    fn properties(&mut self, body: &mut Body<'t>) -> Result<(), SyntaxError> {
        self.reader.open_object()?;
        while let Some(key) = self.reader.next_key()? {
            if let Some(found) = recognise(&key.value, self.told) {
                let property = found.delta.property;
                body.deltas.push((key.clone(), property, found.spelled));
                self.delta_property(&found, &key)?;
            } else if let Some(given) = self.setting(&key)? {
                body.settings.push(given);
            } else if is_wrapper(&key.value) {
                let (value, read) = read_as_far_as_possible(&mut self.reader);
                read?;
                match Wrapper::of(&key, value) {
                    Some(wrapper) => self.wrapper(wrapper, body),
                    None => body.others.push(key),
                }
            } else {
                body.others.push(key);
                self.reader.skip()?;
            }
        }
        Ok(())
    }

    fn wrapper(&mut self, wrapper: Wrapper<'t>, body: &mut Body<'t>) {
        let resource = wrapper.delta().map(|it| it.resource);
        if self.recognised.is_none() {
            self.recognised = resource;
        }
        body.wrappers.push(wrapper);
    }

    /// Judges what can be judged only after the whole body was read, and so the resource is known.
    fn judge_properties(&mut self, body: &Body<'t>) {
        let resource = self.told.or(self.recognised);
        let settings = body.settings.iter().filter(|it| it.can_be_set(resource));
        let deltas = body.deltas.iter().map(named);
        self.named(deltas.chain(settings.map(Given::named)), &[]);
        self.judge_settings(&body.settings, resource);
        for wrapper in &body.wrappers {
            self.wrapped_body(wrapper, &body.names());
        }
        for key in &body.others {
            self.other_property(key);
        }
    }

    fn delta_missing(&mut self, span: Span) {
        let expected = expected_delta(self.told);
        let empty = self
            .told
            .and_then(|it| it.usual().items)
            .and_then(|it| it.empty);
        self.find(&rules::DELTA_MISSING, span, &[], |it| {
            it.words("expected", &expected).service(empty)
        });
    }

    /// A property of the body that is neither a delta nor a setting. Annotations are never an error
    /// (OData 4.01).
    pub(super) fn other_property(&mut self, key: &Text<'t>) {
        if key.value.contains('@') {
            return;
        }
        let resource = self.told.or(self.recognised);
        let of = |it: &Resource| it.read_only.iter().any(|it| sounds_like(&key.value, it));
        let is_read_only = resource.map_or_else(|| RESOURCES.iter().any(of), of);
        let rule = match is_read_only {
            true => &rules::PROPERTY_READ_ONLY,
            false => &rules::PROPERTY_UNKNOWN,
        };
        self.not_settable(rule, key, &[&key.value]);
    }

    /// Judges a delta array by its place in the body, then reads it.
    fn delta_property(&mut self, found: &Found, key: &Text<'t>) -> Result<(), SyntaxError> {
        let Found {
            resource, delta, ..
        } = *found;
        let expected = self.told.or(self.recognised).unwrap_or(resource);
        if resource.name != expected.name {
            self.find(&rules::DELTA_OF_OTHER_RESOURCE, key.span, &[], |it| {
                it.text("name", &key.value)
                    .words("owner", resource.type_name)
                    .words("resource", expected.type_name)
                    .words("expected", &expected_delta(Some(expected)))
            });
        }
        self.recognised.get_or_insert(resource);
        if let Some(job_type) = delta.job_type {
            let first = *self.seen.job_type.get_or_insert(job_type);
            if first != job_type {
                self.find(&rules::DELTA_KINDS_MIXED, key.span, &[], |it| {
                    it.words("first", first.name())
                        .words("found", job_type.name())
                });
            }
        }
        if self.items_of(delta).is_none() {
            self.find(&rules::DELTA_UNDOCUMENTED, key.span, &[], |it| {
                it.text("name", &key.value)
            });
        }
        if delta.is_inferred {
            self.inferred(delta, key);
        }
        self.delta(delta, key)
    }

    /// Tells of an array that is documented by name alone, once, and where it cannot be sent.
    fn inferred(&mut self, delta: &'static Delta, key: &Text<'t>) {
        if self.version.is_some_and(|it| !delta.versions.contains(&it)) {
            self.find(&rules::DELTA_OF_OTHER_VERSION, key.span, &[], |it| {
                it.text("name", &key.value)
            });
        } else if !std::mem::replace(&mut self.seen.inferred, true) {
            self.find(&rules::DELTA_INFERRED, key.span, &[], |it| {
                it.text("name", &key.value)
            });
        }
    }

    fn delta(&mut self, delta: &'static Delta, key: &Text<'t>) -> Result<(), SyntaxError> {
        let kind = self.reader.kind()?;
        if kind != Kind::Array {
            let (value, read) = read_as_far_as_possible(&mut self.reader);
            read?;
            if !self.no_array(delta, key, &value) {
                self.delta_not_array(delta, key, kind, value.span);
            }
            return Ok(());
        }
        let start = self.reader.position();
        let items = self.items_of(delta);
        let limit = items.map(|it| it.limit);
        // What was seen is known by its place in one array.
        self.seen.references.forget();
        self.seen.ids.forget();
        self.seen.templates = Templates::default();
        let mut count = 0;
        let mut first_over = None;
        self.reader.open_array()?;
        while self.reader.next_element()? {
            let item = self.reader.position();
            match items {
                Some(items) => self.item(delta, items)?,
                None => self.undocumented_item()?,
            }
            count += 1;
            if Some(count) == limit.map(|it| it + 1) {
                first_over = Some(Span::new(item, self.reader.position()));
            }
            // The first item over the limit is read above, which sees its place.
            count += self.items_alike(match limit {
                Some(limit) if count <= limit => limit - count,
                _ => usize::MAX,
            });
        }
        if count == 0 {
            let span = Span::new(start, self.reader.position());
            self.delta_empty(delta, key, span);
        }
        if let (Some(span), Some(items)) = (first_over, items) {
            self.too_many_items(items, count, span);
        }
        Ok(())
    }

    /// What the items of an array hold. `None` where no document says.
    fn items_of(&self, delta: &'static Delta) -> Option<&'static Items> {
        let at_creation = delta
            .at_creation
            .filter(|_| self.purpose == Purpose::Creation);
        delta.items.or(at_creation)
    }

    fn too_many_items(&mut self, items: &'static Items, count: usize, span: Span) {
        if self.purpose != Purpose::OneRequest {
            return;
        }
        let first_over = items.limit.to_string();
        self.find(&rules::DELTA_TOO_MANY_ITEMS, span, &[&first_over], |it| {
            it.number("found", count)
                .number("limit", items.limit)
                .service(items.over_limit)
        });
    }

    fn delta_not_array(&mut self, delta: &'static Delta, key: &Text<'t>, kind: Kind, span: Span) {
        if kind == Kind::Null {
            self.delta_empty(delta, key, span);
            return;
        }
        self.find(&rules::DELTA_NOT_ARRAY, span, &[], |it| {
            it.text("name", &key.value).words("found", kind.words())
        });
    }

    fn delta_empty(&mut self, delta: &'static Delta, key: &Text<'t>, span: Span) {
        self.find(&rules::DELTA_EMPTY, span, &[], |it| {
            it.text("name", &key.value)
                .service(delta.items.and_then(|it| it.empty))
        });
    }
}
