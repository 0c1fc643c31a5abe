package lexiscope.projection.umap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipCurveTest {
    /// Golden values of umap-learn's `find_ab_params` (least distances 0.1, 0 and 0.5, spread 1).
    @ParameterizedTest
    @CsvSource({"0.1,1.5769,0.8951", "0.0,1.9328,0.7905", "0.5,0.5830,1.3342"})
    void theCurveOfUmap(double minDist, double a, double b) {
        var curve = MembershipCurve.fit(minDist, 1);
        assertEquals(a, curve.a(), 1e-4);
        assertEquals(b, curve.b(), 1e-4);
        var table = new ForceTable(curve::pull);
        for (float d = 1e-6f; d < 1e4; d *= 1.37f) {
            assertEquals(1, table.at(d) / curve.pull(d), 2e-3);
        }
    }
}
