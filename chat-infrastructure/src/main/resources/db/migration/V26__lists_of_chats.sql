-- One index for each way in which the chats of a site are narrowed and sorted, so that a page is where it begins in it.
create index chat_of_status on chat (site_id, status, opened_at, id);
create index chat_by_urgency on chat (site_id, priority, opened_at, id);

drop index chat_of_visitor;
create index chat_of_visitor on chat (visitor_id, site_id, opened_at, id);
create index chat_of_visitor_by_urgency on chat (visitor_id, site_id, priority, opened_at, id);

drop index chat_of_assignee;
create index chat_of_assignee on chat (assignee_id, site_id, opened_at, id);
create index chat_of_assignee_by_urgency on chat (assignee_id, site_id, priority, opened_at, id);
