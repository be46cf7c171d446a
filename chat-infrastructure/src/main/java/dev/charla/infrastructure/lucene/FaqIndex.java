package dev.charla.infrastructure.lucene;

import dev.charla.domain.assistant.Faq;
import dev.charla.domain.assistant.FaqEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** One site's FAQ, made to be searched; never changed. Safe for many threads. */
final class FaqIndex {

    private static final String QUESTION = "question";
    private static final String ALL = "all";

    /** An entry with fewer of the words that were asked is about something else. */
    private static final float SHARE_OF_WORDS = 0.5f;

    /** Words of a question that are looked for; nobody needs more to say what it is about. */
    private static final int MOST_WORDS = 60;

    private static final float QUESTIONS_BOOST = 3;

    private static final Analyzer ANALYZER = analyzer();

    private final List<FaqEntry> entries;
    private final @Nullable IndexSearcher searcher;

    private FaqIndex(List<FaqEntry> entries, @Nullable IndexSearcher searcher) {
        this.entries = entries;
        this.searcher = searcher;
    }

    static FaqIndex of(Faq faq) {
        try {
            return new FaqIndex(faq.entries(), faq.entries().isEmpty() ? null : searcher(faq.entries()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The entry that fits a question best, if any does. */
    Optional<Found> search(String question) {
        var best = searcher == null ? Optional.<Query>empty() : query(question);
        return best.flatMap(this::find);
    }

    private Optional<Found> find(Query query) {
        try {
            var hits = Objects.requireNonNull(searcher).search(query, 1).scoreDocs;
            return Arrays.stream(hits).findFirst().map(hit -> new Found(entries.get(hit.doc), hit.score));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Query> query(String question) {
        var builder = new QueryBuilder(new LimitTokenCountAnalyzer(ANALYZER, MOST_WORDS));
        var enough = new BooleanQuery.Builder();
        var ranking = new ArrayList<Query>();
        for (var language : Language.values()) {
            var share = builder.createMinShouldMatchQuery(language.field(ALL), question, SHARE_OF_WORDS);
            var asked = builder.createBooleanQuery(language.field(QUESTION), question);
            if (share != null && asked != null) {
                enough.add(share, Occur.SHOULD);
                ranking.add(share);
                ranking.add(new BoostQuery(asked, QUESTIONS_BOOST));
            }
        }
        return ranking.isEmpty()
                ? Optional.empty()
                : Optional.of(new BooleanQuery.Builder()
                        .add(enough.build(), Occur.FILTER)
                        .add(new DisjunctionMaxQuery(ranking, 0.1f), Occur.MUST)
                        .build());
    }

    private static IndexSearcher searcher(List<FaqEntry> entries) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(ANALYZER))) {
            for (var entry : entries) {
                writer.addDocument(document(entry));
            }
            // In one segment a document's number is its place.
            writer.forceMerge(1);
        }
        return new IndexSearcher(DirectoryReader.open(directory));
    }

    private static Document document(FaqEntry entry) {
        var document = new Document();
        for (var language : Language.values()) {
            document.add(new TextField(language.field(QUESTION), entry.question(), Field.Store.NO));
            document.add(new TextField(language.field(ALL), entry.question() + "\n" + entry.answer(), Field.Store.NO));
        }
        return document;
    }

    private static Analyzer analyzer() {
        Map<String, Analyzer> byField = Arrays.stream(Language.values())
                .flatMap(language -> List.of(language.field(QUESTION), language.field(ALL)).stream()
                        .map(field -> Map.entry(field, language.analyzer())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new PerFieldAnalyzerWrapper(Language.ENGLISH.analyzer(), byField);
    }

    /** @param score comparable within one index, and roughly with that of others */
    record Found(FaqEntry entry, float score) {}
}
