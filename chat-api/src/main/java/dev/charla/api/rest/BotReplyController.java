package dev.charla.api.rest;

import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.application.port.in.ReplyToPhone;
import dev.charla.application.port.in.ReplyToPhone.Replied;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.NewMessage;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a WhatsApp bot answers, for whoever has the telephone number. */
@RestController
@Tag(name = "WhatsApp bridge")
@ConditionalOnProperty(name = "charla.dialects.bridge", matchIfMissing = true)
@EnableConfigurationProperties(BridgeSettings.class)
class BotReplyController {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final Commands commands;
    private final PhoneChats chats;
    private final BridgeSettings settings;
    private final SignedBody signatures;
    private final JsonMapper json;
    private final InstantSource clock;

    BotReplyController(
            Commands commands, PhoneChats chats, BridgeSettings settings, JsonMapper json, InstantSource clock) {
        this.commands = commands;
        this.chats = chats;
        this.settings = settings;
        this.signatures = new SignedBody(settings.secret());
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores a bot's reply in a telephone number's chat and tells those who listen under the number. The caller proves itself by the
     * signature, or by a token: a program's with the scope, or one of the staff's. The chat is opened where there is none. 404
     * says that nobody listens now; the reply is stored all the same, and told to the number's next client.
     *
     * @param signature {@code sha256=} and the hexadecimal HMAC-SHA256 of the timestamp, a dot and the body's bytes
     * @param timestamp Unix seconds, at most five minutes away from now
     * @param deliveryId by which a repetition is known, which is answered and not stored again
     */
    @PostMapping(path = "/bot-reply", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = "signature")
    @SecurityRequirement(name = "token")
    @SecurityRequirement(name = "consoleCookie")
    @Refuses({ProblemType.UNAUTHENTICATED, ProblemType.IDEMPOTENCY_KEY_REUSED})
    @ApiResponse(responseCode = "200", description = "Stored and told", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = "No reply",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = BotReplyErrorJson.class)))
    @ApiResponse(
            responseCode = "404",
            description = "Stored, and nobody is there to be told",
            useReturnTypeSchema = true)
    ResponseEntity<BotReplyJson> replyAsBot(
            @AuthenticationPrincipal @Nullable Identity caller,
            @RequestHeader(name = "X-Signature-256", required = false) @Nullable String signature,
            @RequestHeader(name = "X-Signature-Timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "X-Delivery-Id", required = false) @Nullable String deliveryId,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = BotReplyRequest.class)))
                    @org.springframework.web.bind.annotation.RequestBody(required = false)
                    byte @Nullable [] body) {
        var bytes = body == null ? new byte[0] : body;
        var keys = new ArrayList<String>();
        if (signature != null) {
            keys.add("signature:" + signatures.check(signature, timestamp, bytes, clock.instant()));
        }
        var sender = sender(caller, signature != null);
        var request = BotReplyRequest.read(bytes, json);
        if (deliveryId != null) {
            keys.add(keyOf(deliveryId));
        }
        var phone = request.phone();
        var replied = commands.send(new ReplyToPhone(sender, phone, request.content(), keys));
        return answer(replied, phone);
    }

    @ExceptionHandler
    ResponseEntity<BotReplyErrorJson> refused(BadBotReply bad) {
        return ResponseEntity.badRequest().body(new BotReplyErrorJson(bad.error()));
    }

    /**
     * Staff lets the bot speak; what a program says is its own.
     *
     * @throws BadIdentity when nobody is proven
     * @throws AccessDeniedException for visitors, and for whoever does not see the bridge's site
     */
    private Integration sender(@Nullable Identity caller, boolean signed) {
        var bot = settings.bot(chats.site());
        if (signed) {
            return bot;
        }
        if (caller == null) {
            throw new BadIdentity();
        }
        return switch (caller.person()) {
            case Integration program -> {
                refuseUnlessSeeing(program, bot);
                yield program;
            }
            case Staff staff -> {
                refuseUnlessSeeing(staff, bot);
                yield bot;
            }
            case Visitor visitor -> throw new AccessDeniedException("a visitor is no bot");
            case Correspondent person -> throw new AccessDeniedException("a person is no bot");
        };
    }

    private static void refuseUnlessSeeing(Insider caller, Integration bot) {
        if (!caller.sites().containsAll(bot.sites())) {
            throw new AccessDeniedException("somebody of another site than the bridge's");
        }
    }

    private static String keyOf(String deliveryId) {
        try {
            NewMessage.refuseUnlessKey(deliveryId);
        } catch (InvalidMessage invalid) {
            throw new BadBotReply("X-Delivery-Id debe tener de 1 a " + NewMessage.MAX_KEY_LENGTH + " caracteres ASCII");
        }
        return "id:" + deliveryId;
    }

    private ResponseEntity<BotReplyJson> answer(Replied replied, PhoneNumber phone) {
        var heard = chats.isHeard(phone);
        var answer = ResponseEntity.status(heard ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        if (replied.replayed()) {
            answer.header(REPLAYED, "true");
        }
        return answer.contentType(MediaType.APPLICATION_JSON).body(heard ? BotReplyJson.TOLD : BotReplyJson.NOT_TOLD);
    }

    record BotReplyJson(boolean success, String message) {

        private static final BotReplyJson TOLD = new BotReplyJson(true, "Mensaje reenviado al cliente.");
        private static final BotReplyJson NOT_TOLD =
                new BotReplyJson(false, "El cliente no está conectado por WebSocket.");
    }

    record BotReplyErrorJson(String error) {}
}
