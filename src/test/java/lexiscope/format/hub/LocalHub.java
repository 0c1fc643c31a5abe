package lexiscope.format.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// A server that behaves as the hub does: small files at once, large ones by redirect to a store
/// under another name, ranges, tags, tokens; and that can be told to misbehave.
public final class LocalHub implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new HashMap<>();

    /// What was asked for: path, range, token.
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    volatile String tag = "\"one\"";
    volatile String token = "";
    volatile boolean ranges = true;

    /// Whether it lists the files of a model.
    volatile boolean listed = true;

    /// Bytes of a piece after which the connection is cut, once each time it is set.
    public volatile int cutAfter = -1;

    /// Whether every connection is cut.
    public volatile boolean alwaysCut;

    /// Whether large files come in small pieces with pauses between them.
    public volatile boolean slowly;

    volatile boolean wrongRange;

    /// Whether answers come packed, asked for or not.
    volatile boolean packed;

    /// Whether small files are answered with a page to log in.
    volatile boolean page;

    /// How many requests of small files are cut in half, without having said their length.
    final AtomicInteger halved = new AtomicInteger();

    /// How many requests are answered with 503.
    final AtomicInteger busy = new AtomicInteger();

    /// A small file that never ends.
    volatile String endless = "";

    public LocalHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// The hub's address; the store behind it is the same machine by its other name.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What a new version of the large files is known by.
    public void renew() {
        tag = "\"two\"";
    }

    public LocalHub with(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    /// Bytes of the body that were sent for a range of the store.
    public long sent() {
        return asked.stream()
                .filter(a -> a.startsWith("store "))
                .mapToLong(a -> Long.parseLong(a.substring(a.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
            String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean store = path.startsWith("/store/");
            if (!store) {
                asked.add("hub " + path + " " + range + " " + sent);
            } else if (!sent.equals("null")) {
                asked.add("the token reached the store");
            }
            if (busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            if (path.equals("/api/models/org/tiny/tree/main") && listed) {
                byte[] list = listing().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, list.length);
                exchange.getResponseBody().write(list);
                return;
            }
            String prefix = "/org/tiny/resolve/main/";
            if (!store && !path.startsWith(prefix)) {
                exchange.getResponseHeaders().set("X-Error-Code", "RepoNotFound");
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!store && !token.isEmpty() && !sent.equals("Bearer " + token)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String name = path.substring(store ? "/store/".length() : prefix.length());
            byte[] bytes = files.get(name);
            if (bytes == null) {
                exchange.getResponseHeaders().set("X-Error-Code", "EntryNotFound");
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!tag.isEmpty()) {
                exchange.getResponseHeaders().set("ETag", store ? "\"of the store\"" : tag);
            }
            boolean large = name.endsWith(".safetensors") || name.endsWith(".gguf");
            if (large && !store) {
                if (!tag.isEmpty()) {
                    exchange.getResponseHeaders().set("X-Linked-Etag", tag);
                }
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://localhost:"
                                        + server.getAddress().getPort()
                                        + "/store/"
                                        + name);
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            if (!large && unusual(exchange, name, bytes)) {
                return;
            }
            send(exchange, bytes, range);
        }
    }

    /// Answers for a small file as a server out of order does.
    private boolean unusual(HttpExchange exchange, String name, byte[] bytes) throws IOException {
        if (page) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            byte[] html = "<!DOCTYPE html><title>Log in</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
        } else if (name.equals(endless)) {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = new byte[1 << 16];
            java.util.Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        } else if (halved.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        } else if (packed) {
            var zipped = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(zipped)) {
                out.write(bytes);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, zipped.size());
            exchange.getResponseBody().write(zipped.toByteArray());
        } else {
            return false;
        }
        return true;
    }

    /// The files as the hub lists them.
    private String listing() {
        return files.entrySet().stream()
                .map(
                        f ->
                                "{\"type\":\"file\",\"oid\":\"x\",\"path\":\""
                                        + f.getKey()
                                        + "\",\"size\":"
                                        + f.getValue().length
                                        + "}")
                .collect(Collectors.joining(",", "[{\"type\":\"directory\",\"path\":\"d\"},", "]"));
    }

    private void send(HttpExchange exchange, byte[] bytes, String range) throws IOException {
        if (range.equals("null") || !ranges) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(bytes.length - 1, Integer.parseInt(ends[1]));
        int told = wrongRange ? from + 1 : from;
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + told + "-" + to + "/" + bytes.length);
        int length = to - from + 1;
        int sent = length;
        if (from > 0 && (cutAfter >= 0 || alwaysCut)) {
            sent = Math.min(length, Math.max(0, cutAfter));
            cutAfter = -1;
        }
        asked.add("store " + from + " " + sent);
        exchange.sendResponseHeaders(206, length);
        int piece = slowly ? 1 << 16 : sent;
        for (int done = 0; done < sent; done += piece) {
            exchange.getResponseBody().write(bytes, from + done, Math.min(piece, sent - done));
            LockSupport.parkNanos(slowly ? 100_000_000L : 0);
        }
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
