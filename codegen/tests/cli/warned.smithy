$version: "2.0"

namespace example.warned

@unheardOf
string Strange

/// An enum with names that its readers would not expect.
enum Mixed {
    Lower
}
