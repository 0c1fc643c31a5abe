package lexiscope.format.vectors;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `.bytes`: floats without a header, whose shape stands in the projector_config.json beside them.
public final class RawFloats implements Format {
    @Override
    public String name() {
        return "projector .bytes";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.matrix(240, "*.bytes"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return file.toString().endsWith(".bytes");
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        Path config = file.resolveSibling("projector_config.json");
        if (!Files.isRegularFile(config)) {
            throw new UnreadableFileException(
                    file,
                    "holds bare floats, and the projector_config.json that says how many make a row"
                            + " is not beside it.");
        }
        return new ProjectorFile().read(config, reading);
    }
}
