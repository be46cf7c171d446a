package dev.charla.api.dialect.enrollment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which conversation an event is about. */
record ConversationJson(@JsonProperty("enrollment_id") String enrollmentId) {}
