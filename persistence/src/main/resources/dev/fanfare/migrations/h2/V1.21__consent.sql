-- A person who decided something, with the number of the last record; nothing before the first. A
-- row to hold while they decide, and while an item that shows them is checked.
create table fanfare_consent_person (
  person varchar(64) primary key,
  last_seq bigint,
  constraint fanfare_consent_person_named check (person <> '' and last_seq >= 1)
);

-- What a person decided about a purpose and scope. Added only, each behind the one before; once the
-- person is forgotten a keyed hash stands for them, and what leads to them is gone.
create table fanfare_consent (
  id uuid primary key,
  person varchar(64) not null,
  seq bigint not null,
  decision varchar(16) not null,
  purpose varchar(64) not null,
  scope varchar(16) not null,
  -- Whose content and which item; '' where the scope has none.
  scope_creator varchar(64) not null,
  scope_item varchar(64) not null,
  evidence varchar(512),
  evidence_sha256 varchar(64),
  wording varchar(64),
  locale varchar(35),
  identity_check varchar(512),
  at timestamp(6) with time zone not null,
  valid_until timestamp(6) with time zone,
  recorded_at timestamp(6) with time zone not null,
  recorded_by varchar(64),
  erased boolean not null,
  -- Who holds it, and the record before it; nothing once it is erased.
  holder varchar(64) generated always as (case when not erased then person end),
  prev_seq bigint generated always as (case when not erased and seq > 1 then seq - 1 end),
  constraint fanfare_consent_numbered unique (holder, seq),
  constraint fanfare_consent_of foreign key (holder) references fanfare_consent_person (person),
  constraint fanfare_consent_chain foreign key (holder, prev_seq)
    references fanfare_consent (holder, seq),
  constraint fanfare_consent_texts check (person <> '' and purpose <> '' and evidence <> ''
    and wording <> '' and locale <> '' and identity_check <> '' and recorded_by <> ''),
  constraint fanfare_consent_seq check (seq >= 1),
  constraint fanfare_consent_decision check (decision = any(array['GRANTED', 'WITHDRAWN'])),
  constraint fanfare_consent_scope check (
    scope = any(array['ITEM', 'CREATOR', 'ALL']) and (scope_creator <> '') = (scope <> 'ALL')
    and (scope_item <> '') = (scope = 'ITEM')),
  -- A grant has its proof until it is erased, a withdrawal needs none.
  constraint fanfare_consent_proof check (
    (evidence is not null) = (decision = 'GRANTED' and not erased)
    and (evidence_sha256 is not null) = (decision = 'GRANTED' and not erased)
    and (locale is not null) = (decision = 'GRANTED' and not erased)
    and (wording is not null) = (decision = 'GRANTED')
    and (identity_check is null or evidence is not null)
    and (valid_until is null or decision = 'GRANTED')
    and regexp_like(evidence_sha256, '^[0-9a-f]{64}$')),
  constraint fanfare_consent_times check (valid_until > at),
  constraint fanfare_consent_erased check (
    (recorded_by is null) = erased and (not erased or regexp_like(person, '^[0-9a-f]{64}$')))
);

-- The newest decision about something.
create index fanfare_consent_standing
  on fanfare_consent (holder, purpose, scope_creator, scope_item, decision, seq);

alter table fanfare_consent_person add constraint fanfare_consent_person_last
  foreign key (person, last_seq) references fanfare_consent (holder, seq);

-- That items are to be looked at again because a consent was withdrawn, ends or was erased.
create table fanfare_consent_task (
  id uuid primary key,
  cause varchar(16) not null,
  person varchar(64) not null,
  purpose varchar(64),
  scope varchar(16) not null,
  scope_creator varchar(64) not null,
  scope_item varchar(64) not null,
  due_at timestamp(6) with time zone not null,
  -- The last item that was looked at.
  after_id varchar(64),
  after_version integer,
  constraint fanfare_consent_task_cause check (cause = any(array['WITHDRAWN', 'EXPIRED', 'ERASED'])),
  constraint fanfare_consent_task_texts check (person <> '' and purpose <> '' and after_id <> ''),
  constraint fanfare_consent_task_scope check (
    scope = any(array['ITEM', 'CREATOR', 'ALL']) and (scope_creator <> '') = (scope <> 'ALL')
    and (scope_item <> '') = (scope = 'ITEM')),
  constraint fanfare_consent_task_after check (
    (after_id is null) = (after_version is null) and after_version >= 1)
);

create index fanfare_consent_task_due on fanfare_consent_task (due_at, id);
create index fanfare_consent_task_of on fanfare_consent_task (person);
