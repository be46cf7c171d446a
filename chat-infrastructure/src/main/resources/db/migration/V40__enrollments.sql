-- What a chat is about that is held with an influencer; nothing for a visitor's chat.
alter table chat add column enrollment_id varchar(100);
alter table chat add column influencer_id varchar(100);
create unique index chat_of_enrollment on chat (enrollment_id);
