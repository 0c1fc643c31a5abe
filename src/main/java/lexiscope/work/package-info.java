/// Long work: how it tells its progress, how it is stopped, how it is cut over the cores; and how a
/// file is written so that it is whole or not there. Floor 0: knows nothing of tokens, vectors or
/// windows.
@NullMarked
package lexiscope.work;

import org.jspecify.annotations.NullMarked;
