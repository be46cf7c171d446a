package dev.charla.api.dialect.assistant;

import dev.charla.api.websocket.Caller;
import dev.charla.api.websocket.PlainDialect;
import dev.charla.application.port.in.Conversations;
import dev.charla.application.port.in.Conversations.User;
import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.domain.assistant.AssistantRefusal;
import dev.charla.domain.assistant.AssistantRefusal.InvalidFaq;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchConversation;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchSite;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import java.util.Map;
import java.util.Set;

/** Puts people's questions to the assistant. */
final class AssistantDialect implements PlainDialect {

    private static final String QUESTION = "chat_message";

    private final Conversations conversations;

    AssistantDialect(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Set<String> paths() {
        return Set.of("/", "/ws");
    }

    @Override
    public AnswerFrame answer(Caller caller, String event, Map<String, Object> data) {
        if (!event.equals(QUESTION)) {
            return AnswerFrame.error("This event is not known");
        }
        try {
            return ask(caller, ChatMessage.of(data));
        } catch (InvalidMessage invalid) {
            return AnswerFrame.error(invalid.field() + " " + invalid.rule());
        } catch (AssistantRefusal refusal) {
            return AnswerFrame.error(words(refusal));
        } catch (AssistantUnavailable later) {
            return AnswerFrame.error("The assistant cannot answer now; try again later");
        }
    }

    /** Nothing in a payload proves who asks: it may only repeat it. */
    private AnswerFrame ask(Caller caller, ChatMessage question) {
        if (!caller.userIds().contains(question.userId())) {
            return AnswerFrame.error("userId is somebody else's");
        }
        var user = new User(caller.key(), caller.sites());
        return AnswerFrame.response(conversations.ask(user, question.sessionId(), question.prompt()));
    }

    private static String words(AssistantRefusal refusal) {
        return switch (refusal) {
            case NoSuchConversation no -> "There is no such session";
            case NoSuchSite no -> "There is no such site";
            case InvalidFaq invalid -> invalid.field() + " " + invalid.rule();
        };
    }

    @Override
    public AnswerFrame notLetIn(Closed why) {
        return AnswerFrame.unauthorized(
                switch (why) {
                    case NO_TOKEN -> "Token not provided";
                    case BAD_TOKEN -> "Token is invalid";
                    case OTHERWISE -> "Authentication error";
                });
    }

    @Override
    public AnswerFrame notAnswered(Unanswered why) {
        return AnswerFrame.error(
                switch (why) {
                    case UNREADABLE -> "A frame must be a JSON object with event and data";
                    case TOO_MANY -> "Too many questions wait for their answers";
                    case TOO_OFTEN -> "Too many questions; try again later";
                    case FAILED -> "Something went wrong here";
                });
    }
}
