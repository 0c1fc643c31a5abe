package lexiscope.ui.text;

import lexiscope.json.Json;
import lexiscope.tokenizer.Encoding;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeSet;

/// The pieces of a text as they are taken to other programs.
final class PieceCopy {
    private PieceCopy() {}

    /// A list of objects, one a piece: `{"id", "token", "start", "end"}`, spans in UTF-16 units.
    static String json(Encoding e, Vocabulary vocabulary) {
        var all = new ArrayList<Object>();
        for (int i = 0; i < e.size(); i++) {
            var one = new LinkedHashMap<String, Object>();
            one.put("id", e.ids()[i]);
            one.put("token", vocabulary.spelling(e.ids()[i]));
            one.put("start", e.start(i));
            one.put("end", e.end(i));
            all.add(one);
        }
        return Json.line(all);
    }

    /// A Python list of the tokens as the vocabulary spells them: what JSON writes is one.
    static String python(Encoding e, Vocabulary vocabulary) {
        var all = new ArrayList<Object>();
        for (int id : e.ids()) {
            all.add(vocabulary.spelling(id));
        }
        return Json.line(all);
    }

    /// The text with a separator wherever a piece begins or ends within it.
    static String separated(Encoding e, String text, String separator) {
        var cuts = new TreeSet<Integer>();
        for (int i = 0; i < e.size(); i++) {
            cuts.add(e.start(i));
            cuts.add(e.end(i));
        }
        var out = new StringBuilder();
        int at = 0;
        for (int cut : cuts) {
            if (cut > 0 && cut < text.length()) {
                out.append(text, at, cut).append(separator);
                at = cut;
            }
        }
        return out.append(text.substring(at)).toString();
    }
}
