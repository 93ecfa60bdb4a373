use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::formats::events::json_key::Key;

/// A geometry, of which only points are parsed.
pub(in crate::formats::events) struct Shape {
    kind: Kind,
    coordinates: Coordinates,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Point,
    MultiPoint,
    Other,
}

impl Shape {
    /// Longitude and latitude if numeric; `None` if it is not a point.
    pub fn point(&self) -> Option<[Option<f64>; 2]> {
        match (self.kind, &self.coordinates) {
            (Kind::Point, Coordinates::Point(numbers)) | (Kind::MultiPoint, Coordinates::One(numbers)) => {
                Some(*numbers)
            }
            (Kind::Point | Kind::MultiPoint | Kind::Other, _) => None,
        }
    }
}

enum Coordinates {
    Point([Option<f64>; 2]),
    /// A list of a single point.
    One([Option<f64>; 2]),
    Other,
}

impl<'de> serde::Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Shape;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a geometry")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
                let mut shape = Shape { kind: Kind::Other, coordinates: Coordinates::Other };
                while let Some(key) = map.next_key::<Key<'de>>()? {
                    match key.text() {
                        "type" => {
                            shape.kind = match map.next_value::<Key<'de>>()?.text() {
                                "Point" => Kind::Point,
                                "MultiPoint" => Kind::MultiPoint,
                                _ => Kind::Other,
                            }
                        }
                        "coordinates" => shape.coordinates = map.next_value()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(shape)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

impl<'de> serde::Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Coordinates;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("coordinates")
            }

            fn visit_unit<E: Error>(self) -> Result<Coordinates, E> {
                Ok(Coordinates::Point([None; 2]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Coordinates, A::Error> {
                let first = match seq.next_element::<Number>()? {
                    Some(Number::One(first)) => first,
                    Some(Number::List(numbers)) => {
                        let mut more = false;
                        while seq.next_element::<IgnoredAny>()?.is_some() {
                            more = true;
                        }
                        return Ok(if more { Coordinates::Other } else { Coordinates::One(numbers) });
                    }
                    None => None,
                };
                let second = seq.next_element::<Number>()?.and_then(Number::one);
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Coordinates::Point([first, second]))
            }
        }
        deserializer.deserialize_any(Numbers)
    }
}

/// A number, or something else in its place.
enum Number {
    One(Option<f64>),
    /// A list, with the first two numbers in it.
    List([Option<f64>; 2]),
}

impl Number {
    fn one(self) -> Option<f64> {
        match self {
            Self::One(number) => number,
            Self::List(_) => None,
        }
    }
}

impl<'de> serde::Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_f64<E: Error>(self, x: f64) -> Result<Number, E> {
                Ok(Number::One(Some(x)))
            }

            fn visit_i64<E: Error>(self, n: i64) -> Result<Number, E> {
                Ok(Number::One(Some(n as f64)))
            }

            fn visit_u64<E: Error>(self, n: u64) -> Result<Number, E> {
                Ok(Number::One(Some(n as f64)))
            }

            fn visit_unit<E: Error>(self) -> Result<Number, E> {
                Ok(Number::One(None))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
                Ok(Number::One(crate::formats::events::number::decimal(text.trim().as_bytes())))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Number, A::Error> {
                let mut numbers = [None; 2];
                for number in &mut numbers {
                    *number = match seq.next_element::<Self::Value>()? {
                        Some(found) => found.one(),
                        None => break,
                    };
                }
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Number::List(numbers))
            }
        }
        deserializer.deserialize_any(Any)
    }
}
