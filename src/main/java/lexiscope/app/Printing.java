package lexiscope.app;

import javafx.application.Platform;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

import lexiscope.ui.session.Notice;
import lexiscope.ui.text.TextPanel;

import org.jspecify.annotations.Nullable;

import java.awt.AWTError;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Consumer;

/// Prints the coloured text: the system's own dialog, then a page after the other.
final class Printing {
    private static final String NO_PRINTER =
            "There is no printer here. Export the coloured text as a page (.html) and print that"
                    + " elsewhere.";

    private final Consumer<Notice> tell;

    Printing(Consumer<Notice> tell) {
        this.tell = tell;
    }

    /// Asks for a printer and prints.
    void print(TextPanel text, Window owner) {
        PrinterJob job = job();
        if (job == null) {
            tell.accept(new Notice(Notice.Kind.WARNING, NO_PRINTER));
            return;
        }
        if (!job.showPrintDialog(owner)) {
            job.cancelJob();
            return;
        }
        PageLayout layout = job.getJobSettings().getPageLayout();
        double tall = layout.getPrintableHeight() / layout.getPrintableWidth();
        text.pages(tall, pages -> print(job, layout, pages, 0));
    }

    /// Each page in a turn of its own, so that the window goes on between them.
    private void print(PrinterJob job, PageLayout layout, List<byte[]> pages, int at) {
        if (at == pages.size()) {
            job.endJob();
            tell.accept(
                    new Notice(
                            Notice.Kind.DONE,
                            pages.size() == 1
                                    ? "A page was printed."
                                    : pages.size() + " pages were printed."));
            return;
        }
        var page = new ImageView(new Image(new ByteArrayInputStream(pages.get(at))));
        page.setPreserveRatio(true);
        page.setFitWidth(layout.getPrintableWidth());
        if (job.printPage(layout, page)) {
            Platform.runLater(() -> print(job, layout, pages, at + 1));
        } else {
            job.cancelJob();
            tell.accept(
                    new Notice(
                            Notice.Kind.ERROR,
                            "The printer stopped at page "
                                    + (at + 1)
                                    + " of "
                                    + pages.size()
                                    + ". Look whether it is ready, and print again."));
        }
    }

    /// A system without printing at all is one without a printer.
    private static @Nullable PrinterJob job() {
        try {
            return PrinterJob.createPrinterJob();
        } catch (UnsupportedOperationException | AWTError e) {
            return null;
        }
    }
}
