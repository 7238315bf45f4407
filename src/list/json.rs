//! Finding the lists in JSON: in an answer, its pages, a body, and in what tools put around them.

mod tell;

use super::around::Around;
use super::beside::{self, Beside};
use super::chosen::Chosen;
use super::item;
use super::kind;
use super::origin::{self, Origin};
use super::owner::several_owners;
use super::page::{LISTS, Page, failure, is_page, one_of, other_array, refuse_others};
use super::partial::{self, Ends};
use super::row::{Place, Row};
use super::{List, Wanted, group, sequence, wrapped};
use crate::delta::enclosed::{Enclosed, comments, enclosed};
use crate::delta::id::is_guid;
use crate::delta::item::{member, text};
use crate::delta::payload::{self, DeltaArray, delta_arrays, tells_of_failure};
use crate::delta::{Item, ItemKind};
use crate::finding::{Findings, rules};
use crate::interpret::entry::ResponseItem;
use crate::json::{Value, push_token, read_unambiguous};
use crate::resource::Items;
use wrapped::Inside;

/// How often JSON may be written as text in JSON.
const LAYERS: usize = 4;

/// Whether a text is meant as JSON, be it broken. GUIDs in brackets, with neither its quotes nor names,
/// are not: some write them so, and so does Python. A JSON list that was cut off must never be taken for a short one.
pub(super) fn is_json(text: &str) -> bool {
    let text = behind_comments(text);
    match text.as_bytes() {
        // A comment that is not closed.
        [b'/', b'*', ..] | [b'"', b'{' | b'[', ..] => true,
        [b'{' | b'[', ..] => {
            text.contains([':', '"'])
                || !text.split(|it| "{}[],;' \r\n\t".contains(it)).any(is_guid)
        }
        _ => ["null", "true", "false"].contains(&text),
    }
}

