-- What creators proposed to each other, and what became of it.
create table fanfare_collaboration (
  id uuid primary key,
  initiator varchar(64) not null,
  target varchar(64) not null,
  type varchar(16) not null,
  description varchar(500) not null,
  -- who comes first in the split, and the weights of that one and of the other
  first_party varchar(64) not null,
  first_weight integer not null,
  second_weight integer not null,
  reference varchar(64),
  state varchar(16) not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  answered_at timestamp(6) with time zone,
  closed_at timestamp(6) with time zone,
  -- While it is pending its reference, or the empty text if it has none; then nothing. So at most
  -- one of a subject is pending.
  pending_for varchar(64),
  constraint fanfare_collaboration_one_pending unique (initiator, target, type, pending_for),
  constraint fanfare_collaboration_pending check (
    (pending_for is not null) = (state = 'PENDING')
    and (pending_for is null or pending_for = coalesce(reference, ''))),
  constraint fanfare_collaboration_parties check (
    initiator <> '' and target <> '' and initiator <> target
    and first_party in (initiator, target)),
  constraint fanfare_collaboration_weights check (
    first_weight >= 1 and second_weight >= 1 and first_weight <= 1000000 - second_weight),
  constraint fanfare_collaboration_type
    check (type = any(array['DUET', 'COLLAB_VIDEO', 'JOINT_STREAM'])),
  constraint fanfare_collaboration_state check (
    state = any(array['PENDING', 'ACCEPTED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'COMPLETED'])),
  constraint fanfare_collaboration_deadline check (created_at < expires_at),
  constraint fanfare_collaboration_answer check (
    (answered_at is not null) = (state = any(array['ACCEPTED', 'REJECTED', 'COMPLETED']))
    and (closed_at is not null) =
      (state = any(array['REJECTED', 'EXPIRED', 'WITHDRAWN', 'COMPLETED']))),
  constraint fanfare_collaboration_reference check (reference <> '')
);

-- A creator's, newest first.
create index fanfare_collaboration_of_initiator
  on fanfare_collaboration (initiator, created_at, id);
create index fanfare_collaboration_of_target on fanfare_collaboration (target, created_at, id);

-- What is overdue, longest first.
create index fanfare_collaboration_due on fanfare_collaboration (state, expires_at, id);
