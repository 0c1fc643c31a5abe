package lexiscope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Texts to encode, from the folder of test data beside the repository (property `lexiscope.data`);
/// where that is absent, made-up ones. What is timed is never what was warmed up with.
record EncodingTexts(String warmUp, String timed) {
    private static final Path DATA =
            Path.of(System.getProperty("lexiscope.data", "../shared/data"));
    private static final int MADE_UP = 2_000_000;

    /// A folder or file of the test data.
    static Path data(String name) {
        return DATA.resolve(name);
    }

    /// Six novels to warm up with, thirteen to be timed (more than 10 MB).
    static EncodingTexts english() {
        var books = files("corpus-en-books");
        return books.size() < 12
                ? madeUp("the quick brown fox doesn't mind 1234 lazy dogs, ")
                : new EncodingTexts(
                        joined(books.subList(0, 6)), joined(books.subList(6, books.size())));
    }

    /// Texts in 64 languages; every third is to warm up with. The timed ones stand three times, so
    /// that there are some megabytes, with the megabyte of all languages between.
    static EncodingTexts mixed() {
        var languages = files("udhr");
        if (languages.isEmpty()) {
            return madeUp("größer Ελλάδα привет мир こんにちは 世界 안녕하세요 שלום नमस्ते ");
        }
        var warm = new ArrayList<Path>();
        var timed = new ArrayList<Path>();
        for (int i = 0; i < languages.size(); i++) {
            (i % 3 == 0 ? warm : timed).add(languages.get(i));
        }
        String once = joined(timed) + read(data("long-texts/mix-1mb.txt"));
        return new EncodingTexts(joined(warm), once.repeat(3));
    }

    private static EncodingTexts madeUp(String line) {
        System.err.println("No test data at " + DATA + ": the texts are made up.");
        String text = line.repeat(MADE_UP / line.length());
        return new EncodingTexts(text, text.replace("o", "u"));
    }

    private static List<Path> files(String folder) {
        if (!Files.isDirectory(data(folder))) {
            return List.of();
        }
        try (var files = Files.list(data(folder))) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String joined(List<Path> files) {
        var text = new StringBuilder();
        files.forEach(f -> text.append(read(f)));
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
