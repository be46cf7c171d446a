-- Under which idempotency key somebody opened which chat.
create table opening_key (
  opener_id uuid not null,
  client_key varchar(128) not null,
  chat_id uuid not null,
  primary key (opener_id, client_key)
);
