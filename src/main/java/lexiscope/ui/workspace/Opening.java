package lexiscope.ui.workspace;

import lexiscope.format.ModelReader;
import lexiscope.format.PickedModels;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Outcome;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Opens what a person drops or chooses: a model, or a plain text for the text panel. Content
/// decides.
final class Opening {
    /// No text that a person reads is longer; a longer file is data.
    private static final long LONGEST_TEXT = 64 << 20;

    /// How something is opened.
    ///
    /// @param remembered whether it shall stand among the recent models
    /// @param look whether what comes is looked at; else it only stands among the open ones
    /// @param then what is done with each session that comes of it
    record Asked(boolean remembered, boolean look, Consumer<Session> then) {}

    static final Asked REMEMBERED = new Asked(true, true, _ -> {});

    private final Workspace workspace;
    private final Set<List<Path>> underWay = new HashSet<>();
    private int asked;
    private int latest;

    Opening(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What was opened. What nobody takes is closed.
    private sealed interface Opened extends AutoCloseable {
        record Models(List<LanguageModel> models) implements Opened {
            @Override
            public void close() {
                models.forEach(LanguageModel::close);
            }
        }

        record Text(String text) implements Opened {
            @Override
            public void close() {
                // holds nothing
            }
        }

        /// A text that is too long to be shown.
        record LongText(Path file) implements Opened {
            @Override
            public void close() {
                // holds nothing
            }
        }

        @Override
        void close();
    }

    void open(List<Path> paths, Asked as) {
        long folders = paths.stream().filter(Files::isDirectory).count();
        if (folders > 1 || folders == paths.size()) {
            // each is one: they come one by one, as they are read
            paths.stream().filter(Files::isDirectory).forEach(f -> open(List.of(f), "", as));
            List<Path> files = paths.stream().filter(p -> !Files.isDirectory(p)).toList();
            if (!files.isEmpty()) {
                open(files, "", as);
            }
        } else {
            open(paths, "", as);
        }
    }

    private void open(List<Path> paths, String tensor, Asked as) {
        List<Path> whole = paths.stream().map(p -> p.toAbsolutePath().normalize()).toList();
        int turn = ++asked;
        Optional<Session> there = workspace.of(whole);
        if (there.isPresent()) {
            if (as.look) {
                see(there.get(), turn);
            }
            workspace.tell(
                    new Notice(
                            Notice.Kind.INFO,
                            named(paths)
                                    + " is open already. To read its files anew, close it and open"
                                    + " it again."));
            return;
        }
        if (!underWay.add(whole)) {
            return;
        }
        workspace
                .tasks()
                .channel()
                .run(
                        "Opening " + named(paths),
                        null,
                        p -> read(paths, tensor, p),
                        outcome -> {
                            underWay.remove(whole);
                            switch (outcome) {
                                case Outcome.Done<Opened> done ->
                                        show(done.value(), whole, turn, as);
                                case Outcome.Failed<Opened> why ->
                                        refuse(why, choice -> open(paths, choice, as));
                                case Outcome.Stopped<Opened> _ -> {}
                            }
                        });
    }

    private static String named(List<Path> paths) {
        return paths.stream()
                .map(p -> String.valueOf(p.getFileName()))
                .collect(Collectors.joining(" and "));
    }

    private static Opened read(List<Path> paths, String tensor, Progress progress)
            throws UnreadableFileException {
        try {
            return new Opened.Models(PickedModels.open(paths, tensor, progress));
        } catch (UnreadableFileException e) {
            Optional<String> text =
                    paths.size() == 1 ? plainText(paths.getFirst()) : Optional.empty();
            if (text.isPresent()) {
                return new Opened.Text(text.get());
            }
            if (paths.size() == 1 && longText(paths.getFirst())) {
                return new Opened.LongText(paths.getFirst());
            }
            throw e;
        }
    }

    /// Whether a file too long to be shown begins like a text.
    private static boolean longText(Path path) {
        if (!Files.isRegularFile(path) || ModelReader.claimed(path)) {
            return false;
        }
        try (var in = Files.newInputStream(path)) {
            if (Files.size(path) <= LONGEST_TEXT) {
                return false;
            }
            var head = ByteBuffer.wrap(in.readNBytes(1 << 16));
            var chars = CharBuffer.allocate(1 << 16);
            // the last character may be cut
            return !StandardCharsets.UTF_8.newDecoder().decode(head, chars, false).isError()
                    && chars.flip().toString().indexOf('\0') < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Says that a text is not shown, and offers to count its tokens instead.
    private void tooLong(Path file) {
        Session session = workspace.looked().get();
        boolean counts = session.shown().get().flatMap(LanguageModel::tokenizer).isPresent();
        workspace.tell(
                new Notice(
                        Notice.Kind.WARNING,
                        file.getFileName()
                                + " is longer than the 64 MB that are shown; what was typed stays."
                                + (counts
                                        ? ""
                                        : " Open a model, and its tokens can be counted instead."),
                        counts
                                ? Optional.of(
                                        new Notice.Offer(
                                                "Count its tokens",
                                                () -> session.count(List.of(file))))
                                : Optional.empty()));
    }

    private static Optional<String> plainText(Path path) {
        // a broken part of a model is no text, and must not take the place of one
        if (!Files.isRegularFile(path) || ModelReader.claimed(path)) {
            return Optional.empty();
        }
        try {
            if (Files.size(path) > LONGEST_TEXT) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(path);
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean empty = text.isBlank() || text.indexOf('\0') >= 0;
            return empty ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            // not UTF-8, or not to be read: no text
            return Optional.empty();
        }
    }

    private void show(Opened opened, List<Path> paths, int turn, Asked as) {
        switch (opened) {
            case Opened.Models all -> {
                boolean one = all.models.size() == 1;
                for (LanguageModel model : all.models) {
                    List<Path> own =
                            one ? paths : model.facts().sources().stream().map(Path::of).toList();
                    Session session = workspace.add(model, own, turn);
                    if (as.look) {
                        see(session, turn);
                    }
                    as.then.accept(session);
                    model.facts()
                            .warnings()
                            .forEach(w -> workspace.tell(new Notice(Notice.Kind.WARNING, w)));
                    if (as.remembered) {
                        workspace.library().remember(own, model);
                    }
                }
            }
            case Opened.Text t -> {
                Typed old = workspace.text().get();
                workspace.text().set(old.edited(0, old.text().length(), t.text));
            }
            case Opened.LongText t -> tooLong(t.file);
        }
        workspace.page().set(Page.PANELS);
    }

    /// Looks at a model that was asked for, unless one that was asked for later is there already.
    private void see(Session session, int turn) {
        if (turn >= latest) {
            latest = turn;
            workspace.look(session);
        }
    }

    private void refuse(Outcome.Failed<?> why, Consumer<String> again) {
        if (why.cause() instanceof UnreadableFileException u && !u.choices().isEmpty()) {
            workspace.ask(new TensorQuestion(u.question(), u.choices(), again));
        } else {
            workspace.tell(
                    new Notice(
                            Notice.Kind.ERROR,
                            why.cause() instanceof UnreadableFileException u
                                    ? u.sentence()
                                    : "Opening failed: " + why.sentence()));
        }
    }
}
