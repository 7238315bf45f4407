//! However hard an answer is to read: nothing is told as done that was not, nothing as failed that was
//! done, no id that is another's, and nothing is sent again in silence that was done.

use graph_backup_delta::{Add, HttpContext, ItemKind, Outcome, State, interpret, interpret_batch};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::simulator::choices::Choices;
use crate::simulator::hard::{Exchange, exchange};
use crate::simulator::{OWNER, Service};

fn service() -> impl Strategy<Value = Service> {
    prop::sample::select(Service::all())
}

fn address(service: &Service) -> String {
    let path = graph_backup_delta::describe(service.resource).path;
    path.replace("{id}", OWNER)
}

/// Holds what is told against what was done.
#[track_caller]
fn check(outcome: &Outcome, exchange: &Exchange) {
    let context = || {
        let Exchange {
            body, answer, did, ..
        } = exchange;
        format!(
            "{body}\nanswered\n{}\ndid {did:#?}\ntold {outcome:#?}",
            answer.text
        )
    };
    assert_eq!(outcome.items.len(), exchange.did.len(), "{}", context());
    for item in &outcome.items {
        let pointer = item
            .request_pointer
            .as_ref()
            .expect("an item that was asked");
        let did = &exchange.did[pointer];
        assert_eq!(item.kind, did.kind);
        match item.state {
            State::Added | State::Removed => {
                assert!(did.is_so, "false success: {pointer} in {}", context());
            }
            State::Failed => assert!(!did.is_so, "false failure: {pointer} in {}", context()),
            State::Unconfirmed => {}
        }
        if let Some(id) = &item.id {
            let is_own = did
                .id
                .as_ref()
                .is_some_and(|it| it.eq_ignore_ascii_case(id));
            assert!(is_own, "wrong id: {pointer} in {}", context());
        }
        let named = match item.kind {
            ItemKind::Addition => &item.reference,
            ItemKind::Removal => &item.id,
        };
        assert_eq!(named.as_ref(), Some(&did.key), "{}", context());
    }
    let Some(retry) = &outcome.retry else { return };
    assert_eq!(retry.change.id.to_lowercase(), OWNER);
    let added = retry.change.add.iter().map(reference_of);
    let removed = retry.change.remove.iter().cloned();
    let again = added.map(|it| (ItemKind::Addition, it));
    for again in again.chain(removed.map(|it| (ItemKind::Removal, it))) {
        let mut asked = exchange
            .did
            .values()
            .filter(|it| (it.kind, &it.key) == (again.0, &again.1));
        let may_be_undone = asked.any(|it| !it.is_so);
        assert!(
            may_be_undone || retry.list_first,
            "{again:?} in {}",
            context()
        );
    }
}

fn reference_of(add: &Add) -> String {
    match add {
        Add::Reference(it) => it.clone(),
        Add::Addition(it) => Service::reference_of(&serde_json::to_value(it).unwrap()),
    }
}

proptest! {
    #[test]
    fn nothing_is_told_that_is_not_so(service in service(), mut choices in Choices::any()) {
        let exchange = exchange(&service, &address(&service), &mut choices);
        let http = HttpContext { status: exchange.status, ..HttpContext::default() };
        let request = json!({"url": exchange.url, "body": exchange.body}).to_string();
        let outcome = interpret(&exchange.answer.text, Some(request.as_bytes()), &http);
        check(&outcome, &exchange);
    }

    #[test]
    fn nor_of_the_parts_of_a_batch(
        parts in proptest::collection::vec((service(), Choices::any()), 1..5),
        mut choices in Choices::any(),
    ) {
        let exchange = |(service, mut choices): (Service, Choices)| {
            exchange(&service, &address(&service), &mut choices)
        };
        let exchanges: Vec<_> = parts.into_iter().map(exchange).collect();
        let id = |at: usize| (at + 1).to_string();
        let requests = exchanges.iter().enumerate().map(|(at, it)| {
            json!({"id": id(at), "method": "PATCH", "url": it.url, "body": it.body})
        });
        let mut responses: Vec<_> = exchanges.iter().enumerate().map(|(at, it)| {
            json!({"id": id(at), "status": it.status.unwrap_or(200), "body": it.answer.value})
        }).collect();
        choices.shuffle(&mut responses);
        if choices.one_in(4) {
            responses.pop();
        }
        let requests = json!({"requests": requests.collect::<Vec<Value>>()}).to_string();
        let answer = json!({ "responses": responses }).to_string();
        let outcome = interpret_batch(answer, Some(requests.as_bytes()), &HttpContext::default());
        for (part, exchange) in outcome.parts.iter().zip(&exchanges) {
            check(&part.outcome, exchange);
        }
        prop_assert_eq!(outcome.parts.len(), exchanges.len());
    }
}
