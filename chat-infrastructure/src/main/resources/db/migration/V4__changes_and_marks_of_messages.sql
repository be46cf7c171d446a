alter table message add column edited_at timestamp(3) with time zone;
alter table message add column deleted_at timestamp(3) with time zone;

-- The seq of the entry that created, edited or deleted the message last. An entry is about one message only.
alter table message add column changed_seq bigint;
update message set changed_seq = seq;
alter table message alter column changed_seq set not null;
create unique index message_changes on message (chat_id, internal, changed_seq);

create index message_times on message (chat_id, sent_at, ordinal);
create index message_public_times on message (chat_id, internal, sent_at, seq);

-- The chat's site, which never changes: here so that one site's messages can be searched newest first.
alter table message add column site_id uuid;
update message set site_id = (select chat.site_id from chat where chat.id = message.chat_id);
alter table message alter column site_id set not null;
create index message_of_site on message (site_id, id);
create index message_of_chat on message (chat_id, id);

-- How far each participant has read each room of a chat.
create table read_mark (
  chat_id uuid not null references chat (id),
  reader_id uuid not null,
  reader_type varchar(20) not null,
  participants_seq bigint not null,
  staff_seq bigint not null,
  primary key (chat_id, reader_id, reader_type)
);
