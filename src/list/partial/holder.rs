//! What JSON says beside a list of it that goes on or was cut.

use super::{is_failure, says_cut};
use crate::delta::item::{member, text};
use crate::delta::payload;
use crate::json::{Data, Value};
use crate::list::page::named_count;

/// What holds the address of another page, or where it starts.
/// The first three are those of Microsoft Graph; tools that page for others write the rest.
const NEXT: &[&str] = &[
    "@odata.nextLink",
    "odata.nextLink",
    "nextLink",
    "__next",
    "$skipToken",
    "skipToken",
    "nextPageToken",
    "nextPage",
    "nextPageUrl",
    "nextPageLink",
    "nextUrl",
    "nextUri",
    "nextCursor",
    "nextToken",
    "nextMarker",
    "nextOffset",
    "resumeToken",
    "continuationToken",
    "continuation",
    "next",
];
/// What does, but where something says that there is no more: of the last page as well, it may tell the end.
const CURSORS: &[&str] = &["cursor", "pageToken", "endCursor"];
/// What says by `true` that it goes on on another page, or was cut.
const MORE: &[&str] = &[
    "hasMore",
    "hasMorePages",
    "hasMoreItems",
    "hasMoreResults",
    "hasNext",
    "hasNextPage",
    "more",
    "moreAvailable",
    "moreResults",
];
const CUT: &[&str] = &[
    "truncated",
    "isTruncated",
    "resultTruncated",
    "resultsTruncated",
    "partial",
    "isPartial",
    "partialResult",
    "partialResults",
    "incomplete",
    "isIncomplete",
    "incompleteResults",
    "timedOut",
    "limitReached",
    "limitExceeded",
    "isLimited",
];
/// What counts what is not in it.
const LEFT: &[&str] = &[
    "skippedCount",
    "skipped",
    "failedCount",
    "failed",
    "errorCount",
    "errorsCount",
    "remaining",
    "remainingCount",
    "missingCount",
    "omittedCount",
];
/// What says so by `false`.
const LAST: &[&str] = &["isLast", "isLastPage", "lastPage", "last", "endOfList"];
const WHOLE: &[&str] = &[
    "complete",
    "isComplete",
    "completed",
    "done",
    "success",
    "succeeded",
    "ok",
];
/// What tools say to people.
const NOTES: &[&str] = &[
    "message",
    "warning",
    "warnings",
    "note",
    "notes",
    "notice",
    "info",
    "summary",
    "comment",
    "reason",
    "status",
    "title",
    "remark",
    "remarks",
    "hint",
    "description",
    "todo",
];
/// By what things were chosen, and how many at most.
const FILTERS: &[&str] = &["filter", "$filter"];
const MOST: &[&str] = &["limit", "top", "$top"];
/// The number of a page, and how many there are.
const PAGE: &[&str] = &["page", "currentPage", "pageNumber", "pageIndex"];
/// The number of its first item, from 0 and from 1.
const START: &[&str] = &["offset", "skip", "$skip", "startAt"];
const START_FROM_ONE: &[&str] = &["startIndex"];
const PAGES: &[&str] = &["totalPages", "pageCount", "pages", "numberOfPages"];
/// The statuses of answers.
const STATUSES: &[&str] = &["statusCode", "httpStatusCode", "httpStatus", "status"];
/// What such things stand in beside a list.
const INSIDE: &[&str] = &[
    "paging",
    "pagination",
    "pageInfo",
    "page",
    "links",
    "_links",
    "meta",
    "metadata",
    "_metadata",
    "cursor",
    "cursors",
];

/// Which ends of a list a page of it is.
#[derive(Clone, Copy)]
pub(in crate::list) struct Ends {
    pub is_first: bool,
    pub is_last: bool,
}

impl Ends {
    /// Those of one of so many pages.
    pub const fn at(index: usize, pages: usize) -> Self {
        Self {
            is_first: index == 0,
            is_last: index + 1 == pages,
        }
    }
}

