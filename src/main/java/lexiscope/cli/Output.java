package lexiscope.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Where verbs print. Data is UTF-8 whatever the locale says, and what cannot be written stops the
/// verb: the streams of the system keep that to themselves.
final class Output {
    private Output() {}

    /// What was printed is not where it should be. An error, since picocli prints the stack of
    /// other exceptions.
    static final class Lost extends Error {
        Lost(IOException why) {
            super(
                    "Standard output cannot be written to: "
                            + why.getMessage()
                            + ". What was printed is not whole.",
                    why);
        }
    }

    /// Standard output, each line sent off as it is printed.
    static PrintWriter data() {
        return data(new FileOutputStream(FileDescriptor.out));
    }

    static PrintWriter data(OutputStream to) {
        var writer = new OutputStreamWriter(new Checked(to), StandardCharsets.UTF_8);
        return new PrintWriter(new BufferedWriter(writer), true);
    }

    /// Standard error, in the terminal's encoding unless that has no more than ASCII.
    static PrintWriter people() {
        String name = System.getProperty("stderr.encoding", "UTF-8");
        Charset terminal =
                Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        Charset wide =
                terminal.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : terminal;
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), wide), true);
    }

    /// A writer over this cannot swallow what goes wrong.
    private static final class Checked extends OutputStream {
        private final OutputStream to;

        Checked(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            try {
                to.write(bytes, from, count);
            } catch (IOException e) {
                throw new Lost(e);
            }
        }

        @Override
        public void flush() {
            try {
                to.flush();
            } catch (IOException e) {
                throw new Lost(e);
            }
        }
    }
}
