/// Plain text files, read for counting and learning.
@NullMarked
package lexiscope.corpus;

import org.jspecify.annotations.NullMarked;
