//! Whether the session or policy of an answer is set as was asked.

use super::answer::Answer;
use super::decide::Interpreter;
use super::request::Request;
use crate::delta::Identity;
use crate::delta::item::{member, text};
use crate::delta::spelling::sounds_like;
use crate::finding::rules;
use crate::json::{Members, Value, push_token};
use crate::resource::{
    DISPLAY_NAME, INTERVAL, IdFormat, PERIOD, POLICY_ID, RESTORE_JOB_TYPE, RETENTION_SETTINGS,
    UNKNOWN_FUTURE_VALUE,
};

/// That an answer says something else than was asked.
struct Difference<'v> {
    /// The property that says it.
    name: &'static str,
    found: &'v str,
    asked: &'v str,
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
        for (written, value) in read.as_object().into_iter().flat_map(Members::iter) {
            let of = |it: &&Setting| sounds_like(written, it.0);
            let differs = SETTINGS.iter().find(of).and_then(|it| it.1(request, value));
            if let Some(it) = differs {
                self.report_difference(&it, written);
            }
        }
    }

    fn report_difference(&mut self, difference: &Difference, written: &str) {
        let Difference { name, found, asked } = *difference;
        let findings = &mut self.findings;
        let pointer = || {
            let mut pointer = String::new();
            push_token(&mut pointer, written);
            pointer
        };
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
        found,
        asked,
    })
}

fn policy<'v>(request: &Request<'v>, found: &'v Value) -> Option<Difference<'v>> {
    let (asked, found) = (request.policy_id?, text(found)?);
    let guid = |it| Identity::new(it, IdFormat::Guid);
    (guid(asked) != guid(found)).then_some(Difference {
        name: POLICY_ID,
        found,
        asked,
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
        found,
        asked,
    })
}

/// The first setting that was asked for and does not stand in the answer.
fn retention<'v>(request: &Request<'v>, found: &'v Value) -> Option<Difference<'v>> {
    let found = found.as_array()?;
    let asked = request.retention_settings?.as_array()?;
    let said = |it: &'v Value, name| member(it, name).and_then(text);
    asked.iter().find_map(|setting| {
        let interval = said(setting, INTERVAL)?;
        let period = said(setting, PERIOD)?;
        let is_same =
            |one: Option<&str>, other: &str| one.is_some_and(|it| it.eq_ignore_ascii_case(other));
        let mut alike = found
            .iter()
            .filter(|it| is_same(said(it, INTERVAL), interval));
        let of_it = alike.next().map_or(Some(NOTHING), |it| said(it, PERIOD));
        let is_there = is_same(of_it, period) || alike.any(|it| is_same(said(it, PERIOD), period));
        (!is_there).then_some(Difference {
            name: RETENTION_SETTINGS,
            found: of_it.unwrap_or(NOTHING),
            asked: period,
        })
    })
}

/// What an answer says where it says nothing of an interval.
const NOTHING: &str = "nothing";
