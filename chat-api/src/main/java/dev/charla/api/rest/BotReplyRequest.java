package dev.charla.api.rest;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;
import dev.charla.domain.people.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of {@code POST /bot-reply}.
 *
 * @param targetUserWhatsAppNumber with its country code; with or without {@code +}, blanks, dots, hyphens and parentheses
 */
record BotReplyRequest(
        @Schema(example = "+34600111222") String targetUserWhatsAppNumber,

        @Schema(minLength = 1, maxLength = Content.MAX_CHARACTERS)
        String messageText) {

    private static final String MISSING = "Faltan los parámetros targetUserWhatsAppNumber o messageText";

    /** @throws BadBotReply for anything but an object with both texts */
    static BotReplyRequest read(byte[] body, JsonMapper json) {
        var object = tree(body, json);
        return new BotReplyRequest(text(object, "targetUserWhatsAppNumber"), text(object, "messageText"));
    }

    PhoneNumber phone() {
        return PhoneNumber.parse(targetUserWhatsAppNumber)
                .orElseThrow(() -> new BadBotReply(
                        "targetUserWhatsAppNumber debe ser un número de teléfono con prefijo internacional"));
    }

    Content content() {
        try {
            var content = new Content(messageText);
            if (content.isEmpty()) {
                throw new BadBotReply(MISSING);
            }
            return content;
        } catch (InvalidMessage invalid) {
            throw new BadBotReply(
                    "messageText debe ser un texto de 1 a " + Content.MAX_CHARACTERS + " caracteres imprimibles");
        }
    }

    private static JsonNode tree(byte[] body, JsonMapper json) {
        try {
            var tree = json.readTree(body);
            if (tree.isObject() || tree.isMissingNode()) {
                return tree;
            }
        } catch (JacksonException unreadable) {
            throw new BadBotReply("El cuerpo debe ser un objeto JSON");
        }
        throw new BadBotReply("El cuerpo debe ser un objeto JSON");
    }

    private static String text(JsonNode object, String field) {
        var value = object.path(field);
        if (value.isMissingNode()
                || value.isNull()
                || value.isString() && value.stringValue().isEmpty()) {
            throw new BadBotReply(MISSING);
        }
        if (!value.isString()) {
            throw new BadBotReply(field + " debe ser un texto");
        }
        return value.stringValue();
    }
}
