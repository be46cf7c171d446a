package dev.charla.domain.chat;

import dev.charla.domain.Refusal;

/** Why a file was not taken, attached or given. */
public abstract sealed class FileRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private FileRefusal(String message) {
        super(message);
    }

    /** There is no such file for this person: it is absent, gone, or not theirs to see, and they may not learn which. */
    public static final class FileNotFound extends FileRefusal {
        private static final long serialVersionUID = 1L;

        public FileNotFound() {
            super("no such file");
        }
    }

    /** The message may not carry that file, or there is none; its sender may not learn which. */
    public static final class FileNotAttachable extends FileRefusal {
        private static final long serialVersionUID = 1L;

        public FileNotAttachable() {
            super("no file that this message may carry");
        }
    }

    /** There is nothing in the file. */
    public static final class EmptyFile extends FileRefusal {
        private static final long serialVersionUID = 1L;

        public EmptyFile() {
            super("the file is empty");
        }
    }

    /** What is in the file is of no type that is taken. */
    public static final class FileTypeNotTaken extends FileRefusal {
        private static final long serialVersionUID = 1L;

        public FileTypeNotTaken() {
            super("no file of this type is taken");
        }
    }
}