/// What follows the comments at the start, which plain lists have as well.
fn behind_comments(text: &str) -> &str {
    let mut rest = text;
    loop {
        let after = match rest.starts_with("/*") {
            true => rest.split_once("*/"),
            false if rest.starts_with("//") || rest.starts_with('#') => {
                Some(rest.split_once('\n').unwrap_or_default())
            }
            false => None,
        };
        match after {
            Some((_, after)) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

/// What JSON is read for.
pub(super) struct Reading<'r, 'w> {
    pub items: &'static Items,
    pub wanted: &'r Wanted<'w>,
    pub findings: &'r mut Findings,
}

impl Reading<'_, '_> {
    /// Reads a text that is JSON, or several values of it, or JSON and what it was copied with.
    pub fn text(&mut self, text: &str) -> Result<List, String> {
        self.layer(text, LAYERS)
    }

    fn layer(&mut self, text: &str, layers: usize) -> Result<List, String> {
        let reason = match read_unambiguous(text.as_bytes()) {
            Ok(value) => {
                let mut list = self.values(&[value], layers)?;
                self.comments(text, &mut list);
                return Ok(list);
            }
            Err((_, reason)) => reason,
        };
        let found = match enclosed(text) {
            Ok(Some(found))
                if found.values.len() > 1
                    || found.first_around().is_some()
                    || found.values[0] != text =>
            {
                found
            }
            Ok(_) => return Err(reason),
            Err(reason) => return Err(reason),
        };
        self.enclosed(&found, layers)
    }

    /// Reads the comments of JSON.
    fn comments(&mut self, text: &str, list: &mut List) {
        let mut around = Around::new(self.items, self.wanted, self.findings);
        for (_, comment) in comments(text) {
            around.comment_of_json(comment);
        }
        around.into_list(list);
    }

    /// Reads values of JSON that stand in other text.
    pub fn enclosed(&mut self, found: &Enclosed, layers: usize) -> Result<List, String> {
        let mut values = Vec::new();
        for text in &found.values {
            values.push(read_unambiguous(text.as_bytes()).map_err(|it| it.1)?);
        }
        let mut list = self.values(&values, layers)?;
        for text in &found.values {
            self.comments(text, &mut list);
        }
        let what = self.wanted.what;
        if let Some(value) = found.first_around() {
            let told = rules::ListAround { what, value };
            self.findings.add(told, String::new, |it| it);
        }
        let is_doubtful = |it: &&&str| partial::is_doubtful_around_json(it, self.wanted.is_strict);
        let mut around = Around::new(self.items, self.wanted, self.findings);
        for line in &found.around {
            around.session(line, None);
            if partial::is_remark_around_json(line) {
                around.remark(line, None);
            }
        }
        around.into_list(&mut list);
        self.tell_nothing_among(found);
        if let Some(line) = found.around.iter().find(is_doubtful) {
            partial::tell(line, None, what, self.findings);
        }
        Ok(list)
    }

    fn values(&mut self, values: &[Value], layers: usize) -> Result<List, String> {
        let mut pages = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let mut pointer = String::new();
            if values.len() > 1 {
                push_token(&mut pointer, &index.to_string());
            }
            match wrapped::inside(value, Ends::at(index, values.len()))? {
                Inside::Text(_) if layers == 0 || values.len() > 1 => {
                    return Err("it holds JSON that is written as text.".to_owned());
                }
                Inside::Text(text) => return self.layer(text, layers - 1),
                Inside::Values(inside) => {
                    let are_whole = inside.len() > 1;
                    let known = pages.len();
                    for (name, value) in inside {
                        let pointer = [pointer.as_str(), &name].concat();
                        self.pages_in(value, pointer, &mut pages)?;
                    }
                    // The answers of a `$batch` stand in any order, each to a request of its own.
                    let parts = pages[known..].iter_mut().filter(|_| are_whole);
                    parts.for_each(|it| it.is_whole = true);
                }
            }
        }
        self.list(&pages)
    }

    /// The pages that a value is or holds: arrays of items.
    fn pages_in<'v>(
        &self,
        value: &'v Value<'v>,
        pointer: String,
        pages: &mut Vec<Page<'v>>,
    ) -> Result<(), String> {
        let Some(elements) = value.as_array() else {
            pages.push(self.page_in(value, pointer)?);
            return Ok(());
        };
        let are_pages = !elements.is_empty() && elements.iter().all(is_page);
        if !are_pages {
            pages.push(Page::new(elements, pointer, None));
            return Ok(());
        }
        for (index, element) in elements.iter().enumerate() {
            let mut pointer = pointer.clone();
            push_token(&mut pointer, &index.to_string());
            match element.as_array() {
                Some(items) => pages.push(Page::new(items, pointer, None)),
                None => pages.push(self.page_in(element, pointer)?),
            }
        }
        Ok(())
    }

    /// The list that an object holds.
    fn page_in<'v>(&self, value: &'v Value<'v>, pointer: String) -> Result<Page<'v>, String> {
        if !value.is_object() {
            let found = value.kind().words();
            return Err(format!(
                "it is {found}, neither an array nor an object that holds one."
            ));
        }
        // A session tells of its own errors as well.
        let error = member(value, "error").filter(|it| it.is_object() || text(it).is_some());
        if let Some(error) = error.filter(|_| delta_arrays(value).is_empty()) {
            return Err(failure(error));
        }
        let below = |name: &str| {
            let mut pointer = pointer.clone();
            push_token(&mut pointer, name);
            pointer
        };
        let mut lists = Vec::new();
        for name in LISTS {
            let Some(found) = member(value, name) else {
                continue;
            };
            // Windows PowerShell writes an array as an object that counts it.
            let inner = found.is_object().then(|| member(found, "value")).flatten();
            let pointer = match inner {
                Some(_) => below(name) + "/value",
                None => below(name),
            };
            if let Some(items) = inner.unwrap_or(found).as_array() {
                lists.push(Page::new(items, pointer, Some(value)));
            }
        }
        let delta = self.wanted.delta;
        let (own, others): (Vec<_>, Vec<_>) = delta_arrays(value)
            .into_iter()
            .partition(|it| it.delta.property == delta.property);
        // What an expanded policy or session lists besides says nothing of what is asked for.
        if let Some(other) = others
            .first()
            .filter(|_| own.is_empty() && lists.is_empty())
        {
            return Err(other_array(other, self.wanted));
        }
        if let Some(list) = lists.first() {
            refuse_others(value, &list.pointer[pointer.len() + 1..])?;
        }
        let resource = own.first().map(|it| it.resource.name);
        let is_beside =
            |it: &DeltaArray| it.delta.units.is_some() && Some(it.resource.name) == resource;
        let mut beside = others.into_iter().find(is_beside);
        lists.extend(own.into_iter().map(|it| Page {
            changes: it.pointer.ends_with("delta"),
            beside: beside.take(),
            ..Page::new(
                it.items,
                [pointer.as_str(), &it.pointer].concat(),
                Some(value),
            )
        }));
        one_of(lists).unwrap_or_else(|| self.item_in(value, pointer))
    }

    /// One item by itself.
    fn item_in<'v>(&self, value: &'v Value<'v>, pointer: String) -> Result<Page<'v>, String> {
        let said = origin::said(value, self.items, self.wanted)?;
        let place = Place::default();
        let shown = kind::shown(
            &Item::read(value, Some(self.items)),
            self.items,
            self.wanted,
        );
        let row = item::row(value, place, self.items, &shown, said.origin);
        // One that has only an id may be a session or a policy.
        let names_more = row.reference.is_some() && row.reference != row.id;
        (names_more || row.alone.is_some())
            .then_some(Page::new(std::slice::from_ref(value), pointer, Some(value)))
            .ok_or_else(|| "it has no array `value`.".to_owned())
    }

    /// Keeps whose items a list has; or tells why that is not clear, as pages of it are of others.
    fn owned(&self, list: &mut List, owner: Option<String>) -> Result<(), String> {
        let wanted = self.wanted;
        let is_of_policy = wanted.policy.is_some() && wanted.delta.units.is_some();
        let before = list.of.as_deref();
        let several = owner.as_deref().and_then(|it| several_owners(it, before));
        list.is_of_several |= several.is_some();
        if let Some(reason) = several.filter(|_| wanted.of.is_some() || is_of_policy) {
            return Err(reason);
        }
        list.of = list.of.take().or(owner);
        Ok(())
    }

    /// Reads what people and tools have written beside a list.
    fn remarks(&mut self, holder: &Value, items: usize, list: &mut List) {
        let mut around = Around::new(self.items, self.wanted, self.findings);
        partial::notes(holder).for_each(|it| around.remark(it, None));
        if let Some(limit) = partial::limit(holder, items) {
            around.remark(&limit, None);
        }
        beside::names(holder).for_each(|it| around.heading(it, None));
        around.into_list(list);
    }

    /// The list that pages make.
    fn list(&mut self, pages: &[Page]) -> Result<List, String> {
        let wanted = self.wanted;
        let mut list = List::default();
        let mut entries = ResponseItem::reader(wanted.delta);
        let chosen = Chosen::of_pages(pages, self.items, wanted, self.findings)?;
        list.gap = chosen.gap;
        self.tell_counts(pages);
        sequence::tell(pages, wanted, self.findings);
        for (page, it) in pages.iter().enumerate() {
            let Page {
                items,
                pointer,
                holder,
                changes,
                is_whole: _,
                beside: _,
            } = it;
            list.beside.extend(it.references_beside());
            let failed = wanted.of.is_some() && items.iter().any(tells_of_failure);
            if failed {
                return Err(
                    "it is an answer that tells what failed, and not what is there.".to_owned(),
                );
            }
            let said = match holder {
                Some(holder) => origin::said(holder, self.items, wanted)?,
                None => origin::Said {
                    origin: Origin::Unknown,
                    of_groups: false,
                    owner: None,
                    search: None,
                },
            };
            self.owned(&mut list, said.owner)?;
            list.changes |= *changes || holder.is_some_and(origin::tells_changes);
            if holder.is_some_and(origin::tells_changes) && wanted.kind == ItemKind::Removal {
                return Err(
                    "it is the answer to a delta query, and this service has none.".to_owned(),
                );
            }
            if let Some(holder) = holder {
                self.tell_missing(holder, sequence::ends(pages, page));
                self.remarks(holder, items.len(), &mut list);
            }
            // One item by itself says it in its own name.
            let around =
                holder.filter(|it| !items.first().is_some_and(|item| std::ptr::eq(*it, item)));
            let stated = around.map(|it| Beside::of(it, self.items, wanted, self.findings));
            let stated = stated.transpose()?.unwrap_or_default();
            for (index, item) in items.iter().enumerate() {
                let text = item.as_str();
                if let Some(text) = text.filter(|it| partial::says_cut_among_keys(it)) {
                    partial::tell(text, None, wanted.what, self.findings);
                    continue;
                }
                let place = Place::Json {
                    page,
                    index,
                    kind: item.kind(),
                };
                let properties = chosen.properties(item);
                let property = |at| properties.get(chosen.name(at)).cloned();
                if let Some((name, value)) = chosen.against(wanted, property) {
                    self.tell_not_meant(name, &value, pointer, index);
                    continue;
                }
                let names = Item::read(item, Some(self.items));
                kind::refers_otherwise(&names, self.items, wanted)?;
                item::refuse_contradiction(&names, self.items)?;
                let shown = kind::shown(&names, self.items, wanted);
                let other =
                    kind::other_kind(&shown, self.items, wanted).or_else(|| kind::owner(item));
                if let Some(found) = other.or_else(|| kind::unit_of_other(item, wanted)) {
                    self.tell_other(&found, pointer, index);
                    continue;
                }
                let row = item::row(item, place, self.items, &shown, said.origin);
                let is_group = said.of_groups || group::of(&names, self.items).is_some();
                let search_response = row.search_response.clone().or_else(|| said.search.clone());
                let destination = chosen.destination.and_then(property);
                let at = payload::Place {
                    array: pointer,
                    index,
                };
                let mut entry = || ResponseItem::read(item, wanted.delta, &mut entries, at);
                let fault = wanted.of.and_then(|_| entry()?.fault());
                list.rows.push(stated.fill(Row {
                    search_response,
                    fault,
                    is_group,
                    ..row.restored_to(destination)
                }));
            }
            list.pointers.push(pointer.clone());
        }
        Ok(list)
    }
}
