-- Which visitor and which chat of a site stand for a telephone number.
create table phone_line (
  site_id uuid not null references site (id),
  -- E.164, with its plus.
  phone varchar(16) not null,
  -- The number is taken before its visitor is made, so that of two who do so at once only one makes one.
  visitor_id uuid not null unique,
  chat_id uuid unique references chat (id),
  -- How far the number's sockets were told the chat's public room.
  told_seq bigint not null,
  primary key (site_id, phone)
);

create index visitor_of_phone on visitor (site_id, verified_phone, id);

-- What was taken from programs that deliver at least once.
create table receipt (
  sender_id uuid not null,
  delivery_key varchar(160) not null,
  -- SHA-256 of what was delivered, in hexadecimal.
  digest char(64) not null,
  message_id uuid not null references message (id),
  taken_at timestamp(3) with time zone not null,
  primary key (sender_id, delivery_key)
);
create index receipt_by_age on receipt (taken_at);
