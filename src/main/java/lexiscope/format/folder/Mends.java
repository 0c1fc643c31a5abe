package lexiscope.format.folder;

import lexiscope.change.ModelChange;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What was found wrong in a folder, with the mend of each: in small files that are kept aside, or
/// as rows that the matrix lacks.
public final class Mends {
    static final String CONFIG = "config.json";
    static final String GENERATION = "generation_config.json";
    static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    static final String SPECIAL = "special_tokens_map.json";
    static final String ADDED = "added_tokens.json";
    static final String TOKENIZER = "tokenizer.json";

    /// Something that is wrong, and its mend.
    ///
    /// @param file the file at fault, as it lies in the folder
    /// @param what what is wrong, a sentence
    /// @param mend what the copy has instead, a sentence
    public record Finding(String file, String what, String mend) {}

    private final FolderSource source;
    private final LanguageModel model;
    private final Map<String, Map<String, Object>> files = new LinkedHashMap<>();
    private final Map<String, byte[]> raw = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> mends = new ArrayList<>();
    private final Set<Finding> left;
    private final Set<String> leftOut = new TreeSet<>();
    private int rows;

    Mends(FolderSource source, LanguageModel model, Set<Finding> left) {
        this.source = source;
        this.model = model;
        this.left = Set.copyOf(left);
        this.rows = model.rows();
    }

    /// What is wrong, in the order of the files.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// The folder with its small files mended.
    public FolderSource mended() {
        var edits = new LinkedHashMap<>(raw);
        for (var file : files.entrySet()) {
            if (mends.stream().anyMatch(f -> f.file().equals(file.getKey()))) {
                edits.put(file.getKey(), PythonJson.file(file.getValue()));
            }
        }
        return source.without(leftOut).with(edits);
    }

    /// A file is not in the copy.
    void leaveOut(String name) {
        leftOut.add(name);
    }

    /// The rows that tokens lack, as a change; one that changes nothing where there are none.
    public ModelChange change() {
        int before = model.matrix().isPresent() ? model.rows() : model.vocabulary().size();
        var mended = new ArrayList<Map<String, Object>>();
        for (Finding f : mends) {
            var line = new LinkedHashMap<String, Object>();
            line.put("file", f.file());
            line.put("what", f.what());
            line.put("mend", f.mend());
            mended.add(line);
        }
        var grown =
                new ModelChange(
                        "mend",
                        lexiscope.change.IdMap.growing(before, Math.max(before, rows)),
                        Map.of(),
                        Map.of(),
                        Map.of());
        return grown.saying(Map.of("mended", mended));
    }

    /// Tells of something that is wrong.
    ///
    /// @return whether it is to be mended
    boolean found(String file, String what, String mend) {
        var finding = new Finding(file, what, mend);
        findings.add(finding);
        boolean wanted = !left.contains(finding);
        if (wanted) {
            mends.add(finding);
        }
        return wanted;
    }

    /// What is mended of it.
    public List<Finding> mends() {
        return List.copyOf(mends);
    }

    /// Rows that the matrix will have.
    int rows() {
        return rows;
    }

    /// The matrix gets rows up to the last token.
    void grow(int to) {
        rows = to;
    }

    LanguageModel model() {
        return model;
    }

    Vocabulary vocabulary() {
        return model.vocabulary();
    }

    FolderSource source() {
        return source;
    }

    /// The files of a name, in the places of the model.
    List<String> named(String name) {
        return source.named(name);
    }

    /// A small file, to be changed in place.
    Map<String, Object> json(String name) throws UnreadableFileException {
        Map<String, Object> known = files.get(name);
        if (known == null) {
            known = source.json(name).orElse(new LinkedHashMap<>());
            files.put(name, known);
        }
        return known;
    }

    /// A file as bytes.
    byte[] bytes(String name) throws UnreadableFileException {
        byte[] edited = raw.get(name);
        var file = source.files().get(name);
        return edited != null ? edited : file == null ? new byte[0] : TextLines.bytes(file);
    }

    void bytes(String name, byte[] content) {
        raw.put(name, content);
    }

    /// The text of a named special token (`pad_token`), as tokenizer_config.json has it, else the
    /// map beside it.
    Optional<String> special(String key) throws UnreadableFileException {
        for (String name : List.of(TOKENIZER_CONFIG, SPECIAL)) {
            for (String each : named(name)) {
                var said = content(json(each).get(key));
                if (said.isPresent()) {
                    return said;
                }
            }
        }
        return Optional.empty();
    }

    static Optional<String> content(@Nullable Object token) {
        return switch (token) {
            case String s -> Optional.of(s);
            case Map<?, ?> m when m.get("content") instanceof String s -> Optional.of(s);
            case null, default -> Optional.empty();
        };
    }
}
