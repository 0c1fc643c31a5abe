/// The patterns of `tokenizer.json`, which are Oniguruma's and not Java's. Whoever looks for one
/// (pre-tokenizers, normalisers, decoders) knows [lexiscope.tokenizer.pattern.Pattern] only.
///
/// A pattern is read three times over:
///
/// 1. `PatternSize` refuses what would be too large, in a sentence.
/// 2. joni compiles it, after `NewerCharacters` has put into its classes what joni's tables lack.
///    `LimitedSearch` runs that, and gives up where it backtracks without end.
/// 3. `PatternParser` reads the part of the syntax that published patterns use into a
///    `PatternTree`. If that is nothing but runs of classes (`ScanPlan`), a `Scanner` goes through
///    its `ScanStep`s in the place of joni, many times faster; joni has only told it, in
///    `CharacterBits`, which characters a class holds, and both must find the same.
///
/// Of the same tree, `PatternPositions` and `PatternSplitPoints` tell between which characters no
/// match can be, so that a long text may be cut there first. They know characters only by
/// [lexiscope.tokenizer.unicode.SplitPointClass], and so a class is a `ClassSet` to them, or one of
/// the named `CategorySets`.
@NullMarked
package lexiscope.tokenizer.pattern;

import org.jspecify.annotations.NullMarked;
