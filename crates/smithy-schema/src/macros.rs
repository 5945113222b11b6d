//! What generated crates say in one line a shape: the implementations that follow from the facts.

/// Implements everything for a structure: accessors, `Debug`, serde, `validate`.
///
/// `structure!(Shape: SCHEMA { 0 first, 1 second = default })`; the indices are those of the schema's members.
#[macro_export]
macro_rules! structure {
    ($name:ident: $schema:path { $($index:literal $field:ident $(= $default:expr)?),* $(,)? }) => {
        impl $crate::Structure for $name {
            fn schema(&self) -> &'static $crate::Schema {
                &$schema
            }
            fn get(&self, index: usize) -> $crate::Value<'_> {
                match index {
                    $($index => $crate::Field::value(&self.$field),)*
                    _ => $crate::Value::Absent,
                }
            }
            fn slot(&mut self, index: usize) -> $crate::Slot<'_> {
                match index {
                    $($index => $crate::Field::slot(&mut self.$field),)*
                    _ => $crate::Slot::None,
                }
            }
        }
        impl $crate::Field for $name {
            fn blank() -> Self {
                Self { $($field: $crate::__blank!($($default)?)),* }
            }
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Structure(self)
            }
            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Structure(self)
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_structure(self, f)
            }
        }
        impl $name {
            /// Checks every constraint of the model, nested shapes included.
            ///
            /// # Errors
            /// All violations, each with its path.
            pub fn validate(&self) -> ::core::result::Result<(), $crate::ValidationError> {
                $crate::validate::structure(self)
            }
        }
        $crate::__serde!($name);
    };
}

/// Implements everything for a union whose enum ends with `Unknown { tag, value }`.
///
/// `union!(Shape: SCHEMA { 0 First, 1 Second } units { 2 Third })`; unit members carry nothing.
#[macro_export]
macro_rules! union {
    ($name:ident: $schema:path { $($index:literal $variant:ident),* $(,)? } units { $($unit_index:literal $unit:ident),* $(,)? }) => {
        impl $crate::Union for $name {
            fn schema(&self) -> &'static $crate::Schema {
                &$schema
            }
            fn active(&self) -> $crate::Active<'_> {
                match self {
                    $(Self::$variant(value) => $crate::Active::Known($index, $crate::Field::value(value)),)*
                    $(Self::$unit => $crate::Active::Known($unit_index, $crate::Value::Unit),)*
                    Self::Unknown { tag, value } => $crate::Active::Unknown(tag, value),
                }
            }
            fn select(&mut self, index: usize) -> $crate::Slot<'_> {
                match index {
                    $($index => {
                        *self = Self::$variant($crate::Field::blank());
                        match self {
                            Self::$variant(value) => $crate::Field::slot(value),
                            #[allow(unreachable_patterns)]
                            _ => $crate::Slot::None,
                        }
                    })*
                    $($unit_index => {
                        *self = Self::$unit;
                        $crate::Slot::Unit
                    })*
                    _ => $crate::Slot::None,
                }
            }
            fn select_unknown(&mut self, tag: ::std::string::String, value: $crate::Document) {
                *self = Self::Unknown { tag, value };
            }
        }
        impl $crate::Field for $name {
            fn blank() -> Self {
                Self::Unknown { tag: ::std::string::String::new(), value: $crate::Document::Null }
            }
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Union(self)
            }
            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Union(self)
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_union(self, f)
            }
        }
        impl $name {
            /// Checks every constraint of the model, nested shapes included.
            ///
            /// # Errors
            /// All violations, each with its path.
            pub fn validate(&self) -> ::core::result::Result<(), $crate::ValidationError> {
                $crate::validate::union(self)
            }
        }
        $crate::__serde!($name);
    };
}

/// Implements everything for an open string enum whose last variant is `Unknown(String)`.
///
/// `string_enum!(Shape { First = "FIRST", Second = "SECOND" })`, with `sensitive` after the name where the model
/// says so: `Debug` is redacted then.
#[macro_export]
macro_rules! string_enum {
    ($name:ident $($sensitive:ident)? { $($variant:ident = $value:literal),* $(,)? }) => {
        impl $name {
            /// The values that the model knows, in its order.
            pub const VALUES: &'static [&'static str] = &[$($value),*];

            /// The value as it travels on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }
            fn known(value: &str) -> ::core::option::Option<Self> {
                match value {
                    $($value => ::core::option::Option::Some(Self::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }
        }
        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::known(value).unwrap_or_else(|| Self::Unknown(value.into()))
            }
        }
        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::known(&value).unwrap_or(Self::Unknown(value))
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;
            fn from_str(value: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(value.into())
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        $crate::__enum_debug!($name $($sensitive)?);
        impl $crate::OpenEnum for $name {
            fn set(&mut self, value: &str) {
                *self = value.into();
            }
        }
        impl $crate::Field for $name {
            fn blank() -> Self {
                Self::Unknown(::std::string::String::new())
            }
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::String(self.as_str())
            }
            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Enum(self)
            }
        }
        $crate::__serde!($name);
    };
}

