package lexiscope.format.numpy;

import lexiscope.embedding.StoredMatrix;
import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// `.npy`: one array of numpy.
public final class NumpyFile implements Format {
    @Override
    public String name() {
        return "npy";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.matrix(150, "*.npy"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return NumpyArray.probe(head);
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        var array = NumpyArray.read(file, "the array", Cursor.of(file, reading.arena()));
        return ModelParts.of(new StoredMatrix(array.rows()), "", List.of());
    }
}
