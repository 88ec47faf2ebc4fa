-- One row for each creator whose wallets were ever locked together; it is there to be held.
create table fanfare_credit_creator (
  creator varchar(64) primary key
);

-- A creator's credits of one type: the figures that every other row of the wallet must agree with,
-- and all that decides a simple charge. A row without changed_at belongs to a wallet that was locked
-- and never changed.
create table fanfare_credit_wallet (
  id uuid primary key, -- derived from creator and type
  creator varchar(64) not null,
  credit_type varchar(50) not null,
  changed_at timestamp(6) with time zone,
  available bigint not null default 0,
  reserved bigint not null default 0,
  -- The last statement line; null before the first.
  last_entry bigint,
  last_at timestamp(6) with time zone,
  -- When the line before was written; only carries the figure through the statement that spends.
  prior_at timestamp(6) with time zone,
  -- When something falls due by itself; null for never.
  next_due timestamp(6) with time zone,
  -- The effective grant that is used first, and what is left of it.
  first_grant uuid,
  first_left bigint,
  allowance bigint,
  allowance_priority smallint,
  allowance_anchor timestamp(6) with time zone,
  allowance_zone varchar(64),
  allowance_rollover bigint,
  allowance_policy varchar(64),
  period bigint not null default 0,
  period_start timestamp(6) with time zone not null default timestamp with time zone '1970-01-01 00:00:00+00',
  period_end timestamp(6) with time zone,
  period_allowed bigint not null default 0,
  period_carried bigint not null default 0,
  period_granted bigint not null default 0,
  period_used bigint not null default 0,
  constraint fanfare_credit_wallet_once unique (creator, credit_type),
  constraint fanfare_credit_wallet_balance check (available >= 0 and reserved >= 0),
  constraint fanfare_credit_wallet_tail check (
    (last_entry is null) = (last_at is null)
    and (last_entry is not null or available = 0 and reserved = 0)
    and (last_at is null or changed_at is not null and last_at <= changed_at)),
  constraint fanfare_credit_wallet_first check (
    (first_grant is null) = (first_left is null)
    and (first_left is null or first_left between 1 and available)),
  constraint fanfare_credit_wallet_allowance check (
    (allowance is null or allowance between 0 and 1000000000000)
    and (allowance_priority is null) = (allowance is null)
    and (allowance_priority is null or allowance_priority between 0 and 100)
    and (allowance_anchor is null) = (allowance is null)
    and (allowance_zone is null) = (allowance is null)
    and (allowance_rollover is null) = (allowance is null)
    and (allowance_rollover is null or allowance_rollover >= 0)
    and (allowance_policy is null) = (allowance is null)
    and (period_end is null) = (allowance is null)),
  constraint fanfare_credit_wallet_period check (
    period >= 0 and period_allowed >= 0 and period_carried >= 0 and period_granted >= 0
    and period_used >= 0 and (period_end is null or period_end > period_start)),
  constraint fanfare_credit_wallet_untouched check (
    changed_at is not null
    or last_entry is null and allowance is null and next_due is null and first_grant is null)
);

create index fanfare_credit_wallet_due on fanfare_credit_wallet (next_due, creator, credit_type);

-- Credits that came into a wallet together, and what is left of them. The id of an allowance's grant
-- is derived from wallet, period and role, so a period is granted once.
create table fanfare_credit_grant (
  id uuid primary key,
  wallet uuid not null references fanfare_credit_wallet (id),
  source varchar(16) not null,
  amount bigint not null,
  priority smallint not null,
  effective_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone,
  period bigint,
  parent uuid references fanfare_credit_grant (id),
  remaining bigint not null,
  held bigint not null,
  -- The wallet while there is something left: finds what is alive without reading history.
  active_wallet uuid generated always as (
    case when remaining <> 0 or held <> 0 then wallet end),
  constraint fanfare_credit_grant_of_wallet unique (wallet, id),
  constraint fanfare_credit_grant_source check (
    source = any(array['ALLOWANCE', 'PURCHASE', 'PROMOTION', 'ACHIEVEMENT', 'ADJUSTMENT'])),
  constraint fanfare_credit_grant_terms check (
    amount >= 1 and priority between 0 and 100
    and (expires_at is null or expires_at > effective_at)),
  constraint fanfare_credit_grant_period check (
    period is null or period >= 0 and source = 'ALLOWANCE'),
  constraint fanfare_credit_grant_parent check (parent is null or parent <> id),
  constraint fanfare_credit_grant_left check (
    remaining >= 0 and held >= 0 and remaining + held <= amount)
);

