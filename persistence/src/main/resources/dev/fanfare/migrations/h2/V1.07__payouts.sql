-- Payouts: what is taken from a creator's balance, where it stands, and what was tried.

-- The legal transitions between states, exactly those of the core's PayoutState.
create table fanfare_payout_transition (
  from_state varchar(16) not null,
  to_state varchar(16) not null,
  primary key (from_state, to_state)
);

insert into fanfare_payout_transition (from_state, to_state) values
  ('REQUESTED', 'IN_REVIEW'),
  ('REQUESTED', 'APPROVED'),
  ('REQUESTED', 'CANCELLED'),
  ('IN_REVIEW', 'APPROVED'),
  ('IN_REVIEW', 'CANCELLED'),
  ('APPROVED', 'SUBMITTING'),
  ('APPROVED', 'CANCELLED'),
  ('SUBMITTING', 'SUBMITTED'),
  ('SUBMITTING', 'PAID'),
  ('SUBMITTING', 'FAILED'),
  ('SUBMITTING', 'UNKNOWN'),
  ('SUBMITTED', 'PAID'),
  ('SUBMITTED', 'FAILED'),
  ('SUBMITTED', 'UNKNOWN'),
  ('UNKNOWN', 'SUBMITTED'),
  ('UNKNOWN', 'PAID'),
  ('UNKNOWN', 'FAILED'),
  ('PAID', 'RETURNED');

-- Batches of payouts.
create table fanfare_payout_run (
  run_key varchar(128) primary key,
  cutoff timestamp(6) with time zone not null,
  method varchar(32) not null,
  asset varchar(12) not null,
  scale smallint not null,
  period_end date not null,
  minimum bigint,
  phase varchar(16) not null,
  constraint fanfare_payout_run_minimum check (minimum > 0),
  constraint fanfare_payout_run_scale check (scale between 0 and 9),
  constraint fanfare_payout_run_phase
    check (phase = any(array['REQUESTING', 'SUBMITTING', 'FINISHED']))
);

-- The history of payouts: steps that changed the state, and evidence that changed nothing. Each step
-- names the one before it and begins in the state where that one ended. A step that moves is one of
-- the legal transitions.
create table fanfare_payout_step (
  payout uuid not null,
  seq integer not null,
  prev_seq integer,
  from_state varchar(16),
  to_state varchar(16) not null,
  moved_from varchar(16) generated always as
    (case when from_state <> to_state then from_state end),
  moved_to varchar(16) generated always as
    (case when from_state <> to_state then to_state end),
  at timestamp(6) with time zone not null,
  source varchar(16) not null,
  said_by varchar(64) not null,
  evidence varchar(300) not null,
  said_at timestamp(6) with time zone,
  primary key (payout, seq),
  constraint fanfare_payout_step_end unique (payout, seq, to_state),
  constraint fanfare_payout_step_chain foreign key (payout, prev_seq, from_state)
    references fanfare_payout_step (payout, seq, to_state),
  constraint fanfare_payout_step_legal foreign key (moved_from, moved_to)
    references fanfare_payout_transition (from_state, to_state),
  constraint fanfare_payout_step_follows check (
    (seq = 1 and prev_seq is null and from_state is null and to_state = 'REQUESTED')
    or (seq > 1 and prev_seq is not null and prev_seq = seq - 1 and from_state is not null)),
  constraint fanfare_payout_step_source
    check (source = any(array['POLICY', 'OPERATOR', 'ANSWER', 'REPORT',
    'LOOKUP', 'NOT_RECEIVED', 'SILENCE']))
);

