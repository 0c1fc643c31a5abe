package lexiscope.format;

import lexiscope.embedding.StoredMatrix;
import lexiscope.kernel.DType;
import lexiscope.kernel.StoredRows;
import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// safetensors: the embedding matrix is found by its name and mapped, nothing is copied.
final class SafetensorsFile implements Format {
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
    public Parts read(Path file, String wanted, Arena arena, Progress progress)
            throws UnreadableFileException {
        progress.at(0, "reading the header of " + file.getFileName());
        try (var channel = FileChannel.open(file)) {
            var header = SafetensorsHeader.read(file, channel);
            var flat = new TreeSet<String>();
            header.tensors()
                    .forEach(
                            (name, t) -> {
                                if (t.shape().size() == 2) {
                                    flat.add(name);
                                }
                            });
            String name = chosen(file, header, flat, wanted);
            var rows = rows(file, name, header.tensors().get(name), channel, arena);
            boolean output = TensorNames.output(flat).filter(o -> !o.equals(name)).isPresent();
            return Parts.of(new StoredMatrix(rows), name, output, List.of());
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static String chosen(
            Path file, SafetensorsHeader header, Set<String> flat, String wanted)
            throws UnreadableFileException {
        if (!wanted.isEmpty()) {
            if (!flat.contains(wanted)) {
                throw new UnreadableFileException(
                        file,
                        "has no two-dimensional tensor named "
                                + wanted
                                + ". It has: "
                                + listed(flat)
                                + ".");
            }
            return wanted;
        }
        return TensorNames.input(flat)
                .or(
                        () ->
                                flat.size() == 1
                                        ? java.util.Optional.of(flat.iterator().next())
                                        : java.util.Optional.empty())
                .orElseThrow(
                        () ->
                                new UnreadableFileException(
                                        file,
                                        "holds "
                                                + header.tensors().size()
                                                + " tensors, but none by a name that an embedding"
                                                + " matrix goes by. "
                                                + (flat.isEmpty()
                                                        ? "Open another file."
                                                        : "Name one of: " + listed(flat) + ".")));
    }

    private static String listed(Set<String> names) {
        var some = names.stream().limit(8).toList();
        return String.join(", ", some) + (names.size() > some.size() ? ", …" : "");
    }

    private static StoredRows rows(
            Path file,
            String name,
            SafetensorsHeader.@org.jspecify.annotations.Nullable Tensor tensor,
            FileChannel channel,
            Arena arena)
            throws IOException, UnreadableFileException {
        if (tensor == null) {
            throw new UnreadableFileException(file, "has no tensor named " + name + ".");
        }
        DType dtype =
                Arrays.stream(DType.values())
                        .filter(d -> d.name().equals(tensor.dtype()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UnreadableFileException(
                                                file,
                                                "the tensor "
                                                        + name
                                                        + " is stored as "
                                                        + tensor.dtype()
                                                        + ", which is not read. Read are "
                                                        + Arrays.toString(DType.values())
                                                        + "."));
        long rows = tensor.shape().get(0);
        long dim = tensor.shape().get(1);
        long bytes = tensor.end() - tensor.begin();
        if (rows < 1
                || dim < 1
                || rows > Integer.MAX_VALUE
                || dim > 1 << 20
                || rows * dim * dtype.bytes() != bytes) {
            throw new UnreadableFileException(
                    file,
                    "the tensor "
                            + name
                            + " is said to be "
                            + rows
                            + " × "
                            + dim
                            + " "
                            + dtype
                            + ", which does not fit its "
                            + bytes
                            + " bytes. The file is damaged; fetch it again.");
        }
        var segment = channel.map(MapMode.READ_ONLY, tensor.begin(), bytes, arena);
        return new StoredRows(segment, dtype, (int) rows, (int) dim);
    }
}
