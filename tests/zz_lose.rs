use graph_backup_delta::*;
use std::fs;
use std::path::Path;
#[path = "checks/corpus.rs"]
mod corpus;
fn letters(t: &str) -> String {
    t.chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect::<String>()
        .to_ascii_lowercase()
}
#[test]
fn lose() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/plan");
    let mut texts = vec![];
    for d in fs::read_dir(&root).unwrap() {
        let d = d.unwrap().path();
        let o = fs::read_to_string(d.join("options.json")).unwrap();
        if !o.contains("exchange") {
            continue;
        }
        for f in fs::read_dir(&d).unwrap() {
            let f = f.unwrap().path();
            if f.file_stem().unwrap() == "wanted" {
                texts.push(fs::read(f).unwrap());
            }
        }
    }
    let coll = root.parent().unwrap().join("collect");
    for d in fs::read_dir(&coll).unwrap() {
        let d = d.unwrap().path();
        for f in fs::read_dir(&d).unwrap() {
            let f = f.unwrap().path();
            if f.file_stem().unwrap() == "input" {
                texts.push(fs::read(f).unwrap());
            }
        }
    }
    texts.sort();
    let g = |n: usize, k: char| format!("{k}{n:07}-1234-4abc-9def-0123456789ab");
    let units: Vec<_> = (1..9)
        .map(|n| {
            format!(
                r#"{{"id":"{}","directoryObjectId":"{}"}}"#,
                g(n, 'a'),
                g(n, 'b')
            )
        })
        .collect();
    let current = format!("[{}]", units.join(","));
    let target = Change::new(ResourceName::ExchangeProtectionPolicy, g(1, 'c'));
    let n: usize = std::env::var("N").map_or(60000, |n| n.parse().unwrap());
    let seed: u64 = std::env::var("SEED").map_or(1, |n| n.parse().unwrap());
    let mut shown = 0;
    let all = texts
        .clone()
        .into_iter()
        .chain(corpus::Mutations::of(texts, seed).take(n));
    for text in all {
        let planned = plan(&current, &text, &target);
        let Some(change) = planned.change else {
            continue;
        };
        let t = String::from_utf8_lossy(&text);
        let t16: String = if text.starts_with(&[0xff, 0xfe]) {
            t.chars().filter(|c| *c != '\0').collect()
        } else {
            t.to_string()
        };
        let l = letters(&t16);
        for removed in &change.remove {
            let r = (1..9).find(|n| g(*n, 'a') == *removed).unwrap();
            if l.contains(&letters(&g(r, 'b'))) {
                shown += 1;
                if shown < 25 {
                    println!(
                        "--- lost {r}: {:?}\n{}",
                        planned.findings.iter().map(|f| f.code).collect::<Vec<_>>(),
                        t16.chars().take(700).collect::<String>()
                    );
                }
                break;
            }
        }
    }
    println!("violations {shown}");
}
