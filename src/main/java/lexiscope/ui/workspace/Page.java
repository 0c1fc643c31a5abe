package lexiscope.ui.workspace;

/// What stands in the middle of the window: the panels, or a page in their place. From this list
/// come the actions, keys and buttons that lead to a page; the window makes each when it is first
/// looked at.
public enum Page {
    /// The panels.
    PANELS("Panels", "Show the panels", "", Of.WORKSPACE),
    /// The models that can be opened.
    OPEN("Open", "Show all models at hand", "", Of.WORKSPACE),
    /// Tokens that one may add, and what they would change.
    BENCH("Token bench", "Add a token…", "shortcut+N", Of.TOKENIZER),
    /// How the text became tokens.
    STEPS("Steps", "Show how the text became tokens", "shortcut+shift+T", Of.TOKENIZER),
    /// What a person sets once.
    SETTINGS("Settings", "Show the settings", "shortcut+COMMA", Of.WORKSPACE),
    /// All open tokenizers on the same text.
    COMPARE("Compare", "Compare the open tokenizers on the text", "shortcut+shift+C", Of.WORKSPACE),
    /// What the same content needs in many languages.
    COSTS("Costs", "Show what each language costs", "shortcut+shift+L", Of.WORKSPACE),
    /// A smaller vocabulary, and the model with it.
    TRIM("Trim", "Trim the vocabulary…", "shortcut+shift+R", Of.TOKENIZER),
    /// What is wrong in the model's files.
    MEND("Mend", "Mend the model's files…", "shortcut+shift+M", Of.MODEL);

    /// What a page is about.
    public enum Of {
        /// All open models together.
        WORKSPACE,
        /// The open model that is looked at, whatever it holds.
        MODEL,
        /// The one that is looked at, which must have a tokenizer.
        TOKENIZER,
        /// The one that is looked at, which must have a matrix.
        MATRIX
    }

    private final String title;
    private final String label;
    private final String keys;
    private final Of of;

    Page(String title, String label, String keys, Of of) {
        this.title = title;
        this.label = label;
        this.keys = keys;
        this.of = of;
    }

    /// Its name for people.
    public String title() {
        return title;
    }

    /// The words of the action that shows it.
    public String label() {
        return label;
    }

    /// The keys of that action, such as `shortcut+shift+S`, or "".
    public String keys() {
        return keys;
    }

    /// What it is about.
    public Of of() {
        return of;
    }
}
