package dev.charla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.faults.Notes.Changed;
import dev.charla.faults.Notes.Heard;
import dev.charla.faults.Notes.Past;
import dev.charla.faults.Notes.Sent;
import dev.charla.faults.Notes.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each check of a storm, on notes that are true and on notes with one lie in them. */
class VerdictTest {

    private static final String MINE = "chat-1";
    private static final String THEIRS = "chat-2";

    private final List<Sent> sent = new ArrayList<>();
    private final List<Changed> changed = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Past> histories = new ArrayList<>();
    private final Map<String, String> told = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Stored> stored = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> unlogged = new ArrayList<>();

    VerdictTest() {
        message("a", MINE, 1, false);
        message("b", MINE, 2, false);
        message("n", MINE, 1, true);
        message("c", MINE, 4, false);
        message("d", THEIRS, 1, false);
        told.put("visitor-1", "{\"event\":\"message:new\",\"payload\":{\"chatId\":\"chat-1\",\"isInternal\":false}}");
        told.put("visitor-2", "{\"event\":\"message:new\",\"payload\":{\"chatId\":\"chat-2\",\"isInternal\":false}}");
        hears("visitor-1", MINE, 1, "message:new", "a");
        hears("visitor-1", MINE, 2, "message:new", "b");
        hears("visitor-1", MINE, 2, "message:new", "b");
        hears("visitor-1", MINE, 3, "chat:status", null);
        hears("visitor-1", MINE, 4, "message:new", "c");
        hears("visitor-2", THEIRS, 1, "message:new", "d");
        hears("staff-one", MINE, 1, "message:new", "a");
        hears("staff-one", MINE, 2, "history", "b");
        hears("staff-one", MINE, 3, "read-up-to", null);
        hears("staff-one", MINE, 4, "message:new", "c");
        hears("staff-one", MINE + ":commercial", 1, "message:new", "n");
        hears("staff-one", THEIRS, 1, "message:new", "d");
    }

    @Test
    void findsNothingWhenEverythingIsTrue() {
        assertThat(verdict().findings()).isEmpty();
    }

    @Test
    void countsRepetitionsWithoutMinding() {
        assertThat(verdict().duplicatedPushes()).isOne();
    }

    @Test
    void findsAnAnswerThatWasNeverStored() {
        sent.add(new Sent("x", MINE, 9, false, "key-x", "word", 1, 1));
        assertThat(verdict().lost()).isOne();
        finds("lost: ");
    }

    @Test
    void findsAMessageStoredElsewhereThanAnswered() {
        stored.replaceAll(change("a", one -> new Stored("a", MINE, 7, false, "key-a")));
        finds("lost: ");
    }

    @Test
    void findsAMessageStoredTwice() {
        stored.add(new Stored("a2", MINE, 5, false, "key-a"));
        assertThat(verdict().storedTwice()).isOne();
        finds("stored twice: ");
    }

    @Test
    void findsAMessageThatNobodyWasAnswered() {
        sent.removeIf(one -> one.id().equals("c"));
        finds("stored but never answered: ");
    }

    @Test
    void findsAStoreWithAGap() {
        gaps.add("chat:chat-1 has 3 entries, the last being 3");
        finds("a stream with a gap: ");
    }

    @Test
    void findsAMessageWithoutEntry() {
        unlogged.add("a");
        finds("message a has no entry");
    }

    @Test
    void findsAHistoryThatLacksAMessage() {
        histories.removeIf(
                past -> past.viewer().equals("visitor-1") && past.id().equals("b"));
        finds("the history of visitor-1 in chat-1 is not what is stored");
    }

    @Test
    void findsAHistoryThatShowsAVisitorANote() {
        histories.add(new Past("visitor-1", MINE, "n", 1, true, "note-n"));
        finds("the history of visitor-1 in chat-1 is not what is stored");
    }

    @Test
    void findsAChangeThatDidNotLast() {
        changed.add(new Changed("a", MINE, "other words"));
        finds("a change that was answered is not there: ");
    }

    @Test
    void findsASwallowedEvent() {
        heard.removeIf(one -> one.reader().equals("visitor-1") && one.event().equals("chat:status"));
        finds("visitor-1 missed 3 to 3 of chat:chat-1");
    }

    @Test
    void findsASwallowedLastMessage() {
        heard.removeIf(one -> one.reader().equals("visitor-1") && "c".equals(one.id()));
        finds("visitor-1 heard 2 messages of chat:chat-1, its history has 3");
    }

    @Test
    void findsAnEntryThatCameTooEarly() {
        var last = heard.remove(4);
        heard.add(3, last);
        finds("visitor-1 missed 3 to 3 of chat:chat-1");
    }

    @Test
    void findsAnotherMessageAtTheSamePlace() {
        hears("visitor-1", MINE, 2, "message:new", "other");
        finds("visitor-1 heard two messages at 2");
    }

    @Test
    void findsAMissingNoteOfTheStaff() {
        heard.removeIf(one -> "n".equals(one.id()));
        finds("staff-one heard 0 messages of chat:chat-1:commercial");
    }

    @Test
    void findsAReaderWithoutALog() {
        heard.removeIf(one -> one.reader().equals("visitor-2"));
        finds("visitor-2 heard nothing at all");
    }

    @Test
    void findsASecondEpoch() {
        heard.add(new Heard("visitor-2", "chat:chat-2", 1, "message:new", "d", "epoch-2"));
        finds("epochs: ");
    }

    @Test
    void findsANoteThatAVisitorWasTold() {
        told.merge("visitor-1", "{\"content\":\"note-7\"}", String::concat);
        finds("visitor-1 was told note-");
    }

    @Test
    void findsAVisitorThatWasToldOfAnothersChat() {
        told.merge("visitor-2", "{\"chatId\":\"chat-1\"}", String::concat);
        finds("visitor-2 was told chat-1");
    }

    @Test
    void findsAVisitorOfWhomNothingWasNotedDown() {
        told.remove("visitor-2");
        finds("nobody noted down what visitor-2 was told");
    }

    @Test
    void passesOnWhatPeopleComplainedOf() {
        complaints.add("a reader did not catch up");
        finds("somebody complained: a reader did not catch up");
    }

    @Test
    void findsThatNobodySentAnything() {
        sent.clear();
        finds("nobody sent anything");
    }

    private void message(String id, String chat, long seq, boolean internal) {
        var content = (internal ? "note-" : "word-") + id;
        sent.add(new Sent(id, chat, seq, internal, "key-" + id, content, 1, 1));
        stored.add(new Stored(id, chat, seq, internal, "key-" + id));
        histories.add(new Past("staff", chat, id, seq, internal, content));
        if (!internal) {
            histories.add(new Past(chat.replace("chat", "visitor"), chat, id, seq, false, content));
        }
    }

    private void hears(String reader, String chat, long seq, String event, @Nullable String id) {
        heard.add(new Heard(reader, "chat:" + chat, seq, event, id, "epoch-1"));
    }

    private static UnaryOperator<Stored> change(String id, UnaryOperator<Stored> change) {
        return one -> one.id().equals(id) ? change.apply(one) : one;
    }

    private void finds(String finding) {
        assertThat(verdict().findings()).anySatisfy(found -> assertThat(found).startsWith(finding));
    }

    private Verdict verdict() {
        return Verdict.of(
                new Notes(sent, changed, heard, List.of(), histories, told, complaints, stored, gaps, unlogged));
    }
}
