package dev.charla;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.charla.domain.chat.ChatEvent;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

/** The architecture as rules. They say what may be used, so whatever is new and not thought of is refused. */
@AnalyzeClasses(
        packages = "dev.charla",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    private static final String PACKAGE_INFO = "package-info";

    @ArchTest
    static final ArchRule dependenciesPointInwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.charla..")
            .layer("domain")
            .definedBy("dev.charla.domain..")
            .layer("application")
            .definedBy("dev.charla.application..")
            .layer("infrastructure")
            .definedBy("dev.charla.infrastructure..")
            .layer("api")
            .definedBy("dev.charla.api..")
            .layer("bootstrap")
            .definedBy("dev.charla.bootstrap..")
            .whereLayer("bootstrap")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("bootstrap")
            .whereLayer("infrastructure")
            .mayOnlyBeAccessedByLayers("bootstrap")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("infrastructure", "api", "bootstrap")
            .ensureAllClassesAreContainedInArchitecture()
            .because("a rule about chats must not change when a technology does");

    @ArchTest
    static final ArchRule domainIsPlainJava = classes()
            .that()
            .resideInAPackage("dev.charla.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.charla.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule applicationIsPlainJava = classes()
            .that()
            .resideInAPackage("dev.charla.application..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.charla.application..", "dev.charla.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule plainJavaSpeaksNoSqlAndNoSockets = noClasses()
            .that()
            .resideInAnyPackage("dev.charla.domain..", "dev.charla.application..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "java.net..",
                            "java.io..",
                            "java.nio.channels..",
                            "java.nio.file..")
                    .and(not(type(InputStream.class))))
            .because("the bytes of a file are the only thing that passes through without being understood");

    @ArchTest
    static final ArchRule adaptersIgnoreEachOther = slices().matching("dev.charla.infrastructure.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each technology can be replaced alone");

    @ArchTest
    static final ArchRule adaptersKnowPortsAlone = classes()
            .that()
            .resideInAPackage("dev.charla.infrastructure..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("dev.charla.application.port..")
                    .or(resideInAPackage("dev.charla.domain.."))
                    .or(resideInAPackage("dev.charla.infrastructure.."))
                    .or(not(resideInAPackage("dev.charla.."))));

    @ArchTest
    static final ArchRule dialectsIgnoreEachOther =
            slices().matching("dev.charla.api.dialect.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule dialectsOnlyTranslate = classes()
            .that()
            .resideInAPackage("dev.charla.api.dialect..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.charla.api.dialect..",
                    "dev.charla.api.gateway..",
                    "dev.charla.api.json..",
                    "dev.charla.api.socketio..",
                    "dev.charla.api.websocket..",
                    "dev.charla.application.port..",
                    "dev.charla.domain..",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..",
                    "org.springframework.context.annotation..",
                    "org.springframework.beans.factory..",
                    "org.springframework.boot.autoconfigure.condition..");

    @ArchTest
    static final ArchRule protocolKnowsNoChat = classes()
            .that()
            .resideInAPackage("dev.charla.api.socketio..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.charla.api.socketio..",
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "jakarta.servlet..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "tools.jackson..",
                    "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule containerStaysBelowTheProtocol = noClasses()
            .that()
            .resideInAPackage("dev.charla..")
            .and()
            .resideOutsideOfPackages("dev.charla.api.socketio.jetty..", "dev.charla.bootstrap..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..")
            .because("another transport must be able to take Jetty's place");

    @ArchTest
    static final ArchRule adaptersHide = classes()
            .that()
            .resideInAnyPackage("dev.charla.infrastructure..", "dev.charla.api.rest..", "dev.charla.api.dialect.*..")
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith(Configuration.class)
            .and()
            .haveSimpleNameNotEndingWith(PACKAGE_INFO)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule portsAreInterfacesRecordsOrRefusals = classes()
            .that()
            .resideInAPackage("dev.charla.application.port..")
            .and()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameNotEndingWith(PACKAGE_INFO)
            .should()
            .beInterfaces()
            .orShould()
            .beRecords()
            .orShould()
            .beAssignableTo(RuntimeException.class);

    @ArchTest
    static final ArchRule onlyBootstrapBuildsUseCases = classes()
            .that()
            .resideInAPackage("dev.charla.application.usecase..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("dev.charla.application.usecase..", "dev.charla.bootstrap..");

    @ArchTest
    static final ArchRule eventsAreRecords =
            classes().that().implement(ChatEvent.class).should().beRecords();

    @ArchTest
    static final ArchRule timeAndIdsComeIn = noClasses()
            .that()
            .resideInAnyPackage("dev.charla.domain..", "dev.charla.application..")
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(target(name("now"))))
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule nullsAreMarked =
            classes().that().resideInAPackage("dev.charla..").should(liveInANullMarkedPackage());

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("dev.charla.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersLiveInRest = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .resideInAPackage("dev.charla.api.rest..")
            .andShould()
            .haveSimpleNameEndingWith("Controller");

    @ArchTest
    static final ArchRule configurationIsNamedSo = classes()
            .that()
            .areMetaAnnotatedWith(Configuration.class)
            .and()
            .areNotAnnotatedWith(SpringBootApplication.class)
            .should()
            .haveSimpleNameEndingWith("Configuration");

    @ArchTest
    static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule oneLogger = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    /** Tests that another module lends are no part of the architecture either. */
    static final class NoTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
