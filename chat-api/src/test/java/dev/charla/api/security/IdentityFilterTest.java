package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.limits.Limits;
import dev.charla.api.limits.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.ModelAndView;

class IdentityFilterTest {

    private final List<Exception> answered = new ArrayList<>();
    private final MockFilterChain chain = new MockFilterChain();

    static List<RuntimeException> absences() {
        return List.of(
                new DataAccessResourceFailureException("no connection"),
                new CannotCreateTransactionException("no connection"));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void saysThatTheDatabaseIsAwayWhereCallersAreLookedUp(RuntimeException absence) throws Exception {
        var filter = new IdentityFilter(
                cookies(),
                credentials -> {
                    throw absence;
                },
                request -> false,
                new RequestLimits(new Limits(limit -> Throttle.NONE)),
                (request, response, handler, failure) -> {
                    answered.add(failure);
                    return new ModelAndView();
                });

        filter.doFilter(new MockHttpServletRequest("POST", "/v2/messages"), new MockHttpServletResponse(), chain);

        assertThat(answered).containsExactly(absence);
        assertThat(chain.getRequest()).isNull();
    }

    private static SessionCookies cookies() {
        var day = Duration.ofDays(1);
        return new SessionCookies(new SecuritySettings(
                new SecuritySettings.VisitorSession("visitor_session", "X-Visitor-Session", "Lax", day),
                new SecuritySettings.ConsoleSession("console_session", "Lax", day, "charla", day, day, day)));
    }
}
