-- Answered requests: a key gives its first answer for ever. A row without an answer is a key that a
-- running transaction has claimed.
create table fanfare_operation (
  op_key varchar(128) collate "C" primary key,
  kind varchar(64),
  fingerprint text,
  answered_at timestamp(6) with time zone,
  answer_type varchar(255),
  answer text,
  constraint fanfare_operation_whole check (
    (kind is null) = (answer is null)
    and (fingerprint is null) = (answer is null)
    and (answered_at is null) = (answer is null)
    and (answer_type is null) = (answer is null))
);

-- Domain events that wait for delivery; a delivered one is deleted.
create table fanfare_outbox (
  sequence bigint generated always as identity primary key,
  id uuid not null,
  subject varchar(128) collate "C" not null,
  at timestamp(6) with time zone not null,
  event_type varchar(255) not null,
  event text not null
);

-- One row for each subject that ever had an event: who appends for it holds the row, so that events
-- of one subject become visible in the order of their numbers.
create table fanfare_outbox_subject (
  subject varchar(128) collate "C" primary key
);
