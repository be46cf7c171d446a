package dev.charla.infrastructure.axon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as JSON under their {@link Names}; ids are plain strings in it. */
final class NamedEventSerializer extends Jackson3Serializer {

    private NamedEventSerializer(Builder builder) {
        super(builder);
    }

    static NamedEventSerializer create() {
        return new NamedEventSerializer(builder().jsonMapperBuilderCustomizer(NamedEventSerializer::plainIds));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the overridden method has it
    public SerializedType typeForClass(Class type) {
        return ChatEvent.class.isAssignableFrom(type) ? Names.of(type).stored() : super.typeForClass(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the overridden method has it
    public Class classForType(SerializedType type) {
        return type.getName().equals(MetaData.class.getName())
                ? MetaData.class
                : Names.of(type.getName()).type();
    }

    private static void plainIds(JsonMapper.Builder mapper) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(Message.class, StoredMessage.class)
                .addMixIn(ChatId.class, PlainId.class)
                .addMixIn(MessageId.class, PlainId.class)
                .addMixIn(SiteId.class, PlainId.class)
                .addMixIn(StaffId.class, PlainId.class)
                .addMixIn(TenantId.class, PlainId.class)
                .addMixIn(VisitorId.class, PlainId.class);
    }

    /** What was added after the first messages were stored is only there where it says something. */
    @SuppressWarnings("UnusedMethod") // read by the mapper
    private abstract static class StoredMessage {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        abstract @Nullable Instant editedAt();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        abstract @Nullable Instant deletedAt();
    }

    private abstract static class PlainId {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainId(@SuppressWarnings("unused") UUID value) {}

        @JsonValue
        abstract UUID value();
    }
}
