package lexiscope.format.hub;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/// Asks the hub for files and for stretches of files. Follows redirects itself: the token goes to
/// the hub alone, the range goes along.
final class HubConnection implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_PAGES = 50;
    private static final int TRIES = 4;
    private static final long PAUSE = 250;

    /// Seconds that the hub may ask to wait for.
    private static final long LONGEST_WAIT = 20;

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");
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

    /// The hub's lists of a model's files, as JSON, a page each; none where the server has none.
    List<byte[]> listing(HubName name) throws IOException {
        String base = settings.endpoint().toString().replaceFirst("/+$", "");
        String revision = name.revision().replace("/", "%2F");
        var pages = new ArrayList<byte[]>();
        Optional<URI> at =
                Optional.of(
                        URI.create(
                                base
                                        + "/api/models/"
                                        + name.model()
                                        + "/tree/"
                                        + revision
                                        + "?recursive=true"));
        while (at.isPresent() && pages.size() < MOST_PAGES) {
            URI page = at.get();
            var answer = ask(page, "");
            try (InputStream body = answer.body()) {
                if (answer.response().statusCode() != 200) {
                    return List.of();
                }
                pages.add(HubBody.of(answer.response(), body).readNBytes(LONGEST_LISTING));
            } catch (IOException e) {
                // half a list tells nothing; each file is asked for then
                return List.of();
            }
            at =
                    answer.response()
                            .headers()
                            .firstValue("Link")
                            .map(NEXT::matcher)
                            .filter(Matcher::find)
                            .map(next -> page.resolve(next.group(1)))
                            .filter(next -> sameHost(page, next));
        }
        return pages;
    }

    /// A small file whole; empty when the model has none of that name. Asked for again where it was
    /// cut off.
    ///
    /// @param most bytes that it may have
    /// @param size bytes that it should have, or -1
    /// @throws HubException also when what comes is a web page, or half of a file
    Optional<byte[]> file(HubName name, String file, long most, long size) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            pause(attempt * PAUSE);
            try {
                return once(name, file, most, size);
            } catch (HubException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                last = e;
            } catch (IOException e) {
                last = e;
            }
        }
        if (last instanceof HubException h) {
            throw h;
        }
        throw new HubException(
                "The hub broke off again and again while sending " + file + ". Try again later.",
                last == null ? new EOFException("nothing came") : last);
    }

    private Optional<byte[]> once(HubName name, String file, long most, long size)
            throws IOException {
        var answer = ask(address(name, file), "");
        try (InputStream body = answer.body()) {
            var response = answer.response();
            int status = response.statusCode();
            if (status == 404 && !answer.noSuchModel()) {
                return Optional.empty();
            }
            if (status != 200) {
                throw HubBody.refused(name, file, status, settings.token().isPresent());
            }
            HubBody.refusePage(file, response);
            long limit = Math.min(most + 1, Integer.MAX_VALUE - 8);
            byte[] bytes = HubBody.of(response, body).readNBytes((int) limit);
            if (bytes.length > most) {
                throw new HubException(
                        file
                                + " of "
                                + name
                                + " is larger than "
                                + most / 1_000_000
                                + " MB, which no such file is.");
            }
            long claimed = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            if (claimed >= 0 && !HubBody.packed(response) && claimed != bytes.length) {
                throw new EOFException("half of it came");
            }
            HubBody.check(file, bytes);
            long linked = response.headers().firstValueAsLong("X-Linked-Size").orElse(size);
            long wanted = size < 0 ? linked : size;
            if (wanted >= 0 && wanted != bytes.length) {
                throw new EOFException(bytes.length + " of " + wanted + " bytes came");
            }
            return Optional.of(bytes);
        }
    }

    /// Whether asking again may help: the connection was there and broke.
    static boolean mayPass(HubException e) {
        return e.getCause() instanceof IOException cause
                && !(cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof SSLException
                        || cause instanceof HubException);
    }

    private static void pause(long milliseconds) throws HubException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("Stopped while waiting for the hub.", e);
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
                HubBody.refusePage(file, response);
                throw new HubException(
                        "The server would send all of "
                                + file
                                + " where a part was asked for, so it was stopped. Use an endpoint"
                                + " that supports ranges.");
            }
            if (response.statusCode() != 206) {
                throw HubBody.refused(
                        name, file, response.statusCode(), settings.token().isPresent());
            }
            Matcher range =
                    CONTENT_RANGE.matcher(
                            response.headers().firstValue("Content-Range").orElse(""));
            if (HubBody.packed(response)) {
                throw new HubException(
                        "The server packs "
                                + file
                                + " although it was asked not to, so that parts of it cannot be"
                                + " told. Use another endpoint.");
            }
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

    /// Asks, and asks again where the hub is busy for a moment.
    private Answer ask(URI first, String range) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Answer answer = once(first, range);
            int status = answer.response().statusCode();
            boolean busy = status == 429 || status >= 500 && status <= 504 && status != 501;
            if (!busy || attempt == TRIES) {
                return answer;
            }
            answer.body().close();
            long seconds =
                    answer.response()
                            .headers()
                            .firstValue("Retry-After")
                            .filter(s -> s.matches("\\d{1,4}"))
                            .map(Long::parseLong)
                            .orElse(0L);
            if (seconds > LONGEST_WAIT) {
                return answer;
            }
            pause(Math.max(attempt * PAUSE, seconds * 1000));
        }
    }

    private Answer once(URI first, String range) throws IOException {
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
        if (settings.offline()) {
            throw new HubException(
                    "HF_HUB_OFFLINE is set, so the hub is not asked. Unset it to fetch, or open"
                            + " what lies in the local cache.");
        }
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
                            + why(e)
                            + "). Check the connection and HF_ENDPOINT.",
                    e);
        }
    }

    /// What went wrong in words: most of these carry no message of their own.
    private static String why(IOException e) {
        return switch (e) {
            case HttpTimeoutException _ -> "it does not answer in time";
            case UnknownHostException _ -> "no machine of this name is known";
            case ConnectException c when c.getCause() instanceof UnresolvedAddressException ->
                    "no machine of this name is known";
            case ConnectException _ -> "nothing answers there";
            case SSLException _ -> "no safe connection to it can be made";
            default -> e.getMessage() == null ? "the connection broke off" : e.getMessage();
        };
    }

    private static boolean sameHost(URI a, URI b) {
        return String.valueOf(a.getHost()).equalsIgnoreCase(String.valueOf(b.getHost()))
                && a.getPort() == b.getPort()
                && String.valueOf(a.getScheme()).equals(b.getScheme());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
