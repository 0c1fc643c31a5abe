package lexiscope.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/// Whether a shared library of the system can be loaded.
public final class SharedLibrary {
    private SharedLibrary() {}

    /// Looks for a library by the name that programs link to, such as `libgtk-3.so.0`.
    public static boolean present(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(name, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
