$version: "2.0"

namespace example.library

use aws.protocols#restJson1
use smithy.waiters#waitable

/// Lends books.
@restJson1
@title("The library")
@paginated(inputToken: "nextToken", outputToken: "nextToken", pageSize: "pageSize")
service Library {
    version: "2025-01-31"
    operations: [ListBooks, Ping, ReturnBook]
    errors: [Busy]
    rename: { "example.library#KindOfBook": "Kind" }
}

/// Lists the books of a shelf, page by page.
///
/// With `depth`, the shelves <b>within</b> the shelf are listed too: see [the guide](https://example.com/guide).
@http(method: "GET", uri: "/shelves/{shelf}/books")
@readonly
@paginated(items: "books")
@externalDocumentation("The house rules": "https://example.com/rules")
@waitable(
    BooksThere: {
        documentation: "Waits until there is a book."
        acceptors: [
            { state: "success", matcher: { success: true } }
            { state: "retry", matcher: { errorType: "NoSuchShelf" } }
        ]
    }
)
operation ListBooks {
    input: ListBooksInput
    output: ListBooksOutput
    errors: [NoSuchShelf]
}

@input
structure ListBooksInput {
    /// The shelf's name.
    @required
    @httpLabel
    shelf: ShelfName

    /// Who asks: the number of a library card. Without it, nothing is told.
    @required
    @httpHeader("x-library-card")
    card: String

    @httpHeader("x-library-trace")
    trace: String

    @httpQuery("kind")
    kind: KindOfBook

    @httpQuery("before")
    before: Timestamp

    @httpQuery("token")
    nextToken: String

    @httpQuery("size")
    @range(min: 1, max: 100)
    pageSize: Integer
}

@output
structure ListBooksOutput {
    @required
    books: Books

    nextToken: String
}

list Books {
    member: Book
}

/// A book, and what is bound with it.
structure Book {
    /// What is printed on it.
    @required
    @length(min: 1, max: 200)
    title: String

    @jsonName("ISBN")
    @pattern("^[0-9X-]{10,17}$")
    isbn: String

    kind: KindOfBook

    loan: Loan

    /// Other works between the same covers.
    bound: Books

    notes: Notes

    @deprecated(message: "Ask for `notes`.", since: "2024-06-01")
    remark: String
}

map Notes {
    @length(max: 20)
    key: String

    value: Note
}

structure Note {
    text: String
    pages: Pages
}

list Pages {
    member: Integer
}

/// Where a book is.
union Loan {
    /// Lent, until then.
    until: Timestamp

    /// On its shelf.
    here: Unit
}

/// What a book is.
enum KindOfBook {
    /// It is read from front to back.
    NOVEL = "novel"

    /// It is looked up.
    LEXICON = "lexicon"
}

@length(min: 1, max: 40)
@pattern("^[a-z]+$")
@sensitive
string ShelfName

/// There is no shelf of this name.
@error("client")
@httpError(404)
structure NoSuchShelf {
    message: String
}

@error("server")
@httpError(503)
@retryable(throttling: true)
structure Busy {
    message: String
}

@http(method: "GET", uri: "/ping", code: 204)
@readonly
operation Ping {}

/// Takes a book back.
@http(method: "POST", uri: "/returns")
@deprecated(message: "Leave it at the desk.")
operation ReturnBook {
    input := {
        @required
        book: Book
    }
}
