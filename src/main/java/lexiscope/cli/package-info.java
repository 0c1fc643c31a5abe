/// The command line: [lexiscope.cli.Main] and the headless verbs, one class each.
///
/// Data goes to standard output, messages for people to standard error. Exit code 0 is fine, 2 a
/// usage error or a file that cannot be read, with one sentence and no stack trace.
@NullMarked
package lexiscope.cli;

import org.jspecify.annotations.NullMarked;
