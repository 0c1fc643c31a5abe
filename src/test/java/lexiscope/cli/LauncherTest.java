package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The launcher starts verbs in another way than the window, so it has to know them all.
class LauncherTest {
    @Test
    void itKnowsEveryVerb() throws Exception {
        String script = Files.readString(Path.of("src/main/launch/lexiscope"));
        var list =
                Pattern.compile("case \\$1 in\\s+(.*?)\\) verb=", Pattern.DOTALL).matcher(script);
        list.find();
        var known = new TreeSet<>(Arrays.asList(list.group(1).split("[|\\s\\\\]+")));
        var verbs = new TreeSet<>(Main.commands(new String[0]).getSubcommands().keySet());
        verbs.remove("help");
        assertEquals(verbs, known);
    }
}
