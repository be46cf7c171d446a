package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.Collection;
import java.util.List;

/** Counts for many chats and many people at once what each has not read. */
public interface UnreadCounts {

    /**
     * What {@link dev.charla.application.port.in.ChatViews.ChatView#unreadMessages} would tell, for each chat and each of
     * these people who may see it, in any order. Chats that are absent and people who are not stored count for nothing.
     */
    List<Unread> of(Collection<ChatId> chats, Collection<Staff> readers);

    record Unread(ChatId chat, StaffId reader, int count) {}
}