-- Payouts. The version is the number of the last step, the state is where that step ended.
create table fanfare_payout (
  id uuid primary key,
  creator varchar(64) not null,
  method varchar(32) not null,
  gateway varchar(64) not null,
  -- What is taken from the balance.
  balance_asset varchar(12) not null,
  balance_scale smallint not null,
  gross bigint not null,
  -- How it was exchanged into the asset that is paid, where that is another one.
  fx_rate varchar(400),
  fx_source varchar(64),
  fx_at timestamp(6) with time zone,
  fx_spent bigint,
  fx_remainder bigint,
  -- What is paid out, in parts.
  asset varchar(12) not null,
  scale smallint not null,
  amount bigint not null,
  fee bigint not null,
  tax bigint not null,
  net bigint not null,
  schedule_version varchar(64) not null,
  fee_bearer varchar(16) not null,
  fee_total bigint not null,
  tax_name varchar(64),
  tax_ppm integer,
  -- Where it stands.
  state varchar(16) not null,
  version integer not null,
  period_start date not null,
  period_end date not null,
  run_key varchar(128),
  reference varchar(128),
  reason varchar(300),
  contradiction varchar(300),
  requested_at timestamp(6) with time zone not null,
  submitted_at timestamp(6) with time zone,
  completed_at timestamp(6) with time zone,
  changed_at timestamp(6) with time zone not null,
  constraint fanfare_payout_pays unique (id, creator, method, asset, scale, net),
  constraint fanfare_payout_last_step foreign key (id, version, state)
    references fanfare_payout_step (payout, seq, to_state),
  constraint fanfare_payout_of_run foreign key (run_key) references fanfare_payout_run (run_key),
  constraint fanfare_payout_amounts check (gross > 0 and net > 0 and fee >= 0 and tax >= 0
    and amount = net + fee + tax),
  constraint fanfare_payout_fee check (fee_total between 0 and amount
    and fee = case when fee_bearer = 'CREATOR' then fee_total else 0 end),
  constraint fanfare_payout_fee_bearer check (fee_bearer = any(array['CREATOR', 'PLATFORM'])),
  constraint fanfare_payout_tax check ((tax_name is null) = (tax_ppm is null)
    and (tax_name is not null or tax = 0)),
  constraint fanfare_payout_tax_ppm check (tax_ppm between 0 and 1000000),
  constraint fanfare_payout_scales check (balance_scale between 0 and 9 and scale between 0 and 9),
  constraint fanfare_payout_exchange check (
    case when balance_asset = asset and balance_scale = scale
      then fx_rate is null and fx_source is null and fx_at is null and fx_spent is null
        and fx_remainder is null and amount = gross
      else fx_rate is not null and fx_source is not null and fx_at is not null
        and fx_spent is not null and fx_remainder is not null
        and fx_spent >= 0 and fx_remainder >= 0 and fx_spent + fx_remainder = gross
    end),
  constraint fanfare_payout_state check (state = any(array['REQUESTED', 'IN_REVIEW', 'APPROVED',
    'SUBMITTING', 'SUBMITTED', 'UNKNOWN', 'PAID', 'RETURNED', 'FAILED', 'CANCELLED'])),
  constraint fanfare_payout_period check (period_start <= period_end)
);

create index fanfare_payout_of_creator on fanfare_payout (creator, requested_at, id);
create index fanfare_payout_in_state on fanfare_payout (state, requested_at, id);
create index fanfare_payout_periods
  on fanfare_payout (creator, balance_asset, balance_scale, period_end);
create index fanfare_payout_in_doubt on fanfare_payout (creator, state);

-- What the fee of a payout consists of.
create table fanfare_payout_fee_line (
  payout uuid not null,
  line smallint not null,
  kind varchar(16) not null,
  amount bigint not null,
  primary key (payout, line),
  constraint fanfare_payout_fee_line_payout foreign key (payout) references fanfare_payout (id),
  constraint fanfare_payout_fee_line_line check (line >= 0),
  constraint fanfare_payout_fee_line_amount check (
    case
      when kind = any(array['PERCENTAGE', 'FIXED', 'MINIMUM']) then amount > 0
      when kind = any(array['MAXIMUM', 'GROSS']) then amount < 0
      else false
    end)
);

