package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttributesTest {

    private static final AttributeKey<String> NAME = new AttributeKey<>("name", String.class);
    private static final AttributeKey<Integer> AGE = new AttributeKey<>("age", Integer.class);

    private final Attributes attributes = new Attributes();

    @Test
    void remembersTheLastValueOfEachKey() {
        assertThat(attributes.get(NAME)).isEmpty();

        attributes.put(NAME, "Ada");
        attributes.put(AGE, 36);
        attributes.put(NAME, "Grace");

        assertThat(attributes.get(NAME)).contains("Grace");
        assertThat(attributes.get(AGE)).contains(36);
    }
}
