package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// What is asked of every damaged file: it opens and can be used, or is refused in a sentence;
/// within two seconds and 256 MB.
final class Mutants {
    private static final long MOST_MILLIS = 2_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Mutants() {}

    /// What is done with a model that opens.
    @FunctionalInterface
    interface Use {
        void use(LanguageModel model) throws IOException;
    }

    /// Opens what may be damaged.
    ///
    /// @param which names the mutant in what is said
    /// @return whether it was refused
    static boolean refused(Path opened, String which, Use use) throws IOException {
        boolean refused = false;
        long start = System.nanoTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        try (LanguageModel model = ModelReader.open(opened, Progress.NONE)) {
            use.use(model);
        } catch (UnreadableFileException e) {
            refused = true;
            MutationTest.assertSentence(e, which);
        } catch (RuntimeException | Error e) {
            fail(which + " threw " + e, e);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < MOST_MILLIS, () -> which + " took " + millis + " ms");
        long taken = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        assertTrue(taken < MOST_BYTES, () -> which + " took " + taken + " bytes");
        return refused;
    }
}
