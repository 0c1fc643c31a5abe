/// The page of the token bench. The trials are the session's; [lexiscope.ui.trial.BenchPage] shows
/// what they come to, before and after anything is added.
@NullMarked
package lexiscope.ui.trial;

import org.jspecify.annotations.NullMarked;
