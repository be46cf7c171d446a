package dev.charla.api.rest;

import dev.charla.application.port.in.ChatViews;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;

/** What all parameters of a kind have in common: whatever stands in a path is an id of ours unless it has a pattern of its own, and all pages have the same bounds. */
final class DescribedParameters implements ParameterCustomizer {

    @Override
    public Parameter customize(Parameter described, MethodParameter parameter) {
        if (described != null && parameter.hasParameterAnnotation(PathVariable.class) && !isDescribed(described)) {
            described.getSchema().setFormat("uuid");
        }
        if (described != null && "limit".equals(described.getName())) {
            described
                    .getSchema()
                    .minimum(BigDecimal.valueOf(ChatViews.MIN_LIMIT))
                    .maximum(BigDecimal.valueOf(ChatViews.MAX_LIMIT));
        }
        return described;
    }

    private static boolean isDescribed(Parameter parameter) {
        return parameter.getSchema().getPattern() != null;
    }
}
