package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.format.ModelReader;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A piece that is only an inserted mark stands for the blanks before it, or for nothing.
class InsertedMarkTest {
    private static final String TOKENIZER =
            """
            {"version":"1.0","added_tokens":[],"normalizer":null,
             "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"WhitespaceSplit"},
               {"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}]},
             "post_processor":null,"decoder":null,
             "model":{"type":"Unigram","unk_id":0,
               "vocab":[["<unk>",0],["▁",-2],["king",-3],["the",-3],["▁the",-1]]}}
            """;

    @TempDir Path folder;

    @Test
    void hasTheBlanksBeforeIt() throws Exception {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
        try (var model = ModelReader.open(List.of(file), "", Progress.NONE)) {
            var tokenizer = model.tokenizer().orElseThrow();
            var first = tokenizer.encode(Typed.of("king the  \nking"), EncodeOptions.DEFAULT);
            assertEquals(List.of("0-0!", "0-4", "5-8", "8-11!", "11-15"), spans(first));
            // after an edit the blanks are others
            var typed = Typed.of("king the  \nking").edited(8, 10, "");
            var edited = tokenizer.encode(first, typed, EncodeOptions.DEFAULT);
            assertEquals(List.of("0-0!", "0-4", "5-8", "8-9!", "9-13"), spans(edited));
            assertEquals(3, edited.pieceAt(8));
            assertEquals(-1, edited.pieceAt(4));
        }
    }

    private static List<String> spans(Encoding e) {
        var out = new ArrayList<String>();
        for (int i = 0; i < e.size(); i++) {
            boolean inserted = e.is(i, Pieces.INSERTED);
            out.add(e.start(i) + "-" + e.end(i) + (inserted ? "!" : ""));
        }
        return out;
    }
}
