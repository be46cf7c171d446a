package dev.charla.api.socketio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** What the parts of this package may know. */
@AnalyzeClasses(packages = "dev.charla.api.socketio", importOptions = DoNotIncludeTests.class)
class SocketIoArchitectureTest {

    private static final String HERE = "dev.charla.api.socketio";
    private static final String[] EVERYWHERE = {
        "java..",
        "org.jspecify..",
        "org.slf4j..",
        "jakarta.servlet..",
        "org.springframework.web..",
        "org.springframework.http..",
        "tools.jackson.."
    };

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_JETTY = classes()
            .that()
            .resideOutsideOfPackage(HERE + ".jetty..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(HERE + ".."))
            .because("the web server and the application must both be replaceable");

    @ArchTest
    static final ArchRule JETTY_KNOWS_THE_ENGINE_ALONE = classes()
            .that()
            .resideInAPackage(HERE + ".jetty..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("org.eclipse.jetty..", HERE + ".jetty..", HERE + ".engineio.."))
            .because("a transport carries bytes and knows nothing of the protocol above");

    @ArchTest
    static final ArchRule THE_ENGINE_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(HERE + ".engineio..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(HERE + ".engineio.."))
            .because("Engine.IO is a protocol of its own");

    @ArchTest
    static final ArchRule PACKETS_ARE_BYTES = classes()
            .that()
            .resideInAPackage(HERE + ".packet..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "tools.jackson..", HERE + ".packet..", HERE + ".engineio..")
            .because("encoding needs no server");

    private static String[] with(String... more) {
        var all = new ArrayList<>(List.of(EVERYWHERE));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
