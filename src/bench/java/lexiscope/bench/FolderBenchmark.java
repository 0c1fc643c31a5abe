package lexiscope.bench;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.format.FolderWriter;
import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// How long a whole folder takes to write beside a plain copy of its files: rounds of a copy, a
/// folder with new rows and a folder without every eighth row, one after the other, and the median
/// of what each takes by the copy of its round. The sum of bytes of a trimmed folder is smaller.
///
///     java -Xmx1g -cp … lexiscope.bench.FolderBenchmark PLACE [GIGABYTES [ROUNDS]]
///
/// It needs twice so many bytes below PLACE, and takes them away at the end.
public final class FolderBenchmark {
    private static final int DIM = 4096;
    private static final int SHARDS = 4;

    private FolderBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path place = Files.createTempDirectory(Path.of(args[0]), "folder-benchmark");
        long bytes = (long) ((args.length > 1 ? Double.parseDouble(args[1]) : 4) * (1L << 30));
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        try {
            Path folder = Files.createDirectory(place.resolve("model"));
            make(folder, bytes);
            measure(folder, place.resolve("out"), rounds);
        } finally {
            delete(place);
        }
    }

    private static void measure(Path folder, Path out, int rounds) throws Exception {
        double[] growing = new double[rounds];
        double[] trimming = new double[rounds];
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            int rows = model.rows();
            int[] kept = new int[rows - rows / 8];
            int n = 0;
            for (int id = 0; id < rows && n < kept.length; id++) {
                if (id % 8 != 7) {
                    kept[n++] = id;
                }
            }
            var more =
                    new ModelChange(
                            "benchmark",
                            IdMap.growing(rows, rows + 4),
                            Map.of(),
                            Map.of(rows, row(), rows + 1, row(), rows + 2, row(), rows + 3, row()),
                            Map.of());
            var fewer =
                    new ModelChange(
                            "benchmark",
                            IdMap.of(rows, Arrays.copyOf(kept, n)),
                            Map.of(),
                            Map.of(),
                            Map.of());
            for (int round = 0; round < rounds; round++) {
                // what runs first meets another disk: every second round the other way round
                boolean first = round % 2 == 0;
                double copy = first ? seconds(() -> copy(folder, out), out) : 0;
                double grown = seconds(() -> write(more, model, folder, out), out);
                double trimmed = seconds(() -> write(fewer, model, folder, out), out);
                copy = first ? copy : seconds(() -> copy(folder, out), out);
                growing[round] = grown / copy;
                trimming[round] = trimmed / copy;
                System.out.printf(
                        "round %d: copy %.2f s, rows added %.2f of it, rows taken away %.2f%n",
                        round + 1, copy, growing[round], trimming[round]);
            }
        }
        Arrays.sort(growing);
        Arrays.sort(trimming);
        System.out.printf(
                "median: rows added %.2f, rows taken away %.2f of a plain copy%n",
                growing[rounds / 2], trimming[rounds / 2]);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step, Path out) throws Exception {
        long begun = System.nanoTime();
        step.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        delete(out);
        return seconds;
    }

    private static NewRow row() {
        float[] values = new float[DIM];
        Arrays.fill(values, 0.01f);
        return NewRow.of(values, new int[] {5, 9, 77});
    }

    private static void copy(Path folder, Path out) throws IOException {
        Files.createDirectory(out);
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.copy(each, out.resolve(each.getFileName()));
            }
        }
    }

    private static void write(ModelChange change, LanguageModel model, Path folder, Path out)
            throws Exception {
        FolderWriter.write(
                change, model, List.of(folder), out, FolderWriter.Options.PLAIN, Progress.NONE);
    }

    /// An untied model in shards: a quarter of the bytes are its two tables.
    private static void make(Path folder, long bytes) throws IOException {
        int rows = (int) (bytes / 8 / (2 * DIM));
        long shard = bytes / SHARDS;
        var map = new StringBuilder();
        byte[] noise = new byte[1 << 24];
        new SplittableRandom(3).nextBytes(noise);
        for (int i = 0; i < noise.length; i += 2) {
            // small finite BF16 numbers
            noise[i + 1] = (byte) (0x3c | noise[i + 1] & 0x80);
        }
        for (int i = 0; i < SHARDS; i++) {
            String name = String.format("model-%05d-of-%05d.safetensors", i + 1, SHARDS);
            var entries = new ArrayList<String>();
            long at = 0;
            String table = i == 0 ? "model.embed_tokens.weight" : i == 3 ? "lm_head.weight" : "";
            if (!table.isEmpty()) {
                long end = 2L * rows * DIM;
                entries.add(entry(table, rows + "," + DIM, at, end));
                map.append(map.isEmpty() ? "" : ",").append(pair(table, name));
                at = end;
            }
            for (int t = 0; at < shard; t++) {
                long end = Math.min(shard, at + (1L << 27));
                String tensor = "model.layers." + (i * 100 + t) + ".mlp.up_proj.weight";
                entries.add(entry(tensor, (end - at) / 2 + "", at, end));
                map.append(map.isEmpty() ? "" : ",").append(pair(tensor, name));
                at = end;
            }
            byte[] head =
                    ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.US_ASCII);
            try (var out =
                    FileChannel.open(
                            folder.resolve(name),
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE_NEW)) {
                out.write(
                        ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(head.length)
                                .flip());
                out.write(ByteBuffer.wrap(head));
                for (long done = 0; done < at; ) {
                    int part = (int) Math.min(noise.length, at - done);
                    done += out.write(ByteBuffer.wrap(noise, 0, part));
                }
            }
        }
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"metadata\":{\"total_size\":" + bytes + "},\"weight_map\":{" + map + "}}");
        Files.writeString(
                folder.resolve("config.json"),
                "{\"model_type\":\"llama\",\"tie_word_embeddings\":false,\"vocab_size\":"
                        + rows
                        + "}");
        var vocabulary = new StringBuilder("{\"<unk>\":0");
        for (int id = 1; id < rows; id++) {
            vocabulary.append(",\"w").append(id).append("\":").append(id);
        }
        Files.writeString(
                folder.resolve("tokenizer.json"),
                "{\"version\":\"1.0\",\"added_tokens\":[],\"normalizer\":null,\"pre_tokenizer\":"
                        + "{\"type\":\"Whitespace\"},\"post_processor\":null,\"decoder\":null,"
                        + "\"model\":{\"type\":\"WordLevel\",\"vocab\":"
                        + vocabulary
                        + "},\"unk_token\":\"<unk>\"}}");
    }

    private static String entry(String name, String shape, long begin, long end) {
        return "\"%s\":{\"dtype\":\"BF16\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, shape, begin, end);
    }

    private static String pair(String tensor, String file) {
        return "\"" + tensor + "\":\"" + file + "\"";
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (var all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
