package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.List;

/// Cuts text into the words within which the subword model works.
public sealed interface PreTokenizer
        permits BertPreTokenizer,
                ByteLevel,
                CharDelimiterSplit,
                Digits,
                FixedLength,
                LlamaBertPreTokenizer,
                Metaspace,
                PreTokenizerSequence,
                Punctuation,
                Split,
                UnicodeScripts,
                Whitespace,
                WhitespaceSplit {
    /// The words in order; what belongs to no word is left out. Cost: linear for the patterns that
    /// models ship.
    List<AlignedText> split(AlignedText text);
}
