package dev.charla.application.usecase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes one list of two whose own orders must not change. */
final class Interleaving {

    private Interleaving() {}

    /** @param order which of two heads comes first; where neither does, the one of the first list */
    static <T> List<T> of(List<T> one, List<T> other, Comparator<T> order) {
        var all = new ArrayList<T>(one.size() + other.size());
        var taken = 0;
        for (var element : one) {
            while (taken < other.size() && order.compare(other.get(taken), element) < 0) {
                all.add(other.get(taken++));
            }
            all.add(element);
        }
        all.addAll(other.subList(taken, other.size()));
        return List.copyOf(all);
    }
}
