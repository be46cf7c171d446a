package dev.charla.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ForgetConversations;
import dev.charla.application.port.in.ForgetLogins;
import dev.charla.application.port.in.ForgetReceipts;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    @Test
    void goesOnUntilNothingIsLeft() {
        var answers = new ArrayDeque<>(List.of(500, 20, 0, 7));

        new Housekeeping(new Answers(ForgetLogins.class, answers), true).forgetLogins();

        assertThat(answers).containsExactly(7);
    }

    @Test
    void forgetsConversationsLikewise() {
        var answers = new ArrayDeque<>(List.of(500, 0, 7));

        new Housekeeping(new Answers(ForgetConversations.class, answers), true).forgetConversations();

        assertThat(answers).containsExactly(7);
    }

    @Test
    void forgetsTheReceiptsOfTheBridge() {
        var answers = new ArrayDeque<>(List.of(500, 0, 7));

        new Housekeeping(new Answers(ForgetReceipts.class, answers), true).forgetReceipts();

        assertThat(answers).containsExactly(7);
    }

    @Test
    void hasNoReceiptsToForgetWithoutABridge() {
        var answers = new ArrayDeque<>(List.of(0));

        new Housekeeping(new Answers(ForgetReceipts.class, answers), false).forgetReceipts();

        assertThat(answers).containsExactly(0);
    }

    private record Answers(Class<? extends Command<Integer>> expected, Queue<Integer> left) implements Commands {

        @Override
        @SuppressWarnings("unchecked") // the one command that is expected answers with a number
        public <R> R send(Command<R> command) {
            assertThat(command).isInstanceOf(expected);
            return (R) left.remove();
        }
    }
}
