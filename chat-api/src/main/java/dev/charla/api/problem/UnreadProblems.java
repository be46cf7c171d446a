package dev.charla.api.problem;

/** Problem documents (RFC 9457) for requests that were refused before anybody knew what they ask for. */
@FunctionalInterface
public interface UnreadProblems {

    /**
     * Says what is wrong in words that depend on nothing but the status.
     *
     * @param status the answer's, of an error; it is the document's too
     * @return JSON in UTF-8
     */
    byte[] of(int status);
}
