package dev.charla.application.usecase;

import dev.charla.application.port.in.ChangeChat;
import dev.charla.application.port.in.ChangeChat.AssignChat;
import dev.charla.application.port.in.ChangeChat.CloseChat;
import dev.charla.application.port.in.ChangeChat.PrioritiseChat;
import dev.charla.application.port.in.ChangeChat.ReopenChat;
import dev.charla.application.port.in.ChangeChat.RequestAgent;
import dev.charla.application.port.in.ChangeChat.TransferChat;
import dev.charla.application.port.in.ChangeChat.UnassignChat;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.NoSuchCommercial;
import java.time.Instant;
import java.time.InstantSource;

/** Changes a chat under its lock: what may be done is the domain's to say, who may do it is asked first. */
public final class ChangeChatCommandHandler {

    private final ChatRepository chats;
    private final StaffRepository staff;
    private final ChatChanges changes;
    private final InstantSource clock;

    public ChangeChatCommandHandler(
            ChatRepository chats, StaffRepository staff, MessageRepository messages, RoomLog log, InstantSource clock) {
        this.chats = chats;
        this.staff = staff;
        this.changes = new ChatChanges(chats, messages, log);
        this.clock = clock;
    }

    public Chat handle(ChangeChat command) {
        var chat = chats.lock(command.chatId()).orElseThrow(ChatNotFound::new);
        chat.refuseStrangers(command.by());
        var change = decide(command, chat, clock.instant());
        changes.update(change);
        return change.chat();
    }

    private ChatChange decide(ChangeChat command, Chat chat, Instant now) {
        return switch (command) {
            case AssignChat assign -> byStaff(assign, chat).assign(commercial(assign.to(), chat), now);
            case TransferChat transfer -> byStaff(transfer, chat).transfer(commercial(transfer.to(), chat), now);
            case UnassignChat unassign -> byStaff(unassign, chat).unassign(now);
            case CloseChat close -> chat.close(close.by(), close.reason(), now);
            case ReopenChat reopen -> chat.reopen(reopen.by(), now);
            case PrioritiseChat urgency -> chat.prioritise(urgency.by(), urgency.priority(), now);
            case RequestAgent request -> chat.requestAgent(request.by(), now);
        };
    }

    private static Chat byStaff(ChangeChat command, Chat chat) {
        if (!command.by().isStaff()) {
            throw new StaffOnly();
        }
        return chat;
    }

    /** @throws NoSuchCommercial for nobody, and for somebody who does not work for the chat's site */
    private Staff commercial(StaffId id, Chat chat) {
        return staff.find(id).map(Account::staff).filter(chat::isVisibleTo).orElseThrow(NoSuchCommercial::new);
    }
}
