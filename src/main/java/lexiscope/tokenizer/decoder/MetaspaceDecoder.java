package lexiscope.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;

/// Makes the visible mark a space; in the first token every mark goes where one was put before the
/// text.
///
/// @param mark what stands for a space
/// @param prepended whether a mark was put before the text
public record MetaspaceDecoder(String mark, boolean prepended) implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        var out = new ArrayList<String>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            out.add(tokens.get(i).replace(mark, i == 0 && prepended ? "" : " "));
        }
        return out;
    }
}
