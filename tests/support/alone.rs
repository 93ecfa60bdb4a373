use std::process::Command;

const ALONE: &str = "IRAQ_RISK_ATLAS_TEST_ALONE";

/// Runs a test in a process of its own, so that what it measures of the process is its own doing.
/// `name` is the test's path as the test program lists it.
pub fn alone(name: &str, test: impl FnOnce()) {
    if std::env::var_os(ALONE).is_some_and(|alone| alone == name) {
        return test();
    }
    let program = std::env::current_exe().expect("the test program has a path");
    let run = Command::new(program).args([name, "--exact", "--nocapture"]).env(ALONE, name).output();
    let run = run.expect("the test program starts");
    let told = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
    assert!(told.contains("1 passed"), "no test is called {name}: {told}");
}
