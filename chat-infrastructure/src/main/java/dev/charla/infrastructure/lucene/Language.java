package dev.charla.infrastructure.lucene;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** How words of a language are compared: without case, accents and endings, and without those that mean nothing by themselves. */
enum Language {
    SPANISH("No lo sé. Una persona podrá ayudarte.", """
            a al algo alguna algun alguno ante aqui asi aun bien buenas buenos como con cual cuales cuando cuanta cuanto cuantos
            de del desde dias donde e el ella ellos en entre era eres es esa ese eso esta estan estas este esto estos estoy fue gracias ha han
            hasta hay hola la las le les lo los mas me mi mis muy nada ni no nos nosotros o os otra otro para pero por porque puede pueden
            puedo que quien quienes quiero se sea ser si sin sobre son soy su sus tambien tardes te teneis tengo ti tiene tienen tu tus
            un una unas uno unos usted ustedes va vosotros y ya yo""", SpanishLightStemFilter::new),
    ENGLISH(
            "I do not know. A person will be able to help you.",
            """
            a about am an and any are as at be been but by can could did do does for from get had has have hello hi how i if in into is
            it its me much many my no not of on or our please she should so some such than thanks that the their them then there these
            they this those to us was we were what when where which who why will with would you your""",
            tokens -> new PorterStemFilter(new EnglishPossessiveFilter(tokens)));

    private static final String SPANISH_ALONE = "¿¡ñáéíóú";

    private final String ignorance;
    private final Set<String> emptyWords;

    @SuppressWarnings("ImmutableEnumChecker") // it has no state
    private final UnaryOperator<TokenStream> stemming;

    @SuppressWarnings("ImmutableEnumChecker") // safe for many threads
    private final Analyzer analyzer = new Words();

    Language(String ignorance, String emptyWords, UnaryOperator<TokenStream> stemming) {
        this.ignorance = ignorance;
        this.emptyWords = Set.of(emptyWords.split("\\s+"));
        this.stemming = stemming;
    }

    /** What is said in it when nothing is known. */
    String ignorance() {
        return ignorance;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** The name of a field whose text is compared as this language has it. */
    String field(String name) {
        return name + "_" + name().toLowerCase(Locale.ROOT);
    }

    /** The language that a text looks most like. */
    static Language of(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        if (words.chars().anyMatch(character -> SPANISH_ALONE.indexOf(character) >= 0)) {
            return SPANISH;
        }
        return SPANISH.emptyWordsIn(words) > ENGLISH.emptyWordsIn(words) ? SPANISH : ENGLISH;
    }

    private long emptyWordsIn(String words) {
        return Arrays.stream(words.split("\\W+")).filter(emptyWords::contains).count();
    }

    /** Of all languages: what means nothing in one says nothing in a text of another either. */
    private static final class EmptyWords {

        private static final CharArraySet OF_ALL = new CharArraySet(
                Arrays.stream(values())
                        .flatMap(language -> language.emptyWords.stream())
                        .collect(Collectors.toSet()),
                false);
    }

    private final class Words extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var tokenizer = new StandardTokenizer();
            var folded = new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer));
            var telling = new StopFilter(folded, EmptyWords.OF_ALL);
            return new TokenStreamComponents(tokenizer, stemming.apply(telling));
        }
    }
}
