package lexiscope.app;

import lexiscope.kernel.SharedLibrary;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a window can be opened here, found out before the toolkit starts (which would end the
/// process where it cannot).
public final class Display {
    private static final List<String> DRAWING =
            List.of("libpangoft2-1.0.so.0", "libfontconfig.so.1", "libfreetype.so.6");

    private Display() {}

    private static boolean linux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /// What the system lacks for drawing anything at all, as a sentence.
    public static Optional<String> cannotDraw() {
        List<String> missing =
                linux()
                        ? DRAWING.stream().filter(l -> !SharedLibrary.present(l)).toList()
                        : List.of();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Lexiscope cannot draw text here: "
                                + String.join(", ", missing)
                                + " missing. Install pango, fontconfig and freetype (on Debian:"
                                + " libpangoft2-1.0-0 libfontconfig1 libfreetype6).");
    }

    /// Why no window can be opened, as a sentence; empty where one can.
    public static Optional<String> noWindow() {
        if (!linux() || "Headless".equals(System.getProperty("glass.platform"))) {
            return linux() ? Optional.of("The headless platform was asked for.") : Optional.empty();
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) {
            return Optional.of("There is no display here (DISPLAY is not set).");
        }
        if (!reachable(display)) {
            return Optional.of("The display " + display + " cannot be reached.");
        }
        return SharedLibrary.present("libgtk-3.so.0")
                ? Optional.empty()
                : Optional.of(
                        "GTK 3 is missing (libgtk-3.so.0; on Debian: libgtk-3-0), without which no"
                                + " window can be opened.");
    }

    /// Whether an X server answers: `[host]:number[.screen]`.
    private static boolean reachable(String display) {
        int colon = display.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        String host = display.substring(0, colon);
        String number = display.substring(colon + 1).split("\\.")[0];
        try {
            int n = Integer.parseInt(number);
            if (host.isEmpty() || host.equals("unix")) {
                try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    return channel.connect(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + n));
                }
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, 6000 + n), 2000);
                return true;
            }
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }
}
