package dev.charla.api.dialect.enrollment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.people.Sender;

/** Somebody came into a conversation. */
record JoinedJson(User user, @JsonProperty("enrollment_id") String enrollmentId) {

    static JoinedJson of(Sender who, EnrollmentId enrollment) {
        return new JoinedJson(new User(who.id().toString(), Side.nameOf(who), Side.of(who)), enrollment.value());
    }

    record User(String id, String username, String role) {}
}
