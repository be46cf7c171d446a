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
                ForgetConversations,
                ForgetLogins,
                ForgetReceipts,
                IdentifyVisitor,
                KeepExchange,
                MarkAsRead,
                OpenChat,
                OpenChatWithMessage,
                OpenPhoneLine,
                PrepareInstallation,
                ReadChat,
                RefreshLogin,
                ReplyToVisitor,
                ReplyToPhone,
                RegisterEnrollment,
                SendMessage,
                ServeQueue,
                StartLogin,
                TagChat,
                WriteFaq {}
