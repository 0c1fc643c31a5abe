package lexiscope.format.torch;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.file.ZipArchive;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// PyTorch checkpoints: the zip form, and the stream of pickles that was written before 1.6
/// (pytorch `serialization.rst`). The pickle is read by a closed interpreter; storages stay mapped.
public final class TorchFile implements Format {
    /// The number that the older form begins with, as its pickle holds it.
    private static final byte[] STREAM = {
        (byte) 0x8a,
        0x0a,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19
    };

    @Override
    public String name() {
        return "PyTorch .bin, .pt and .pth";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.matrix(50, "pytorch_model.bin"),
                FileName.matrix(70, "*.pth"),
                FileName.matrix(80, "*.pt"),
                FileName.matrix(90, "*.ckpt"),
                FileName.matrix(180, "*.bin"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return ZipArchive.probe(head) || stream(head);
    }

    /// A pickle of protocol 4 begins with a frame, whose opcode and length take nine bytes.
    private static boolean stream(ByteBuffer head) {
        return stream(head, 2)
                || head.remaining() > 2 && head.get(2) == (byte) 0x95 && stream(head, 11);
    }

    private static boolean stream(ByteBuffer head, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (head.remaining() < at + STREAM.length || head.get(at + i) != STREAM[i]) {
                return false;
            }
        }
        return head.get(0) == (byte) 0x80;
    }

    @Override
    public boolean covers(String own, String other) {
        return own.equals("pytorch_model.bin") && other.endsWith(".pth")
                || LlamaShards.isShard(Path.of(own))
                        && LlamaShards.isShard(Path.of(other))
                        && own.compareTo(other) < 0;
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading the names in " + file.getFileName());
        if (LlamaShards.isShard(file)) {
            return new LlamaShards(file, reading.arena())
                    .parts(reading.tensor(), reading.config(file));
        }
        return new MatrixChoice(file, tensors(file, reading.arena()), reading.config(file))
                .parts(reading.tensor(), List.of());
    }

    /// All tensors of a checkpoint.
    ///
    /// @throws UnreadableFileException when it is damaged, or holds what is not interpreted
    public static List<NamedTensor> tensors(Path file, Arena arena) throws UnreadableFileException {
        return stream(FileHead.of(file)) ? ofStream(file, arena) : ofZip(file, arena);
    }

    private static List<NamedTensor> ofZip(Path file, Arena arena) throws UnreadableFileException {
        ZipArchive zip = ZipArchive.open(file, arena);
        var pickle =
                zip.entries().values().stream()
                        .filter(e -> e.name().endsWith("/data.pkl") || e.name().equals("data.pkl"))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UnreadableFileException(
                                                file,
                                                "is a zip archive, but no PyTorch checkpoint: it"
                                                    + " has no data.pkl. Unpack it and open what is"
                                                    + " in it."));
        String root = pickle.name().substring(0, pickle.name().length() - "data.pkl".length());
        var order = zip.entries().get(root + "byteorder");
        boolean big =
                order != null
                        && order.size() == 3
                        && new Cursor(file, zip.bytes(order, arena), ByteOrder.LITTLE_ENDIAN)
                                .utf8(3)
                                .equals("big");
        var in = new Cursor(file, zip.bytes(pickle, arena), ByteOrder.LITTLE_ENDIAN);
        PickleValue value = PickleReader.read(file, in);
        TorchStorage storages =
                key -> {
                    var entry = zip.entries().get(root + "data/" + key);
                    if (entry == null) {
                        throw UnreadableFileException.damaged(
                                file, "has no data for the storage " + key + ".");
                    }
                    return zip.bytes(entry, arena);
                };
        return new TorchTensors(
                        file, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, storages)
                .of(value);
    }

    /// Magic number, protocol, facts of the machine, the object, the keys of the storages; then
    /// each storage with its count of numbers.
    private static List<NamedTensor> ofStream(Path file, Arena arena)
            throws UnreadableFileException {
        Cursor in = Cursor.of(file, arena);
        PickleReader.read(file, in);
        PickleReader.read(file, in);
        PickleReader.read(file, in);
        PickleValue value = PickleReader.read(file, in);
        PickleValue keys = PickleReader.read(file, in);
        if (!(keys instanceof PickleValue.Items list)) {
            throw UnreadableFileException.damaged(file, "lacks the list of its storages.");
        }
        Map<String, Integer> sizes = StorageSizes.of(value);
        Map<String, MemorySegment> storages = new LinkedHashMap<>();
        for (PickleValue key : list.items()) {
            if (!(key instanceof PickleValue.Text text)) {
                throw UnreadableFileException.damaged(file, "a storage of it has no key.");
            }
            long count = in.i64();
            int bytes = sizes.getOrDefault(text.value(), 0);
            if (bytes == 0) {
                // a storage that no tensor uses: where the next one lies is not known
                break;
            }
            in.count(count, bytes, "numbers");
            storages.put(text.value(), in.slice(count * bytes));
        }
        TorchStorage found =
                key -> {
                    MemorySegment bytes = storages.get(key);
                    if (bytes == null) {
                        throw UnreadableFileException.damaged(
                                file, "has no data for the storage " + key + ".");
                    }
                    return bytes;
                };
        return new TorchTensors(file, ByteOrder.LITTLE_ENDIAN, found).of(value);
    }
}
