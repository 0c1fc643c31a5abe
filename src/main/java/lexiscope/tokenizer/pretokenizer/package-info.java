/// The stage that cuts text into words, within which the subword model works. One record a file.
///
/// What a [lexiscope.tokenizer.pretokenizer.Split] looks for is a
/// [lexiscope.tokenizer.pretokenizer.Pattern] of Oniguruma's. Its size is judged first
/// (`PatternSize`). Then it is parsed as far as published patterns go (`PatternParser` to a
/// `PatternTree`), and two things are made of the tree: the places where no match can be
/// (`PatternPositions`, `PatternSeams`), and, if it is nothing but runs of character classes, the
/// steps by which a `Scanner` finds its matches. joni runs all others (`LimitedSearch`), and says
/// for both which characters a class holds.
@NullMarked
package lexiscope.tokenizer.pretokenizer;

import org.jspecify.annotations.NullMarked;