-- What was handed to gateways. An attempt pays what its payout says to whom it says. A payout has at
-- most one open attempt: the marker of an open one is the payout's id, and unique. The details say
-- where the money goes, encrypted; they are null once they were forgotten.
create table fanfare_payout_attempt (
  attempt_key uuid primary key,
  added bigint generated always as identity,
  payout uuid not null,
  creator varchar(64) not null,
  method varchar(32) not null,
  asset varchar(12) not null,
  scale smallint not null,
  amount bigint not null,
  at timestamp(6) with time zone not null,
  gateway varchar(64) not null,
  details binary varying(4096),
  details_key bigint,
  is_open boolean not null,
  open_marker uuid,
  acknowledged boolean not null,
  sends integer not null,
  lookups integer not null,
  next_check_at timestamp(6) with time zone,
  constraint fanfare_payout_attempt_one_open unique (open_marker),
  constraint fanfare_payout_attempt_pays foreign key
    (payout, creator, method, asset, scale, amount)
    references fanfare_payout (id, creator, method, asset, scale, net),
  constraint fanfare_payout_attempt_amount check (amount > 0),
  constraint fanfare_payout_attempt_open check (is_open = (open_marker is not null)),
  constraint fanfare_payout_attempt_marker check (open_marker = payout),
  constraint fanfare_payout_attempt_closed check (is_open or next_check_at is null),
  constraint fanfare_payout_attempt_details check ((details is null) = (details_key is null)
    and (details is not null or not is_open)),
  constraint fanfare_payout_attempt_counts check (sends >= 1 and lookups >= 0)
);

create index fanfare_payout_attempt_of_payout on fanfare_payout_attempt (payout, added);
create index fanfare_payout_attempt_due on fanfare_payout_attempt (next_check_at, attempt_key);

-- What gateways have said, each message once.
create table fanfare_payout_report (
  gateway varchar(64) not null,
  event_id varchar(128) not null,
  attempt_key uuid not null,
  state varchar(16) not null,
  reference character varying(1000000),
  reason character varying(1000000),
  at timestamp(6) with time zone not null,
  primary key (attempt_key, event_id, gateway, state),
  constraint fanfare_payout_report_attempt foreign key (attempt_key)
    references fanfare_payout_attempt (attempt_key),
  constraint fanfare_payout_report_state
    check (state = any(array['ACCEPTED', 'PAID', 'REJECTED', 'RETURNED']))
);

-- What a run did for each creator.
create table fanfare_payout_run_entry (
  run_key varchar(128) not null,
  creator varchar(64) not null,
  outcome varchar(16) not null,
  reason varchar(64),
  payout uuid,
  gross bigint,
  gross_asset varchar(12),
  gross_scale smallint,
  net bigint,
  net_asset varchar(12),
  net_scale smallint,
  primary key (run_key, creator),
  constraint fanfare_payout_run_entry_once unique (payout),
  constraint fanfare_payout_run_entry_run foreign key (run_key)
    references fanfare_payout_run (run_key),
  constraint fanfare_payout_run_entry_payout foreign key (payout) references fanfare_payout (id),
  constraint fanfare_payout_run_entry_outcome check (outcome = any(array['REQUESTED', 'WAITING',
    'SUBMITTED', 'PAID', 'FAILED', 'UNKNOWN', 'SKIPPED'])),
  constraint fanfare_payout_run_entry_made check (
    case when outcome = 'SKIPPED'
      then payout is null and gross is null and gross_asset is null and gross_scale is null
        and net is null and net_asset is null and net_scale is null
      else payout is not null and gross is not null and gross_asset is not null
        and gross_scale is not null and net is not null and net_asset is not null
        and net_scale is not null and gross > 0 and net > 0
    end)
);

-- Where creators want their money, encrypted.
create table fanfare_payout_destination (
  creator varchar(64) not null,
  method varchar(32) not null,
  details binary varying(4096) not null,
  details_key bigint not null,
  primary key (creator, method)
);
