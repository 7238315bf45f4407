//! Judging the body: its properties, and its delta arrays as wholes.

use super::named::Named;
use super::serialized::Wrapper;
use super::settings::Given;
use super::{Does, Validator};
use crate::delta::names::is_wrapper;
use crate::delta::spelling::{Spelling, sounds_like};
use crate::delta::{Found, expected_delta, recognise};
use crate::finding::{Span, rules};
use crate::json::{Kind, SyntaxError, Text, Value, read_as_far_as_possible};
use crate::resource::{DELTA_SUFFIX, RESOURCES, Resource};

/// The properties of a body, as far as it was read.
#[derive(Default)]
struct Body<'t> {
    deltas: Vec<Array<'t>>,
    settings: Vec<Given<'t>>,
    wrappers: Vec<Wrapper<'t>>,
    /// What says of which type it is.
    types: Vec<(Text<'t>, Value<'t>)>,
    others: Vec<Text<'t>>,
}

/// A delta array, or what is meant to be one.
struct Array<'t> {
    key: Text<'t>,
    found: Found,
    has_removals: bool,
}

impl Array<'_> {
    /// How it is named for a request that creates, or else for one that changes.
    fn named(&self, creates: bool) -> Named<'_> {
        let Found { delta, listed, .. } = self.found;
        let spelled = match creates {
            // That it says to be a delta need not be what is wrong.
            true => listed.unwrap_or(Spelling::Near),
            // That no document shows it in such a request was told.
            false if delta.items.is_none() && listed.is_some() => Spelling::Exact,
            false => self.found.spelled,
        };
        Named {
            key: &self.key,
            expected: delta.property_where(creates),
            spelled,
        }
    }
}

