package lexiscope.app;

import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.map.MapPanel;
import lexiscope.ui.open.OpenActions;
import lexiscope.ui.open.OpenPanel;
import lexiscope.ui.session.Session;
import lexiscope.ui.text.TextPanel;
import lexiscope.ui.token.TokenPanel;
import lexiscope.ui.trial.AddTokenPanel;
import lexiscope.ui.vocabulary.VocabularyPanel;

import java.util.List;

/// The panels of the window, a line each.
record Panels(
        TextPanel text,
        VocabularyPanel vocabulary,
        MapPanel map,
        TokenPanel token,
        AddTokenPanel addToken,
        OpenPanel open) {
    static Panels of(Session session, Palette palette, OpenActions actions) {
        return new Panels(
                new TextPanel(session, palette),
                new VocabularyPanel(session, palette),
                new MapPanel(session, palette),
                new TokenPanel(session, palette),
                new AddTokenPanel(session, palette),
                new OpenPanel(session, actions));
    }

    List<Panel> all() {
        return List.of(text, vocabulary, map, token, addToken, open);
    }
}
