/// What lies beside a model's own files: `config.json` ([lexiscope.format.config.ModelConfig]), and
/// `tokenizer_config.json` with its kin and the class of `transformers` that they name
/// ([lexiscope.format.config.TokenizerConfig]).
///
/// [lexiscope.format.config.ConfigFiles] has those of one opening, each parsed once. A value of the
/// wrong kind becomes a note ([lexiscope.format.config.ConfigKinds]) and is otherwise ignored.
@NullMarked
package lexiscope.format.config;

import org.jspecify.annotations.NullMarked;
