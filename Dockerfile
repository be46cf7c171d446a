FROM eclipse-temurin:25-jdk AS build
WORKDIR /charla
COPY . .
RUN ./mvnw -B -ntp -pl bootstrap -am package -DskipTests \
 && java -Djarmode=tools -jar bootstrap/target/charla.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home charla \
 && install -d -o charla /charla /var/lib/charla
WORKDIR /charla
# What changes least comes first.
COPY --from=build --chown=charla /charla/layers/dependencies/ ./
COPY --from=build --chown=charla /charla/layers/spring-boot-loader/ ./
COPY --from=build --chown=charla /charla/layers/snapshot-dependencies/ ./
COPY --from=build --chown=charla /charla/layers/application/ ./
COPY --chown=charla deploy/aot-cache.sh deploy/healthy.sh ./
USER charla
RUN ./aot-cache.sh

ENV CHARLA_DATADIR=/var/lib/charla
VOLUME /var/lib/charla
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=6s --start-period=60s CMD ["./healthy.sh"]
# Options of the JVM: docs/operations.md. JAVA_TOOL_OPTIONS takes more.
ENTRYPOINT ["java", "-XX:AOTCache=charla.aot", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "charla.jar"]
