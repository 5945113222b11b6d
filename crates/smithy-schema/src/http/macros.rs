//! What generated crates say in one line an operation, an operation's errors, and a service.

/// Implements [`http::Operation`](crate::http::Operation) for an operation's marker type.
///
/// `http_operation!(CreateThing: CREATE_THING { Input => Output, Error })`: the path is that of a static
/// [`facts::Operation`](crate::http::facts::Operation). [`http::Unit`](crate::http::Unit) stands for an input or output
/// that is none, [`http::NoError`](crate::http::NoError) for the errors of an operation that has none.
#[macro_export]
macro_rules! http_operation {
    ($name:ident: $facts:path { $input:ty => $output:ty, $error:ty $(,)? }) => {
        impl $crate::http::Operation for $name {
            type Input = $input;
            type Output = $output;
            type Error = $error;
            fn facts() -> &'static $crate::http::facts::Operation {
                &$facts
            }
        }
    };
}

/// The enum of a service's requests, as its server side gets them.
///
/// `http_service!(Call: SERVICE { CreateThing, ListThings })`: the path is that of a static
/// [`facts::Service`](crate::http::facts::Service), the names are operations that [`http_operation!`] has been called
/// for. They stand in any order.
#[macro_export]
macro_rules! http_service {
    ($(#[$meta:meta])* $name:ident: $service:path { $($operation:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum $name {
            $(
                #[doc = ::core::concat!("A request of [`", ::core::stringify!($operation), "`].")]
                $operation($crate::http::server::Incoming<$operation>),
            )*
        }
        impl $name {
            /// What finds the operation that a request is for.
            pub fn router() -> &'static $crate::http::server::Router {
                static ROUTER: ::std::sync::OnceLock<$crate::http::server::Router> = ::std::sync::OnceLock::new();
                ROUTER.get_or_init(|| $crate::http::server::Router::new(&$service))
            }
            /// Finds the operation that a request is for, reads its input, and checks it.
            ///
            /// # Errors
            /// A request for no operation, one that cannot be read, and one that breaks constraints: each is a complete
            /// response that says why.
            pub fn receive<B: ::core::convert::AsRef<[u8]>>(
                request: &$crate::http::Request<B>,
            ) -> ::core::result::Result<Self, $crate::http::server::Refusal> {
                let matched = Self::router().find(request)?;
                Self::receive_matched(request, &matched)
            }
            /// As `receive`, of a request that the router has been asked about.
            ///
            /// # Errors
            /// As `receive`.
            pub fn receive_matched<B: ::core::convert::AsRef<[u8]>>(
                request: &$crate::http::Request<B>,
                matched: &$crate::http::server::Matched,
            ) -> ::core::result::Result<Self, $crate::http::server::Refusal> {
                $(
                    if matched.is::<$operation>() {
                        return $crate::http::server::receive::<$operation>(request, matched)
                            .map(|input| Self::$operation($crate::http::server::Incoming::new(input)));
                    }
                )*
                ::core::result::Result::Err($crate::http::server::Refusal::unknown_operation(matched.operation().service))
            }
            /// The facts of the operation.
            pub fn operation(&self) -> &'static $crate::http::facts::Operation {
                match self {
                    $(Self::$operation(_) => <$operation as $crate::http::Operation>::facts(),)*
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __http_error {
    ($name:ident { $($variant:ident($type:ty)),* $(,)? }) => {
        impl $crate::http::OperationError for $name {
            fn blank(index: usize) -> ::core::option::Option<Self> {
                const BLANK: &[fn() -> $name] = &[$(|| $name::$variant($crate::Field::blank())),*];
                BLANK.get(index).map(|blank| blank())
            }
            fn shape(&self) -> &dyn $crate::Structure {
                match self {
                    $(Self::$variant(error) => error,)*
                }
            }
            fn shape_mut(&mut self) -> &mut dyn $crate::Structure {
                match self {
                    $(Self::$variant(error) => error,)*
                }
            }
        }
    };
}
