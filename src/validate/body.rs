//! Judging the body: its properties, and its delta arrays as wholes.

use super::fast_path::Templates;
use super::named::Named;
use super::serialized::Wrapper;
use super::settings::Given;
use super::{Purpose, Validator};
use crate::delta::names::is_wrapper;
use crate::delta::spelling::{Spelling, sounds_like};
use crate::delta::{Found, expected_delta, recognise};
use crate::finding::{Span, rules};
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

    fn has_other(&self, name: &str) -> bool {
        self.others.iter().any(|it| it.value == name)
    }

    /// What it is where it is no body, but holds one: what that is called, and where the body stands.
    fn request(&self) -> Option<rules::BodyIsRequest<'static>> {
        let has = |name| self.has_other(name);
        let (found, place) = if has("body") && (has("url") || has("method")) {
            ("a whole request", "its `body`")
        } else if has("item") && has("info") {
            let place = "`request.body.raw` of one of its items";
            ("a Postman collection", place)
        } else if has("request") {
            ("a whole request", "the `body` of its `request`")
        } else if has("log") {
            let place = "`request.postData.text` of one of its entries";
            ("an HTTP archive (HAR)", place)
        } else {
            return None;
        };
        Some(rules::BodyIsRequest { found, place })
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
        match kind {
            Kind::Array if names_a_delta => self.find(rules::BodyInArray, span, &[], |it| it),
            Kind::String if names_a_delta => self.find(rules::BodyIsText, span, &[], |it| it),
            _ => self.other_value(kind, span),
        }
    }

    fn other_value(&mut self, kind: Kind, span: Span) {
        let usual = self.told.unwrap_or(&RESOURCES[0]).usual().property;
        let told = rules::BodyNotObject {
            found: kind.words(),
            wrapped: &format!("{{\"{usual}\": […]}}"),
        };
        self.find(told, span, &[], |it| it);
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
        if !updates && body.has_other("requests") {
            self.find(rules::BodyIsBatch, span, &[], |it| it);
            return read;
        }
        if !updates && let Some(request) = body.request() {
            self.find(request, span, &[], |it| it);
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
        let told = rules::DeltaMissing {
            expected: &expected,
        };
        self.find(told, span, &[], |it| it.service(empty));
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
        let name = &*key.value;
        match is_read_only {
            true => self.not_settable(rules::PropertyReadOnly { name }, key, &[name]),
            false => self.unknown(key, &[name]),
        }
    }

    /// Judges a delta array by its place in the body, then reads it.
    fn delta_property(&mut self, found: &Found, key: &Text<'t>) -> Result<(), SyntaxError> {
        let Found {
            resource, delta, ..
        } = *found;
        let expected = self.told.or(self.recognised).unwrap_or(resource);
        if resource.name != expected.name {
            let told = rules::DeltaOfOtherResource {
                name: &key.value,
                owner: resource.type_name,
                resource: expected.type_name,
                expected: &expected_delta(Some(expected)),
            };
            self.find(told, key.span, &[], |it| it);
        }
        self.recognised.get_or_insert(resource);
        if let Some(job_type) = delta.job_type {
            let first = *self.seen.job_type.get_or_insert(job_type);
            if first != job_type {
                let told = rules::DeltaKindsMixed {
                    first: first.name(),
                    found: job_type.name(),
                };
                self.find(told, key.span, &[], |it| it);
            }
        }
        if self.items_of(delta).is_none() {
            let told = rules::DeltaUndocumented { name: &key.value };
            self.find(told, key.span, &[], |it| it);
        }
        if delta.is_inferred {
            self.inferred(delta, key);
        }
        self.delta(delta, key)
    }

    /// Tells of an array that is documented by name alone, once, and where it cannot be sent.
    fn inferred(&mut self, delta: &'static Delta, key: &Text<'t>) {
        if self.version.is_some_and(|it| !delta.versions.contains(&it)) {
            let told = rules::DeltaOfOtherVersion { name: &key.value };
            self.find(told, key.span, &[], |it| it);
        } else if !std::mem::replace(&mut self.seen.inferred, true) {
            let told = rules::DeltaInferred { name: &key.value };
            self.find(told, key.span, &[], |it| it);
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
        let told = rules::DeltaTooManyItems {
            found: count,
            limit: items.limit,
        };
        self.find(told, span, &[&first_over], |it| {
            it.service(items.over_limit)
        });
    }

    fn delta_not_array(&mut self, delta: &'static Delta, key: &Text<'t>, kind: Kind, span: Span) {
        if kind == Kind::Null {
            self.delta_empty(delta, key, span);
            return;
        }
        let told = rules::DeltaNotArray {
            name: &key.value,
            found: kind.words(),
        };
        self.find(told, span, &[], |it| it);
    }

    fn delta_empty(&mut self, delta: &'static Delta, key: &Text<'t>, span: Span) {
        let told = rules::DeltaEmpty { name: &key.value };
        self.find(told, span, &[], |it| {
            it.service(delta.items.and_then(|it| it.empty))
        });
    }
}