/// Whether what holds a list says that it goes on, starts behind another page, or was cut. Pages that stand beside
/// it may be those that it tells of.
pub(in crate::list) fn goes_on(holder: &Value, ends: Ends) -> bool {
    places(holder)
        .any(|it| is_cut(it) || ends.is_last && has_next(it) || ends.is_first && has_previous(it))
}

/// What it says of where the next page is, or starts.
pub(in crate::list) fn next_page(holder: &Value) -> Option<String> {
    let values = places(holder).flat_map(|it| NEXT.iter().filter_map(|name| member(it, name)));
    let mut values = values.filter(|it| says_something(it) && !says(it, "true"));
    values.next().map(Value::to_json)
}

/// Where such things stand: in what holds a list, and in objects beside it.
fn places<'v>(holder: &'v Value<'v>) -> impl Iterator<Item = &'v Value<'v>> {
    let inside = INSIDE.iter().filter_map(|it| member(holder, it));
    inside
        .filter(|it| it.is_object())
        .chain(std::iter::once(holder))
}

/// What tools and people have written beside a list.
pub(in crate::list) fn notes<'v>(holder: &'v Value<'v>) -> impl Iterator<Item = &'v str> {
    NOTES
        .iter()
        .filter_map(|it| member(holder, it))
        .filter_map(text)
}

/// Whether other pages stand before it.
fn has_previous(holder: &Value) -> bool {
    let exceeds = |names: &[&str], first: usize| {
        let numbers = names
            .iter()
            .filter_map(|it| payload::count(member(holder, it)?));
        numbers.into_iter().any(|it| it > first)
    };
    exceeds(PAGE, 1) || exceeds(START_FROM_ONE, 1) || exceeds(START, 0)
}

/// What it says of how the list was limited: by a filter, or by how many items it holds at most, where it holds as
/// many and does not say that these are all.
pub(in crate::list) fn limit(holder: &Value, items: usize) -> Option<String> {
    let filter = || {
        let mut said = FILTERS.iter().filter_map(|it| text(member(holder, it)?));
        said.find(|it| !it.trim().is_empty())
            .map(|it| format!("filter: {it}"))
    };
    let is_full = |name: &&&str| {
        let most = member(holder, name).and_then(payload::count);
        most == Some(items) && named_count(holder) != most
    };
    let most = || {
        let name = MOST.iter().find(is_full)?;
        Some(format!("{name}: {items}"))
    };
    filter().or_else(most)
}

fn has_next(holder: &Value) -> bool {
    let values = |names: &'static [&'static str]| names.iter().filter_map(|it| member(holder, it));
    let number = payload::count;
    let is_before = || {
        let (page, pages) = (
            values(PAGE).find_map(number),
            values(PAGES).find_map(number),
        );
        page.zip(pages).is_some_and(|(page, pages)| page < pages)
    };
    let has_cursor = || {
        let mut cursors = values(CURSORS).filter(|it| !it.is_object());
        cursors.any(says_something) && !values(MORE).any(|it| says(it, "false"))
    };
    values(NEXT).any(says_something)
        || has_cursor()
        || values(MORE).any(|it| says(it, "true"))
        || values(LAST).any(|it| says(it, "false"))
        || is_before()
}

fn is_cut(holder: &Value) -> bool {
    let values = |names: &'static [&'static str]| names.iter().filter_map(|it| member(holder, it));
    let is_status = |it: &Value| match it.data {
        Data::Number(_) => {
            let status = it.to_json().parse().ok();
            status.is_some_and(|it: u16| (100..600).contains(&it) && is_failure(it))
        }
        _ => false,
    };
    values(CUT).any(|it| says(it, "true"))
        || values(LEFT).filter_map(payload::count).any(|it| it > 0)
        || values(WHOLE).any(|it| says(it, "false"))
        || values(STATUSES).any(is_status)
        || values(NOTES).filter_map(text).any(says_cut)
}

/// Whether a value is `true` or `false`, be it written as text.
fn says(value: &Value, said: &str) -> bool {
    value.to_json().trim_matches('"').eq_ignore_ascii_case(said)
}

