package lexiscope.format.hub;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// What an answer of the hub brings: unpacked, and held against what was asked for.
final class HubBody {
    private HubBody() {}

    /// Whether an answer is packed, although none asks for that.
    static boolean packed(HttpResponse<?> response) {
        return !encoding(response).isEmpty();
    }

    private static String encoding(HttpResponse<?> response) {
        String said = response.headers().firstValue("Content-Encoding").orElse("").strip();
        return said.equalsIgnoreCase("identity") ? "" : said.toLowerCase(Locale.ROOT);
    }

    /// The bytes of a body as they were before they were packed.
    ///
    /// @throws HubException when they were packed in a way that is not known
    static InputStream of(HttpResponse<?> response, InputStream body) throws IOException {
        String encoding = encoding(response);
        return switch (encoding) {
            case "" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            default ->
                    throw new HubException(
                            "The server packs its answers ("
                                    + encoding
                                    + ") although it was asked not to. Use another endpoint.");
        };
    }

    /// Refuses what is a web page in place of a file, and a file that has no end.
    static void check(String file, byte[] bytes) throws HubException {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            throw page(file);
        }
        if (file.endsWith(".json") && !whole(bytes)) {
            throw new HubException(
                    "What the hub sent for "
                            + file
                            + " is not JSON: half of a file, or something else under this name. Try"
                            + " again.",
                    new EOFException("its braces are not closed"));
        }
    }

    /// Whether what is opened in a text of JSON is closed again; what else may be wrong with it is
    /// its reader's to say.
    private static boolean whole(byte[] json) {
        int depth = 0;
        int values = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte c = json[i];
            if (text) {
                i += c == '\\' ? 1 : 0;
                text = c != '"';
            } else {
                text = c == '"';
                int step = c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                values += step > 0 && depth == 0 ? 1 : 0;
                depth += step;
            }
        }
        return !text && depth == 0 && values == 1;
    }

    /// Refuses an answer that is a web page by its type.
    static void refusePage(String file, HttpResponse<?> response) throws HubException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw page(file);
        }
    }

    private static HubException page(String file) {
        return new HubException(
                "For "
                        + file
                        + " a web page was sent, perhaps to log in: of the network here, or of the"
                        + " hub. Log in, or set HF_TOKEN, and try again.");
    }

    /// The refusal of an answer that gives no file.
    ///
    /// @param known whether it was asked for with a token
    static HubException refused(HubName name, String file, int status, boolean known) {
        return new HubException(
                switch (status) {
                    case 401, 403 ->
                            "The hub does not let "
                                    + name
                                    + " be read"
                                    + (known
                                            ? " with this token; accept its terms on its page, or"
                                                    + " use another token."
                                            : " without a token; set HF_TOKEN, and accept its terms"
                                                    + " on its page.");
                    case 404 -> "The hub has no model " + name + ". Check its name and revision.";
                    case 429 -> "The hub asks to slow down. Try again in a few minutes.";
                    default ->
                            "The hub answered "
                                    + status
                                    + " for "
                                    + file
                                    + " of "
                                    + name
                                    + ". Try again later.";
                });
    }
}
