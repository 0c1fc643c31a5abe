package lexiscope.format.folder;

import lexiscope.json.Json;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The entries of a subword model as the files of slow tokenizers list them.
///
/// @param model all entries come from here
record WrittenSlowly(SubwordModel model) {
    /// Spelling by id; empty where the model is of a kind that such files do not hold.
    Optional<TreeMap<Integer, String>> entries() {
        Map<String, Integer> ids =
                switch (model) {
                    case Bpe m -> m.ids();
                    case WordPiece m -> m.ids();
                    case WordLevel m -> m.ids();
                    default -> Map.of();
                };
        var entries = new TreeMap<Integer, String>();
        ids.forEach((spelling, id) -> entries.put(id, spelling));
        return entries.isEmpty() || entries.size() != ids.size()
                ? Optional.empty()
                : Optional.of(entries);
    }

    /// `vocab.json`: every token with its id.
    Optional<byte[]> vocabulary() {
        return entries()
                .map(
                        entries -> {
                            var map = new LinkedHashMap<String, Object>();
                            entries.forEach((id, token) -> map.put(token, id));
                            return Json.line(map).getBytes(StandardCharsets.UTF_8);
                        });
    }

    /// `vocab.txt`: a token a line; empty where ids have gaps, or a token has a line end in it.
    Optional<byte[]> lines() {
        return entries()
                .filter(e -> e.lastKey() == e.size() - 1)
                .filter(e -> e.values().stream().noneMatch(t -> t.matches("(?s).*[\n\r].*")))
                .map(e -> (String.join("\n", e.values()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The merges by rank, two tokens with a space between; empty where the model has none, or a
    /// token in them has a space or a line end in it.
    Optional<List<String>> merges() {
        if (!(model instanceof Bpe bpe)) {
            return Optional.empty();
        }
        Map<Integer, String> spellings = new HashMap<>();
        bpe.ids().forEach((spelling, id) -> spellings.put(id, spelling));
        var ranked = new ArrayList<int[]>();
        bpe.merges().each((left, right, rank, _) -> ranked.add(new int[] {rank, left, right}));
        ranked.sort(Comparator.comparingInt(m -> m[0]));
        var lines = new ArrayList<String>();
        for (int[] merge : ranked) {
            String left = spellings.getOrDefault(merge[1], "");
            String right = spellings.getOrDefault(merge[2], "");
            if (!(left + "|" + right).matches("[^ \n\r]+")) {
                return Optional.empty();
            }
            lines.add(left + " " + right);
        }
        return Optional.of(lines);
    }

    /// `merges.txt`.
    ///
    /// @param first a line of the old file that says its version, or ""
    Optional<byte[]> merges(String first) {
        return merges().map(
                        lines ->
                                ((first.startsWith("#version") ? first + "\n" : "")
                                                + String.join("\n", lines)
                                                + "\n")
                                        .getBytes(StandardCharsets.UTF_8));
    }
}
