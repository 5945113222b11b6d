$version: "2.0"

namespace test.legacy

structure Thing {
    @required
    name: String
}
