package lexiscope.ui.session;

import lexiscope.format.ModelReader;
import lexiscope.format.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Opens what a person drops or chooses: a model, or a plain text for the text panel. Content
/// decides.
final class Opening {
    private final Session session;

    Opening(Session session) {
        this.session = session;
    }

    private sealed interface Opened {
        record Model(LanguageModel model) implements Opened {}

        record Text(String text) implements Opened {}
    }

    void open(List<Path> paths) {
        if (paths.isEmpty()) {
            return;
        }
        Path path = paths.getFirst();
        session.background()
                .latest(
                        "open",
                        "Opening " + path.getFileName(),
                        null,
                        p -> read(path, p),
                        this::show,
                        this::refuse);
    }

    private static Opened read(Path path, Progress progress) throws UnreadableFileException {
        try {
            return new Opened.Model(ModelReader.open(path, progress));
        } catch (UnreadableFileException e) {
            Optional<String> text = plainText(path);
            if (text.isPresent()) {
                return new Opened.Text(text.get());
            }
            throw e;
        }
    }

    private static Optional<String> plainText(Path path) {
        String name = path.toString();
        if (!Files.isRegularFile(path) || name.endsWith(".json") || name.endsWith(".safetensors")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void show(Opened opened) {
        switch (opened) {
            case Opened.Model m -> session.replace(m.model);
            case Opened.Text t -> {
                Typed old = session.text().get();
                session.text().set(old.edited(0, old.text().length(), t.text));
            }
        }
    }

    private void refuse(Exception e) {
        session.tell(
                new Notice(
                        Notice.Kind.ERROR,
                        e instanceof UnreadableFileException u
                                ? u.sentence()
                                : "Opening failed: " + e.getMessage()));
    }
}
