package lexiscope.format.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the hub for files and for stretches of files. Follows redirects itself: the token goes to
/// the hub alone, the range goes along.
final class HubConnection implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST_LISTING = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final HubSettings settings;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();

    HubConnection(HubSettings settings) {
        this.settings = settings;
    }

    /// A stretch of a file that is being sent.
    ///
    /// @param body the bytes; to be closed
    /// @param begin the first byte
    /// @param end the byte after the last
    /// @param size bytes of the whole file
    /// @param tag what the hub knows this version of the file by, or ""
    record Stretch(InputStream body, long begin, long end, long size, String tag)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /// The address of a file of a model.
    URI address(HubName name, String file) {
        String base = settings.endpoint().toString().replaceFirst("/+$", "");
        String revision = name.revision().replace("/", "%2F");
        return URI.create(base + "/" + name.model() + "/resolve/" + revision + "/" + file);
    }

    /// The hub's list of a model's files, as JSON; "[]" where the server has none.
    byte[] listing(HubName name) throws IOException {
        String base = settings.endpoint().toString().replaceFirst("/+$", "");
        String revision = name.revision().replace("/", "%2F");
        var at =
                URI.create(
                        base
                                + "/api/models/"
                                + name.model()
                                + "/tree/"
                                + revision
                                + "?recursive=true");
        var answer = ask(at, "");
        try (InputStream body = answer.body()) {
            return answer.response().statusCode() == 200
                    ? body.readNBytes(LONGEST_LISTING)
                    : "[]".getBytes(StandardCharsets.UTF_8);
        }
    }

    /// A small file whole; empty when the model has none of that name.
    ///
    /// @param most bytes that it may have
    Optional<byte[]> file(HubName name, String file, long most) throws IOException {
        var answer = ask(address(name, file), "");
        try (InputStream body = answer.body()) {
            int status = answer.response().statusCode();
            if (status == 404 && !answer.noSuchModel()) {
                return Optional.empty();
            }
            if (status != 200) {
                throw refused(name, file, status);
            }
            byte[] bytes = body.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
            long claimed =
                    answer.response().headers().firstValueAsLong("Content-Length").orElse(-1);
            if (bytes.length > most) {
                throw new HubException(
                        file + " of " + name + " is larger than " + most + " bytes.");
            }
            if (claimed >= 0 && claimed != bytes.length) {
                throw new HubException("The hub broke off while sending " + file + ". Try again.");
            }
            return Optional.of(bytes);
        }
    }

    /// A stretch of a file; empty when the model has no such file.
    ///
    /// @param begin its first byte
    /// @param end the byte after its last; the file may end before
    /// @throws HubException when the server would send something else than what was asked for
    Optional<Stretch> stretch(HubName name, String file, long begin, long end) throws IOException {
        var answer = ask(address(name, file), "bytes=" + begin + "-" + (end - 1));
        var response = answer.response();
        boolean handed = false;
        try {
            if (response.statusCode() == 404 && !answer.noSuchModel()) {
                return Optional.empty();
            }
            if (response.statusCode() == 200) {
                throw new HubException(
                        "The server would send all of "
                                + file
                                + " where a part was asked for, so it was stopped. Use an endpoint"
                                + " that supports ranges.");
            }
            if (response.statusCode() != 206) {
                throw refused(name, file, response.statusCode());
            }
            Matcher range =
                    CONTENT_RANGE.matcher(
                            response.headers().firstValue("Content-Range").orElse(""));
            if (!range.matches()
                    || Long.parseLong(range.group(1)) != begin
                    || Long.parseLong(range.group(2)) + 1
                            != Math.min(end, Long.parseLong(range.group(3)))) {
                throw new HubException(
                        "The server sent another part of "
                                + file
                                + " than was asked for. Try again, or use another endpoint.");
            }
            handed = true;
            return Optional.of(
                    new Stretch(
                            answer.body(),
                            begin,
                            Long.parseLong(range.group(2)) + 1,
                            Long.parseLong(range.group(3)),
                            answer.tag()));
        } finally {
            if (!handed) {
                answer.body().close();
            }
        }
    }

    /// @param tag the file's version as the hub, not the store behind it, names it
    private record Answer(
            HttpResponse<InputStream> response,
            InputStream body,
            String tag,
            boolean noSuchModel) {}

    private Answer ask(URI first, String range) throws IOException {
        URI at = first;
        String tag = "";
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<InputStream> response = send(at, range);
            var headers = response.headers();
            tag =
                    tag.isEmpty()
                            ? headers.firstValue("X-Linked-Etag")
                                    .or(() -> headers.firstValue("ETag"))
                                    .orElse("")
                            : tag;
            int status = response.statusCode();
            if (status / 100 != 3) {
                boolean none =
                        headers.firstValue("X-Error-Code").orElse("").matches("Repo.*|Revision.*");
                return new Answer(
                        response, new PatientStream(response.body(), PATIENCE), tag, none);
            }
            response.body().close();
            URI next = next(at, headers.firstValue("Location").orElse(""));
            if ("https".equals(at.getScheme()) && !"https".equals(next.getScheme())) {
                throw new HubException("The hub leads from https to " + next.getScheme() + ".");
            }
            at = next;
        }
        throw new HubException("The hub leads round in circles for " + first + ". Try later.");
    }

    private static URI next(URI at, String location) throws HubException {
        try {
            URI next = at.resolve(location);
            if (!location.isEmpty()
                    && next.getHost() != null
                    && ("http".equals(next.getScheme()) || "https".equals(next.getScheme()))) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw new HubException("The hub leads nowhere for " + at + ".", e);
        }
        throw new HubException("The hub leads nowhere for " + at + ".");
    }

    private HttpResponse<InputStream> send(URI at, String range) throws IOException {
        var request =
                HttpRequest.newBuilder(at)
                        .timeout(Duration.ofSeconds(60))
                        .header("User-Agent", "lexiscope")
                        .header("Accept-Encoding", "identity");
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        if (sameHost(at, settings.endpoint())) {
            settings.token().ifPresent(t -> request.header("Authorization", "Bearer " + t));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("Stopped while waiting for the hub.", e);
        } catch (IllegalArgumentException e) {
            // a token with characters that a header cannot hold
            throw new HubException("The token for the hub is malformed. Check HF_TOKEN.", e);
        } catch (IOException e) {
            throw new HubException(
                    "The hub at "
                            + at.getHost()
                            + " cannot be reached ("
                            + (e.getMessage() == null
                                    ? e.getClass().getSimpleName()
                                    : e.getMessage())
                            + "). Check the connection and HF_ENDPOINT.",
                    e);
        }
    }

    private static boolean sameHost(URI a, URI b) {
        return String.valueOf(a.getHost()).equalsIgnoreCase(String.valueOf(b.getHost()))
                && a.getPort() == b.getPort()
                && String.valueOf(a.getScheme()).equals(b.getScheme());
    }

    private HubException refused(HubName name, String file, int status) {
        return new HubException(
                switch (status) {
                    case 401, 403 ->
                            "The hub does not let "
                                    + name
                                    + " be read"
                                    + (settings.token().isPresent()
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

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
