package lexiscope.format.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A file that cannot be read, as a sentence for the person: what is wrong, where, and what to do.
public final class UnreadableFileException extends Exception {
    /// What begins a sentence whose subject is the file itself.
    private static final Set<String> VERBS =
            Set.of(
                    "begins",
                    "belongs",
                    "calls",
                    "cannot",
                    "changes",
                    "claims",
                    "contains",
                    "does",
                    "ends",
                    "gives",
                    "has",
                    "holds",
                    "is",
                    "keeps",
                    "lacks",
                    "leads",
                    "leaves",
                    "lists",
                    "looks",
                    "means",
                    "names",
                    "needs",
                    "nests",
                    "packs",
                    "repeats",
                    "says",
                    "should",
                    "speaks",
                    "spells",
                    "takes",
                    "tries",
                    "unpacks",
                    "wants");

    private final transient List<String> choices;
    private final String question;

    /// @param file the file or folder at fault
    /// @param sentence what is wrong with it and what to do, without the name
    public UnreadableFileException(Path file, String sentence) {
        super(about(file, sentence));
        this.choices = List.of();
        this.question = "";
    }

    /// @param sentence what is wrong and what to do; it follows the name of the file
    /// @param cause what the system said
    public UnreadableFileException(Path file, String sentence, Throwable cause) {
        super(about(file, sentence), cause);
        this.choices = List.of();
        this.question = "";
    }

    private UnreadableFileException(
            Path file, String what, List<String> choices, List<String> described) {
        super(
                about(file, what)
                        + " Name the one to take (--tensor): "
                        + String.join(", ", described.stream().limit(8).toList())
                        + (described.size() > 8 ? ", …" : "")
                        + ".");
        this.choices = List.copyOf(choices);
        this.question = about(file, what);
    }

    /// A file that contradicts itself: only another copy helps.
    ///
    /// @param what the contradiction, a sentence without the name of the file
    public static UnreadableFileException damaged(Path file, String what) {
        return new UnreadableFileException(
                file, what + " The file is cut off or damaged; fetch it again.");
    }

    /// Several tensors may be the matrix, and only the person can say which.
    ///
    /// @param what what was found, a sentence without the name of the file
    /// @param choices their names, the likelier first
    /// @param described the same with what tells them apart
    public static UnreadableFileException undecided(
            Path file, String what, List<String> choices, List<String> described) {
        return new UnreadableFileException(file, what, choices, described);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// The tensors among which the person has to choose: open again naming one of them. Empty when
    /// the file is unreadable for another reason.
    public List<String> choices() {
        return choices == null ? List.of() : choices;
    }

    /// What was found, where there are choices, without listing them; else "".
    public String question() {
        return question;
    }

    /// A sentence about a file: "x.gguf is empty.", but "x.gguf: line 3 is empty."
    private static String about(Path file, String sentence) {
        int end = sentence.indexOf(' ');
        boolean ofTheFile = end > 0 && VERBS.contains(sentence.substring(0, end));
        return name(file) + (ofTheFile ? " " : ": ") + sentence;
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
