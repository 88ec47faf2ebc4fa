-- Tiers that were in force for creators and have ended: a chain without a gap, in which each begins
-- when the one before it ends.
create table fanfare_tier_history (
  creator varchar(64) not null,
  seq bigint not null,
  prev_seq bigint,
  tier varchar(50) not null,
  level smallint not null,
  cause varchar(16) not null,
  began_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone not null,
  policy_version varchar(64) not null,
  evidence character varying(1000000),
  reason varchar(500),
  override_until timestamp(6) with time zone,
  constraint fanfare_tier_history_pk primary key (creator, seq),
  -- what the next one follows
  constraint fanfare_tier_history_end unique (creator, seq, ended_at),
  constraint fanfare_tier_history_chain foreign key (creator, prev_seq, began_at)
    references fanfare_tier_history (creator, seq, ended_at),
  constraint fanfare_tier_history_seq check (
    creator <> '' and seq >= 1 and (prev_seq is null) = (seq = 1) and prev_seq = seq - 1),
  constraint fanfare_tier_history_level check (level between 0 and 1000),
  constraint fanfare_tier_history_cause
    check (cause = any(array['EVALUATION', 'OVERRIDE', 'OVERRIDE_ENDED'])),
  constraint fanfare_tier_history_interval check (ended_at >= began_at),
  constraint fanfare_tier_history_override check (
    (reason is not null) = (cause = 'OVERRIDE')
    and (override_until is null or cause = 'OVERRIDE' and override_until > began_at))
);

-- The tier in force for a creator, which is the open end of the creator's history, and what
-- evaluations have given. Being one row, there is never a second open end. A row without a number
-- is a creator that was locked and has no tier yet. What is in force and not saved was added to the
-- history by a transaction that has yet to say what is earned.
create table fanfare_tier_standing (
  creator varchar(64) primary key,
  seq bigint,
  prev_seq bigint,
  tier varchar(50),
  level smallint,
  cause varchar(16),
  began_at timestamp(6) with time zone,
  policy_version varchar(64),
  evidence character varying(1000000),
  reason varchar(500),
  override_until timestamp(6) with time zone,
  saved boolean not null,
  earned_tier varchar(50),
  earned_level smallint,
  promoted_at timestamp(6) with time zone,
  misses integer,
  earned_policy_version varchar(64),
  earned_evidence character varying(1000000),
  constraint fanfare_tier_standing_chain foreign key (creator, prev_seq, began_at)
    references fanfare_tier_history (creator, seq, ended_at),
  constraint fanfare_tier_standing_seq check (
    creator <> '' and seq >= 1 and prev_seq = seq - 1
    and (prev_seq is null) = (seq is null or seq = 1)),
  constraint fanfare_tier_standing_whole check (
    (tier is null) = (seq is null)
    and (level is null) = (seq is null)
    and (cause is null) = (seq is null)
    and (began_at is null) = (seq is null)
    and (policy_version is null) = (seq is null)
    and (evidence is null or seq is not null)
    and (saved = false or seq is not null)),
  constraint fanfare_tier_standing_level check (level between 0 and 1000),
  constraint fanfare_tier_standing_cause
    check (cause = any(array['EVALUATION', 'OVERRIDE', 'OVERRIDE_ENDED'])),
  constraint fanfare_tier_standing_override check (
    (reason is not null) = (cause is not null and cause = 'OVERRIDE')
    and (override_until is null
      or cause is not null and cause = 'OVERRIDE' and override_until > began_at)),
  constraint fanfare_tier_standing_earned check (
    (earned_level is null) = (earned_tier is null)
    and (promoted_at is null) = (earned_tier is null)
    and (misses is null) = (earned_tier is null)
    and (earned_policy_version is null) = (earned_tier is null)
    and (earned_evidence is null or earned_tier is not null)
    and (earned_level is null or earned_level between 0 and 1000)
    and (misses is null or misses >= 0)),
  -- Without an override, what is in force is what was earned.
  constraint fanfare_tier_standing_decided check (
    saved = false or cause = 'OVERRIDE' or earned_tier is not null and earned_tier = tier)
);

-- A history that has begun has an open end.
alter table fanfare_tier_history add constraint fanfare_tier_history_open
  foreign key (creator) references fanfare_tier_standing (creator);
