//! Parses selectors ([grammar](https://smithy.io/2.0/spec/selectors.html#grammar)).

use super::names::{relation, type_filter};
use super::{
    Assertion, Chain, Comparator, Expression, Operand, Relation, Segment, Selector, SelectorError, TypeFilter,
};

/// Deeper than any sensible selector, shallow enough for the stack.
const MAX_DEPTH: usize = 24;

/// Applying a selector recurses with each expression that can yield several shapes.
const MAX_EXPRESSIONS: usize = 512;

/// From this many steps on, the ways through a model are too many to walk each of them.
const MANY_STEPS: usize = 4;

pub(super) fn parse(text: &str) -> Result<Selector, SelectorError> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        expressions: 0,
        roots: Vec::new(),
        backward: false,
        steps: 0,
        variables: false,
    };
    let chain = parser.chain()?;
    if parser.at < text.len() {
        return Err(parser.unexpected("an expression"));
    }
    // With variables, it matters by which way one comes.
    let remember = parser.steps >= MANY_STEPS && !parser.variables;
    Ok(Selector { chain, roots: parser.roots, backward: parser.backward, remember })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    expressions: usize,
    roots: Vec<Chain>,
    backward: bool,
    /// How many expressions lead from one shape to many.
    steps: usize,
    variables: bool,
}

type Parsed<T> = Result<T, SelectorError>;

