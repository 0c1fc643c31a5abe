package lexiscope.ui.steps;

import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.CharDelimiterSplit;
import lexiscope.tokenizer.pretokenizer.Digits;
import lexiscope.tokenizer.pretokenizer.FixedLength;
import lexiscope.tokenizer.pretokenizer.LlamaBertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.Metaspace;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Punctuation;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.pretokenizer.UnicodeScripts;
import lexiscope.tokenizer.pretokenizer.Whitespace;
import lexiscope.tokenizer.pretokenizer.WhitespaceSplit;

/// What the rules that cut words say, in words.
final class RuleWords {
    private RuleWords() {}

    /// A rule, as the end of "cut by …".
    static String of(PreTokenizer rule) {
        return switch (rule) {
            case BertPreTokenizer _, LlamaBertPreTokenizer _ ->
                    "BERT's rule: at white space, and before and behind every punctuation mark";
            case ByteLevel b ->
                    b.useRegex()
                            ? "GPT-2's pattern: letters, digits and marks apart, a space with what"
                                    + " follows it"
                            : "the spelling in bytes, which cuts nothing";
            case CharDelimiterSplit c ->
                    "the delimiter " + Character.toString(c.delimiter()) + ", which falls away";
            case Digits d ->
                    d.individual()
                            ? "the rule of digits: every digit by itself"
                            : "the rule of digits: digits and other characters apart";
            case FixedLength f -> "the length: " + f.length() + " characters each";
            case Metaspace m -> "the mark of a space: before every " + m.mark();
            case PreTokenizerSequence _ -> "several rules, one after the other";
            case Punctuation p -> "the rule of punctuation: " + becomes(p.behavior());
            case Split s ->
                    (s.invert() ? "what lies between matches of the pattern " : "the pattern ")
                            + s.pattern()
                            + ": "
                            + becomes(s.behavior());
            case UnicodeScripts _ -> "the rule of scripts: where another script begins";
            case Whitespace _ -> "the rule of words: white space, and letters apart from marks";
            case WhitespaceSplit _ -> "the rule of white space: at every space";
        };
    }

    private static String becomes(Split.Behavior behavior) {
        return switch (behavior) {
            case REMOVED -> "a match falls away";
            case ISOLATED -> "a match is a word by itself";
            case MERGED_WITH_PREVIOUS -> "a match ends the word before it";
            case MERGED_WITH_NEXT -> "a match begins the word behind it";
            case CONTIGUOUS -> "matches side by side are one word";
        };
    }
}