create index fanfare_credit_grant_active on fanfare_credit_grant (active_wallet);

alter table fanfare_credit_wallet add constraint fanfare_credit_wallet_first_grant
  foreign key (id, first_grant) references fanfare_credit_grant (wallet, id);

-- Which grants keep a reservation's credits: a line gives those up to the upto-th, from where the
-- line before it ends. The chain of lines ends at the reservation's amount.
create table fanfare_credit_reservation_line (
  reservation uuid not null,
  upto bigint not null,
  prev bigint, -- where the line before ends; null for the first line
  grant_id uuid not null references fanfare_credit_grant (id),
  primary key (reservation, upto),
  constraint fanfare_credit_reservation_line_chain
    foreign key (reservation, prev) references fanfare_credit_reservation_line (reservation, upto),
  constraint fanfare_credit_reservation_line_once unique (reservation, prev),
  constraint fanfare_credit_reservation_line_amount check (
    upto >= 1 and (prev is null or prev >= 1 and prev < upto))
);

-- Credits put aside for a job.
create table fanfare_credit_reservation (
  id uuid primary key,
  wallet uuid not null references fanfare_credit_wallet (id),
  amount bigint not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  state varchar(16) not null,
  settled bigint not null,
  closed_at timestamp(6) with time zone,
  open_wallet uuid generated always as (case when state = 'OPEN' then wallet end),
  constraint fanfare_credit_reservation_of_wallet unique (wallet, id),
  constraint fanfare_credit_reservation_settled unique (id, settled),
  constraint fanfare_credit_reservation_lines
    foreign key (id, amount) references fanfare_credit_reservation_line (reservation, upto),
  constraint fanfare_credit_reservation_amount check (amount between 1 and 1000000000000),
  constraint fanfare_credit_reservation_time check (expires_at > created_at),
  constraint fanfare_credit_reservation_state check (
    state = any(array['OPEN', 'SETTLED', 'RELEASED', 'EXPIRED'])
    and (state = 'OPEN') = (closed_at is null)
    and settled between 0 and amount
    and (state = 'SETTLED' or settled = 0))
);

create index fanfare_credit_reservation_open on fanfare_credit_reservation (open_wallet);

-- Which grants paid a charge; the same chain as a reservation's.
create table fanfare_credit_charge_line (
  charge uuid not null,
  upto bigint not null,
  prev bigint,
  grant_id uuid not null references fanfare_credit_grant (id),
  primary key (charge, upto),
  constraint fanfare_credit_charge_line_chain
    foreign key (charge, prev) references fanfare_credit_charge_line (charge, upto),
  constraint fanfare_credit_charge_line_once unique (charge, prev),
  constraint fanfare_credit_charge_line_amount check (
    upto >= 1 and (prev is null or prev >= 1 and prev < upto))
);

-- Credits that were used. Whoever settles a reservation is its only charge, of what it says.
create table fanfare_credit_charge (
  id uuid primary key,
  wallet uuid not null references fanfare_credit_wallet (id),
  amount bigint not null,
  at timestamp(6) with time zone not null,
  reservation uuid,
  refunded bigint not null,
  constraint fanfare_credit_charge_of_wallet unique (wallet, id),
  constraint fanfare_credit_charge_reservation unique (reservation),
  constraint fanfare_credit_charge_lines
    foreign key (id, amount) references fanfare_credit_charge_line (charge, upto),
  constraint fanfare_credit_charge_settles
    foreign key (reservation, amount) references fanfare_credit_reservation (id, settled),
  constraint fanfare_credit_charge_amount check (amount between 1 and 1000000000000),
  constraint fanfare_credit_charge_refund check (refunded between 0 and amount)
);

