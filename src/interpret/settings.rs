//! Whether the session or policy of an answer is set as was asked.

use std::borrow::Cow;

use super::answer::Answer;
use super::decide::Interpreter;
use super::request::Request;
use super::target::own_id;
use crate::delta::Identity;
use crate::delta::item::{member, text};
use crate::delta::payload::{members, pointer_to};
use crate::delta::spelling::sounds_like;
use crate::finding::{rules, show};
use crate::json::Value;
use crate::resource::{
    DISPLAY_NAME, INTERVAL, IdFormat, PERIOD, POLICY_ID, RESTORE_JOB_TYPE, RETENTION_SETTINGS,
    UNKNOWN_FUTURE_VALUE,
};

/// That an answer says something else than was asked.
struct Difference<'v> {
    /// The property that says it.
    name: &'static str,
    found: Cow<'v, str>,
    asked: Cow<'v, str>,
}

/// A property of the answer, and how it differs from what was asked.
type Setting = (
    &'static str,
    for<'v> fn(&Request<'v>, &'v Value<'v>) -> Option<Difference<'v>>,
);

const SETTINGS: [Setting; 4] = [
    (DISPLAY_NAME, name),
    (POLICY_ID, policy),
    (RESTORE_JOB_TYPE, job_type),
    (RETENTION_SETTINGS, retention),
];

impl Interpreter<'_> {
    /// Tells what the service set otherwise than was asked.
    pub(super) fn report_settings(&mut self, answer: &Answer) {
        let (Some(request), Ok(read)) = (self.request, answer.read) else {
            return;
        };
        for (written, value) in members(read) {
            let of = |it: &&Setting| sounds_like(written, it.0);
            let differs = SETTINGS.iter().find(of).and_then(|it| it.1(request, value));
            if let Some(it) = differs {
                self.report_difference(&it, || pointer_to(read, written));
            }
        }
    }

    /// Tells which of the settings that were asked for an answer does not give, where it is the session
    /// or policy, or tells of its items.
    pub(super) fn report_unset(&mut self, answer: &Answer) {
        let (Some(request), Ok(read)) = (self.request, answer.read) else {
            return;
        };
        if own_id(read).is_none() && answer.arrays.is_empty() {
            return;
        }
        let says = |name, value: &Value| match name {
            RETENTION_SETTINGS => value.as_array().is_some(),
            _ => text(value).is_some(),
        };
        let asked = [
            (DISPLAY_NAME, request.display_name.is_some()),
            (POLICY_ID, request.policy_id.is_some()),
            (RETENTION_SETTINGS, request.retention_settings.is_some()),
        ];
        for (name, _) in asked.into_iter().filter(|it| it.1) {
            let mut all = members(read);
            if !all.any(|(written, value)| sounds_like(written, name) && says(name, value)) {
                let told = rules::AnswerSettingMissing { name };
                self.findings.add(told, String::new, |it| it);
            }
        }
    }

    fn report_difference(&mut self, difference: &Difference, pointer: impl Fn() -> String) {
        let (name, found, asked) = (difference.name, &*difference.found, &*difference.asked);
        let findings = &mut self.findings;
        match name {
            POLICY_ID => {
                let told = rules::AnswerPolicyDiffers { found, asked };
                findings.add(told, pointer, |it| it);
            }
            RESTORE_JOB_TYPE => {
                let told = rules::AnswerJobTypeDiffers { found, asked };
                findings.add(told, pointer, |it| it);
            }
            RETENTION_SETTINGS => {
                let told = rules::AnswerRetentionDiffers { found, asked };
                findings.add(told, pointer, |it| it);
            }
            _ => {
                let told = rules::AnswerNameDiffers { found, asked };
                findings.add(told, pointer, |it| it);
            }
        }
    }
}

fn name<'v>(request: &Request<'v>, found: &'v Value) -> Option<Difference<'v>> {
    let (asked, found) = (request.display_name?, text(found)?);
    (asked != found).then_some(Difference {
        name: DISPLAY_NAME,
        found: found.into(),
        asked: asked.into(),
    })
}

fn policy<'v>(request: &Request<'v>, found: &'v Value) -> Option<Difference<'v>> {
    let (asked, found) = (request.policy_id?, text(found)?);
    let guid = |it| Identity::new(it, IdFormat::Guid);
    (guid(asked) != guid(found)).then_some(Difference {
        name: POLICY_ID,
        found: found.into(),
        asked: asked.into(),
    })
}

/// A type that is not known by who asks is written as one that tells nothing.
fn job_type<'v>(request: &Request<'v>, found: &'v Value) -> Option<Difference<'v>> {
    let is_told = request.creates || !request.asked.is_empty();
    let asked = request.delta.job_type.filter(|_| is_told)?.name();
    let found = text(found)?;
    let is_it = |it: &str| found.eq_ignore_ascii_case(it);
    (!is_it(asked) && !is_it(UNKNOWN_FUTURE_VALUE)).then_some(Difference {
        name: RESTORE_JOB_TYPE,
        found: found.into(),
        asked: asked.into(),
    })
}

/// The first setting that was asked for and does not stand in the answer.
fn retention<'v>(request: &Request<'v>, found: &'v Value<'v>) -> Option<Difference<'v>> {
    let found = found.as_array()?;
    let asked = request.retention_settings?.as_array()?;
    let said = |it: &'v Value, name| member(it, name).and_then(text);
    let is_same =
        |one: Option<&str>, other: &str| one.is_some_and(|it| it.eq_ignore_ascii_case(other));
    asked.iter().find_map(|setting| {
        let interval = said(setting, INTERVAL)?;
        let period = said(setting, PERIOD)?;
        let is_of_it = |it: &&'v Value| is_same(said(it, INTERVAL), interval);
        // Where the answer gives an interval two periods, one of them is another one.
        let differs = |it: &&'v Value| !is_same(said(it, PERIOD), period);
        let of_it = || found.iter().filter(is_of_it);
        if of_it().next().is_some() && !of_it().any(|it| differs(&it)) {
            return None;
        }
        let words = |it: &'v Value| Some((said(it, PERIOD)?, said(it, INTERVAL)));
        let told = of_it().find(differs).or(found.first());
        // Where the interval is another one, the period alone may be what was asked for.
        let (found, asked) = match told.and_then(words) {
            None => (NOTHING.into(), period.into()),
            Some((told, Some(other))) if !is_same(Some(other), interval) => {
                (with_interval(told, other), with_interval(period, interval))
            }
            Some((told, _)) => (told.into(), period.into()),
        };
        Some(Difference {
            name: RETENTION_SETTINGS,
            found,
            asked,
        })
    })
}

/// A period, and the interval that it is for.
fn with_interval(period: &str, interval: &str) -> Cow<'static, str> {
    format!("{} for the interval {}", show(period), show(interval)).into()
}

/// What an answer says where it says nothing of how long.
const NOTHING: &str = "nothing";
