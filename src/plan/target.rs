//! Reading what a plan is for.

use crate::build::{ADD, REMOVE, change_without_items};
use crate::change::Change;
use crate::finding::{Findings, rules};
use crate::interpret::Input;
use crate::json::{Data, Members, read_unambiguous};

/// Reads the JSON of a change of which only what it is for counts. `None` where that is not told, or
/// is wrong: the findings say so in the words of `build`.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(super) fn read_target(target: &Input, findings: &mut Findings) -> Option<Change> {
    let target = match members(target) {
        Ok(members) => members.without(&[ADD, REMOVE]),
        Err(reason) => return unreadable(&reason, findings),
    };
    let change = change_without_items(&target, findings);
    change.filter(|_| !findings.has_errors())
}

fn unreadable(reason: &str, findings: &mut Findings) -> Option<Change> {
    let reason = format!("the target: {reason}");
    let told = rules::PlanUnreadable { reason: &reason };
    findings.add(told, String::new, |it| it);
    None
}

fn members(target: &Input) -> Result<Members<'_>, String> {
    let (text, _) = target.as_ref().map_err(|reason| format!("{reason}."))?;
    let read = read_unambiguous(text).map_err(|(_, reason)| reason)?;
    let found = read.kind().words();
    match read.data {
        Data::Object(members) => Ok(members),
        _ => Err(format!("it is {found}; an object is expected.")),
    }
}
