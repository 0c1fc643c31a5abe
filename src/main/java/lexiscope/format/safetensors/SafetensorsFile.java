package lexiscope.format.safetensors;

import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.ModelConfig;
import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
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
    public boolean probe(Path file, ByteBuffer head) {
        boolean named = file.toString().endsWith(".safetensors");
        return named || head.remaining() > 9 && head.get(8) == '{' && head.get(7) == 0;
    }

    @Override
    public ModelParts read(Path file, String wanted, Arena arena, Progress progress)
            throws UnreadableFileException {
        progress.at(0, "reading the header of " + file.getFileName());
        ModelConfig config = ModelConfig.read(Folders.of(file));
        SafetensorsHeader header = header(file);
        var tensors = new SafetensorsTensors(file, header, config, arena);
        var parts = new MatrixChoice(file, tensors.all(), config).parts(wanted, List.of());
        return tensors.finished(parts);
    }

    public static SafetensorsHeader header(Path file) throws UnreadableFileException {
        try (var channel = FileChannel.open(file)) {
            return SafetensorsHeader.read(file, channel);
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
