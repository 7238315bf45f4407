//! What is worth sending again, and when.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::outcome::{Retry, ServiceError, State};
use super::request::Request;
use super::verdict::Unmentioned;
use super::{HttpContext, ItemRef};
use crate::change::Change;
use crate::hashing::HashSet;

/// That nothing tells whose items are to be sent again: a change that cannot be sent is none.
#[derive(Debug)]
pub(super) struct IdMissing;

/// The change of what is worth sending again; `None` where nothing is.
///
/// An item that failed in a way that may pass is; all that is not known to be done is, where the
/// request as a whole met such a failure.
pub(super) fn retry(
    request: &Request,
    id: Option<String>,
    items: &[ItemRef],
    error: Option<&ServiceError>,
    unmentioned: Unmentioned,
    http: &HttpContext,
) -> Result<Option<Retry>, IdMissing> {
    let whole = error.is_some_and(|it| it.retryable);
    // What was not created is to be created still.
    let creates = request.creates && id.is_none();
    // What names nothing, stands in another array, was named before, or stands in no such request as
    // documents show it, cannot be asked for in one change.
    let mut named = HashSet::default();
    let mut can_be_asked = |at: usize| {
        let asked = &request.asked[at];
        let name = asked.identity.as_ref();
        asked.delta.property == request.delta.property
            && asked.delta.items_where(creates).is_some()
            && name.is_some_and(|it| named.insert((asked.kind, it)))
    };
    let is_worth_it = |item: &ItemRef| item.may_pass || whole && item.state == State::Unconfirmed;
    let worth = items
        .iter()
        .enumerate()
        .filter(|(at, item)| is_worth_it(item) && can_be_asked(*at));
    let indexes: Vec<_> = worth.map(|(at, _)| at).collect();
    let asks_for_more = whole && (request.sets_something() || creates && request.asked.is_empty());
    if indexes.is_empty() && !asks_for_more {
        return Ok(None);
    }
    let id = id.or_else(|| creates.then(String::new));
    let mut change = request.change_of(&indexes, id.ok_or(IdMissing)?);
    change.create = creates;
    if whole {
        request.set_on(&mut change);
    }
    // What the request set need not be what a change can set.
    if indexes.is_empty() && !creates && !sets_something(&change) {
        return Ok(None);
    }
    // A session that may be there is not to be created again.
    let may_be_created = creates && !matches!(unmentioned, Unmentioned::Refused);
    let mut again = indexes.iter();
    Ok(Some(Retry {
        change,
        list_first: may_be_created || again.any(|&at| items[at].state == State::Unconfirmed),
        after_seconds: after_seconds(http),
    }))
}

fn sets_something(change: &Change) -> bool {
    change.display_name.is_some()
        || change.policy_id.is_some()
        || change.retention_settings.is_some()
}

/// The seconds that `Retry-After` asks to wait: a number, or a date (RFC 9110 §10.2.3), which is
/// taken against the answer's own `Date`, or else against the clock. Microsoft Graph was seen to send
/// decimals, and proxies to join several values: then it is the longest, rounded up.
fn after_seconds(http: &HttpContext) -> Option<u64> {
    let value = http.header("Retry-After")?.trim();
    let Ok(until) = httpdate::parse_http_date(value) else {
        return value.split(',').filter_map(whole_seconds).max();
    };
    let date = http
        .header("Date")
        .and_then(|it| httpdate::parse_http_date(it).ok());
    let clock = || UNIX_EPOCH.checked_add(Duration::from_millis(http.now?));
    let now: SystemTime = date.or_else(clock)?;
    let wait = until.duration_since(now).unwrap_or_default();
    Some(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
}

/// A number of seconds, rounded up.
fn whole_seconds(text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches('s');
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = fraction.bytes().all(|it| it.is_ascii_digit());
    let is_more = fraction.bytes().any(|it| it != b'0');
    let whole: u64 = whole.parse().ok().filter(|_| is_number)?;
    whole.checked_add(u64::from(is_more))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(headers: &[(&str, &str)], now: Option<u64>) -> Option<u64> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let headers = headers.iter().map(owned).collect();
        after_seconds(&HttpContext {
            status: None,
            headers,
            now,
        })
    }

    #[test]
    fn what_cannot_be_set_again_is_nothing_to_retry() {
        let request = r#"{"method":"PATCH","url":"/v1.0/solutions/backupRestore/sharePointProtectionPolicies/b0000050-71fe-4d00-a01a-31850bc5b32c","body":{"retentionSettings":[{"x":1}]}}"#;
        let http = HttpContext::of_status(429);
        let outcome = crate::interpret::interpret("", Some(request.as_bytes()), &http);
        assert!(outcome.error.unwrap().retryable);
        assert_eq!(outcome.retry, None);
    }

    #[test]
    fn seconds_or_a_date() {
        let later = ("retry-after", "Tue, 06 Jan 2026 10:00:30 GMT");
        assert_eq!(wait(&[("Retry-After", " 120 ")], None), Some(120));
        assert_eq!(
            wait(&[later, ("date", "Tue, 06 Jan 2026 10:00:00 GMT")], None),
            Some(30)
        );
        assert_eq!(wait(&[later], Some(1_767_693_629_500)), Some(1));
        assert_eq!(wait(&[later], Some(1_867_693_629_500)), Some(0));
        assert_eq!(wait(&[later], None), None);
        assert_eq!(wait(&[("Retry-After", "soon")], Some(0)), None);
        for (value, seconds) in [
            ("30,120", 120),
            ("0, 120", 120),
            ("30, 30", 30),
            ("2.128", 3),
            ("0.249", 1),
            ("2.0", 2),
            ("120s", 120),
        ] {
            assert_eq!(
                wait(&[("Retry-After", value)], None),
                Some(seconds),
                "{value}"
            );
        }
        for value in ["-1", "", ",", "1.x", "99999999999999999999"] {
            assert_eq!(wait(&[("Retry-After", value)], None), None, "{value}");
        }
        assert_eq!(wait(&[], Some(0)), None);
    }
}
