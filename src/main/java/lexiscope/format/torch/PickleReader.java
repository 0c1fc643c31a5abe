package lexiscope.format.torch;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.DecimalFloat;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.torch.PickleValue.Bytes;
import lexiscope.format.torch.PickleValue.Entries;
import lexiscope.format.torch.PickleValue.Flag;
import lexiscope.format.torch.PickleValue.Int;
import lexiscope.format.torch.PickleValue.Items;
import lexiscope.format.torch.PickleValue.Name;
import lexiscope.format.torch.PickleValue.Nothing;
import lexiscope.format.torch.PickleValue.Real;
import lexiscope.format.torch.PickleValue.Reference;
import lexiscope.format.torch.PickleValue.Text;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A closed interpreter of pickles: it moves data about and never resolves a class. The names it
/// meets must be on the list of [PickleNames]; any other one ends the reading by its name.
///
/// Opcodes are those of CPython's `pickletools.py`, protocols 0 to 5.
final class PickleReader {
    private final Path file;
    private final Cursor in;
    private final Deque<PickleValue> stack = new ArrayDeque<>();
    private final Deque<Deque<PickleValue>> marks = new ArrayDeque<>();
    private final Map<Long, PickleValue> memo = new HashMap<>();
    private Deque<PickleValue> top = stack;

    private PickleReader(Path file, Cursor in) {
        this.file = file;
        this.in = in;
    }

    /// Reads one pickle from where the cursor stands; it stands behind it then.
    static PickleValue read(Path file, Cursor in) throws UnreadableFileException {
        return new PickleReader(file, in).run();
    }

    private PickleValue run() throws UnreadableFileException {
        while (true) {
            int opcode = in.u8();
            if (opcode == '.') {
                return pop();
            }
            if (!constant(opcode) && !container(opcode)) {
                call(opcode);
            }
        }
    }

