package dev.charla.api.rest;

import static java.util.stream.Collectors.joining;

import dev.charla.api.json.WireInstant;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.Message;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A transcript for people to read. A message begins a line with its time and, in brackets, what the server knows of it; every
 * other line of it is indented. So nobody's words can pass for another message, and nobody's name for a commercial's.
 */
final class TranscriptText {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** What would move or hide the text around it: control characters but the tab, and those that change its direction. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069&&[^\\t]]");

    private TranscriptText() {}

    /** The lines before the first message, with the empty one that ends them. */
    static String head(ChatView view) {
        var chat = view.chat();
        var name = view.contact().name();
        return "Chat " + chat.id() + "\n"
                + "Opened " + WireInstant.of(chat.origin().openedAt()) + "\n"
                + "Status " + chat.progress().status() + "\n"
                + (name == null ? "" : "Visitor " + line(name) + "\n")
                + "\n";
    }

    static String of(Message message) {
        var name = message.sender().name();
        return WireInstant.of(message.sentAt()) + " [" + marks(message) + "]"
                + (name == null ? "" : " " + line(name)) + ":"
                + (message.content().isEmpty() ? "" : " " + indented(message.content())) + "\n"
                + (message.attachment() == null ? "" : file(message.attachment()));
    }

    /** The last line: without it something is missing. */
    static String end(long count) {
        return "\nEnd of the transcript, messages: " + count + "\n";
    }

    private static String marks(Message message) {
        return message.sender().type().name().toLowerCase(Locale.ROOT)
                + (message.internal() ? ", note" : "")
                + (message.editedAt() == null ? "" : ", edited")
                + (message.wasDeleted()
                        ? ", deleted " + WireInstant.of(Objects.requireNonNull(message.deletedAt()))
                        : "");
    }

    private static String file(Attachment file) {
        return "  file: " + line(file.fileName()) + " (" + line(file.mimeType()) + ", " + file.size() + " bytes)\n";
    }

    private static String indented(String text) {
        return LINE_BREAK.splitAsStream(text).map(TranscriptText::printable).collect(joining("\n    "));
    }

    private static String line(String text) {
        return printable(text).strip();
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ");
    }
}
