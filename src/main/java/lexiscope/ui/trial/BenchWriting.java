package lexiscope.ui.trial;

import lexiscope.format.FileThereException;
import lexiscope.format.FolderWriter;
import lexiscope.format.NewFolder;
import lexiscope.json.Json;
import lexiscope.trial.PlanChange;
import lexiscope.trial.Tried;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.work.SafeFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Takes the tokens along: a folder with the model, or with the new rows alone, and a configuration
/// for PEFT.
final class BenchWriting {
    private final Session session;
    private final Consumer<String> say;
    private final Channel channel;

    BenchWriting(Session session, Consumer<String> say) {
        this.session = session;
        this.say = say;
        channel = session.tasks().channel();
    }

    /// Writes the model with the tokens into a folder.
    ///
    /// @param onlyNew the small files and the new rows instead of the whole model
    void write(Path folder, boolean onlyNew) {
        Tried tried = session.tried().get().orElse(null);
        if (tried == null || tried.plan().taken().isEmpty()) {
            say.accept("There is no token to take along.");
            return;
        }
        if (!tried.failures().isEmpty()) {
            say.accept("Nothing was written: " + tried.failures().getFirst());
            return;
        }
        var change =
                PlanChange.of(
                        "token bench",
                        tried.opened(),
                        tried.plan(),
                        tried.input(),
                        tried.output(),
                        tried.counts(),
                        recipe(tried));
        List<Path> opened = session.paths();
        channel.run(
                "writing the model with new tokens",
                tried.opened(),
                progress -> {
                    try {
                        return FolderWriter.write(
                                change,
                                tried.opened(),
                                opened,
                                folder,
                                new FolderWriter.Options(false, onlyNew),
                                progress);
                    } catch (FileThereException e) {
                        throw new IllegalArgumentException(e.what() + " Choose another folder.", e);
                    }
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<FolderWriter.Result> done ->
                                say.accept(
                                        NewFolder.written(folder, done.value()) + leftOut(tried));
                        case Outcome.Failed<FolderWriter.Result> failed ->
                                say.accept(failed.sentence());
                        case Outcome.Stopped<FolderWriter.Result> _ -> say.accept("");
                    }
                });
    }

    /// Which of the tokens are not in the folder.
    private static String leftOut(Tried tried) {
        int no = tried.plan().refused().size();
        return no == 0
                ? ""
                : no == 1
                        ? " One token of the list cannot be added and is not in it."
                        : " " + no + " tokens of the list cannot be added and are not in it.";
    }

    /// Writes the arguments of PEFT's `LoraConfig` with which nothing of the matrix but the new
    /// rows is trained.
    void writeAdapter(Path file) {
        Tried tried = session.tried().get().orElse(null);
        if (tried == null || tried.plan().rows().isEmpty()) {
            say.accept("There is no new row to train.");
            return;
        }
        byte[] bytes =
                (Json.pretty(PlanChange.adapter(tried.opened(), tried.plan())) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        channel.run(
                "writing " + file.getFileName(),
                null,
                _ -> {
                    SafeFile.write(file, out -> out.write(bytes));
                    return file;
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Path> _ -> say.accept("Written: " + file + ".");
                        case Outcome.Failed<Path> failed ->
                                say.accept(file + " could not be written: " + failed.sentence());
                        case Outcome.Stopped<Path> _ -> say.accept("");
                    }
                });
    }

    /// Writes the model with the tokens into a new folder in the one that was chosen.
    void writeIn(Path chosen, boolean onlyNew) {
        session.opened()
                .get()
                .ifPresent(m -> write(NewFolder.in(chosen, m, "with-tokens"), onlyNew));
    }

    private Map<String, Object> recipe(Tried tried) {
        var trials = tried.trials();
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("init", trials.choices().get(trials.taken()));
        var begun = new LinkedHashMap<String, Object>();
        tried.begun().forEach((id, way) -> begun.put(String.valueOf(id), way));
        recipe.put("init_by_id", begun);
        if (tried.opened().output().isPresent()) {
            recipe.put(
                    "output_init",
                    trials.output().isEmpty()
                            ? trials.choices().get(trials.taken())
                            : trials.output());
        }
        recipe.put("median_norm", trials.median());
        recipe.put("tuned", !session.tuned().get().isEmpty());
        recipe.put("peft", PlanChange.adapter(tried.opened(), tried.plan()));
        return recipe;
    }
}
