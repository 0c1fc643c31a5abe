package lexiscope.app;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.map.MapPanel;
import lexiscope.ui.session.Session;
import lexiscope.ui.text.TextPanel;
import lexiscope.ui.token.TokenPanel;
import lexiscope.ui.vocabulary.VocabularyPanel;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.List;

/// The panels of an open model, a line each.
record Panels(TextPanel text, VocabularyPanel vocabulary, MapPanel map, TokenPanel token) {
    static Panels of(Workspace workspace, Session session, Palette palette) {
        // held weakly by the workspace, which outlives a model
        ObjectProperty<List<String>> columns = new SimpleObjectProperty<>();
        columns.bindBidirectional(workspace.columns());
        return new Panels(
                new TextPanel(session, palette, workspace.typing(), workspace.page()::set),
                new VocabularyPanel(session, palette, columns),
                new MapPanel(session, palette),
                new TokenPanel(session, palette, () -> workspace.page().set(Page.BENCH)));
    }

    List<Panel> all() {
        return List.of(text, vocabulary, map, token);
    }
}
