package dev.charla.api.openapi;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.providers.SpringDocJavadocProvider;

/** Javadoc as CommonMark, which descriptions are written in: inline code and links, in one paragraph. */
final class MarkdownJavadoc extends SpringDocJavadocProvider {

    private static final Pattern CODE = Pattern.compile("<code>\\s*(.*?)\\s*</code>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\{@link \\S+ (.*?)}", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    @Override
    public String getClassJavadoc(Class<?> type) {
        return markdown(super.getClassJavadoc(type));
    }

    @Override
    public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
        return super.getRecordClassParamJavadoc(type).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, component -> markdown(component.getValue())));
    }

    @Override
    public String getMethodJavadocDescription(Method method) {
        return markdown(super.getMethodJavadocDescription(method));
    }

    @Override
    public String getMethodJavadocReturn(Method method) {
        return markdown(super.getMethodJavadocReturn(method));
    }

    @Override
    public String getParamJavadoc(Method method, String name) {
        return markdown(super.getParamJavadoc(method, name));
    }

    @Override
    public String getFieldJavadoc(Field field) {
        return markdown(super.getFieldJavadoc(field));
    }

    /** @param html {@code null} where nothing was written */
    @SuppressWarnings("NullAway") // the supertype knows no nulls and answers them
    private static String markdown(String html) {
        if (html == null) {
            return null;
        }
        var code = CODE.matcher(html).replaceAll("`$1`");
        return SPACE.matcher(LINK.matcher(code).replaceAll("$1"))
                .replaceAll(" ")
                .strip();
    }
}
