package dev.charla.api.json;

import dev.charla.api.json.MessageJson.AttachmentJson;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.Message;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

/** Flattens a message; MapStruct fails the build when a field of the JSON is left without a source. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface MessageJsonMapper {

    @Mapping(target = "id", source = "id.value")
    @Mapping(target = "messageId", source = "id.value")
    @Mapping(target = "chatId", source = "chatId.value")
    @Mapping(target = "senderId", source = "sender.id")
    @Mapping(target = "senderType", source = "sender.type")
    @Mapping(target = "senderName", source = "sender.name")
    @Mapping(target = "isInternal", source = "internal")
    @Mapping(target = "isFirstResponse", source = "firstResponse")
    @Mapping(target = "isAI", source = "ai")
    @Mapping(target = "createdAt", source = "sentAt")
    MessageJson from(Message message);

    @Mapping(target = "fileSize", source = "size")
    AttachmentJson from(@Nullable Attachment attachment);

    default String from(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    default @Nullable String from(@Nullable Instant instant) {
        return WireInstant.ofNullable(instant);
    }
}
