package lexiscope.format.safetensors;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.ShardName;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.tensor.MatrixChoice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/// safetensors: the embedding matrix is found by its name and mapped, nothing is copied.
public final class SafetensorsFile implements Format {
    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.matrix(10, "model.safetensors"),
                FileName.matrix(30, "*.safetensors").byName());
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        boolean named = file.toString().endsWith(".safetensors");
        return named || head.remaining() > 9 && head.get(8) == '{' && head.get(7) == 0;
    }

    @Override
    public boolean covers(String own, String other) {
        return own.equals("model.safetensors")
                && (part(other) || other.endsWith(".safetensors.index.json"));
    }

    /// Whether a file is by its name a part of a model that is here whole or has an index, or
    /// Mistral's own form of it beside the one for transformers.
    public static boolean part(String name) {
        return name.endsWith(".safetensors")
                && (name.startsWith("consolidated") || ShardName.of(Path.of(name)).isPresent());
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading the header of " + file.getFileName());
        ModelConfig config = reading.config(file);
        SafetensorsHeader header = header(file);
        var tensors = new SafetensorsTensors(file, header, config, reading.arena());
        var parts =
                new MatrixChoice(file, tensors.all(), config).parts(reading.tensor(), List.of());
        return tensors.finished(parts);
    }

    /// The header of a file.
    ///
    /// @throws UnreadableFileException when it is damaged
    public static SafetensorsHeader header(Path file) throws UnreadableFileException {
        try (var channel = FileChannel.open(file)) {
            return SafetensorsHeader.read(file, channel);
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
