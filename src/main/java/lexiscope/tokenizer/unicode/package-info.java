/// Classes of characters as the reference implementations know them: each of their tables has a
/// Unicode version of its own, so the differences to the JDK's tables are a resource. And coarser
/// ones ([lexiscope.tokenizer.unicode.SplitPointClass]), by which all stages tell where a text
/// falls apart.
@NullMarked
package lexiscope.tokenizer.unicode;

import org.jspecify.annotations.NullMarked;
