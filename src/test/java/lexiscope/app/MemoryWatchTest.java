package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Heap that is nearly full after a collection is heard of. In a process of its own, with little.
class MemoryWatchTest {
    /// Fills three quarters of the heap and more, and says how often that was heard.
    public static void main(String[] arguments) throws InterruptedException {
        var heard = new AtomicInteger();
        MemoryWatch watch = MemoryWatch.of(heard::incrementAndGet);
        long most = Runtime.getRuntime().maxMemory();
        var held = new ArrayList<byte[]>();
        for (long size = 0; size < 0.85 * most; size += 64 * 1024) {
            held.add(new byte[64 * 1024]);
        }
        for (int i = 0; i < 100 && heard.get() == 0; i++) {
            System.gc();
            Thread.sleep(50);
        }
        watch.end();
        System.exit(heard.get() > 0 && !held.isEmpty() ? 0 : 1);
    }

    @Test
    void aNearlyFullHeapIsHeardOf() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        "-Xmx64m",
                                        "-XX:+UseG1GC",
                                        "-cp",
                                        path,
                                        MemoryWatchTest.class.getName()))
                        .inheritIO()
                        .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
        assertTrue(process.exitValue() == 0, ManagementFactory.getRuntimeMXBean().getVmName());
    }
}
