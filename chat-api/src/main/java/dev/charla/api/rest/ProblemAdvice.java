package dev.charla.api.rest;

import dev.charla.api.json.ForgedSender;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.rest.Problem.FieldError;
import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.ForeignOriginRefused;
import dev.charla.api.security.IdentityWithoutRights;
import dev.charla.api.security.InsufficientScope;
import dev.charla.api.security.IssuerUnavailable;
import dev.charla.application.port.in.IdentityRefusal;
import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.in.IdentityRefusal.UnprovenIdentity;
import dev.charla.application.port.in.IdentityRefusal.WrongCredentials;
import dev.charla.domain.assistant.AssistantRefusal;
import dev.charla.domain.assistant.AssistantRefusal.InvalidFaq;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchConversation;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchSite;
import dev.charla.domain.chat.ChatRefusal;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyAssigned;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.NotTheAuthor;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatRefusal.VisitorOnly;
import dev.charla.domain.chat.FileRefusal;
import dev.charla.domain.chat.FileRefusal.EmptyFile;
import dev.charla.domain.chat.FileRefusal.FileNotAttachable;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import dev.charla.domain.chat.FileRefusal.FileTypeNotTaken;
import dev.charla.domain.people.StaffRefusal;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import dev.charla.domain.people.StaffRefusal.EmailTaken;
import dev.charla.domain.people.StaffRefusal.InvalidStaff;
import dev.charla.domain.people.StaffRefusal.LastAdmin;
import dev.charla.domain.people.StaffRefusal.NoSuchCommercial;
import dev.charla.domain.people.StaffRefusal.OwnAccount;
import dev.charla.domain.people.StaffRefusal.WrongPassword;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyRefusal;
import dev.charla.domain.replies.CannedReplyRefusal.InvalidCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken;
import dev.charla.domain.replies.CannedReplyRefusal.SupervisorsOnly;
import dev.charla.domain.replies.CannedReplyRefusal.TooManyCannedReplies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers everything that goes wrong with a problem document that tells the caller enough and nothing internal. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ChatRefusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case InvalidMessage invalid -> invalid(request, List.of(new FieldError(invalid.field(), invalid.rule())));
            case VisitorOnly no -> problem(ProblemType.FORBIDDEN, "Only the chat's visitor may do this.", request);
            case StaffOnly no -> problem(ProblemType.FORBIDDEN, "Only staff may do this.", request);
            case ChatNotFound no -> problem(ProblemType.NOT_FOUND, "There is no such chat.", request);
            case MessageNotFound no -> problem(ProblemType.NOT_FOUND, "There is no such message.", request);
            case NotTheAuthor no -> problem(ProblemType.FORBIDDEN, "The message is somebody else's.", request);
            case ChatAlreadyClosed no -> problem(ProblemType.CHAT_CLOSED, "The chat is closed.", request);
            case ChatNotClosed no -> problem(ProblemType.CHAT_NOT_CLOSED, "The chat is not closed.", request);
            case ChatAlreadyAssigned no ->
                problem(ProblemType.CHAT_ASSIGNED, "Somebody takes care of the chat already.", request);
            case IdempotencyKeyReused no ->
                problem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This idempotency key was used for another message.",
                        request);
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(IdentityRefusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case WrongCredentials no ->
                problem(ProblemType.UNAUTHENTICATED, "The e-mail address or the password is wrong.", request);
            case UnknownSite no -> problem(ProblemType.UNAUTHENTICATED, "The domain or its key is wrong.", request);
            case UnprovenIdentity no ->
                problem(ProblemType.UNAUTHENTICATED, "The identity token does not hold.", request);
            case ForeignOrigin no -> foreignOrigin(request);
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(StaffRefusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case NoSuchCommercial no -> problem(ProblemType.NOT_FOUND, "There is no such commercial.", request);
            case InvalidStaff invalid -> invalid(request, List.of(new FieldError(invalid.field(), invalid.rule())));
            case AdminsOnly no -> problem(ProblemType.FORBIDDEN, "Only admins may do this.", request);
            case WrongPassword no -> problem(ProblemType.FORBIDDEN, "The current password is another.", request);
            case EmailTaken no -> problem(ProblemType.EMAIL_TAKEN, "Somebody has this e-mail address.", request);
            case LastAdmin no ->
                problem(ProblemType.LAST_ADMIN, "Without this person there would be no admin left.", request);
            case OwnAccount no -> problem(ProblemType.OWN_ACCOUNT, "Nobody can deactivate the own account.", request);
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(CannedReplyRefusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case NoSuchCannedReply no -> problem(ProblemType.NOT_FOUND, "There is no such canned reply.", request);
            case InvalidCannedReply invalid ->
                invalid(request, List.of(new FieldError(invalid.field(), invalid.rule())));
            case SupervisorsOnly no -> problem(ProblemType.FORBIDDEN, "Only supervisors may do this.", request);
            case ShortcutTaken no ->
                problem(ProblemType.SHORTCUT_TAKEN, "Another canned reply has this shortcut.", request);
            case TooManyCannedReplies no ->
                problem(
                        ProblemType.CANNED_REPLIES_FULL,
                        "There are " + CannedReply.MOST + " canned replies already.",
                        request);
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(AssistantRefusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case NoSuchSite no -> problem(ProblemType.NOT_FOUND, "There is no such site.", request);
            case NoSuchConversation no -> problem(ProblemType.NOT_FOUND, "There is no such session.", request);
            case InvalidFaq invalid -> invalid(request, List.of(new FieldError(invalid.field(), invalid.rule())));
        };
    }

    @ExceptionHandler(ForeignOriginRefused.class)
    ResponseEntity<Object> foreignOrigin(HttpServletRequest request) {
        return problem(ProblemType.FOREIGN_ORIGIN, "Pages of this origin may not do this.", request);
    }

    @ExceptionHandler({BadIdentity.class, AuthenticationException.class})
    ResponseEntity<Object> nobody(Exception nobody, HttpServletRequest request) {
        var detail = nobody instanceof BadIdentity
                ? "The token or session does not hold, or no longer."
                : "A token or a session is needed.";
        return problem(ProblemType.UNAUTHENTICATED, detail, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denied, HttpServletRequest request) {
        return problem(ProblemType.FORBIDDEN, "You may not do this.", request);
    }

    /** Names the scope that is missing, as RFC 6750 §3.1 has it. */
    @ExceptionHandler
    ResponseEntity<Object> denied(InsufficientScope denied, HttpServletRequest request) {
        var scope = denied.needed().orElse(null);
        var detail = scope == null ? "Programs may not do this." : "This needs the scope " + scope + ".";
        var challenge = "Bearer error=\"insufficient_scope\"" + (scope == null ? "" : ", scope=\"" + scope + "\"");
        return withHeader(problem(ProblemType.FORBIDDEN, detail, request), HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    @ExceptionHandler
    ResponseEntity<Object> forged(ForgedSender forged, HttpServletRequest request) {
        return problem(ProblemType.FORBIDDEN, forged.field() + " is somebody else's.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(FileRefusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case FileNotFound no -> problem(ProblemType.NOT_FOUND, "There is no such file.", request);
            case FileNotAttachable no ->
                problem(ProblemType.FILE_REFUSED, "There is no such file for this message.", request);
            case EmptyFile no -> problem(ProblemType.FILE_REFUSED, "The file is empty.", request);
            case FileTypeNotTaken no ->
                problem(ProblemType.FILE_REFUSED, "What is in the file is of no type that is taken.", request);
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> noSuchRange(RangeNotSatisfiable range, HttpServletRequest request) {
        var answer = problem(ProblemType.RANGE_NOT_SATISFIABLE, "The file has no such range.", request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CONTENT_RANGE, "bytes */" + range.size())
                .body(answer.getBody());
    }

    /** The parts were never told apart, or are larger than may be. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(MultipartException bad, HttpServletRequest request) {
        var large = BodyTooLarge.behind(bad);
        return large == null
                ? problem(ProblemType.INVALID_REQUEST, "The body is not the form expected.", request)
                : tooLarge(large, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLarge large, HttpServletRequest request) {
        return problem(ProblemType.TOO_LARGE, "The body is larger than " + large.limit() + " bytes.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidParameter invalid, HttpServletRequest request) {
        return invalid(request, List.of(new FieldError(invalid.parameter(), invalid.rule())));
    }

    @ExceptionHandler(IdentityWithoutRights.class)
    ResponseEntity<Object> stranger(HttpServletRequest request) {
        return problem(ProblemType.FORBIDDEN, "There is nothing here for this identity.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> uncheckable(IssuerUnavailable failure, HttpServletRequest request) {
        LOG.warn("A token could not be checked", failure);
        return problem(ProblemType.UNAVAILABLE, "The token cannot be checked now; try again.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> limited(RateLimited limited, HttpServletRequest request) {
        var answer = problem(ProblemType.RATE_LIMITED, "This was tried too often; try again later.", request);
        return withHeader(answer, HttpHeaders.RETRY_AFTER, Long.toString(limited.retryAfterSeconds()));
    }

    /** The database is away, or too busy to answer in time; the same request may succeed soon. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> storage(Exception failure, HttpServletRequest request) {
        LOG.error("{} {} failed in the database", request.getMethod(), request.getRequestURI(), failure);
        return problem(ProblemType.UNAVAILABLE, "The request could not be carried out now; try again.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return problem(ProblemType.INTERNAL_ERROR, "Something went wrong here.", request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(servlet(request), fieldErrors(invalid.getBindingResult()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException bad, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var servlet = servlet(request);
        var large = BodyTooLarge.behind(bad);
        return large == null
                ? UnreadableBody.fieldOf(bad)
                        .map(field -> invalid(servlet, List.of(field)))
                        .orElseGet(() -> problem(
                                ProblemType.INVALID_REQUEST, "The body is not the JSON object expected.", servlet))
                : tooLarge(large, servlet);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException nothing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(ProblemType.NOT_FOUND, "There is nothing at this path.", servlet(request));
    }

    /** Whatever else Spring finds wrong with a request, in its own words, which name nothing internal. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var type = ProblemType.of(status);
        var detail = failure instanceof ErrorResponse known && status.is4xxClientError()
                ? String.valueOf(known.getBody().getDetail())
                : type.title() + ".";
        var answer = problem(type, detail, servlet(request));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers)
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    private static ResponseEntity<Object> withHeader(ResponseEntity<Object> answer, String name, String value) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(name, value)
                .body(answer.getBody());
    }

    private static List<FieldError> fieldErrors(BindingResult result) {
        return result.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private static ResponseEntity<Object> invalid(HttpServletRequest request, List<FieldError> errors) {
        var detail = errors.isEmpty()
                ? "The request is not valid."
                : errors.getFirst().field() + " " + errors.getFirst().message() + ".";
        return answer(Problem.of(ProblemType.INVALID_REQUEST, detail, request.getRequestURI(), errors));
    }

    private static ResponseEntity<Object> problem(ProblemType type, String detail, HttpServletRequest request) {
        return answer(Problem.of(type, detail, request.getRequestURI(), List.of()));
    }

    private static ResponseEntity<Object> answer(Problem problem) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == ProblemType.UNAUTHENTICATED.status().value()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == ProblemType.UNAVAILABLE.status().value()) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (problem.status() == ProblemType.TOO_LARGE.status().value()) {
            // What is left of the body is not read, so no other request can follow on this connection (RFC 9112 §9.6).
            answer.header(HttpHeaders.CONNECTION, "close");
        }
        return answer.body(problem);
    }

    private static HttpServletRequest servlet(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
