package lexiscope.projection;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;

/// The options of a projection by their names. A projection is a record of them, each under the
/// name of its choice (`minDist` is `min-dist`), so that an option is written down where the record
/// names and checks it and where the choice describes it, and nowhere else.
final class OptionValues<P extends Projection> {
    private final P projection;
    private final List<ProjectionOption> choices;
    private final RecordComponent[] components;

    OptionValues(P projection) {
        this.projection = projection;
        choices = projection.choices();
        components = projection.getClass().getRecordComponents();
    }

    /// The value of an option.
    ///
    /// @throws IllegalArgumentException with a sentence when there is none of this name
    double get(String name) {
        return number(at(name)).doubleValue();
    }

    /// The same projection with another value of one option; every other stays as it is, to the
    /// last bit.
    ///
    /// @throws IllegalArgumentException with a sentence when there is no option of this name, or
    ///   the value is out of its range
    Projection with(String name, double value) {
        int at = at(name);
        ProjectionOptions.check(projection.label(), choices, name, value);
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = i == at ? as(types[i], value) : number(i);
        }
        try {
            Constructor<? extends Projection> made =
                    projection.getClass().getDeclaredConstructor(types);
            return made.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private int at(String name) {
        for (int i = 0; i < components.length; i++) {
            String words = components[i].getName().replaceAll("([A-Z])", "-$1");
            if (words.toLowerCase(Locale.ROOT).equals(name)) {
                return i;
            }
        }
        throw ProjectionOptions.unknown(projection.label(), choices, name);
    }

    private Number number(int at) {
        try {
            return (Number) components[at].getAccessor().invoke(projection);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Number as(Class<?> type, double value) {
        if (type == double.class) {
            return value;
        }
        return type == long.class ? (Number) (long) value : (Number) (int) value;
    }
}
