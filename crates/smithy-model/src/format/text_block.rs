//! Text blocks: moved to another margin without changing what they mean.

use super::document::Document;

const BLANK: [char; 2] = [' ', '\t'];

/// A text block whose lines stand at the margin where it is put
/// ([spec](https://smithy.io/2.0/spec/idl.html#text-blocks)).
pub(super) fn document(text: &str) -> Document<'_> {
    let inside = text.strip_prefix("\"\"\"").and_then(|text| text.strip_suffix("\"\"\"")).unwrap_or_default();
    // The rest of the line of the opening quotes is white space.
    let Some((_, content)) = inside.split_once('\n') else { return Document::text(text) };
    let lines: Vec<&str> = content.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let last = lines.len().saturating_sub(1);
    let is_blank = |line: &str| line.trim_matches(BLANK).is_empty();
    // The line of the closing quotes counts, blank or not.
    let counted = lines.iter().enumerate().filter(|(index, line)| *index == last || !is_blank(line));
    let margin = counted.map(|(_, line)| spaces(line)).min().unwrap_or(0);
    let mut parts = vec![Document::text("\"\"\"")];
    for (index, line) in lines.iter().enumerate() {
        let kept = line.get(margin.min(spaces(line))..).unwrap_or_default();
        // Spaces at the end of a line mean nothing; in the last line they stand before the closing quotes.
        let kept = if index == last && !is_blank(line) { kept } else { kept.trim_end_matches(BLANK) };
        parts.push(Document::Hard);
        parts.push(Document::text(kept));
    }
    parts.push(Document::text("\"\"\""));
    Document::concat(parts)
}

fn spaces(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}
