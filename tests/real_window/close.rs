//! Closes a window the way a desktop does: by the message that its close button sends.
//! xdotool can only destroy a window, which gives the program no chance to remember anything.

use std::io::{Error, Read, Result, Write};
use std::os::unix::net::UnixStream;

/// Asks the window to close (ICCCM `WM_DELETE_WINDOW`) over the display's own socket.
pub fn ask_to_close(display: u32, window: u32) -> Result<()> {
    let mut server = UnixStream::connect(format!("/tmp/.X11-unix/X{display}"))?;
    // Little-endian, protocol 11.0, no authorisation.
    server.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
    let mut head = [0; 8];
    server.read_exact(&mut head)?;
    if head[0] != 1 {
        return Err(Error::other("the display refuses the connection"));
    }
    let mut setup = vec![0; 4 * usize::from(u16::from_le_bytes([head[6], head[7]]))];
    server.read_exact(&mut setup)?;
    let protocols = atom(&mut server, "WM_PROTOCOLS")?;
    let delete = atom(&mut server, "WM_DELETE_WINDOW")?;
    // SendEvent (25), 11 words: to the window, with no mask, a ClientMessage (33) of format 32.
    let mut request = vec![25, 0, 11, 0];
    for word in [window, 0] {
        request.extend(word.to_le_bytes());
    }
    request.extend([33, 32, 0, 0]);
    for word in [window, protocols, delete, 0, 0, 0, 0] {
        request.extend(word.to_le_bytes());
    }
    server.write_all(&request)?;
    // A question after it: its answer means that the message was taken.
    atom(&mut server, "WM_PROTOCOLS").map(|_| ())
}

/// The number under which the display knows a name (InternAtom).
fn atom(server: &mut UnixStream, name: &str) -> Result<u32> {
    let length = u16::try_from(name.len()).map_err(Error::other)?;
    let mut request = vec![16, 0];
    request.extend((2 + length.div_ceil(4)).to_le_bytes());
    request.extend(length.to_le_bytes());
    request.extend([0, 0]);
    request.extend(name.bytes());
    request.resize(request.len().next_multiple_of(4), 0);
    server.write_all(&request)?;
    let mut reply = [0; 32];
    server.read_exact(&mut reply)?;
    if reply[0] != 1 {
        return Err(Error::other(format!("the display answers with error {}", reply[1])));
    }
    Ok(u32::from_le_bytes([reply[8], reply[9], reply[10], reply[11]]))
}
