package dev.charla.api.rest;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last resort for what went wrong before or after any controller: the same problem documents. */
@Hidden
@RestController
class ErrorPageController implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        var type = databaseAway(request)
                ? ProblemType.UNAVAILABLE
                : ProblemType.of(HttpStatusCode.valueOf(status(request)));
        var path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI)
                .map(Object::toString)
                .orElse("/");
        var answer = ResponseEntity.status(type.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (type == ProblemType.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(Problem.of(type, type.title() + ".", path, List.of()));
    }

    /** Filters look up who calls, and cannot while the database is away. */
    private static boolean databaseAway(HttpServletRequest request) {
        return attribute(request, RequestDispatcher.ERROR_EXCEPTION)
                .filter(failure -> failure instanceof DataAccessException || failure instanceof TransactionException)
                .isPresent();
    }

    private static int status(HttpServletRequest request) {
        return attribute(request, RequestDispatcher.ERROR_STATUS_CODE)
                .map(Integer.class::cast)
                .orElse(404);
    }

    private static Optional<Object> attribute(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getAttribute(name));
    }
}
