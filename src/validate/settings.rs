//! Judging the properties of a body beside its delta arrays.

use super::Validator;
use super::item::text_of;
use super::named::Named;
use crate::delta::Meant;
use crate::delta::names::{Names, property};
use crate::delta::spelling::{Spelling, sounds_like, spelling};
use crate::finding::rules;
use crate::hashing::HashSet;
use crate::json::{SyntaxError, Text, Value, read_as_far_as_possible};
use crate::resource::{
    DISPLAY_NAME_LIMIT, INTERVAL, PERIOD, RESOURCES, Resource, Setting, SettingValue,
};

/// A setting as an example shows it.
const RETENTION_EXAMPLE: &str = r#"[{"interval":"R/P1W","period":"P365D"}]"#;
/// The interval that an update names, as the reference has it.
const DOCUMENTED_INTERVAL: &str = "R/P1W";
/// The periods that an update can set, as the reference has them, in days.
const DOCUMENTED_DAYS: [u32; 12] = [
    90, 180, 365, 730, 1095, 1460, 1825, 2190, 2555, 2920, 3285, 3650,
];

/// A property that may be a setting: which resource the body is for shows at its end.
pub(super) struct Given<'t> {
    pub key: Text<'t>,
    setting: &'static Setting,
    spelled: Spelling,
    value: Value<'t>,
}

impl Given<'_> {
    /// Whether a request to the resource, where it is known, can set it.
    pub fn can_be_set(&self, resource: Option<&Resource>) -> bool {
        resource.is_none_or(|it| it.setting(self.setting.name).is_some())
    }

    pub fn named(&self) -> Named<'_> {
        Named {
            key: &self.key,
            expected: self.setting.name,
            spelled: self.spelled,
        }
    }
}

/// The setting of any resource that a name means.
fn recognised(name: &str) -> Option<(&'static Setting, Spelling)> {
    let all = RESOURCES.iter().flat_map(|it| it.settings);
    let spelled = all.filter_map(|it| Some((it, means(name, it)?)));
    spelled.min_by_key(|it| it.1 as u8)
}

/// How a name spells a setting; one by which its id is called elsewhere, likely means it.
pub(super) fn means(name: &str, setting: &Setting) -> Option<Spelling> {
    let is_called = || match setting.value {
        SettingValue::Id(kind) => kind.names.iter().any(|it| sounds_like(name, it)),
        _ => false,
    };
    spelling(name, setting.name).or_else(|| is_called().then_some(Spelling::Near))
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

/// Whether a text is a duration of ISO 8601: `P365D`, `P1Y6M`, `P2W`, `PT12H`.
fn is_duration(text: &str) -> bool {
    let Some(parts) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match parts.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (parts, None),
    };
    // Only the last amount may be a fraction.
    let is_last = time.is_none() || !date.contains(['.', ',']);
    is_last
        && (time.is_some() || !date.is_empty())
        && are_amounts(date, "YMWD")
        && time.is_none_or(|it| !it.is_empty() && are_amounts(it, "HMS"))
}

/// Whether a duration is of no time.
fn is_no_time(duration: &str) -> bool {
    let mut digits = duration.chars().filter(char::is_ascii_digit);
    digits.all(|it| it == '0')
}

/// Whether a text is amounts of these units, each at most once and in this order, of which the last may
/// be a fraction.
fn are_amounts(mut text: &str, mut units: &str) -> bool {
    while !text.is_empty() {
        let digits = text.trim_start_matches(|it: char| it.is_ascii_digit());
        let fraction = digits.strip_prefix(['.', ',']);
        let rest = fraction.map_or(digits, |it| {
            it.trim_start_matches(|it: char| it.is_ascii_digit())
        });
        let is_amount =
            digits.len() < text.len() && fraction.is_none_or(|it| it.len() > rest.len());
        let unit = rest.chars().next().and_then(|it| units.find(it));
        let (Some(unit), true) = (unit, is_amount) else {
            return false;
        };
        if fraction.is_some() && rest.len() > 1 {
            return false;
        }
        (text, units) = (&rest[1..], &units[unit + 1..]);
    }
    true
}

