package lexiscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// A file that is opened alone and whose name says nothing goes by its folder.
class ModelTitleTest {
    private static String title(String name, String source) {
        return ModelTitle.of(
                new ModelFacts(
                        name,
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(source),
                        List.of()));
    }

    @Test
    void aNameThatEveryModelHasGivesWayToTheFolders() {
        assertEquals("gpt2", title("tokenizer.json", "/data/gpt2/tokenizer.json"));
        assertEquals("bert", title("model.onnx", "/data/bert/onnx/model.onnx"));
        assertEquals(
                "org/name",
                title(
                        "model.safetensors",
                        "/c/hub/models--org--name/snapshots/0a1b/model.safetensors"));
        assertEquals("glove.txt", title("glove.txt", "/data/vectors/glove.txt"));
        assertEquals("my-model", title("my-model", "/data/my-model/tokenizer.json"));
        assertEquals("tokenizer.json", title("tokenizer.json", "/tokenizer.json"));
    }
}
