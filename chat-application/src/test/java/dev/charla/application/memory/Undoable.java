package dev.charla.application.memory;

/** Something that can go back to where it was. */
interface Undoable {

    /** What brings back the present state. */
    Runnable checkpoint();
}
