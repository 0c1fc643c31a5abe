package lexiscope.format.folder;

import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.format.tensor.TableRole;
import lexiscope.format.tensor.TensorNames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// Which further input matrices of a set are the input matrix once more, and which have rows of
/// their own: those of another width, and the decoder's beside the encoder's, by some of their
/// rows. What stands beside a shared one is that once more.
///
/// @param set all files
/// @param input the name of the input matrix
record Copies(WeightSet set, String input) {
    /// Rows that are compared, spread over all.
    private static final int ROWS = 64;

    /// The role of a tensor, of which only a further input matrix becomes another.
    ///
    /// @param role by its name and shape
    TableRole role(TableRole role, Path file, String name, SafetensorsHeader.Tensor tensor) {
        if (role != TableRole.INPUT || name.equals(input)) {
            return role;
        }
        for (var each : set.files().entrySet()) {
            SafetensorsHeader.Tensor first = each.getValue().tensors().get(input);
            if (first != null) {
                boolean halves =
                        TensorNames.half(input).equals("encoder")
                                && TensorNames.half(name).equals("decoder");
                boolean same =
                        first.shape().equals(tensor.shape())
                                && (!halves || alike(each.getKey(), first, file, tensor));
                return same ? role : TableRole.OTHER_INPUT;
            }
        }
        return role;
    }

    private boolean alike(
            Path firstFile,
            SafetensorsHeader.Tensor first,
            Path file,
            SafetensorsHeader.Tensor other) {
        if (!first.dtype().equals(other.dtype())) {
            return false;
        }
        long rows = Math.max(1, first.shape().getFirst());
        int width = Math.toIntExact((first.end() - first.begin()) / rows);
        try (var one = FileChannel.open(firstFile);
                var two = FileChannel.open(file)) {
            for (int i = 0; i < Math.min(ROWS, rows); i++) {
                long row = rows * i / Math.min(ROWS, rows);
                byte[] a = read(one, first.begin() + row * width, width);
                byte[] b = read(two, other.begin() + row * width, width);
                if (!Arrays.equals(a, b)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(FileChannel file, long at, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("is cut off");
            }
        }
        return bytes.array();
    }
}
