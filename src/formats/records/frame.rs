use crate::formats::events::CoordinateSystem;

/// The coordinate system of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Degrees of WGS 84.
    Degrees,
    /// Metres of a known system.
    Metres(CoordinateSystem),
}

impl Frame {
    /// By the name or number of a coordinate system; `None` if positions in it cannot be converted here.
    pub fn of(name: &str) -> Option<Self> {
        let last = name.rsplit([':', '/', '#']).next().unwrap_or(name).trim();
        match last.to_ascii_uppercase().as_str() {
            // CRS84h and EPSG:4979 have heights, which are not used.
            "4326" | "CRS84" | "CRS84H" | "4979" | "WGS84" | "WGS 84" => Some(Self::Degrees),
            _ => CoordinateSystem::named(name).map(|system| match system {
                CoordinateSystem::Degrees => Self::Degrees,
                CoordinateSystem::UtmNorth(_)
                | CoordinateSystem::WebMercator
                | CoordinateSystem::InColumn(_) => Self::Metres(system),
            }),
        }
    }

    /// Longitude and latitude in degrees; `None` outside the system's area.
    pub fn degrees(self, x: f64, y: f64) -> Option<[f64; 2]> {
        match self {
            Self::Degrees => Some([x, y]),
            Self::Metres(system) => system.degrees(x, y).map(|(latitude, longitude)| [longitude, latitude]),
        }
    }

    /// A point as GeoJSON has it, or `null`.
    pub fn point(self, x: f64, y: f64) -> String {
        match self.degrees(x, y) {
            Some([longitude, latitude]) => {
                format!("{{\"type\":\"Point\",\"coordinates\":[{longitude},{latitude}]}}")
            }
            None => "null".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_name_and_number() {
        let mercator = Some(Frame::Metres(CoordinateSystem::WebMercator));
        for (name, frame) in [
            ("urn:ogc:def:crs:OGC:1.3:CRS84", Some(Frame::Degrees)),
            ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Some(Frame::Degrees)),
            ("EPSG:4326", Some(Frame::Degrees)),
            ("urn:ogc:def:crs:EPSG::3857", mercator),
            ("102100", mercator),
            ("urn:ogc:def:crs:EPSG::32638", Some(Frame::Metres(CoordinateSystem::UtmNorth(38)))),
            ("EPSG:2263", None),
            ("2263", None),
            ("urn:ogc:def:crs:EPSG::3891", None),
        ] {
            assert_eq!(Frame::of(name), frame, "{name}");
        }
    }

    #[test]
    fn metres_become_degrees() {
        // `echo 43.13 36.34 | gdaltransform -s_srs EPSG:4326 -t_srs EPSG:3857 -output_xy`, and to EPSG:32638
        for (system, metres) in [
            (CoordinateSystem::WebMercator, [4_801_209.637_913_89, 4_347_506.265_490_48]),
            (CoordinateSystem::UtmNorth(38), UTM),
        ] {
            let [longitude, latitude] = Frame::Metres(system).degrees(metres[0], metres[1]).unwrap();
            assert!(
                (longitude - 43.13).abs() < 1e-9 && (latitude - 36.34).abs() < 1e-9,
                "{longitude} {latitude}"
            );
        }
    }

    const UTM: [f64; 2] = [332178.810739493, 4023283.68407317];
}
