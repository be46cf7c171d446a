package dev.charla.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Refuses a token as RFC 6749 §5.2 has it, with the code alone: which half of the credentials is wrong is nobody's to know. */
final class TokenErrors implements AuthenticationFailureHandler {

    private final OAuth2ErrorHttpMessageConverter json = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var code = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : OAuth2ErrorCodes.SERVER_ERROR;
        var answer = new ServletServerHttpResponse(response);
        answer.getHeaders().setCacheControl("no-store");
        if (code.equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"charla\"");
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
        } else {
            answer.setStatusCode(HttpStatus.BAD_REQUEST);
        }
        json.write(new OAuth2Error(code), null, answer);
    }
}