-- The statement: a chain of lines, each with the figures of the line before it. Nothing in it can be
-- changed or taken out, and a wallet's figures are those of its last line.
create table fanfare_credit_entry (
  wallet uuid not null,
  seq bigint not null,
  at timestamp(6) with time zone not null,
  kind varchar(16) not null,
  amount bigint not null,
  prev_seq bigint, -- null for the first line
  prev_at timestamp(6) with time zone,
  prev_available bigint not null,
  prev_reserved bigint not null,
  available_after bigint not null,
  reserved_after bigint not null,
  -- What it is about: one of these.
  grant_id uuid,
  reservation uuid,
  charge uuid,
  source varchar(16),
  primary key (wallet, seq),
  -- Also finds lines by time.
  constraint fanfare_credit_entry_end unique (wallet, at, seq, available_after, reserved_after),
  constraint fanfare_credit_entry_chain
    foreign key (wallet, prev_at, prev_seq, prev_available, prev_reserved)
    references fanfare_credit_entry (wallet, at, seq, available_after, reserved_after),
  constraint fanfare_credit_entry_grant
    foreign key (wallet, grant_id) references fanfare_credit_grant (wallet, id),
  constraint fanfare_credit_entry_reservation
    foreign key (wallet, reservation) references fanfare_credit_reservation (wallet, id),
  constraint fanfare_credit_entry_charge
    foreign key (wallet, charge) references fanfare_credit_charge (wallet, id),
  constraint fanfare_credit_entry_seq check (
    seq >= 1
    and (prev_seq is null) = (seq = 1)
    and (prev_at is null) = (seq = 1)
    and (prev_seq is null or prev_seq = seq - 1)
    and (prev_at is null or prev_at <= at)
    and (prev_seq is not null or prev_available = 0 and prev_reserved = 0)),
  constraint fanfare_credit_entry_figures check (
    amount >= 0 and available_after >= 0 and reserved_after >= 0),
  constraint fanfare_credit_entry_source check (
    source is null
    or source = any(array['ALLOWANCE', 'PURCHASE', 'PROMOTION', 'ACHIEVEMENT', 'ADJUSTMENT'])),
  -- Every kind says what it does to the figures, and what it is about.
  constraint fanfare_credit_entry_kind check (
    case kind
      when 'GRANTED' then grant_id is not null and reservation is null and charge is null
        and available_after = prev_available + amount and reserved_after = prev_reserved
      when 'CARRIED_OVER' then grant_id is not null and reservation is null and charge is null
        and available_after = prev_available and reserved_after = prev_reserved
      when 'EXPIRED' then grant_id is not null and reservation is null and charge is null
        and available_after = prev_available - amount and reserved_after = prev_reserved
      when 'RESERVED' then grant_id is null and reservation is not null and charge is null
        and available_after = prev_available - amount and reserved_after = prev_reserved + amount
      when 'SETTLED' then grant_id is null and (reservation is null) = (charge is not null)
        and (charge is not null) = (amount > 0)
        and available_after >= prev_available
        and available_after + reserved_after + amount = prev_available + prev_reserved
      when 'RELEASED' then grant_id is null and reservation is not null and charge is null
        and available_after = prev_available + amount and reserved_after = prev_reserved - amount
      when 'LAPSED' then grant_id is null and reservation is not null and charge is null
        and available_after = prev_available + amount and reserved_after = prev_reserved - amount
      when 'SPENT' then grant_id is null and reservation is null and charge is not null
        and available_after = prev_available - amount and reserved_after = prev_reserved
      when 'REFUNDED' then grant_id is null and reservation is null and charge is not null
        and available_after = prev_available + amount and reserved_after = prev_reserved
      else false
    end)
);

alter table fanfare_credit_wallet add constraint fanfare_credit_wallet_statement
  foreign key (id, last_at, last_entry, available, reserved)
  references fanfare_credit_entry (wallet, at, seq, available_after, reserved_after);
