package lexiscope.ui.kit;

/// How colours are seen: CIELAB under D65, with the deficiencies after G. Machado, M. Oliveira and
/// L. Fernandes (2009) at severity 1, and how far two of them are apart (CIEDE2000).
enum ColourSight {
    FULL,
    PROTANOPIA,
    DEUTERANOPIA,
    TRITANOPIA;

    /// What of linear red, green and blue is seen.
    private double[][] seen() {
        return switch (this) {
            case FULL -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
            case PROTANOPIA ->
                    new double[][] {
                        {0.152286, 1.052583, -0.204868},
                        {0.114503, 0.786281, 0.099216},
                        {-0.003882, -0.048116, 1.051998}
                    };
            case DEUTERANOPIA ->
                    new double[][] {
                        {0.367322, 0.860646, -0.227968},
                        {0.280085, 0.672501, 0.047413},
                        {-0.011820, 0.042940, 0.968881}
                    };
            case TRITANOPIA ->
                    new double[][] {
                        {1.255528, -0.076749, -0.178779},
                        {-0.078411, 0.930809, 0.147602},
                        {0.004733, 0.691367, 0.303900}
                    };
        };
    }

    /// Lightness, green to red, blue to yellow.
    ///
    /// @param hex `#RRGGBB`
    double[] lab(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        double[] linear = {linear(rgb >> 16 & 0xFF), linear(rgb >> 8 & 0xFF), linear(rgb & 0xFF)};
        double[][] seen = seen();
        double[] c = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                c[i] += seen[i][j] * linear[j];
            }
            c[i] = Math.clamp(c[i], 0, 1);
        }
        double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
        double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
        double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /// How far two colours are apart: 1 can just be told, beside each other.
    double apart(String one, String other) {
        double[] p = lab(one);
        double[] q = lab(other);
        double mean = (Math.hypot(p[1], p[2]) + Math.hypot(q[1], q[2])) / 2;
        double g = 1.5 - 0.5 * Math.sqrt(weight(mean));
        double c1 = Math.hypot(g * p[1], p[2]);
        double c2 = Math.hypot(g * q[1], q[2]);
        double h1 = angle(p[2], g * p[1]);
        double h2 = angle(q[2], g * q[1]);
        double c = (c1 + c2) / 2;
        boolean grey = c1 * c2 == 0;
        double turn = h2 - h1;
        turn = grey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
        double h = grey ? h1 + h2 : h1 + turn / 2;
        double dh = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));
        double t =
                1
                        - 0.17 * cos(h - 30)
                        + 0.24 * cos(2 * h)
                        + 0.32 * cos(3 * h + 6)
                        - 0.2 * cos(4 * h - 63);
        double l = (p[0] + q[0]) / 2 - 50;
        double dl = (q[0] - p[0]) / (1 + 0.015 * l * l / Math.sqrt(20 + l * l));
        double dc = (c2 - c1) / (1 + 0.045 * c);
        double hue = dh / (1 + 0.015 * c * t);
        double bend = (((h % 360 + 360) % 360) - 275) / 25;
        double rotation =
                -2 * Math.sqrt(weight(c)) * Math.sin(Math.toRadians(60 * Math.exp(-bend * bend)));
        return Math.sqrt(dl * dl + dc * dc + hue * hue + rotation * dc * hue);
    }

    private static double weight(double chroma) {
        double seventh = Math.pow(chroma, 7);
        return seventh / (seventh + Math.pow(25, 7));
    }

    private static double angle(double y, double x) {
        return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
