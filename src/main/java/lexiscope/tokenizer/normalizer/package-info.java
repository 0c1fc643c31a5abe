/// The stage that rewrites text before it is cut: lower-casing, Unicode forms, BERT's cleaning. One
/// record a file.
@NullMarked
package lexiscope.tokenizer.normalizer;

import org.jspecify.annotations.NullMarked;
