//! Errors: one with a header, one that is throttling, one that answers broken constraints, Smithy's own.

use smithy_schema::http::facts::ErrorShape;
use smithy_schema::{
    operation_error, prelude, service_error, structure, Fault, Kind, Location, Member, Schema,
};

use super::at;

#[derive(Clone, PartialEq)]
pub struct Gone {
    pub message: Option<String>,
    pub since: Option<String>,
}

static GONE: Schema = Schema {
    id: "test#GoneException",
    kind: Kind::Structure(&[
        Member::new("Message", &prelude::STRING),
        at(Location::Header("x-since"), "Since", &prelude::STRING),
    ]),
    ..Schema::EMPTY
};

structure!(Gone: GONE { 0 message, 1 since });
service_error!(Gone {
    code: "GoneException",
    http_status: 410,
    fault: Fault::Client,
    retryable: false,
    throttling: false,
} message message);

#[derive(Clone, PartialEq)]
pub struct Busy {
    pub message: Option<String>,
}

static BUSY: Schema = Schema {
    id: "test#BusyException",
    kind: Kind::Structure(&[Member::new("Message", &prelude::STRING)]),
    ..Schema::EMPTY
};

structure!(Busy: BUSY { 0 message });
service_error!(Busy {
    code: "BusyException",
    http_status: 400,
    fault: Fault::Client,
    retryable: true,
    throttling: true,
} message message);

#[derive(Clone, PartialEq)]
pub struct Invalid {
    pub message: Option<String>,
    pub code: Option<String>,
}

static INVALID: Schema = Schema {
    id: "test#InvalidException",
    kind: Kind::Structure(&[Member::new("Message", &prelude::STRING), Member::new("Code", &prelude::STRING)]),
    ..Schema::EMPTY
};

structure!(Invalid: INVALID { 0 message, 1 code });
service_error!(Invalid {
    code: "InvalidException",
    http_status: 400,
    fault: Fault::Client,
    retryable: false,
    throttling: false,
} message message);

#[derive(Debug, Clone, PartialEq)]
pub enum ThingError {
    Gone(Gone),
    Busy(Busy),
    Invalid(Invalid),
}

operation_error!(ThingError { Gone(Gone), Busy(Busy), Invalid(Invalid) });

pub static GONE_ERROR: ErrorShape = ErrorShape { schema: &GONE, facts: &Gone::FACTS, ..ErrorShape::EMPTY };
pub static BUSY_ERROR: ErrorShape =
    ErrorShape { schema: &BUSY, facts: &Busy::FACTS, query_code: Some("Throttle") };
pub static INVALID_ERROR: ErrorShape =
    ErrorShape { schema: &INVALID, facts: &Invalid::FACTS, ..ErrorShape::EMPTY };

/// Smithy's own error for broken constraints.
#[derive(Clone, PartialEq)]
pub struct ValidationException {
    pub message: String,
    pub field_list: Option<Vec<Field>>,
}

#[derive(Clone, PartialEq)]
pub struct Field {
    pub path: String,
    pub message: String,
}

static FIELD: Schema = Schema {
    id: "smithy.framework#ValidationExceptionField",
    kind: Kind::Structure(&[
        Member { required: true, ..Member::new("path", &prelude::STRING) },
        Member { required: true, ..Member::new("message", &prelude::STRING) },
    ]),
    ..Schema::EMPTY
};
static FIELDS: Schema = Schema {
    id: "smithy.framework#ValidationExceptionFieldList",
    kind: Kind::List { member: &FIELD_ITEM, sparse: false },
    ..Schema::EMPTY
};
static FIELD_ITEM: Member = Member::new("member", &FIELD);
static VALIDATION_EXCEPTION: Schema = Schema {
    id: "smithy.framework#ValidationException",
    kind: Kind::Structure(&[
        Member { required: true, ..Member::new("message", &prelude::STRING) },
        Member::new("fieldList", &FIELDS),
    ]),
    ..Schema::EMPTY
};

structure!(Field: FIELD { 0 path, 1 message });
structure!(ValidationException: VALIDATION_EXCEPTION { 0 message, 1 field_list });
service_error!(ValidationException {
    code: "ValidationException",
    http_status: 400,
    fault: Fault::Client,
    retryable: false,
    throttling: false,
} message message);

pub static VALIDATION: ErrorShape =
    ErrorShape { schema: &VALIDATION_EXCEPTION, facts: &ValidationException::FACTS, ..ErrorShape::EMPTY };
