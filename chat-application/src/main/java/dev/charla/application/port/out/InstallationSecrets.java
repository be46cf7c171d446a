package dev.charla.application.port.out;

import java.util.function.Supplier;

/** Keeps the secrets that the installation made for itself. Every node sees the same ones, and restarts keep them. */
public interface InstallationSecrets {

    /**
     * The secret of that name, made now if there was none. When several nodes make it at once, all get the same one.
     *
     * @param make called at most once
     */
    String getOrMake(String name, Supplier<String> make);
}
