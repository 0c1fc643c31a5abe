package lexiscope.format.numpy;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.file.ZipArchive;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `.npz`: several arrays of numpy in a zip archive.
public final class NumpyArchive implements Format {
    @Override
    public String name() {
        return "npz";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.matrix(160, "*.npz"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return file.toString().endsWith(".npz") && ZipArchive.probe(head);
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        ZipArchive zip = ZipArchive.open(file, reading.arena());
        var tensors = new ArrayList<NamedTensor>();
        for (var entry : zip.entries().values()) {
            if (entry.name().endsWith(".npy")) {
                String name = entry.name().substring(0, entry.name().length() - 4);
                var bytes = zip.bytes(entry, reading.arena());
                var in = new Cursor(file, bytes, ByteOrder.LITTLE_ENDIAN);
                tensors.add(NumpyArray.read(file, name, in).named());
            }
        }
        return new MatrixChoice(file, tensors, reading.config(file))
                .parts(reading.tensor(), List.of());
    }
}