/// Whether there is a value that is neither empty nor no.
fn says_something(value: &Value) -> bool {
    match &value.data {
        Data::Null | Data::Bool(false) => false,
        Data::Object(_) | Data::Array(_) => !matches!(&*value.to_json(), "{}" | "[]"),
        _ => {
            let said = value.to_json();
            let said = said.trim_matches('"').trim();
            !said.is_empty() && !["0", "-1", "null", "none", "false"].contains(&said)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read_unambiguous;

    fn is_told(json: &str, is_last: bool) -> bool {
        let ends = Ends {
            is_first: false,
            is_last,
        };
        goes_on(&read_unambiguous(json.as_bytes()).ok().unwrap(), ends)
    }

    #[test]
    fn what_stands_beside_a_list_says_that_it_starts_behind_another_page() {
        let is_told = |json: &str, is_first: bool| {
            let ends = Ends {
                is_first,
                is_last: true,
            };
            goes_on(&read_unambiguous(json.as_bytes()).ok().unwrap(), ends)
        };
        for json in [
            r#"{"page":3,"totalPages":3}"#,
            r#"{"PageNumber":"2"}"#,
            r#"{"offset":100,"limit":100}"#,
            r#"{"$skip":20}"#,
            r#"{"startIndex":101,"itemsPerPage":100}"#,
            r#"{"paging":{"offset":10}}"#,
        ] {
            assert!(is_told(json, true) && !is_told(json, false), "{json}");
        }
        for json in [
            r#"{"page":1,"totalPages":1}"#,
            r#"{"pageIndex":0,"offset":0,"skip":null,"from":2024}"#,
            r#"{"startIndex":1}"#,
        ] {
            assert!(!is_told(json, true), "{json}");
        }
    }

    #[test]
    fn what_stands_beside_a_list_says_that_it_goes_on() {
        for json in [
            r#"{"hasMore":true}"#,
            r#"{"HasMore":"True"}"#,
            r#"{"nextPage":2}"#,
            r#"{"next_page":"https://a.example/2"}"#,
            r#"{"continuationToken":"x"}"#,
            r#"{"skipToken":7}"#,
            r#"{"page":1,"totalPages":3}"#,
            r#"{"paging":{"next":{"link":"x"}}}"#,
            r#"{"meta":{"has_next_page":true}}"#,
            r#"{"lastPage":false}"#,
            r#"{"pageInfo":{"endCursor":"x"}}"#,
            r#"{"cursor":"x"}"#,
        ] {
            assert!(is_told(json, true) && !is_told(json, false), "{json}");
        }
        for json in [
            r#"{"truncated":true}"#,
            r#"{"isPartial":true}"#,
            r#"{"incomplete":"true"}"#,
            r#"{"partial":true}"#,
            r#"{"complete":false}"#,
            r#"{"statusCode":206}"#,
            r#"{"message":"Only the first 100 items are shown."}"#,
            r#"{"status":"Partial export"}"#,
            r#"{"meta":{"truncated":true}}"#,
            r#"{"failedCount":2}"#,
            r#"{"remaining":"1"}"#,
        ] {
            assert!(is_told(json, true) && is_told(json, false), "{json}");
        }
    }

    #[test]
    fn and_else_nothing() {
        for json in [
            r#"{"hasMore":false,"nextPage":null,"continuationToken":"","skipToken":null}"#,
            r#"{"truncated":false,"complete":true,"status":200,"ok":true}"#,
            r#"{"page":3,"totalPages":3,"paging":{},"next":{}}"#,
            r#"{"pageInfo":{"hasNextPage":false,"endCursor":"x"},"cursor":{"next":null}}"#,
            r#"{"failedCount":0,"skipped":0,"remaining":"none"}"#,
            r#"{"status":"active","displayName":"Partial","message":"4 items"}"#,
        ] {
            assert!(!is_told(json, true), "{json}");
        }
    }
}
