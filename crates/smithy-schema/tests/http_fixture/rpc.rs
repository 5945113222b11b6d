//! A service without bindings: awsJson1_0, formerly awsQuery.

use smithy_schema::http::facts::{Operation, Protocol, Service};
use smithy_schema::http::{NoError, Unit};
use smithy_schema::{
    http_operation, http_service, operation_error, prelude, structure, Kind, Location, Member, Schema,
};

use super::at;
use super::errors::{self, Busy, ValidationException};

#[derive(Clone, PartialEq)]
pub struct CountInput {
    pub id: String,
    pub up_to: Option<i32>,
}

static COUNT_INPUT: Schema = Schema {
    id: "test#CountInput",
    kind: Kind::Structure(&[
        // A binding that means nothing here.
        Member { required: true, ..at(Location::Label, "id", &prelude::STRING) },
        Member { key: "UP", ..Member::new("upTo", &prelude::INTEGER) },
    ]),
    ..Schema::EMPTY
};

structure!(CountInput: COUNT_INPUT { 0 id, 1 up_to });

#[derive(Clone, PartialEq)]
pub struct CountOutput {
    pub count: i32,
}

static COUNT_OUTPUT: Schema = Schema {
    id: "test#CountOutput",
    kind: Kind::Structure(&[Member {
        required: true,
        ..at(Location::Header("x-count"), "count", &prelude::INTEGER)
    }]),
    ..Schema::EMPTY
};

structure!(CountOutput: COUNT_OUTPUT { 0 count });

#[derive(Debug, Clone, PartialEq)]
pub enum CountError {
    Busy(Busy),
    Validation(ValidationException),
}

operation_error!(CountError { Busy(Busy), Validation(ValidationException) });

#[derive(Debug)]
pub struct Count;

static COUNT: Operation = Operation {
    id: "test#Count",
    service: &RPC,
    input: Some(&COUNT_INPUT),
    output: Some(&COUNT_OUTPUT),
    errors: &[&errors::BUSY_ERROR, &errors::VALIDATION],
    ..Operation::EMPTY
};

http_operation!(Count: COUNT { CountInput => CountOutput, CountError });

#[derive(Debug)]
pub struct Nothing;

static NOTHING: Operation = Operation { id: "test#Nothing", service: &RPC, ..Operation::EMPTY };

http_operation!(Nothing: NOTHING { Unit => Unit, NoError });

pub static RPC: Service = Service {
    id: "test#Rpc",
    protocol: Protocol::AwsJson1_0,
    query_compatible: true,
    operations: &[&COUNT, &NOTHING],
    ..Service::EMPTY
};

http_service!(RpcCall: RPC { Nothing, Count });

/// A service that insists on what no model has.
static ODD_SERVICE: Service = Service {
    id: "test#OddService",
    protocol: Protocol::AwsJson1_1,
    headers: &[("Accept", "application/json")],
    operations: &[&ODD],
    ..Service::EMPTY
};

/// The first member says where the request goes.
#[derive(Debug)]
pub struct Odd;

static ODD: Operation = Operation {
    id: "test#Odd",
    service: &ODD_SERVICE,
    input: Some(&COUNT_INPUT),
    endpoint: Some(0),
    ..Operation::EMPTY
};

http_operation!(Odd: ODD { CountInput => Unit, NoError });

/// A hyphen stands for a note that is not set.
#[derive(Debug)]
pub struct OddThing;

static ODD_THING: Operation = Operation {
    id: "test#OddThing",
    service: &super::REST,
    input: Some(&super::THING),
    stand_ins: &[(6, "-")],
    ..Operation::EMPTY
};

http_operation!(OddThing: ODD_THING { super::Thing => Unit, NoError });
