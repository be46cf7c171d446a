package dev.charla.infrastructure.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.AssistantContract;
import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.Assistant.Answer;
import dev.charla.application.port.out.Assistant.Question;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.assistant.FaqEntry;
import dev.charla.domain.assistant.Turn;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneAssistantTest extends AssistantContract {

    private static final SiteId OTHER_SITE = new SiteId(new UUID(2, 2));

    private final Faqs faqs = new Faqs();
    private final LuceneAssistant assistant = new LuceneAssistant(faqs);

    @BeforeEach
    void write() {
        write(
                SITE,
                new FaqEntry("When does the shop open?", "We open at nine."),
                new FaqEntry("How do I return an item?", "Send it back within 30 days; the label is in the box."),
                new FaqEntry("Which cards can I pay with?", "Visa and Mastercard."),
                new FaqEntry("¿Cuánto cuesta el envío?", "Los envíos cuestan 5 €, y nada desde 50 €."),
                new FaqEntry("¿Puedo devolver un producto?", "Sí, en 30 días; la etiqueta está en la caja."),
                new FaqEntry("¿Qué es React?", "Una biblioteca para interfaces."));
    }

    @Override
    protected Assistant assistant() {
        return assistant;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            when do you open                               | nine
            I would like to return two items I bought      | within 30 days
            Can I return my item?                          | within 30 days
            do you take Mastercard                         | Visa
            paying with cards                              | Visa
            cuanto cuesta un envio                         | 5 €
            ¿Cuánto me costarían los envíos?               | 5 €
            quiero devolver productos                      | etiqueta
            ¿Qué es React?                                 | biblioteca
            """)
    void findsWhatTheSiteHasAnswered(String question, String answer) {
        assertThat(answer(question))
                .returns(true, Answer::known)
                .satisfies(found -> assertThat(found.text()).contains(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who won the match yesterday?", "What is the meaning of life?", "Is it you?", "?"})
    void saysSoWhenItDoesNotKnow(String question) {
        assertThat(answer(question)).isEqualTo(new Answer(Language.ENGLISH.ignorance(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"¿Quién ganó ayer?", "dime cuál es la capital de Francia", "para que sirve el latin"})
    void saysSoInTheLanguageOfTheQuestion(String question) {
        assertThat(answer(question)).isEqualTo(new Answer(Language.SPANISH.ignorance(), false));
    }

    @Test
    void knowsNothingOfOtherSites() {
        write(OTHER_SITE, new FaqEntry("Where do you grow tulips?", "In Holland."));

        assertThat(answer("tulips").known()).isFalse();
        var everywhere = new Question(null, List.of(Turn.ofUser("tulips")));
        assertThat(assistant.answer(everywhere).text()).isEqualTo("In Holland.");
        var nowhere = new Question(Set.of(), List.of(Turn.ofUser("tulips")));
        assertThat(assistant.answer(nowhere).known()).isFalse();
    }

    @Test
    void knowsWhatWasWrittenLast() {
        assertThat(answer("tulips").known()).isFalse();

        write(SITE, new FaqEntry("Where do you grow tulips?", "In Holland."));
        assertThat(answer("tulips").text()).isEqualTo("In Holland.");
        assertThat(answer("when do you open").known()).isFalse();

        write(SITE);
        assertThat(answer("tulips").known()).isFalse();
    }

    @Test
    void readsAnFaqOnceForManyQuestions() {
        for (int i = 0; i < 5; i++) {
            answer("when do you open");
        }

        assertThat(faqs.read).containsExactly(SITE);
    }

    @Test
    void findsOneOfAsManyAsThereMayBe() {
        write(
                SITE,
                IntStream.range(0, Faq.MOST)
                        .mapToObj(
                                number -> new FaqEntry("Where is article number" + number + "?", "On shelf " + number))
                        .toArray(FaqEntry[]::new));

        assertThat(answer("article number321").text()).isEqualTo("On shelf 321");
    }

    private Answer answer(String question) {
        return assistant.answer(ask(question));
    }

    private void write(SiteId site, FaqEntry... entries) {
        faqs.put(site, new Faq(List.of(entries)), UUID.randomUUID(), Instant.EPOCH);
    }

    private static final class Faqs implements FaqRepository {

        private final Map<SiteId, Faq> all = new HashMap<>();
        private final Map<SiteId, UUID> revisions = new HashMap<>();
        private final List<SiteId> read = new ArrayList<>();

        @Override
        public Faq of(SiteId site) {
            read.add(site);
            return all.getOrDefault(site, Faq.EMPTY);
        }

        @Override
        public Map<SiteId, UUID> revisions() {
            return Map.copyOf(revisions);
        }

        @Override
        public void put(SiteId site, Faq faq, UUID revision, Instant at) {
            all.put(site, faq);
            revisions.put(site, revision);
        }
    }
}