/// Implements everything for an open integer enum whose last variant is `Unknown(i32)`.
///
/// `int_enum!(Shape { First = 1, Second = 2 })`, with `sensitive` after the name where the model says so.
#[macro_export]
macro_rules! int_enum {
    ($name:ident $($sensitive:ident)? { $($variant:ident = $value:literal),* $(,)? }) => {
        impl $name {
            /// The values that the model knows, in its order.
            pub const VALUES: &'static [i32] = &[$($value),*];

            /// The value as it travels on the wire.
            pub fn as_i32(&self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => *value,
                }
            }
        }
        impl ::core::convert::From<i32> for $name {
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i32(), f)
            }
        }
        $crate::__enum_debug!($name $($sensitive)?);
        impl $crate::OpenIntEnum for $name {
            fn set(&mut self, value: i32) {
                *self = value.into();
            }
        }
        impl $crate::Field for $name {
            fn blank() -> Self {
                Self::Unknown(0)
            }
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Integer(self.as_i32())
            }
            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::IntEnum(self)
            }
        }
        $crate::__serde!($name);
    };
}

/// Implements the error traits for a structure that [`structure!`] has been called for.
///
/// `service_error!(Shape { code: …, http_status: …, … })`, with `message` naming the member that says what happened.
#[macro_export]
macro_rules! service_error {
    ($name:ident { $($fact:ident: $value:expr),* $(,)? } $(message $message:ident)?) => {
        impl $name {
            /// What the model says of this error.
            pub const FACTS: $crate::ErrorFacts = $crate::ErrorFacts { $($fact: $value),* };
        }
        impl $crate::ServiceError for $name {
            fn facts(&self) -> &'static $crate::ErrorFacts {
                &$name::FACTS
            }
            fn message(&self) -> ::core::option::Option<&str> {
                $(if let $crate::Value::String(message) = $crate::Field::value(&self.$message) {
                    return ::core::option::Option::Some(message);
                })?
                ::core::option::Option::None
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(Self::FACTS.code)?;
                match $crate::ServiceError::message(self) {
                    ::core::option::Option::Some(message) => ::core::write!(f, ": {message}"),
                    ::core::option::Option::None => ::core::result::Result::Ok(()),
                }
            }
        }
        impl ::std::error::Error for $name {}
    };
}

/// Implements the error traits for the enum of an operation's errors.
#[macro_export]
macro_rules! operation_error {
    ($name:ident { $($variant:ident($type:ty)),* $(,)? }) => {
        impl $name {
            // Once an enum, and not once in each method below.
            #[inline(never)]
            fn inner(&self) -> &dyn $crate::ServiceError {
                match self {
                    $(Self::$variant(error) => error,)*
                }
            }
        }
        $(impl ::core::convert::From<$type> for $name {
            #[inline]
            fn from(error: $type) -> Self {
                Self::$variant(error)
            }
        })*
        impl $crate::ServiceError for $name {
            fn facts(&self) -> &'static $crate::ErrorFacts {
                self.inner().facts()
            }
            fn message(&self) -> ::core::option::Option<&str> {
                self.inner().message()
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(self.inner(), f)
            }
        }
        impl ::std::error::Error for $name {}
        $crate::__http_error!($name { $($variant($type)),* });
    };
}

#[doc(hidden)]
#[cfg(not(feature = "http"))]
#[macro_export]
macro_rules! __http_error {
    ($($any:tt)*) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __blank {
    () => {
        $crate::Field::blank()
    };
    ($default:expr) => {
        $default
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __enum_debug {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&$crate::Field::value(self), f)
            }
        }
    };
    ($name:ident sensitive) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($crate::REDACTED)
            }
        }
    };
}

#[doc(hidden)]
#[cfg(feature = "serde")]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::write(self, serializer)
            }
        }
        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::read(deserializer)
            }
        }
    };
}

#[doc(hidden)]
#[cfg(not(feature = "serde"))]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {};
}
