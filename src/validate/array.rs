//! Judging the delta arrays of a body, as wholes.

use super::Validator;
use super::fast_path::Templates;
use crate::delta::{Found, expected_delta};
use crate::finding::{Span, rules};
use crate::json::{Kind, SyntaxError, Text, read_as_far_as_possible};
use crate::resource::{Delta, Items};

impl<'t> Validator<'t> {
    /// Judges a delta array by its place in the body, then reads it.
    pub(super) fn delta_property(
        &mut self,
        found: &Found,
        key: &Text<'t>,
    ) -> Result<(), SyntaxError> {
        let Found {
            resource, delta, ..
        } = *found;
        let expected = self.resource().unwrap_or(resource);
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
        self.seen.creates = self.purpose.creates(delta, found.listed.is_some());
        if self.items_of(delta).is_none() {
            self.undocumented(delta, key);
        }
        if delta.is_inferred {
            self.inferred(delta, key);
        }
        self.delta(delta, key)
    }

    /// Tells of an array that no document shows in such a request, and in which it is shown.
    fn undocumented(&mut self, delta: &'static Delta, key: &Text<'t>) {
        let creates = self.seen.creates;
        let (kind, other) = match creates {
            true => ("POST", "PATCH"),
            false => ("PATCH", "POST"),
        };
        let told = rules::DeltaUndocumented {
            name: &key.value,
            kind,
            other,
            expected: delta.property_where(!creates),
        };
        self.find(told, key.span, &[], |it| it);
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
        let kind = self.reader.as_dyn().kind()?;
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
        self.keep_other_units(delta);
        self.seen.references.forget();
        self.seen.ids.forget();
        self.seen.templates = Templates::default();
        let mut count = 0;
        let mut first_over = None;
        self.reader.as_dyn().open_array()?;
        while self.reader.as_dyn().next_element()? {
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
        let Some(items) = items else {
            return Ok(());
        };
        match first_over {
            Some(span) => self.too_many_items(items, count, span),
            // To look for them in what is too long for a request takes a third of its time.
            None => self.removals_of_references(delta, items),
        }
        Ok(())
    }

    /// Keeps what was added to the array before, where no unit must stand in both.
    fn keep_other_units(&mut self, delta: &Delta) {
        let path = self.reader.path();
        let units = delta.units.map(|it| (it, path.pointer(&[])));
        let before = std::mem::replace(&mut self.seen.units, units);
        if let Some((units, pointer)) = before
            && delta.units.is_some_and(|it| it != units)
        {
            let references = std::mem::take(&mut self.seen.references);
            self.seen.other_units = Some(references.into_other(pointer));
        }
    }

    /// What the items of an array hold. `None` where no document says.
    fn items_of(&self, delta: &'static Delta) -> Option<&'static Items> {
        delta.items_where(self.seen.creates)
    }

    fn too_many_items(&mut self, items: &'static Items, count: usize, span: Span) {
        if self.purpose.is_several {
            return;
        }
        let service = items.over_limit(self.seen.creates);
        let first_over = items.limit.to_string();
        let told = rules::DeltaTooManyItems {
            found: count,
            limit: items.limit,
        };
        self.find(told, span, &[&first_over], |it| it.service(service));
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
