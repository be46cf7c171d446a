package dev.charla.application.port.in;

import java.io.InputStream;

/** Bytes that lie somewhere and can be read from the start any number of times. */
@FunctionalInterface
public interface FileContent {

    /** The caller closes it. Failures of reading are unchecked. */
    InputStream open();
}
