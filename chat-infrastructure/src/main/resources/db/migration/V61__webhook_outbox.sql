-- Messages that are still to be posted to the webhook, and those that it would not take. Their words are the message's alone.
create table webhook_outbox (
  id uuid primary key,
  site_id uuid not null references site (id),
  chat_id uuid not null references chat (id),
  seq bigint not null,
  message_id uuid not null references message (id),
  phone varchar(16) not null,
  created_at timestamp(3) with time zone not null,
  attempts int not null,
  next_attempt_at timestamp(3) with time zone not null,
  -- Until then it is one node's to post.
  leased_until timestamp(3) with time zone,
  last_error varchar(200),
  -- From then on it is only posted if somebody wants it again.
  died_at timestamp(3) with time zone
);
create index webhook_due on webhook_outbox (died_at, next_attempt_at);
create index webhook_order on webhook_outbox (chat_id, died_at, seq);
create index webhook_dead on webhook_outbox (site_id, died_at, id);
create index webhook_age on webhook_outbox (died_at, created_at);