impl Body<'_> {
    /// What the request does that has this body, as far as its arrays tell: only one that changes has
    /// deltas, or removes something.
    fn does(&self) -> Option<Does> {
        let mut arrays = self.deltas.iter();
        let changes = |it: &Array| it.found.listed.is_none() || it.has_removals;
        let is_in_one = |it: &Array| it.found.delta.at_creation.is_none();
        if arrays.clone().any(|it| changes(it) || is_in_one(it)) {
            return Some(Does::Updates);
        }
        let creates = arrays.any(|it| it.found.delta.items.is_none());
        creates.then_some(Does::Creates)
    }

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
        let deltas = self.deltas.iter().map(|it| &it.key);
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
        let resource = self.resource();
        let usual = resource.unwrap_or(&RESOURCES[0]).usual().property;
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
        let updates = body.updates(self.resource());
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
        self.reader.as_dyn().open_object()?;
        while let Some(key) = self.reader.as_dyn().next_key()? {
            if let Some(found) = recognise(&key.value, self.told) {
                let before = self.removals;
                let read = self.delta_property(&found, &key);
                body.deltas.push(Array {
                    key,
                    found,
                    has_removals: self.removals > before,
                });
                read?;
            } else if let Some(given) = self.setting(&key)? {
                body.settings.push(given);
            } else if is_wrapper(&key.value) {
                let (value, read) = read_as_far_as_possible(&mut self.reader);
                read?;
                match Wrapper::of(&key, value) {
                    Some(wrapper) => self.wrapper(wrapper, body),
                    None => body.others.push(key),
                }
            } else if matches!(&*key.value, "@odata.type" | "@type") {
                let (value, read) = read_as_far_as_possible(&mut self.reader);
                read?;
                body.types.push((key, value));
            } else {
                body.others.push(key);
                self.reader.as_dyn().skip()?;
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
        let resource = self.resource();
        let settings = body.settings.iter().filter(|it| it.can_be_set(resource));
        let does = self.purpose.does.or_else(|| body.does());
        let creates = does != Some(Does::Updates);
        let deltas = body.deltas.iter().map(|it| it.named(creates));
        self.named(deltas.chain(settings.map(Given::named)), &[]);
        if does.is_none() {
            for array in &body.deltas {
                self.creation_or_change(array);
            }
        }
        self.judge_settings(&body.settings, resource);
        for wrapper in &body.wrappers {
            self.wrapped_body(wrapper, &body.names());
        }
        for (key, value) in &body.types {
            self.type_of_other(key, value, resource);
        }
        for key in &body.others {
            self.other_property(key);
        }
    }

    /// Tells a type that is the one of another resource.
    fn type_of_other(&mut self, key: &Text<'t>, value: &Value, resource: Option<&Resource>) {
        let Some(resource) = resource else {
            return;
        };
        let name = value.as_str().and_then(|it| it.rsplit(['.', '#']).next());
        let is_of_other = |it: &&Resource| it.type_name != resource.type_name;
        let mut others = RESOURCES.iter().filter(is_of_other);
        let Some(other) = others.find(|it| Some(it.type_name) == name) else {
            return;
        };
        let told = rules::TypeOfOtherResource {
            found: other.type_name,
            resource: resource.type_name,
        };
        self.find(told, value.span, &[&key.value], |it| it);
    }

    /// Tells what adds many at once, which is a request of its own; gives whether it was that.
    fn bulk(&mut self, key: &Text<'t>, resource: Option<&'static Resource>) -> bool {
        let is_it = |it: &&Resource| resource.is_none_or(|of| of.name == it.name);
        let mut all = RESOURCES.iter().filter(is_it);
        let of = |it: &'static Resource| {
            let mut lists = it.deltas.iter().filter(|it| it.units.is_none());
            let delta = lists.find(|it| sounds_like(&key.value, &it.bulk_requests()))?;
            Some(it.bulk_address(delta))
        };
        let Some(address) = all.find_map(of).filter(|_| !self.is_allowed(&key.value)) else {
            return false;
        };
        let told = rules::BulkInBody {
            name: &key.value,
            address: &address,
        };
        self.find(told, key.span, &[&key.value], |it| it);
        true
    }

    /// Asks which of two requests a body is of, where it may be right for one that creates.
    fn creation_or_change(&mut self, array: &Array) {
        let Found {
            resource, delta, ..
        } = array.found;
        let key = &array.key;
        let told = rules::CreationOrChange {
            name: delta.list(),
            expected: delta.property,
            resource: resource.words,
            address: &resource.collection(),
        };
        self.find(told, key.span, &[&key.value], |it| it);
    }

    /// Tells a body that changes nothing. A session may be created with nothing in it.
    fn delta_missing(&mut self, span: Span) {
        if self.purpose.does == Some(Does::Creates) {
            return;
        }
        let resource = self.resource();
        let expected = expected_delta(resource);
        let empty = resource
            .and_then(|it| it.usual().items)
            .and_then(|it| it.empty);
        let told = rules::DeltaMissing {
            expected: &expected,
        };
        self.find(told, span, &[], |it| it.service(empty));
    }

    /// A property of the body that is neither a delta nor a setting. Annotations are never an error
    /// (OData 4.01); to give an address of what is related (`policyId@odata.bind`) is none, and sets nothing here.
    pub(super) fn other_property(&mut self, key: &Text<'t>) {
        if key.value.contains('@') && !key.value.ends_with("@odata.bind") {
            return;
        }
        let resource = self.resource();
        if self.bulk(key, resource) {
            return;
        }
        let of = |it: &Resource| it.read_only.iter().any(|it| sounds_like(&key.value, it));
        let is_read_only = resource.map_or_else(|| RESOURCES.iter().any(of), of);
        let its_own = |it: &&Resource| is_own_id(&key.value, it);
        let own = resource.filter(its_own);
        if let Some(own) = own.or_else(|| {
            RESOURCES
                .iter()
                .find(its_own)
                .filter(|_| resource.is_none())
        }) && !is_read_only
        {
            self.own_id(own, key);
            return;
        }
        let name = &*key.value;
        match is_read_only {
            true => self.not_settable(rules::PropertyReadOnly { name }, key, &[name]),
            false => self.unknown(key, &[name]),
        }
    }

    /// Tells the id of the session or policy itself, which is not part of the body.
    fn own_id(&mut self, resource: &Resource, key: &Text<'t>) {
        if self.is_allowed(&key.value) {
            return;
        }
        let told = rules::PropertyOfAddress {
            name: &key.value,
            what: resource.words,
            address: &(resource.collection() + "/…"),
        };
        self.find(told, key.span, &[&key.value], |it| it);
    }
}

/// Whether a name is one of the id of what the request is for.
fn is_own_id(name: &str, resource: &Resource) -> bool {
    let mut names = resource.id.names.iter().chain([&resource.id.words]);
    names.any(|it| sounds_like(name, it))
}
