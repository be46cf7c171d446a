package dev.charla.application.port.in;

/**
 * A request to change something, carried out as a whole or not at all.
 *
 * @param <R> what it answers
 */
public sealed interface Command<R>
        permits AddStaff,
                ChangeCannedReplies,
                ChangeChat,
                ChangeStaff,
                ChooseStatus,
                DeleteMessage,
                EditMessage,
                EndLogin,
                ForgetLogins,
                IdentifyVisitor,
                MarkAsRead,
                OpenChat,
                OpenChatWithMessage,
                PrepareInstallation,
                ReadChat,
                RefreshLogin,
                SendMessage,
                ServeQueue,
                StartLogin,
                TagChat {}
