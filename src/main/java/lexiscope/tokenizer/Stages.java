package lexiscope.tokenizer;

import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.subword.SubwordModel;

import java.util.Optional;

/// The stages of a pipeline; a file may lack any but the model.
///
/// @param normalizer rewrites text
/// @param preTokenizer cuts text into words
/// @param model cuts words into pieces
/// @param postProcessor adds special tokens
/// @param decoder turns tokens into text
/// @param overlap which added token is cut out first
public record Stages(
        Optional<Normalizer> normalizer,
        Optional<PreTokenizer> preTokenizer,
        SubwordModel model,
        Optional<PostProcessor> postProcessor,
        Optional<Decoder> decoder,
        Overlap overlap) {
    /// Stages of nearly all files: added tokens are cut out leftmost first.
    public Stages(
            Optional<Normalizer> normalizer,
            Optional<PreTokenizer> preTokenizer,
            SubwordModel model,
            Optional<PostProcessor> postProcessor,
            Optional<Decoder> decoder) {
        this(normalizer, preTokenizer, model, postProcessor, decoder, Overlap.LEFTMOST);
    }

    /// The same stages with another order among added tokens.
    public Stages with(Overlap other) {
        return new Stages(normalizer, preTokenizer, model, postProcessor, decoder, other);
    }
}
