package lexiscope.app;

import lexiscope.ui.kit.Numbers;
import lexiscope.ui.task.Task;

import java.util.regex.Pattern;

/// What the strip says beside the title of a task.
final class TaskWords {
    /// A number that stands alone, not one in the name of a file.
    private static final Pattern NUMBER = Pattern.compile("(?<![^\\s(])\\d{4,15}(?![^\\s,;)])");

    private TaskWords() {}

    /// The step unless it only repeats the title, its numbers grouped by thousands, and the time
    /// left unless the step tells it itself.
    ///
    /// @param left seconds, or [Task#UNKNOWN]
    static String of(String title, String step, long left) {
        String said = step.strip().equalsIgnoreCase(title.strip()) ? "" : grouped(step);
        if (left == Task.UNKNOWN || said.endsWith(" left")) {
            return said;
        }
        String time =
                left < 90 ? left + " s left" : Numbers.whole(Math.round(left / 60.0)) + " min left";
        return said.isEmpty() ? time : said + " · " + time;
    }

    private static String grouped(String step) {
        return NUMBER.matcher(step).replaceAll(m -> Numbers.whole(Long.parseLong(m.group())));
    }
}
