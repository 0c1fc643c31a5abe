/// What Lexiscope keeps on the person's machine between two starts: finished maps.
///
/// Everything here can be deleted at any time and is made again.
@NullMarked
package lexiscope.store;

import org.jspecify.annotations.NullMarked;
