//! Character references: `&lt;`, `&#39;`, `&#x27;`.

/// The longest name that is looked for.
const MAX_LEN: usize = 12;

/// What stands for what. Names that are not here stay as they are written.
#[rustfmt::skip] // A table reads better in columns than one entry a line.
const NAMES: &[(&str, &str)] = &[
    ("AMP", "&"), ("GT", ">"), ("LT", "<"), ("QUOT", "\""), ("Auml", "Ä"), ("Ouml", "Ö"), ("Uuml", "Ü"),
    ("aacute", "á"), ("agrave", "à"), ("amp", "&"), ("apos", "'"), ("ast", "*"), ("auml", "ä"), ("bull", "•"),
    ("ccedil", "ç"), ("cent", "¢"), ("check", "✓"), ("colon", ":"), ("comma", ","), ("copy", "©"), ("darr", "↓"),
    ("deg", "°"), ("divide", "÷"), ("eacute", "é"), ("egrave", "è"), ("emsp", " "), ("ensp", " "), ("equals", "="),
    ("euro", "€"), ("frac12", "½"), ("frac14", "¼"), ("ge", "≥"), ("gt", ">"), ("harr", "↔"), ("hellip", "…"),
    ("infin", "∞"), ("laquo", "«"), ("larr", "←"), ("lbrace", "{"), ("lbrack", "["), ("ldquo", "“"), ("le", "≤"),
    ("lowbar", "_"), ("lpar", "("), ("lsaquo", "‹"), ("lsqb", "["), ("lsquo", "‘"), ("lt", "<"), ("mdash", "—"),
    ("micro", "µ"), ("middot", "·"), ("minus", "−"), ("nbsp", " "), ("ndash", "–"), ("ne", "≠"), ("ntilde", "ñ"),
    ("num", "#"), ("ouml", "ö"), ("para", "¶"), ("percnt", "%"), ("period", "."), ("plus", "+"), ("plusmn", "±"),
    ("pound", "£"), ("quot", "\""), ("raquo", "»"), ("rarr", "→"), ("rbrace", "}"), ("rbrack", "]"), ("rdquo", "”"),
    ("reg", "®"), ("rpar", ")"), ("rsaquo", "›"), ("rsqb", "]"), ("rsquo", "’"), ("sect", "§"), ("semi", ";"),
    ("shy", ""), ("sol", "/"), ("sup1", "¹"), ("sup2", "²"), ("sup3", "³"), ("szlig", "ß"), ("thinsp", " "),
    ("times", "×"), ("trade", "™"), ("uarr", "↑"), ("uuml", "ü"), ("verbar", "|"), ("vert", "|"), ("yen", "¥"),
    ("zwj", ""), ("zwnj", ""),
];

/// The text with its character references resolved, once.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let len = match reference(rest) {
            Some((value, len)) => {
                decoded.push_str(&value);
                len
            }
            None => {
                decoded.push('&');
                1
            }
        };
        rest = rest.get(len..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded
}

/// What the reference at the beginning of `text` stands for, and its length.
fn reference(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(MAX_LEN).position(|byte| byte == b';')?;
    let name = inner.get(..end)?;
    let value = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            super::plain(&char::from_u32(code.ok()?)?.to_string().replace('\u{a0}', " "))
        }
        None => NAMES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((value, end + 2))
}
