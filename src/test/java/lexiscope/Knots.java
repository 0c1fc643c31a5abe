package lexiscope;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The knots of a house: files of one package that all lead to each other, so that none can be read
/// without the rest. They are the strongly connected components (Tarjan 1972) of its imports.
///
/// That a sealed type knows what it permits is no knot: the compiler asks for it.
final class Knots {
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    private Knots(JavaClasses house) {
        for (JavaClass one : house) {
            Set<String> used = uses.computeIfAbsent(file(one), _ -> new TreeSet<>());
            Set<String> permitted = permitted(one);
            for (var dependency : one.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (target.getPackageName().equals(one.getPackageName())
                        && !permitted.contains(file(target))) {
                    used.add(file(target));
                }
            }
        }
        for (String file : uses.keySet()) {
            if (!order.containsKey(file)) {
                walk(file);
            }
        }
    }

    /// The knots of more than so many files, with the files' simple names, by their package.
    static Map<String, List<Set<String>>> above(int files, JavaClasses house) {
        var large = new TreeMap<String, List<Set<String>>>();
        for (Set<String> knot : new Knots(house).found) {
            if (knot.size() > files) {
                var names = new TreeSet<String>();
                knot.forEach(f -> names.add(f.substring(f.lastIndexOf('.') + 1)));
                String first = knot.iterator().next();
                large.computeIfAbsent(
                                first.substring(0, first.lastIndexOf('.')), _ -> new ArrayList<>())
                        .add(names);
            }
        }
        return large;
    }

    private static String file(JavaClass one) {
        return one.getName().replaceFirst("[$].*", "");
    }

    private static Set<String> permitted(JavaClass one) {
        Class<?>[] permitted = one.reflect().getPermittedSubclasses();
        var files = new TreeSet<String>();
        if (permitted != null) {
            for (Class<?> each : permitted) {
                files.add(each.getName().replaceFirst("[$].*", ""));
            }
        }
        return files;
    }

    private void walk(String file) {
        order.put(file, order.size());
        lowest.put(file, order.get(file));
        open.push(file);
        for (String next : uses.getOrDefault(file, Set.of())) {
            if (!order.containsKey(next)) {
                walk(next);
                lowest.merge(file, lowest.get(next), Math::min);
            } else if (open.contains(next)) {
                lowest.merge(file, order.get(next), Math::min);
            }
        }
        if (lowest.get(file).equals(order.get(file))) {
            var knot = new TreeSet<String>();
            String last = "";
            while (!last.equals(file)) {
                last = open.pop();
                knot.add(last);
            }
            found.add(knot);
        }
    }
}
