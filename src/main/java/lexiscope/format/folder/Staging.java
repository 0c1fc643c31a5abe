package lexiscope.format.folder;

import lexiscope.format.file.Folders;
import lexiscope.work.Leftovers;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Makes files beside a folder and moves them there when all of them are whole. Where anything goes
/// wrong, and where the program is ended, what was made is taken away and what was there is there.
final class Staging {
    private Staging() {}

    /// Writes files into a folder, which is made where it is not there.
    ///
    /// @param files by names within the folder; those of the same name are replaced
    static void write(Path target, List<PlannedFile> files, ByteMeter meter) throws IOException {
        boolean there = Files.exists(target);
        Path whole = there ? target.toRealPath() : target.toAbsolutePath().normalize();
        // in a folder that is there, so that a move never goes to another disk
        Path place = whole;
        while (!Files.exists(place)) {
            place = parent(place);
        }
        String name = there ? "lexiscope" : Folders.name(whole);
        Path stage =
                place.resolve("." + name + "." + Long.toHexString(System.nanoTime()) + ".part");
        Leftovers.add(stage);
        try {
            Files.createDirectory(stage);
            for (PlannedFile file : files) {
                meter.begin(file.name());
                Path made = stage.resolve("new").resolve(file.name());
                Files.createDirectories(parent(made));
                file.write(made, meter);
            }
            Leftovers.uninterrupted(() -> commit(stage, whole, there, files));
        } finally {
            Leftovers.remove(stage);
            Leftovers.forget(stage);
        }
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(path + " is no folder that can be made");
        }
        return parent;
    }

    private static void commit(Path stage, Path target, boolean there, List<PlannedFile> files)
            throws IOException {
        Path ready = stage.resolve("new");
        if (!there) {
            Files.createDirectories(ready);
            Files.createDirectories(parent(target));
            move(ready, target);
            return;
        }
        var moved = new ArrayList<Path[]>();
        try {
            for (PlannedFile file : files) {
                Path place = target.resolve(file.name());
                if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                    Path kept = stage.resolve("old").resolve(file.name());
                    Files.createDirectories(parent(kept));
                    step(place, kept, moved);
                }
                Files.createDirectories(parent(place));
                step(ready.resolve(file.name()), place, moved);
            }
        } catch (IOException | RuntimeException e) {
            for (Path[] step : moved.reversed()) {
                move(step[1], step[0]);
            }
            throw e;
        }
    }

    private static void step(Path from, Path to, List<Path[]> moved) throws IOException {
        move(from, to);
        moved.add(new Path[] {from, to});
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }
}
