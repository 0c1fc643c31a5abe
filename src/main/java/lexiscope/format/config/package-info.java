/// What lies beside a tokenizer's own file: `tokenizer_config.json` and its kin, and the class of
/// `transformers` that they name.
///
/// [lexiscope.format.config.TokenizerConfig] reads them all at once; a value of the wrong kind
/// becomes a note ([lexiscope.format.config.ConfigKinds]) and is otherwise ignored.
@NullMarked
package lexiscope.format.config;

import org.jspecify.annotations.NullMarked;
