//! Judging the body: its properties, and its delta arrays as wholes.

use super::fast_path::Templates;
use super::named::Named;
use super::{Limit, Validator};
use crate::delta::spelling::{Spelling, spelling};
use crate::delta::{Found, expected_delta, recognise};
use crate::finding::{Rule, Span, rules};
use crate::json::{Kind, SyntaxError, Text};
use crate::resource::{
    DELTA_SUFFIX, DISPLAY_NAME, DISPLAY_NAME_LIMIT, Delta, Items, RESOURCES, Resource,
};

/// The properties of a body, as far as it was read.
#[derive(Default)]
struct Body<'t> {
    deltas: Vec<Name<'t>>,
    display_names: Vec<Name<'t>>,
    /// The last `displayName`.
    display_name: Option<DisplayName>,
    others: Vec<Text<'t>>,
}

/// A `displayName`, as far as it is judged.
struct DisplayName {
    kind: Kind,
    span: Span,
    /// In UTF-16 units, where it is text.
    length: usize,
    /// What people do not see of it.
    unseen: Option<String>,
}

/// What people do not see of a name. Joiners and selectors, which emoji and many scripts need, and the
/// marks of those that are written from right to left, are not among it.
fn unseen_in(name: &str) -> Option<String> {
    let is_unseen = |it: &char| {
        let is_hiding = matches!(it, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}');
        it.is_control() || is_hiding
    };
    if !name.is_empty() && name.chars().all(char::is_whitespace) {
        return Some("nothing but blanks".to_owned());
    }
    let unseen = name.chars().find(is_unseen)?;
    Some(format!(
        "the character U+{:04X}, which is not seen as such",
        u32::from(unseen)
    ))
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
        !self.deltas.is_empty() || (self.display_name.is_some() && has_display_name(resource))
    }
}

impl Body<'_> {
    /// The rule that tells what it is where it is no body, but holds one or several.
    fn wrapping(&self) -> Option<&'static Rule> {
        let has = |name| self.others.iter().any(|it| it.value == name);
        if has("requests") {
            Some(&rules::BODY_IS_BATCH)
        } else if has("body") && (has("url") || has("method")) {
            Some(&rules::BODY_IS_REQUEST)
        } else {
            None
        }
    }
}

/// Whether the resource, where it is known, has a name that can be updated.
fn has_display_name(resource: Option<&Resource>) -> bool {
    resource.is_none_or(|it| it.has_display_name)
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
        if !updates && let Some(rule) = body.wrapping() {
            self.find(rule, span, &[], |it| it);
            return read;
        }
        self.judge_properties(&body);
        if read.is_ok() && !updates {
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
            } else if let Some(spelled) = spelling(&key.value, DISPLAY_NAME) {
                body.display_name = Some(self.display_name()?);
                body.display_names.push((key, DISPLAY_NAME, spelled));
            } else {
                body.others.push(key);
                self.reader.skip()?;
            }
        }
        Ok(())
    }

    /// Judges what can be judged only after the whole body was read, and so the resource is known.
    fn judge_properties(&mut self, body: &Body<'t>) {
        let resource = self.told.or(self.recognised);
        if has_display_name(resource) {
            self.named(
                body.deltas.iter().chain(&body.display_names).map(named),
                &[],
            );
            self.judge_display_name(body);
        } else {
            self.named(body.deltas.iter().map(named), &[]);
            for (key, ..) in &body.display_names {
                self.other_property(key);
            }
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

    fn display_name(&mut self) -> Result<DisplayName, SyntaxError> {
        let kind = self.reader.kind()?;
        if kind != Kind::String {
            return Ok(DisplayName {
                kind,
                span: self.reader.skip()?,
                length: 0,
                unseen: None,
            });
        }
        let name = self.reader.string()?;
        Ok(DisplayName {
            kind,
            span: name.span,
            length: name.value.encode_utf16().count(),
            unseen: unseen_in(&name.value),
        })
    }

    fn judge_display_name(&mut self, body: &Body<'t>) {
        let (Some(name), Some((key, ..))) = (&body.display_name, body.display_names.last()) else {
            return;
        };
        let DisplayName {
            kind, span, length, ..
        } = *name;
        if kind != Kind::String {
            self.find(&rules::WRONG_TYPE, span, &[&key.value], |it| {
                it.text("name", &key.value)
                    .words("found", kind.words())
                    .words("expected", "text")
                    .words("example", "the name in double quotes")
            });
        } else if !(1..=DISPLAY_NAME_LIMIT).contains(&length) {
            self.find(&rules::DISPLAY_NAME_LENGTH, span, &[&key.value], |it| {
                it.number("found", length)
                    .number("limit", DISPLAY_NAME_LIMIT)
            });
        } else if let Some(unseen) = &name.unseen {
            self.find(&rules::DISPLAY_NAME_UNSEEN, span, &[&key.value], |it| {
                it.words("found", unseen)
            });
        }
    }

    /// A property of the body that is not the delta. Annotations are never an error (OData 4.01).
    fn other_property(&mut self, key: &Text<'t>) {
        if !key.value.contains('@') {
            self.not_settable(&rules::PROPERTY_UNKNOWN, key, &[&key.value]);
        }
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
        if delta.items.is_none() {
            self.find(&rules::DELTA_UNDOCUMENTED, key.span, &[], |it| {
                it.text("name", &key.value)
            });
        }
        self.delta(delta, key)
    }

    fn delta(&mut self, delta: &'static Delta, key: &Text<'t>) -> Result<(), SyntaxError> {
        let kind = self.reader.kind()?;
        if kind != Kind::Array {
            let span = self.reader.skip()?;
            self.delta_not_array(delta, key, kind, span);
            return Ok(());
        }
        let start = self.reader.position();
        let limit = delta.items.map(|it| it.limit);
        // What was seen is known by its place in one array.
        self.seen.references.forget();
        self.seen.ids.forget();
        self.seen.templates = Templates::default();
        let mut count = 0;
        let mut first_over = None;
        self.reader.open_array()?;
        while self.reader.next_element()? {
            let item = self.reader.position();
            match delta.items {
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
        if let (Some(span), Some(items)) = (first_over, delta.items) {
            self.too_many_items(items, count, span);
        }
        Ok(())
    }

    fn too_many_items(&mut self, items: &'static Items, count: usize, span: Span) {
        if self.limit == Limit::SeveralRequests {
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
