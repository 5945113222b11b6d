//! `\p{…}`: Unicode's general categories, and a few properties without a table.
//!
//! `general_category.txt` beside this file says the category of every character: runs of a category, in the order
//! of the characters and without surrogates, each with its length in base 36.

use super::set::CharSet;
use super::unicode;

/// The set of a property, as it is written in the braces; `None` when it is not known here, or not at all.
pub fn lookup(expression: &str) -> Option<CharSet> {
    match expression {
        "Any" => Some(CharSet::all()),
        "ASCII" => Some(CharSet::from_ranges([(0, 0x7F)])),
        "ASCII_Hex_Digit" | "AHex" => {
            Some(unicode::digits().union(&CharSet::from_ranges([(0x41, 0x46), (0x61, 0x66)])))
        }
        // `\s` is White_Space with U+FEFF and without U+0085.
        "White_Space" | "space" => {
            let not_space = CharSet::single('\u{FEFF}').complement();
            Some(unicode::space().intersection(&not_space).union(&CharSet::single('\u{85}')))
        }
        _ => {
            let value = match expression.split_once('=') {
                Some(("General_Category" | "gc", value)) => value,
                Some(_) => return None,
                None => expression,
            };
            category(short(value)?)
        }
    }
}

/// The short name of a general category.
fn short(name: &str) -> Option<&str> {
    const NAMES: [(&str, &[&str]); 38] = [
        ("C", &["Other"]),
        ("Cc", &["Control", "cntrl"]),
        ("Cf", &["Format"]),
        ("Cn", &["Unassigned"]),
        ("Co", &["Private_Use"]),
        ("Cs", &["Surrogate"]),
        ("L", &["Letter"]),
        ("LC", &["Cased_Letter"]),
        ("Ll", &["Lowercase_Letter"]),
        ("Lm", &["Modifier_Letter"]),
        ("Lo", &["Other_Letter"]),
        ("Lt", &["Titlecase_Letter"]),
        ("Lu", &["Uppercase_Letter"]),
        ("M", &["Mark", "Combining_Mark"]),
        ("Mc", &["Spacing_Mark"]),
        ("Me", &["Enclosing_Mark"]),
        ("Mn", &["Nonspacing_Mark"]),
        ("N", &["Number"]),
        ("Nd", &["Decimal_Number", "digit"]),
        ("Nl", &["Letter_Number"]),
        ("No", &["Other_Number"]),
        ("P", &["Punctuation", "punct"]),
        ("Pc", &["Connector_Punctuation"]),
        ("Pd", &["Dash_Punctuation"]),
        ("Pe", &["Close_Punctuation"]),
        ("Pf", &["Final_Punctuation"]),
        ("Pi", &["Initial_Punctuation"]),
        ("Po", &["Other_Punctuation"]),
        ("Ps", &["Open_Punctuation"]),
        ("S", &["Symbol"]),
        ("Sc", &["Currency_Symbol"]),
        ("Sk", &["Modifier_Symbol"]),
        ("Sm", &["Math_Symbol"]),
        ("So", &["Other_Symbol"]),
        ("Z", &["Separator"]),
        ("Zl", &["Line_Separator"]),
        ("Zp", &["Paragraph_Separator"]),
        ("Zs", &["Space_Separator"]),
    ];
    NAMES.iter().find(|(short, long)| *short == name || long.contains(&name)).map(|&(short, _)| short)
}

fn category(name: &str) -> Option<CharSet> {
    let wanted = |run: &str| match name {
        "LC" => run.starts_with("Lu") || run.starts_with("Ll") || run.starts_with("Lt"),
        _ => run.starts_with(name),
    };
    let mut ranges = Vec::new();
    let mut start = 0;
    for run in include_str!("general_category.txt").split_ascii_whitespace() {
        let length = u32::from_str_radix(run.get(2..)?, 36).ok()?;
        if wanted(run) {
            ranges.push((code(start)?, code(start + length - 1)?));
        }
        start += length;
    }
    Some(CharSet::from_ranges(ranges))
}

/// The code point of the character that so many characters precede.
fn code(ordinal: u32) -> Option<u32> {
    CharSet::all().nth(ordinal).map(u32::from)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::lookup;

    #[test]
    fn categories_have_short_and_long_names() {
        let letters = lookup("L").unwrap();
        assert!(['a', 'é', '漢', '\u{1E900}'].iter().all(|&letter| letters.contains(letter)));
        assert!(['1', '_', ' ', '\u{10FFFF}'].iter().all(|&other| !letters.contains(other)));
        for name in ["Letter", "gc=L", "gc=Letter", "General_Category=L"] {
            assert_eq!(lookup(name).as_ref(), Some(&letters), "{name}");
        }
        assert!(lookup("Cs").unwrap().is_empty());
        assert_eq!(lookup("Script=Latin"), None);
        assert_eq!(lookup("letter"), None);
    }

    #[test]
    fn every_character_has_one_category() {
        let sizes: u32 =
            ["L", "M", "N", "P", "S", "Z", "C"].iter().map(|name| lookup(name).unwrap().len()).sum();
        assert_eq!(sizes, 0x0011_0000 - 0x800);
    }
}
