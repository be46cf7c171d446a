package dev.charla.api.openapi;

import dev.charla.api.security.ProgramAccess;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;

/** Which operations programs may call, and by which scope. */
final class Programs implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().forEach(Programs::describe);
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            if (operation.getSecurity() != null) {
                describe(HttpMethod.valueOf(method.name()), path, operation);
            }
        });
    }

    private static void describe(HttpMethod method, String path, Operation operation) {
        ProgramAccess.scopeFor(method, path)
                .ifPresent(scope ->
                        operation.addSecurityItem(new SecurityRequirement().addList(Proof.OF_PROGRAMS, scope)));
    }
}
