package dev.charla.api.openapi;

import dev.charla.api.security.Identity;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** An operation whose method takes the caller's identity needs a proof of it; and a summary is not said twice. */
final class Proofs implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (needsIdentity(method)) {
            Proof.OF_PEOPLE.forEach(proof -> operation.addSecurityItem(new SecurityRequirement().addList(proof)));
        }
        if (operation.getSummary() != null && operation.getSummary().equals(operation.getDescription())) {
            operation.setDescription(null);
        }
        return operation;
    }

    private static boolean needsIdentity(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == Identity.class)
                .anyMatch(Proofs::isNeeded);
    }

    private static boolean isNeeded(MethodParameter parameter) {
        return !parameter.getParameter().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