impl<'t> Parser<'t> {
    /// Expressions up to the end, or to what ends an argument.
    fn chain(&mut self) -> Parsed<Chain> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("the selector nests too deeply"));
        }
        let mut chain = Vec::new();
        loop {
            self.space();
            match self.peek() {
                None | Some(',' | ')') => break,
                Some(_) => {
                    let expression = self.expression()?;
                    self.steps += steps(&expression);
                    self.variables |= matches!(expression, Expression::SetVariable { .. });
                    chain.push(expression);
                }
            }
            self.expressions += 1;
            if self.expressions > MAX_EXPRESSIONS {
                return Err(self.error("the selector has too many expressions"));
            }
        }
        self.depth -= 1;
        if chain.is_empty() {
            return Err(self.unexpected("an expression"));
        }
        Ok(chain)
    }

    fn expression(&mut self) -> Parsed<Expression> {
        if self.eat("*") {
            Ok(Expression::Type(TypeFilter::Any))
        } else if self.eat("~>") {
            Ok(Expression::ForwardRecursive)
        } else if self.eat("-[") {
            let relations = self.relations()?;
            self.expect("]->")?;
            Ok(Expression::ForwardDirected(relations))
        } else if self.eat("<-[") {
            self.backward = true;
            let relations = self.relations()?;
            self.expect("]-")?;
            Ok(Expression::BackwardDirected(relations))
        } else if self.eat(">") {
            Ok(Expression::Forward)
        } else if self.eat("<") {
            self.backward = true;
            Ok(Expression::Backward)
        } else if self.eat("[@") {
            self.scoped()
        } else if self.eat("[") {
            self.attribute()
        } else if self.eat("${") {
            let name = self.identifier()?;
            self.expect("}")?;
            Ok(Expression::GetVariable(name.to_owned()))
        } else if self.eat("$") {
            let name = self.identifier()?.to_owned();
            self.expect("(")?;
            let value = self.chain()?;
            self.expect(")")?;
            Ok(Expression::SetVariable { name, value })
        } else if self.eat(":") {
            self.function()
        } else {
            let start = self.at;
            let name = self.identifier()?;
            let Some(filter) = type_filter(name) else {
                return Err(SelectorError { message: format!("unknown shape type `{name}`"), offset: start });
            };
            Ok(Expression::Type(filter))
        }
    }

    fn function(&mut self) -> Parsed<Expression> {
        let start = self.at;
        let name = self.identifier()?;
        self.expect("(")?;
        let mut arguments = vec![self.chain()?];
        self.space();
        while self.eat(",") {
            arguments.push(self.chain()?);
            self.space();
        }
        self.expect(")")?;
        let count = arguments.len();
        let wrong = |wanted: &str| SelectorError {
            message: format!("`:{name}` takes {wanted}, but is given {count} selectors"),
            offset: start,
        };
        let last = arguments.last().cloned().unwrap_or_default();
        match (name, count) {
            ("test", _) => Ok(Expression::Test(arguments)),
            // `:each` is what `:is` was once called.
            ("is" | "each", _) => Ok(Expression::Is(arguments)),
            ("not", 1) => Ok(Expression::Not(last)),
            ("in", 1) => Ok(Expression::In(last)),
            ("recursive", 1) => Ok(Expression::Recursive(last)),
            ("root", 1) => {
                // What it yields does not depend on the starting shape.
                self.backward = true;
                self.roots.push(last);
                Ok(Expression::Root(self.roots.len() - 1))
            }
            ("topdown", 1) => Ok(Expression::TopDown { qualifier: last, disqualifier: None }),
            ("topdown", 2) => {
                let qualifier = arguments.swap_remove(0);
                Ok(Expression::TopDown { qualifier, disqualifier: Some(last) })
            }
            ("not" | "in" | "recursive" | "root", _) => Err(wrong("one selector")),
            ("topdown", _) => Err(wrong("one or two selectors")),
            _ => Ok(Expression::Nothing),
        }
    }

    /// After `[`: an attribute's path, and perhaps what it is compared with.
    fn attribute(&mut self) -> Parsed<Expression> {
        let left = Operand::Path(self.key()?);
        self.space();
        if self.eat("]") {
            let assertion = Assertion { left, comparator: None, right: Vec::new(), ignore_case: false };
            return Ok(Expression::Attribute(assertion));
        }
        let assertion = self.comparison(left, Self::literal)?;
        self.expect("]")?;
        Ok(Expression::Attribute(assertion))
    }

    /// After `[@`: the attribute in scope, and comparisons joined by `&&`.
    fn scoped(&mut self) -> Parsed<Expression> {
        self.space();
        let scope = if self.peek() == Some(':') { Vec::new() } else { self.key()? };
        self.expect(":")?;
        let mut assertions = Vec::new();
        loop {
            let left = self.scoped_value()?;
            assertions.push(self.comparison(left, Self::scoped_value)?);
            self.space();
            if !self.eat("&&") {
                break;
            }
        }
        self.expect("]")?;
        Ok(Expression::Scoped { scope: Operand::Path(scope), assertions })
    }

    fn comparison(
        &mut self,
        left: Operand,
        mut value: impl FnMut(&mut Self) -> Parsed<Operand>,
    ) -> Parsed<Assertion> {
        let comparator = self.comparator()?;
        let mut right = vec![value(self)?];
        self.space();
        while self.eat(",") {
            right.push(value(self)?);
            self.space();
        }
        let ignore_case = self.eat("i");
        Ok(Assertion { left, comparator: Some(comparator), right, ignore_case })
    }

    fn comparator(&mut self) -> Parsed<Comparator> {
        self.space();
        // Longer ones first: `<` begins `<=`.
        let known = [
            ("{!=}", Comparator::ProjectionNotEqual),
            ("{<<}", Comparator::ProperSubset),
            ("{=}", Comparator::ProjectionEqual),
            ("{<}", Comparator::Subset),
            ("^=", Comparator::StartsWith),
            ("$=", Comparator::EndsWith),
            ("*=", Comparator::Contains),
            ("!=", Comparator::NotEqual),
            ("?=", Comparator::Exists),
            (">=", Comparator::GreaterOrEqual),
            ("<=", Comparator::LessOrEqual),
            ("=", Comparator::Equal),
            (">", Comparator::Greater),
            ("<", Comparator::Less),
        ];
        for (token, comparator) in known {
            if self.eat(token) {
                return Ok(comparator);
            }
        }
        Err(self.unexpected("`]` or a comparator"))
    }

    fn scoped_value(&mut self) -> Parsed<Operand> {
        self.space();
        if !self.eat("@{") {
            return self.literal();
        }
        let mut path = vec![self.segment()?];
        self.path(&mut path)?;
        self.expect("}")?;
        Ok(Operand::Path(path))
    }

    fn literal(&mut self) -> Parsed<Operand> {
        Ok(Operand::Literal(self.value()?))
    }

    /// An attribute's name, with the path into it.
    fn key(&mut self) -> Parsed<Vec<Segment>> {
        let mut path = vec![name(self.identifier()?)];
        self.path(&mut path)?;
        Ok(path)
    }

    fn path(&mut self, path: &mut Vec<Segment>) -> Parsed<()> {
        self.space();
        while self.eat("|") {
            path.push(self.segment()?);
            self.space();
        }
        Ok(())
    }

    fn segment(&mut self) -> Parsed<Segment> {
        self.space();
        if !self.eat("(") {
            return Ok(name(&self.value()?));
        }
        let segment = match self.identifier()? {
            "keys" => Segment::Keys,
            "values" => Segment::Values,
            "length" => Segment::Length,
            "first" => Segment::First,
            _ => Segment::UnknownFunction,
        };
        self.expect(")")?;
        Ok(segment)
    }

    /// Quoted text, a number, or a shape id without member.
    fn value(&mut self) -> Parsed<String> {
        self.space();
        match self.peek() {
            Some(quote @ ('"' | '\'')) => {
                let rest = &self.text[self.at + 1..];
                let Some(end) = rest.find(quote) else {
                    return Err(self.error("the quoted text does not end"));
                };
                self.at += end + 2;
                Ok(rest[..end].to_owned())
            }
            Some(first) if first == '-' || first.is_ascii_digit() => {
                let number = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
                let text = self.take_while(number);
                if text.parse::<f64>().is_err() {
                    return Err(self.error("this is no number"));
                }
                Ok(text.to_owned())
            }
            _ => {
                let start = self.at;
                let text = self.take_while(|c| c.is_ascii_alphanumeric() || "_.#".contains(c));
                let valid = match text.split_once('#') {
                    Some((namespace, name)) => crate::is_namespace(namespace) && crate::is_identifier(name),
                    // Published selectors compare namespaces without quotes.
                    None => crate::is_namespace(text),
                };
                if !valid {
                    self.at = start;
                    return Err(self.unexpected("a name, a number or a quoted text"));
                }
                Ok(text.to_owned())
            }
        }
    }

    fn relations(&mut self) -> Parsed<Vec<Relation>> {
        let mut relations = vec![relation(self.identifier()?)];
        self.space();
        while self.eat(",") {
            relations.push(relation(self.identifier()?));
            self.space();
        }
        Ok(relations)
    }

    fn identifier(&mut self) -> Parsed<&'t str> {
        self.space();
        let start = self.at;
        let text = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        if !crate::is_identifier(text) {
            self.at = start;
            return Err(self.unexpected("a name"));
        }
        Ok(text)
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &'t str {
        let rest = &self.text[self.at..];
        let end = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn space(&mut self) {
        self.take_while(|c| c.is_ascii_whitespace());
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.text[self.at..].starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Parsed<()> {
        self.space();
        if self.eat(token) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{token}`")))
    }

    fn unexpected(&self, wanted: &str) -> SelectorError {
        match self.peek() {
            Some(found) => self.error(&format!("expected {wanted}, found `{found}`")),
            None => self.error(&format!("expected {wanted}, but the selector ends")),
        }
    }

    fn error(&self, message: &str) -> SelectorError {
        SelectorError { message: message.to_owned(), offset: self.at }
    }
}

/// How much an expression adds to the number of ways through a model.
fn steps(expression: &Expression) -> usize {
    match expression {
        Expression::Forward
        | Expression::Backward
        | Expression::ForwardDirected(_)
        | Expression::BackwardDirected(_)
        | Expression::Is(_) => 1,
        Expression::ForwardRecursive
        | Expression::Recursive(_)
        | Expression::Root(_)
        | Expression::TopDown { .. } => 2,
        _ => 0,
    }
}

fn name(text: &str) -> Segment {
    let trait_id = if text.contains('#') { text.to_owned() } else { format!("smithy.api#{text}") };
    Segment::Name { name: text.to_owned(), trait_id }
}
