-- The staff's own words about a chat. Site and opening are the chat's and never change: here so that the chats of one tag can be
-- walked in their order.
create table chat_tag (
  chat_id uuid not null references chat (id),
  -- In lower case: the same for tags that differ in case alone.
  tag_key varchar(200) not null,
  tag varchar(100) not null,
  place int not null,
  site_id uuid not null,
  opened_at timestamp(3) with time zone not null,
  primary key (chat_id, tag_key)
);
create index chat_of_tag on chat_tag (site_id, tag_key, opened_at, chat_id);
