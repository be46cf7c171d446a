package dev.charla.domain.chat;

import dev.charla.domain.people.InfluencerId;

/** What a chat is about that is held with an influencer. Its id is the chat's for good, the influencer may change. */
public record Enrollment(EnrollmentId id, InfluencerId influencer) {}