    /// Numbers, texts and the like.
    private boolean constant(int opcode) throws UnreadableFileException {
        switch (opcode) {
            case 'N' -> push(new Nothing());
            case 0x88 -> push(new Flag(true));
            case 0x89 -> push(new Flag(false));
            case 'J' -> push(new Int(in.i32()));
            case 'K' -> push(new Int(in.u8()));
            case 'M' -> push(new Int(in.u16()));
            case 0x8a -> push(whole(in.bytes(in.u8())));
            case 0x8b -> push(whole(in.bytes(in.u32())));
            case 'I', 'L' -> push(decimal(line()));
            case 'F' -> push(real(line()));
            case 'G' -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(in.i64()))));
            case 'S' -> push(new Text(unquoted(line())));
            case 'V' -> push(new Text(line()));
            case 'T' -> push(new Text(latin(in.bytes(in.u32()))));
            case 'U' -> push(new Text(latin(in.bytes(in.u8()))));
            case 'X' -> push(new Text(in.utf8(in.u32())));
            case 0x8c -> push(new Text(in.utf8(in.u8())));
            case 0x8d -> push(new Text(in.utf8(in.i64())));
            case 'B' -> push(new Bytes(in.bytes(in.u32())));
            case 'C' -> push(new Bytes(in.bytes(in.u8())));
            case 0x8e, 0x96 -> push(new Bytes(in.bytes(in.i64())));
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Lists, tuples, dictionaries, the stack and the memo.
    private boolean container(int opcode) throws UnreadableFileException {
        switch (opcode) {
            case 0x80 -> in.u8();
            case 0x95 -> in.i64();
            case '(' -> {
                marks.push(top);
                top = new ArrayDeque<>();
            }
            case '0' -> pop();
            case '1' -> marked();
            case '2' -> push(peek());
            case ']', ')', 0x8f -> push(new Items(new ArrayList<>()));
            case 'l', 't', 0x91 -> push(new Items(marked()));
            case 0x85 -> push(new Items(last(1)));
            case 0x86 -> push(new Items(last(2)));
            case 0x87 -> push(new Items(last(3)));
            case '}' -> push(new Entries(new LinkedHashMap<>()));
            case 'd' -> {
                List<PickleValue> pairs = marked();
                var entries = new Entries(new LinkedHashMap<>());
                put(entries, pairs);
                push(entries);
            }
            case 'a' -> {
                PickleValue item = pop();
                items(peek()).add(item);
            }
            case 'e', 0x90 -> {
                List<PickleValue> more = marked();
                items(peek()).addAll(more);
            }
            case 's' -> {
                List<PickleValue> pair = last(2);
                put(peek(), pair);
            }
            case 'u' -> {
                List<PickleValue> pairs = marked();
                put(peek(), pairs);
            }
            case 'p' -> memo.put(integer(line()), peek());
            case 'q' -> memo.put((long) in.u8(), peek());
            case 'r' -> memo.put(in.u32(), peek());
            case 0x94 -> memo.put((long) memo.size(), peek());
            case 'g' -> push(recall(integer(line())));
            case 'h' -> push(recall(in.u8()));
            case 'j' -> push(recall(in.u32()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /// What would make objects in Python.
    private void call(int opcode) throws UnreadableFileException {
        switch (opcode) {
            case 'c' -> {
                String module = line();
                push(name(module, line()));
            }
            case 0x93 -> {
                List<PickleValue> two = last(2);
                if (two.get(0) instanceof Text module && two.get(1) instanceof Text name) {
                    push(name(module.value(), name.value()));
                } else {
                    throw broken("a name is not text");
                }
            }
            case 'R', 0x81 -> {
                List<PickleValue> two = last(2);
                push(PickleNames.made(file, two.get(0), items(two.get(1))));
            }
            case 0x92 -> {
                List<PickleValue> three = last(3);
                push(PickleNames.made(file, three.get(0), items(three.get(1))));
            }
            // the state of a dictionary or a tensor: attributes that are not looked at
            case 'b' -> pop();
            case 'Q' -> push(new Reference(pop()));
            case 'P' -> push(new Reference(new Text(line())));
            default ->
                    throw new UnreadableFileException(
                            file,
                            String.format(
                                    "holds the pickle instruction 0x%02x, which a model's weights"
                                            + " do not need, so it is not read. Fetch the model as"
                                            + " safetensors.",
                                    opcode));
        }
    }

    private Name name(String module, String name) throws UnreadableFileException {
        return PickleNames.allowed(file, module, name);
    }

    private void push(PickleValue value) {
        top.push(value);
    }

    private PickleValue pop() throws UnreadableFileException {
        if (top.isEmpty()) {
            throw broken("it takes more from its stack than is there");
        }
        return top.pop();
    }

    private PickleValue peek() throws UnreadableFileException {
        PickleValue value = pop();
        push(value);
        return value;
    }

    private List<PickleValue> last(int count) throws UnreadableFileException {
        var values = new ArrayList<PickleValue>();
        for (int i = 0; i < count; i++) {
            values.addFirst(pop());
        }
        return values;
    }

    /// What was pushed since the last mark.
    private List<PickleValue> marked() throws UnreadableFileException {
        if (marks.isEmpty()) {
            throw broken("it lacks a mark");
        }
        var values = new ArrayList<>(top.reversed());
        top = marks.pop();
        return values;
    }

    private List<PickleValue> items(PickleValue value) throws UnreadableFileException {
        if (value instanceof Items list) {
            return list.items();
        }
        throw broken("something is no list");
    }

    private void put(PickleValue into, List<PickleValue> pairs) throws UnreadableFileException {
        if (!(into instanceof Entries entries) || pairs.size() % 2 != 0) {
            throw broken("something is no dictionary");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            // only such keys are looked at, and only their values can be compared safely:
            // containers
            // may hold themselves
            PickleValue key = pairs.get(i);
            if (key instanceof Text || key instanceof Int) {
                entries.entries().put(key, pairs.get(i + 1));
            }
        }
    }

    private PickleValue recall(long key) throws UnreadableFileException {
        PickleValue value = memo.get(key);
        if (value == null) {
            throw broken("it recalls what was not stored");
        }
        return value;
    }

    private String line() throws UnreadableFileException {
        long length = in.distance((byte) '\n');
        if (length < 0 || length > 1 << 20) {
            throw broken("a line of it has no end");
        }
        String line = in.utf8(length);
        in.skip(1);
        return line;
    }

    private static Int whole(byte[] littleEndian) {
        byte[] big = new byte[littleEndian.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = littleEndian[big.length - 1 - i];
        }
        return new Int(big.length == 0 ? 0 : new BigInteger(big).longValue());
    }

    private PickleValue decimal(String line) throws UnreadableFileException {
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        return switch (digits) {
            case "00" -> new Flag(false);
            case "01" -> new Flag(true);
            default -> new Int(integer(digits));
        };
    }

    private long integer(String digits) throws UnreadableFileException {
        if (!digits.matches("-?\\d{1,18}")) {
            throw broken(
                    "“" + digits.substring(0, Math.min(20, digits.length())) + "” is no number");
        }
        return Long.parseLong(digits);
    }

    private Real real(String line) throws UnreadableFileException {
        if (!DecimalFloat.looksRight(line)) {
            throw broken("a number of it is none");
        }
        return new Real(line.matches(".*[a-zA-Z]{3}.*") ? Double.NaN : Double.parseDouble(line));
    }

    private static String unquoted(String line) {
        return line.length() >= 2 ? line.substring(1, line.length() - 1) : line;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private UnreadableFileException broken(String what) {
        return UnreadableFileException.damaged(file, "its pickle is broken: " + what + ".");
    }
}
