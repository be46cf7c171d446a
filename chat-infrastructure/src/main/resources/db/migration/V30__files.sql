-- What is known of uploaded files beside their bytes.
create table uploaded_file (
  id uuid primary key,
  -- Null until a message of a chat carries it, where its uploader did not name the chat.
  chat_id uuid references chat (id),
  uploader_id uuid not null,
  uploader_type varchar(20) not null,
  internal boolean not null,
  name varchar(255) not null,
  size_bytes bigint not null,
  media_type varchar(127) not null,
  sha256 char(64) not null,
  uploaded_at timestamp(3) with time zone not null,
  message_id uuid unique references message (id),
  -- From then on nobody gets it, and its bytes are to be deleted.
  given_up_at timestamp(3) with time zone
);
create index uploaded_file_unattached on uploaded_file (message_id, uploaded_at);
create index uploaded_file_given_up on uploaded_file (given_up_at, id);
