use serde_json::{Value, json};

use super::*;

fn read(text: &str) -> (Vec<Value>, String) {
    let records = records(text.as_bytes()).unwrap().unwrap();
    let rest = records.text.strip_prefix(b"\x1e").unwrap();
    let values: Vec<Value> =
        serde_json::Deserializer::from_slice(rest).into_iter().map(Result::unwrap).collect();
    assert_eq!(values.len() as u64, records.count);
    (values, records.remarks.join(" "))
}

fn two() -> Vec<Value> {
    vec![
        json!({"date": "2017-03-17", "lat": 36.34, "killed": 4}),
        json!({"date": "2017-03-18", "lat": 36.35, "killed": 5}),
    ]
}

/// What `pandas.DataFrame(…).to_json(orient=…)` writes of the same table, and what services wrap it in.
#[test]
fn the_same_two_records_come_out_of_any_shape() {
    let list =
        r#"[{"date":"2017-03-17","lat":36.34,"killed":4},{"date":"2017-03-18","lat":36.35,"killed":5}]"#;
    for text in [
        r#"{"date":{"0":"2017-03-17","1":"2017-03-18"},"lat":{"0":36.34,"1":36.35},"killed":{"0":4,"1":5}}"#.to_owned(),
        r#"{"columns":["date","lat","killed"],"index":[0,1],"data":[["2017-03-17",36.34,4],["2017-03-18",36.35,5]]}"#.to_owned(),
        r#"[["date","lat","killed"],["2017-03-17",36.34,4],["2017-03-18",36.35,5]]"#.to_owned(),
        r#"{"date":["2017-03-17","2017-03-18"],"lat":[36.34,36.35],"killed":[4,5]}"#.to_owned(),
        format!(r#"{{"schema":{{"fields":[{{"name":"date","type":"string"}},{{"name":"lat"}},{{"name":"killed"}}]}},"data":{list}}}"#),
        format!(r#"{{"links":[{{"rel":"self","href":"x"}},{{"rel":"a","href":"x"}},{{"rel":"b","href":"x"}}],"data":{{"items":{list}}}}}"#),
        format!(r#"{{"help":"x","success":true,"result":{{"fields":[{{"id":"_id"}},{{"id":"date"}},{{"id":"lat"}}],"records":{list},"total":2}}}}"#),
        format!(r#"[{{"page":1,"pages":1,"total":2}},{list}]"#),
        r#"{"meta":{"view":{"columns":[{"name":"date"},{"name":"lat"},{"name":"killed"}]}},"data":[["2017-03-17",36.34,4],["2017-03-18",36.35,5]]}"#.to_owned(),
        "[\"date\",\"lat\",\"killed\"]\n[\"2017-03-17\",36.34,4]\n[\"2017-03-18\",36.35,5]\n".to_owned(),
        r#"{"hits":{"total":2,"hits":[{"_source":{"date":"2017-03-17","lat":36.34,"killed":4}},{"_source":{"date":"2017-03-18","lat":36.35,"killed":5}}]}}"#.to_owned(),
        format!(r#"{{"data":{list}, // a comment
            }}"#),
    ] {
        assert_eq!(read(&text).0, two(), "{text}");
    }
}

#[test]
fn keyed_records_keep_their_keys_and_lists_their_names() {
    let (values, _) = read(r#"{"IRQ1":{"date":"2017-03-17","lat":1},"IRQ2":{"date":"2017-03-18","lat":2}}"#);
    assert_eq!(
        values,
        [
            json!({"key":"IRQ1","date":"2017-03-17","lat":1}),
            json!({"key":"IRQ2","date":"2017-03-18","lat":2})
        ]
    );
    let (values, remarks) = read(
        r#"{"2017":[{"date":"2017-03-17","lat":1}],"2018":[{"date":"2018-03-18","lat":2}],"tags":[{"name":"x"}]}"#,
    );
    assert_eq!(
        values,
        [
            json!({"list":"2017","date":"2017-03-17","lat":1}),
            json!({"list":"2018","date":"2018-03-18","lat":2})
        ]
    );
    assert!(
        remarks.contains("“2017” (1 record)") && remarks.contains("Not read: “tags” (1 record)"),
        "{remarks}"
    );
}

#[test]
fn several_collections_are_read_together() {
    let one = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null}]}"#;
    for text in [format!("{one}\n{one}"), format!("[{one},{one}]"), format!("{one}{one}")] {
        let (values, remarks) = read(&text);
        assert_eq!(values.len(), 2, "{text}");
        assert_eq!(values[0]["properties"]["a"], 1);
        assert!(remarks.contains("1.features"), "{remarks}");
    }
}

#[test]
fn esri_feature_sets_become_features_in_degrees() {
    let set = |reference: &str| {
        format!(
            r#"{{"geometryType":"esriGeometryPoint","spatialReference":{reference},"fields":[{{"name":"date","type":"esriFieldTypeDate"}}],"features":[{{"attributes":{{"id":9007199254740993,"date":1489708800000}},"geometry":{{"x":4801209.63791389,"y":4347506.26549048}}}},{{"attributes":{{"id":2,"date":1489795261000}},"geometry":{{"x":"NaN","y":"NaN"}}}}]}}"#
        )
    };
    let (values, remarks) = read(&set(r#"{"wkid":102100,"latestWkid":3857}"#));
    assert_eq!(values[0]["properties"], json!({"id": 9_007_199_254_740_993_u64, "date": "2017-03-17"}));
    let point = &values[0]["geometry"]["coordinates"];
    // As gdaltransform has it, see `frame`.
    assert!(
        (point[0].as_f64().unwrap() - 43.13).abs() < 1e-9
            && (point[1].as_f64().unwrap() - 36.34).abs() < 1e-9
    );
    assert_eq!(values[1]["geometry"], Value::Null);
    assert_eq!(values[1]["properties"]["date"], "2017-03-18T00:01:01Z");
    assert!(remarks.contains("Web Mercator"), "{remarks}");
    let refused = records(set(r#"{"wkid":2263}"#).as_bytes()).unwrap_err();
    assert_eq!(refused, RecordsError::System("WKID 2263".to_owned()));
}

#[test]
fn lines_stay_those_of_the_file() {
    let text = "{\n \"data\": [\n  {\"lat\": 1,\n   \"date\": \"x\"},\n\n  {\"lat\": 2, \"date\": \"y\"}, {\"lat\": 3, \"date\": \"z\"}\n ]\n}";
    let records = records(text.as_bytes()).unwrap().unwrap();
    let out = String::from_utf8(records.text).unwrap();
    let lines: Vec<usize> = ["\"lat\":1", "\"lat\":2", "\"lat\":3"]
        .map(|r| out[..out.find(r).unwrap()].matches('\n').count() + 1)
        .into();
    assert_eq!(lines, [3, 6, 6], "{out}");
}

#[test]
fn what_is_cut_off_or_no_record_is_said() {
    let (values, remarks) = read(r#"{"data":[{"lat":1,"date":"a"},{"lat":2,"date":"b"},null,{"lat":3,"da"#);
    assert_eq!(values.len(), 2);
    assert!(remarks.contains("ends in the middle") && remarks.contains("1 entry is no record"), "{remarks}");
    for (text, held) in [(r#"{"a":1,"b":{"c":[]}}"#, "“a”"), ("[]", "empty"), ("[1,2,3]", "list of values")]
    {
        let error = records(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(held), "{text}: {error}");
    }
}
