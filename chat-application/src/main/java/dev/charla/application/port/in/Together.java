package dev.charla.application.port.in;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How several commands of one type are carried out in one transaction, each as if it were alone: what one throws undoes
 * nothing of the others.
 *
 * @param <R> what each of them answers
 */
public interface Together<C extends Command<R>, R> {

    /** What no two commands of one transaction may have in common. */
    Object key(C command);

    /**
     * Reads at once what each of them needs to know, within the transaction that they will have in common.
     *
     * @param commands each with another key
     * @return what is left to do of each, in no promised order; whatever is missing is carried out alone
     */
    Map<C, Supplier<R>> prepare(List<C> commands);
}
