-- What each of the staff wants to be, and when that was said; nothing while it never was.
alter table staff add column status varchar(10);
alter table staff add column status_at timestamp(3) with time zone;
-- Most chats at a time; nothing for as many as is usual in the installation.
alter table staff add column capacity int;

-- How many chats somebody has, and when the last one came and went: asked for whoever could get the next.
create index chat_active_of_assignee on chat (assignee_id, status);
create index chat_last_assigned on chat (assignee_id, assigned_at);
create index chat_last_closed on chat (assignee_id, closed_at);