impl<'t> Validator<'t> {
    /// Reads the value of a property that may be a setting; `None` where its name means none.
    pub(super) fn setting(&mut self, key: &Text<'t>) -> Result<Option<Given<'t>>, SyntaxError> {
        let Some((setting, spelled)) = recognised(&key.value) else {
            return Ok(None);
        };
        let (value, read) = read_as_far_as_possible(&mut self.reader);
        read?;
        Ok(Some(Given {
            key: key.clone(),
            setting,
            spelled,
            value,
        }))
    }

    /// Judges the settings that a request to the resource can hold; where one is given twice, the
    /// last.
    pub(super) fn judge_settings(&mut self, given: &[Given<'t>], resource: Option<&Resource>) {
        for (at, it) in given.iter().enumerate() {
            let is_it = |other: &Given| other.setting.name == it.setting.name;
            if !it.can_be_set(resource) {
                self.other_property(&it.key);
            } else if !given[at + 1..].iter().any(is_it) {
                self.judge_setting(it);
            }
        }
    }

    fn judge_setting(&mut self, given: &Given<'t>) {
        let tail = [&*given.key.value];
        match given.setting.value {
            SettingValue::DisplayName => self.display_name(&given.value, &tail),
            SettingValue::Id(kind) => {
                self.id(&given.value, &tail, kind);
            }
            SettingValue::RetentionSettings => self.retention_settings(given),
        }
    }

    fn display_name(&mut self, value: &Value, tail: &[&str]) {
        let Some(name) = value.as_str() else {
            self.wrong_type(value, tail, "text", "the name in double quotes", None);
            return;
        };
        let length = name.encode_utf16().count();
        if !(1..=DISPLAY_NAME_LIMIT).contains(&length) {
            let told = rules::DisplayNameLength {
                found: length,
                limit: DISPLAY_NAME_LIMIT,
            };
            self.find(told, value.span, tail, |it| it);
        } else if let Some(unseen) = unseen_in(name) {
            let told = rules::DisplayNameUnseen { found: &unseen };
            self.find(told, value.span, tail, |it| it);
        }
    }

    fn retention_settings(&mut self, given: &Given) {
        let name = &*given.key.value;
        let Some(settings) = given.value.as_array() else {
            self.wrong_type(&given.value, &[name], "an array", RETENTION_EXAMPLE, None);
            return;
        };
        if settings.is_empty() {
            let told = rules::RetentionEmpty { name };
            self.find(told, given.value.span, &[name], |it| it);
        }
        self.intervals_twice(settings, name);
        for (at, setting) in settings.iter().enumerate() {
            let at = at.to_string();
            if setting.is_object() {
                self.retention_setting(setting, &[name, &at]);
            } else {
                self.wrong_type(setting, &[name, &at], "an object", RETENTION_EXAMPLE, None);
            }
        }
    }

    /// Tells an interval that an earlier setting has.
    fn intervals_twice(&mut self, settings: &[Value], name: &str) {
        let mut seen = HashSet::default();
        for (at, setting) in settings.iter().enumerate() {
            let properties = Names::only([INTERVAL, PERIOD]).read(setting);
            let Some(found) = property(&properties, INTERVAL) else {
                continue;
            };
            let interval = text_of(found.value).trim().to_ascii_uppercase();
            if !interval.is_empty() && !seen.insert(interval) {
                let tail = [name, &at.to_string(), &*found.name.value];
                let told = rules::RetentionTwice {
                    value: text_of(found.value),
                };
                self.find(told, found.value.span, &tail, |it| it);
            }
        }
    }

    fn retention_setting(&mut self, setting: &Value, outer: &[&str; 2]) {
        let properties = Names::only([INTERVAL, PERIOD]).read(setting);
        self.names(&properties, outer);
        for unknown in properties.iter().filter(|it| it.meant == Meant::Unknown) {
            let tail = [outer[0], outer[1], &*unknown.name.value];
            self.unknown(unknown.name, &tail);
        }
        for (name, example) in [(INTERVAL, "\"R/P1W\""), (PERIOD, "\"P365D\"")] {
            let Some(found) = property(&properties, name) else {
                let told = rules::RetentionIncomplete {
                    name,
                    example: RETENTION_EXAMPLE,
                };
                self.find(told, setting.span, outer, |it| it);
                continue;
            };
            let (value, tail) = (found.value, [outer[0], outer[1], &*found.name.value]);
            let Some(text) = value.as_str() else {
                self.wrong_type(value, &tail, "text", example, None);
                continue;
            };
            if name == PERIOD && !is_duration(text) {
                let told = rules::RetentionPeriod {
                    name: tail[2],
                    value: text,
                };
                self.find(told, value.span, &tail, |it| it);
            } else if name == PERIOD && is_no_time(text) {
                let told = rules::RetentionNone {
                    name: tail[2],
                    value: text,
                };
                self.find(told, value.span, &tail, |it| it);
            } else if !is_documented(name, text) {
                let told = rules::RetentionUndocumented {
                    name: tail[2],
                    value: text,
                };
                self.find(told, value.span, &tail, |it| it);
            }
        }
    }
}

/// Whether the reference says that an update can set it.
fn is_documented(name: &str, value: &str) -> bool {
    match name {
        INTERVAL => value == DOCUMENTED_INTERVAL,
        _ => DOCUMENTED_DAYS.iter().any(|it| value == format!("P{it}D")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for text in [
            "P365D",
            "P2W",
            "P1Y6M",
            "P1DT12H",
            "PT0.5S",
            "P0D",
            "P1Y2M3DT4H5M6,7S",
        ] {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "P1DT", "365D", "P365", "p365d", "P1D1Y", "P1D2D", "P1.5DT1H", "P.D",
            "P1.D", "-P1D", "P1D ", "one year", "P1é", "365",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }
}
