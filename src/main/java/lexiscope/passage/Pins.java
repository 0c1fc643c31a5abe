package lexiscope.passage;

import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Texts kept with their ids, so that a change of a tokenizer is found where it happens.
///
/// The file has a JSON line a text, `{"text": …, "ids": […]}`; the first line may say which
/// tokenizer they are of. It is small, and made to be kept beside the tokenizer in version control.
///
/// @param of the tokenizer that gave the ids, empty where the file does not say
/// @param pins the texts
public record Pins(Optional<Of> of, List<Pin> pins) {
    /// Which tokenizer gave the ids.
    ///
    /// @param model the name of its model
    /// @param family its kind
    /// @param tokens how many tokens it has
    public record Of(String model, String family, int tokens) {
        /// In words for a person.
        public String described() {
            return model + " (" + family + ", " + tokens + " tokens)";
        }
    }

    /// The first text that gets other ids.
    ///
    /// @param number which text it is, from 1
    /// @param pin the text and the ids it had
    /// @param found the ids it gets
    /// @param at the first place where they differ
    public record Difference(int number, Pin pin, int[] found, int at) {}

    public Pins {
        pins = List.copyOf(pins);
    }

    /// Pins texts as a tokenizer encodes them now.
    public static Pins of(Of of, Tokenizer tokenizer, List<String> texts) {
        return new Pins(
                Optional.of(of),
                texts.stream()
                        .map(t -> new Pin(t, tokenizer.encode(t, EncodeOptions.DEFAULT).ids()))
                        .toList());
    }

    /// The first difference; empty where every text gets the ids that are kept.
    public Optional<Difference> check(Tokenizer tokenizer) {
        for (int i = 0; i < pins.size(); i++) {
            Pin pin = pins.get(i);
            int[] found = tokenizer.encode(pin.text(), EncodeOptions.DEFAULT).ids();
            int at = Arrays.mismatch(pin.ids(), found);
            if (at >= 0) {
                return Optional.of(new Difference(i + 1, pin, found, at));
            }
        }
        return Optional.empty();
    }

    /// Reads a file of pins.
    ///
    /// @throws IOException with a sentence where it is none, or a line of it is not as it should be
    public static Pins read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + " of pins; --write makes it.");
        }
        Optional<Of> of = Optional.empty();
        var pins = new ArrayList<Pin>();
        int number = 0;
        for (String line : utf8(file).split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String where = "Line " + number + " of " + file;
            Map<String, Object> said = object(line, where);
            if (said.get("text") instanceof String text
                    && said.get("ids") instanceof List<?> ids
                    && ids.stream().allMatch(Integer.class::isInstance)) {
                pins.add(new Pin(text, ids.stream().mapToInt(i -> (Integer) i).toArray()));
            } else if (pins.isEmpty() && of.isEmpty() && said.containsKey("pins_of")) {
                of =
                        Optional.of(
                                new Of(
                                        String.valueOf(said.get("pins_of")),
                                        String.valueOf(said.get("family")),
                                        said.get("tokens") instanceof Integer n ? n : 0));
            } else {
                throw new IOException(
                        where + " has no \"text\" with \"ids\", a list of whole numbers.");
            }
        }
        if (pins.isEmpty()) {
            throw new IOException(file + " holds no pins; --write makes some.");
        }
        return new Pins(of, pins);
    }

    private static String utf8(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8, so it is no file of pins.", e);
        }
    }

    private static Map<String, Object> object(String line, String where) throws IOException {
        try {
            return Json.object(line);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage() + ".", e);
        }
    }

    /// Writes the file, whole or not at all.
    public void write(Path file) throws IOException {
        var lines = new StringBuilder();
        of.ifPresent(
                o -> {
                    var head = new LinkedHashMap<String, Object>();
                    head.put("pins_of", o.model());
                    head.put("family", o.family());
                    head.put("tokens", o.tokens());
                    lines.append(Json.line(head)).append('\n');
                });
        for (Pin pin : pins) {
            var line = new LinkedHashMap<String, Object>();
            line.put("text", pin.text());
            line.put("ids", pin.ids());
            lines.append(Json.line(line)).append('\n');
        }
        SafeFile.write(file, out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
