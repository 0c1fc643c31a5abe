package lexiscope.ui.session;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Opens what a person drops or chooses: a model, or a plain text for the text panel. Content
/// decides.
final class Opening {
    /// No text that a person reads is longer; a longer file is data.
    private static final long LONGEST_TEXT = 64 << 20;

    private final Session session;
    private final Channel channel;

    Opening(Session session) {
        this.session = session;
        channel = session.tasks().channel();
    }

    /// What was opened. One that nobody takes is closed.
    private sealed interface Opened extends AutoCloseable {
        record Model(LanguageModel model) implements Opened {
            @Override
            public void close() {
                model.close();
            }
        }

        record Text(String text) implements Opened {
            @Override
            public void close() {
                // holds nothing
            }
        }

        @Override
        void close();
    }

    /// @param remember whether it shall stand among the recent models
    void open(List<Path> paths, boolean remember) {
        List<Path> chosen = chosen(paths);
        if (!chosen.isEmpty()) {
            open(chosen, "", remember);
        }
    }

    /// Several files make one model; of several folders each is a model of its own.
    private List<Path> chosen(List<Path> paths) {
        List<Path> folders = paths.stream().filter(Files::isDirectory).toList();
        if (folders.size() < 2) {
            return paths;
        }
        session.tell(
                new Notice(
                        Notice.Kind.INFO,
                        "Of several folders the first is opened, "
                                + folders.getFirst().getFileName()
                                + "; open the others one after the other."));
        return List.of(folders.getFirst());
    }

    private void open(List<Path> paths, String tensor, boolean remember) {
        channel.run(
                "Opening " + named(paths),
                null,
                p -> read(paths, tensor, p),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Opened> done -> show(done.value(), paths, remember);
                        case Outcome.Failed<Opened> why ->
                                refuse(why, choice -> open(paths, choice, remember));
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
            return new Opened.Model(ModelReader.open(paths, tensor, progress));
        } catch (UnreadableFileException e) {
            Optional<String> text =
                    paths.size() == 1 ? plainText(paths.getFirst()) : Optional.empty();
            if (text.isPresent()) {
                return new Opened.Text(text.get());
            }
            throw e;
        }
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

    private void show(Opened opened, List<Path> paths, boolean remember) {
        switch (opened) {
            case Opened.Model m -> {
                session.replace(m.model);
                m.model
                        .facts()
                        .warnings()
                        .forEach(w -> session.tell(new Notice(Notice.Kind.WARNING, w)));
                if (remember) {
                    session.library().remember(paths, m.model);
                }
            }
            case Opened.Text t -> {
                Typed old = session.text().get();
                session.text().set(old.edited(0, old.text().length(), t.text));
            }
        }
        session.page().set(Page.PANELS);
    }

    private void refuse(Outcome.Failed<?> why, java.util.function.Consumer<String> again) {
        if (why.cause() instanceof UnreadableFileException u && !u.choices().isEmpty()) {
            session.ask(new TensorQuestion(u.question(), u.choices(), again));
        } else {
            session.tell(
                    new Notice(
                            Notice.Kind.ERROR,
                            why.cause() instanceof UnreadableFileException u
                                    ? u.sentence()
                                    : "Opening failed: " + why.sentence()));
        }
    }
}
