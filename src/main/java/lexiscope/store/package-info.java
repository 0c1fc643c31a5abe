/// What Lexiscope keeps on the person's machine between two starts: finished maps, and which models
/// were opened last. [lexiscope.store.AppDirectories] says where.
///
/// Everything here can be deleted at any time and is made again.
@NullMarked
package lexiscope.store;

import org.jspecify.annotations.NullMarked;
