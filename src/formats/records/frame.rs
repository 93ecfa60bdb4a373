use std::f64::consts::PI;

/// The coordinate system of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Degrees of WGS 84.
    Degrees,
    /// Metres of the maps on the web (EPSG:3857).
    WebMercator,
}

/// Radius of the sphere of EPSG:3857 in metres: the larger half axis of WGS 84.
const RADIUS: f64 = 6_378_137.0;

impl Frame {
    /// By the name or number of a coordinate system; `None` if positions in it cannot be converted here.
    pub fn of(name: &str) -> Option<Self> {
        let last = name.rsplit([':', '/', '#']).next().unwrap_or(name).trim();
        match last.to_ascii_uppercase().as_str() {
            // CRS84h and EPSG:4979 have heights, which are not used. IGRS and ITRF are others.
            "4326" | "CRS84" | "CRS84H" | "4979" | "WGS84" | "WGS 84" => Some(Self::Degrees),
            // Numbers of Esri and Google from before there was one of EPSG.
            "3857" | "102100" | "102113" | "900913" | "3785" => Some(Self::WebMercator),
            _ => None,
        }
    }

    /// Longitude and latitude in degrees.
    pub fn degrees(self, x: f64, y: f64) -> [f64; 2] {
        match self {
            Self::Degrees => [x, y],
            Self::WebMercator => {
                let longitude = (x / RADIUS).to_degrees();
                let latitude = (2.0 * (y / RADIUS).exp().atan() - PI / 2.0).to_degrees();
                [longitude, latitude]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_name_and_number() {
        for (name, frame) in [
            ("urn:ogc:def:crs:OGC:1.3:CRS84", Some(Frame::Degrees)),
            ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Some(Frame::Degrees)),
            ("EPSG:4326", Some(Frame::Degrees)),
            ("urn:ogc:def:crs:EPSG::3857", Some(Frame::WebMercator)),
            ("102100", Some(Frame::WebMercator)),
            ("EPSG:2263", None),
            ("urn:ogc:def:crs:EPSG::3891", None),
        ] {
            assert_eq!(Frame::of(name), frame, "{name}");
        }
    }

    #[test]
    fn metres_of_the_web_become_degrees() {
        // `echo 43.13 36.34 | gdaltransform -s_srs EPSG:4326 -t_srs EPSG:3857 -output_xy`
        for (metres, degrees) in METRES {
            let [longitude, latitude] = Frame::WebMercator.degrees(metres[0], metres[1]);
            assert!((longitude - degrees[0]).abs() < 1e-9, "{longitude}");
            assert!((latitude - degrees[1]).abs() < 1e-9, "{latitude}");
        }
    }

    /// x and y in metres; longitude and latitude.
    const METRES: [([f64; 2], [f64; 2]); 3] = [
        ([4801209.63791389, 4347506.26549048], [43.13, 36.34]),
        ([4938132.61158962, 3936523.93822593], [44.36, 33.31]),
        ([5321071.65991848, 3567983.45593582], [47.8, 30.5]),
    ];
}
